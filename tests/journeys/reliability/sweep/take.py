"""One time that a scene is played."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.reliability.waiting import change, eventually, rows
from tests.sentences import tells
from tests.stage import Stage, words

LATER = "what is asked for later"


class Take:
    """One time that a scene is played, and what has come of it."""

    def __init__(self, stage: Stage, video: Message) -> None:
        self.stage = stage
        self.video = video
        """a finished video that stands there from before"""
        self._tasks_before = len(rows(stage.folder, "SELECT 1 FROM tasks"))
        self._last_before = max(stage.there())
        self._presses: list[asyncio.Task[object]] = []

    @property
    def tasks(self) -> list[tuple[str, str]]:
        """The prompt and the status of each new video."""
        found = rows(self.stage.folder, "SELECT request, status FROM tasks ORDER BY id")
        new = found[self._tasks_before :]
        return [(json.loads(request)["prompt"], status) for request, status in new]

    @property
    def prompts(self) -> list[str]:
        """The prompts of new videos, but for the one that everybody asks for later."""
        return [prompt for prompt, _ in self.tasks if prompt != LATER]

    def is_in_progress(self, prompt: str) -> bool:
        """Whether a prompt was taken once, and is still meant to be bought."""
        (status,) = (status for each, status in self.tasks if each == prompt)
        return status in {"queued", "submitting"}

    def said(self, key: str) -> int:
        """Return how often the bot has said a sentence."""
        shown = self.stage.telegram.messages(self.stage.chat)
        ours = [m.text for m in shown if m.sender is None and m.id > self._last_before]
        return sum(tells(text, key) for text in ours)

    async def press(self, message: Message, label: str, who: Person | None = None) -> None:
        """Press a button, whose answer may never come."""
        pressing = self.stage.press(self.stage.now(message), label, who)
        self._presses.append(asyncio.create_task(pressing))
        await asyncio.sleep(0)

    async def hears(self, message: Message, key: str) -> Message:
        """Return the sentence that answers a message."""
        return await self.stage.answer_to(message, lambda m: tells(m.text, key))

    async def agrees(self, cancel: Message) -> None:
        """Say yes where a ``/cancel`` has met a submit on its way, and asks."""
        keys = ("cancel-done", "refusal-already-paid")
        said = await self.stage.answer_to(cancel, lambda m: any(tells(m.text, k) for k in keys))
        if tells(said.text, "refusal-already-paid"):
            await self.press(said, words("button-cancel-anyway"))
        await eventually(lambda: tells(self.stage.now(said).text, "cancel-done"))

    async def insists(
        self,
        progress: Message,
        label: str,
        is_done: Callable[[], bool],
        pause: float = 1.0,
    ) -> None:
        """Press until all is cancelled: a submit may be on its way, of which that asks.

        ``pause`` is how many seconds a press has for its effect.
        """
        while not is_done():
            shown = self.stage.now(progress)
            asks = tells(shown.text, "refusal-already-paid")
            await self.press(shown, words("button-cancel-anyway") if asks else label)
            with suppress(TimeoutError):
                await eventually(is_done, patience=pause)

    async def is_over(self) -> None:
        """Clear the stage: nothing is in progress any more."""
        for pressing in self._presses:
            pressing.cancel()
        await asyncio.gather(*self._presses, return_exceptions=True)
        end = "SET status = 'failed', reason = 'lost', outcome_notified = true, lease_owner = NULL"
        await change(self.stage, f"UPDATE tasks {end} WHERE NOT outcome_notified")

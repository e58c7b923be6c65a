"""The log of a day: every step of a video, and nothing of what people have written."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from bot.chat.orders import Order, Orders
from sandbox.journal import Json
from sandbox.provider.errors import ApiError
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal
from sandbox.telegram.world import World
from tests.journeys.logs import Log, logging_to_memory
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage, jpeg

WORD = "xylophonist"
"""What nobody but the people in the chat says."""

TROUBLED = {
    "bot.chat.handling",
    "bot.chat.outgoing.videos",
    "bot.pipeline.submit",
    "bot.store.tasks.status_log",
}
"""Who has something to tell of the day."""


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    with logging_to_memory(monkeypatch) as logged:
        yield logged


async def test_every_step_of_a_video_is_a_line(stage: Stage, logged: Log) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox"))
    lines = logged.lines(event="task")
    steps = [line["status"] for line in lines]
    assert steps == ["queued", "submitting", "generating", "ready", "delivered"]
    (task,) = {line["task"] for line in lines}
    assert {line["chat"] for line in lines} == {stage.chat.id}
    assert {line["model"] for line in lines} == {stage.creates()[0]["model"]}
    seconds = [line["seconds"] for line in lines]
    assert seconds == sorted(seconds)
    assert isinstance(task, int)
    assert [line["cost"] is not None for line in lines] == [False, False, False, True, True]
    assert Decimal(lines[-1]["cost"]) > 0


async def test_a_failure_is_a_line_with_its_reason(stage: Stage, logged: Log) -> None:
    stage.sandbox.provider.next("safety")
    async with stage.bot():
        await failure(stage, "/veo something")
    (line,) = logged.lines(event="task", status="failed")
    assert line["reason"] == "safety"


async def test_nothing_that_people_write_is_logged(
    stage: Stage, logged: Log, monkeypatch: pytest.MonkeyPatch, on: On
) -> None:
    await day(stage, monkeypatch, on)
    assert {line["logger"] for line in logged.lines()} >= TROUBLED
    assert logged.lines(level="error")
    assert [line for line in logged.text.splitlines() if WORD in line.lower()] == []


async def test_with_log_prompts_they_are(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, on: On
) -> None:
    with logging_to_memory(monkeypatch, prompts=True) as logged:
        await day(stage, monkeypatch, on, log_prompts=True)
    (prompt,) = [line for line in logged.lines() if f"a {WORD} plays" in line["event"]]
    assert prompt["level"] == "info"
    errors = [line.get("exception", "") for line in logged.lines(level="error")]
    assert [text for text in errors if f"never heard of a {WORD}" in text]


async def day(stage: Stage, patch: pytest.MonkeyPatch, on: On, **settings: Any) -> None:
    """Use the word everywhere; the provider and Telegram quote it, and so does a bug of ours."""
    place, forbidden = Orders.place, f"a {WORD} that meets a bug"

    async def stumbles(orders: Orders, order: Order, *rest: Any, **more: Any) -> Any:
        if order.request.prompt == forbidden:
            raise RuntimeError(f"never heard of a {WORD}")
        return await place(orders, order, *rest, **more)

    refused: list[Call] = []

    async def quotes_once(world: World, call: Call, real: Method) -> Json:
        refused.append(call)
        if len(refused) == 1:
            raise Refusal(400, f'Bad Request: unsupported start tag "{WORD}" at byte offset 5')
        return await real(world, call)

    patch.setattr(Orders, "place", stumbles)
    on("sendVideo", quotes_once)
    async with stage.bot(user_active_limit=0, **settings):
        await stage.video_for(await stage.says(f"/veo a {WORD} plays"))
        await stage.video_for(await stage.says(f"/veo {WORD} --no {WORD}s", photo=jpeg()))
        await stage.answer_to(await stage.says(f"/veo a fox --{WORD} 1"))
        await stage.answer_to(await stage.says(f"/veo a fox --ar {WORD}"))
        await stage.answer_to(await stage.says(f"/budget {WORD} 1"))
        await refused_by_the_provider(stage, patch, 400)
        await out_of_order(stage, patch)
        stage.telegram.push({"message": {"message_id": WORD, "text": WORD}})
        await stage.answer_to(await stage.says(f"/veo {forbidden}"))


async def refused_by_the_provider(stage: Stage, patch: pytest.MonkeyPatch, status: int) -> None:
    with patch.context() as now:
        now.setattr("sandbox.provider.app.check", quoting(status))
        await failure(stage, f"/veo another {WORD}")


async def out_of_order(stage: Stage, patch: pytest.MonkeyPatch) -> None:
    """Ask while the provider answers with its word, until that has been logged."""
    with patch.context() as now:
        now.setattr("sandbox.provider.app.check", quoting(503))
        tried = len(stage.sandbox.journal.of("create"))
        asked = await stage.says(f"/veo one more {WORD}")
        await stage.until(lambda: len(stage.sandbox.journal.of("create")) > tried)
    await stage.video_for(asked)


def quoting(status: int) -> Any:
    def refuse(_: object) -> None:
        raise ApiError(status, f"what is a {WORD}?")

    return refuse


async def failure(stage: Stage, text: str) -> None:
    await stage.answer_to(await stage.says(text), lambda m: m.text.startswith("⚠️"))

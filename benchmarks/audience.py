"""An audience: many people who ask for a video at once, and what becomes of their requests."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from benchmarks.tally import Tally, tallying
from sandbox import Sandbox
from sandbox.provider.generation import Generation
from sandbox.telegram import Chat, Message, Person
from sandbox.telegram.events import Event, MessageDeleted, MessageSeen

REAL_SECONDS = 60.0
"""How long the model of whoever names none usually takes, in life and in the sandbox."""

_PATIENCE = 180.0


@dataclass
class Request:
    """A request for a video. Times are in seconds since 1970, by the sandbox's clock."""

    person: Person
    chat: Chat
    prompt: str
    asked_at: float = 0.0
    answered_at: float | None = None
    """when the bot first answered, by words or by the video itself"""
    delivered_at: float | None = None


@dataclass(frozen=True)
class Served:
    """How a crowd was served. Times are in seconds since it asked."""

    answered: float
    """when the last of those in private chats had an answer: groups have a pace of their own"""
    delivered: float
    """when the last of them had the video"""
    done: float
    """when no progress message was left"""
    lateness: list[float]
    """from each video's end at the provider until it was in the chat, sorted"""
    handed_over: list[float]
    """from the look that found each video until it was in the chat, sorted"""
    looks: float
    """at the provider, for each video"""
    calls: int
    """to Telegram: those that its limits count"""
    refused: int


class Audience:
    """People in private chats and groups, each of whom asks for one video."""

    def __init__(self, sandbox: Sandbox, name: str) -> None:
        """Take a name that no other crowd of this sandbox has."""
        self._sandbox = sandbox
        self._name = name
        self._requests: dict[tuple[int, int], Request] = {}
        self._by_chat: dict[int, Request] = {}
        self._shown: set[tuple[int, int]] = set()
        self._changed = asyncio.Event()

    async def served(self, people: int, groups: Iterable[int] = ()) -> Served:
        """Let so many people ask in private, and so many in each of the groups; return how it went.

        Raises:
            TimeoutError: not all of them got a video and no more.
        """
        stop = self._sandbox.telegram.world.events.listen(self._see)
        try:
            with tallying(self._sandbox) as tally:
                await self._ask(self._people(people, groups))
                await asyncio.wait_for(self._all_done(), _PATIENCE)
                return self._result(tally)
        finally:
            stop()

    def _people(self, people: int, groups: Iterable[int]) -> list[Request]:
        alone = [self._request(f"{number}") for number in range(people)]
        together = [
            each
            for place, size in enumerate(groups)
            for each in self._group(f"group {place}", size)
        ]
        return alone + together

    def _request(self, number: str) -> Request:
        person = self._sandbox.telegram.person(f"{self._name} {number}")
        chat = self._sandbox.telegram.private(person)
        return Request(person, chat, f"a red fox, {self._name} {number}")

    def _group(self, title: str, size: int) -> list[Request]:
        asked = [self._request(f"{title} {number}") for number in range(size)]
        group = self._sandbox.telegram.group(title, [each.person for each in asked])
        for each in asked:
            each.chat = group
        return asked

    async def _ask(self, requests: list[Request]) -> None:
        telegram, name = self._sandbox.telegram, self._sandbox.username
        for request in requests:
            request.asked_at = self._sandbox.now()
            text = f"/veo{'@' + name if request.chat.is_group else ''} {request.prompt}"
            message = await telegram.send(request.person, request.chat, text)
            self._requests[message.key] = request
            if not request.chat.is_group:
                self._by_chat[request.chat.id] = request

    def _see(self, event: Event) -> None:
        if isinstance(event, MessageSeen) and event.message.sender is None:
            self._note(event.message)
        elif isinstance(event, MessageDeleted):
            self._shown.discard(event.message.key)
        self._changed.set()

    def _note(self, message: Message) -> None:
        request = self._answered_by(message)
        if request is None:
            return
        request.answered_at = request.answered_at or self._sandbox.now()
        if message.video or message.animation:
            request.delivered_at = request.delivered_at or self._sandbox.now()
        else:
            self._shown.add(message.key)

    def _answered_by(self, message: Message) -> Request | None:
        """Return whom a message is for; in private it need not be a reply."""
        if message.reply_to is not None:
            return self._requests.get(message.reply_to.key)
        return self._by_chat.get(message.chat.id)

    async def _all_done(self) -> None:
        while self._shown or not all(each.delivered_at for each in self._requests.values()):
            self._changed.clear()
            await self._changed.wait()

    def _result(self, tally: Tally) -> Served:
        requests = self._requests.values()
        begun = min(each.asked_at for each in requests)
        made = {each.request["prompt"]: each for each in self._generations}
        arrivals = [(each.delivered_at or 0.0, made[each.prompt]) for each in requests]
        return Served(
            answered=max(each.answered_at or 0.0 for each in self._by_chat.values()) - begun,
            delivered=max(at for at, _ in arrivals) - begun,
            done=self._sandbox.now() - begun,
            lateness=sorted(at - video.ended_at for at, video in arrivals),
            handed_over=sorted(at - tally.found_at[video.id] for at, video in arrivals),
            looks=mean(video.fetches for _, video in arrivals),
            calls=tally.calls,
            refused=tally.refused,
        )

    @property
    def _generations(self) -> Iterable[Generation]:
        return self._sandbox.provider.generations.values()

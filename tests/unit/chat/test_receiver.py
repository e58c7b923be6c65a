"""Whatever comes in place of updates, receiving goes on, and nothing is confirmed unstored."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from telegram.error import InvalidToken, NetworkError, TimedOut
from telegram.request import BaseRequest

from bot.chat.incoming.mailbox import Mailbox
from bot.chat.receiving import Receiver
from bot.composition.clients import trusted_authorities
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.rivals import Rivals
from bot.store.schema import inbox as table
from tests.clock import MovableClock
from tests.unit.chat.scene import message
from tests.unit.chat.wire import ok, refused

Poll = tuple[int, bytes] | Exception
FULL = 100
LONG_POLL = 30


@dataclass
class Polls(BaseRequest):
    """Answers the polls of a test one by one, and lets the last one wait."""

    answers: list[Poll] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    is_over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        query = parse_qs(urlsplit(url).query)
        self.asked.append({name: values[0] for name, values in query.items()})
        if not self.answers:
            self.is_over.set()
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def offsets(self) -> list[int]:
        return [int(asked["offset"]) for asked in self.asked]


@dataclass
class Scene:
    """A receiver, and what it does between the answers of a test."""

    receiver: Receiver
    polls: Polls
    database: Database
    pauses: list[float]
    wakes: list[None]
    reached: list[None]
    """how often Telegram has answered"""

    async def receives(self, *answers: Poll) -> None:
        """Receive until all of these were given."""
        self.polls.answers = [*answers]
        receiving = asyncio.create_task(self.receiver.receive())
        is_over = asyncio.create_task(self.polls.is_over.wait())
        await asyncio.wait([receiving, is_over], return_when=asyncio.FIRST_COMPLETED)
        is_over.cancel()
        if not receiving.done():
            receiving.cancel()
        await asyncio.gather(receiving, return_exceptions=True)
        error = None if receiving.cancelled() else receiving.exception()
        if error:
            raise error

    async def stored(self) -> list[int]:
        async with self.database.read() as connection:
            return sorted(await connection.scalars(sa.select(table.c.update_id)))

    @contextmanager
    def changed(self, change: str, back: str) -> Iterator[None]:
        """Change the database for a while, as somebody else does."""
        self.execute(change)
        yield
        self.execute(back)

    def execute(self, statement: str) -> None:
        assert self.database.path
        with sqlite3.connect(self.database.path) as connection:
            connection.execute(statement)
        connection.close()


@pytest.fixture
def scene(
    database: Database, inbox: Inbox, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> Scene:
    pauses: list[float] = []
    wakes: list[None] = []
    reached: list[None] = []

    async def pass_at_once(seconds: float) -> None:
        pauses.append(seconds)

    mailbox = Mailbox(inbox, clock, lambda: wakes.append(None))
    mailbox.open()
    wakes.clear()
    receiver = Receiver(
        "https://telegram.example/bot42:TEST",
        mailbox,
        ["message"],
        lambda: reached.append(None),
        Rivals(database, clock).met,
        trusted_authorities(),
        LONG_POLL,
    )
    polls = Polls()
    monkeypatch.setattr(receiver, "_request", polls)
    monkeypatch.setattr(asyncio, "sleep", pass_at_once)
    return Scene(receiver, polls, database, pauses, wakes, reached)


def updates(*ids: int) -> Poll:
    return ok([message(update_id) for update_id in ids])


def too_many(seconds: int) -> Poll:
    return refused(429, "Too Many Requests", retry_after=seconds)({})


async def test_what_is_stored_is_confirmed_by_the_next_poll(scene: Scene) -> None:
    await scene.receives(updates(5, 7), updates(8), updates())
    assert scene.polls.offsets == [0, 8, 9, 9]
    assert await scene.stored() == [5, 7, 8]
    assert len(scene.wakes) == 2
    assert scene.pauses == []


NESTED = b'{"ok": true, "result": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"
FAILED: dict[str, Poll] = {
    "nothing": (200, b""),
    "html": (200, b"<html>Welcome to the hotel's network</html>"),
    "no result": (200, b'{"ok": true}'),
    "a number": (200, b"7"),
    "a list": (200, b"[7]"),
    "an object as result": ok({}),
    "no updates among the updates": ok([1, None, "two", {}]),
    "200,000 lists in each other": (200, NESTED),
    "no text": (200, b"\xff\xfe"),
    "a proxy's page": (502, b"<html>Bad Gateway</html>"),
    "an error without words": (500, b"{}"),
    "somebody else receives": refused(409, "Conflict: terminated by other getUpdates")({}),
    "a pause": too_many(7),
    "silence": TimedOut(),
    "no network": NetworkError("no route"),
    "a bug of the library": RuntimeError("unexpected"),
    "no memory": MemoryError(),
}


@pytest.mark.parametrize("failed", FAILED.values(), ids=FAILED)
async def test_a_poll_that_failed_confirms_nothing_and_is_tried_again(
    scene: Scene, failed: Poll
) -> None:
    await scene.receives(updates(1), failed, failed, updates(2))
    assert scene.polls.offsets == [0, 2, 2, 2, 3]
    assert await scene.stored() == [1, 2]
    assert len(scene.reached) == 2
    assert len(scene.pauses) == 2
    assert min(scene.pauses) > 0


@pytest.mark.parametrize("failed", FAILED.values(), ids=FAILED)
async def test_after_a_poll_that_failed_nobody_knows_what_waits_at_telegram(
    scene: Scene, failed: Poll
) -> None:
    known = []
    for answer in (updates(1), failed, updates()):
        scene.polls.is_over.clear()
        await scene.receives(answer)
        known.append(scene.receiver.is_caught_up)
    assert known == [True, False, True]


async def test_while_more_may_wait_at_telegram_a_poll_does_not_wait(scene: Scene) -> None:
    await scene.receives(updates(*range(1, FULL + 1)), updates(FULL + 1), updates())
    asked = [int(asked["timeout"]) for asked in scene.polls.asked]
    assert asked == [0, 0, LONG_POLL, LONG_POLL]


async def test_pauses_grow_and_begin_anew_after_a_success(scene: Scene) -> None:
    silence = [TimedOut()] * 10
    await scene.receives(*silence, updates(1), TimedOut())
    *grown, last = scene.pauses
    assert grown == sorted(grown)
    assert grown[-1] <= 15.0
    assert last == grown[0] < grown[1]


@pytest.mark.parametrize(("asked", "pause"), [(7, 7.0), (300, 300.0), (10**8, 300.0)])
async def test_a_pause_that_telegram_asks_for_is_kept_up_to_five_minutes(
    scene: Scene, asked: int, pause: float
) -> None:
    await scene.receives(too_many(asked), updates(1))
    assert scene.pauses == [pause]
    assert await scene.stored() == [1]


async def test_receiving_ends_when_the_token_is_no_longer_valid(scene: Scene) -> None:
    with pytest.raises(InvalidToken):
        await scene.receives(refused(401, "Unauthorized")({}), updates(1))
    assert await scene.stored() == []


async def test_what_is_no_update_is_skipped_and_the_rest_is_stored(scene: Scene) -> None:
    raws = [message(1), None, {"update_id": "2"}, [message(3)], message(4)]
    await scene.receives(ok(raws))
    assert scene.polls.offsets == [0, 5]
    assert await scene.stored() == [1, 4]


REFUSE_TWO = (
    "CREATE TRIGGER refuse BEFORE INSERT ON inbox WHEN NEW.update_id = 2 "
    "BEGIN SELECT RAISE(ABORT, 'not this one'); END"
)


async def test_one_update_that_cannot_be_stored_costs_no_other(scene: Scene) -> None:
    with scene.changed(REFUSE_TWO, back="DROP TRIGGER refuse"):
        await scene.receives(updates(1, 2, 3), updates(4))
    assert scene.polls.offsets == [0, 4, 5]
    assert await scene.stored() == [1, 3, 4]
    assert scene.pauses == []


async def test_a_batch_of_which_nothing_can_be_stored_is_passed(scene: Scene) -> None:
    with scene.changed(REFUSE_TWO, back="DROP TRIGGER refuse"):
        await scene.receives(updates(2), updates(4))
    assert scene.polls.offsets == [0, 3, 5]
    assert await scene.stored() == [4]


async def test_nothing_is_confirmed_while_the_database_does_not_answer(scene: Scene) -> None:
    with scene.changed("ALTER TABLE inbox RENAME TO gone", back="ALTER TABLE gone RENAME TO inbox"):
        await scene.receives(updates(1, 2), updates(1, 2))
    assert scene.polls.offsets == [0, 0, 0]
    assert not scene.receiver.is_caught_up
    scene.polls.is_over.clear()
    await scene.receives(updates(1, 2))
    assert scene.polls.offsets[-2:] == [0, 3]
    assert await scene.stored() == [1, 2]


async def test_updates_are_asked_for_by_kind_in_every_poll(scene: Scene) -> None:
    await scene.receives(updates(), TimedOut())
    assert [json.loads(asked["allowed_updates"]) for asked in scene.polls.asked] == [
        ["message"]
    ] * 3

"""What becomes of an update, whatever its handlers do."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Update
from telegram.error import TimedOut
from telegram.ext import Application, ContextTypes, TypeHandler

from bot.chat import handling
from bot.chat.application import VeogramApplication
from bot.chat.buttons import ButtonCodec
from bot.chat.context import Context
from bot.chat.handling import UpdateHandling
from bot.chat.incoming.presses import PressReader
from bot.chat.outgoing.sender import Sender
from bot.chat.receiving import received_from
from bot.errors import (
    ChatGone,
    ChatMigrated,
    ChatOutcomeUnknown,
    ChatRefused,
    FloodWait,
    LimitReached,
    NothingToCancel,
    NotTheirs,
    Postponed,
    StoreUnavailable,
    TooManyPictures,
    TopicUnavailable,
    VeogramError,
)
from bot.store.chats import Chats
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.inbox import Inbox, InboxRow
from bot.store.moves import Moves
from bot.store.tasks import TaskQueries
from bot.texts import texts_for
from tests.clock import MovableClock
from tests.unit.chat.wire import TOKEN, Wire, bot_over, failing, ok, refused

EN = texts_for("en")
HOUR = 3600.0
ANNA = {"id": 1, "is_bot": False, "first_name": "Anna", "language_code": "en"}
PRIVATE = {"id": 1, "type": "private"}


def message(update_id: int, chat_id: int = 1) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private"}
    sent = {"message_id": update_id, "date": 1, "chat": chat, "from": ANNA, "text": "hello"}
    return {"update_id": update_id, "message": sent}


def press(update_id: int, data: str) -> dict[str, Any]:
    under = {"message_id": 5, "date": 1, "chat": PRIVATE}
    query = {"id": "q", "from": ANNA, "chat_instance": "1", "message": under, "data": data}
    return {"update_id": update_id, "callback_query": query}


@dataclass
class Scene:
    """The inbox, and an application with one handler that does what a test says."""

    clock: MovableClock
    inbox: Inbox
    wire: Wire
    handle: UpdateHandling
    outcomes: Iterable[Exception | None] = ()
    handled: list[int] = field(default_factory=list)
    ages: list[float] = field(default_factory=list)

    async def handler(self, update: Update, context: Context) -> None:
        self.handled.append(update.update_id)
        await context.prepare(update)
        self.ages.append(context.age)
        error = next(iter(self.outcomes), None)
        self.outcomes = [*self.outcomes][1:] if isinstance(self.outcomes, list) else self.outcomes
        if error:
            raise error

    async def store(self, *raws: dict[str, Any]) -> None:
        await self.inbox.store(
            [received for raw in raws if (received := received_from(raw))], self.clock()
        )

    async def due(self) -> list[InboxRow]:
        """Claim what is due, as the worker does."""
        return list(await self.inbox.claim("test", self.clock(), 20.0, 100, held=()))

    async def tick(self) -> list[int]:
        """Handle what is due; return the ids of it."""
        rows = await self.due()
        for row in rows:
            await self.handle(row)
        return sorted(row.update_id for row in rows)

    async def after(self, seconds: float) -> list[int]:
        """Let time pass, and handle what is due then."""
        self.clock.advance(seconds)
        return await self.tick()

    @property
    def said(self) -> list[str]:
        """What the person has read."""
        return [call["text"] for call in self.wire.of("sendMessage")]


@pytest.fixture
async def scene(database: Database, inbox: Inbox, clock: MovableClock) -> AsyncIterator[Scene]:
    wire = Wire()
    bot = bot_over(wire)
    codec = ButtonCodec(TOKEN)
    services = SimpleNamespace(
        clock=clock,
        chats=Chats(database),
        sender=Sender(bot, clock),
        presses=PressReader(codec, Moves(database), TaskQueries(database), Drafts(database)),
    )
    contexts: Any = ContextTypes(context=Context, bot_data=cast("type", lambda: services))
    builder: Any = Application.builder().application_class(VeogramApplication).bot(bot)
    application = cast(
        "VeogramApplication",
        builder.updater(None).job_queue(None).context_types(contexts).build(),
    )
    made = Scene(clock, inbox, wire, UpdateHandling(application, inbox, clock))
    application.add_handler(TypeHandler(Update, made.handler))
    async with application:
        yield made


async def test_what_was_handled_is_done(scene: Scene) -> None:
    await scene.store(message(1), message(2))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]
    assert await scene.after(25 * HOUR) == []
    assert scene.handled == [1, 2]


async def test_a_handler_knows_how_long_its_update_has_waited(scene: Scene) -> None:
    await scene.store(message(1), press(2, "x"))
    assert await scene.after(70) == [1]
    assert await scene.tick() == [2]
    assert scene.ages == [70, 70]


@pytest.mark.parametrize(
    ("error", "pause"), [(FloodWait(7), 7.0), (StoreUnavailable("locked"), 1.0)]
)
async def test_what_holds_up_the_whole_chat_keeps_its_order(
    scene: Scene, error: VeogramError, pause: float
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1), message(2), message(3, chat_id=3))
    assert await scene.tick() == [1, 3]
    assert await scene.after(pause - 0.5) == []
    assert await scene.after(0.5) == [1]
    assert await scene.tick() == [2]
    assert scene.handled == [1, 3, 1, 2]


async def test_a_database_that_stays_away_is_never_a_failure_of_the_update(scene: Scene) -> None:
    scene.outcomes = [StoreUnavailable("locked")] * 20
    await scene.store(message(1))
    for _ in range(20):
        assert await scene.after(1) == [1]
    assert await scene.after(1) == [1]
    assert await scene.after(HOUR) == []
    assert scene.said == []


@pytest.mark.parametrize(
    ("error", "pause"), [(Postponed(1.5), 1.5), (ChatOutcomeUnknown(), 2.0), (KeyError("x"), 2.0)]
)
async def test_what_holds_up_only_itself_steps_aside(
    scene: Scene, error: Exception, pause: float
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1), message(2))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]
    assert await scene.after(pause - 0.5) == []
    assert await scene.after(0.5) == [1]
    assert scene.handled == [1, 2, 1]


async def test_an_answer_that_does_not_get_through_is_tried_for_a_day_with_growing_pauses(
    scene: Scene,
) -> None:
    scene.outcomes = repeat(ChatOutcomeUnknown())
    await scene.store(message(1))
    await scene.tick()
    pauses = []
    while due_at := await scene.inbox.next_due(scene.clock(), scene.clock() + HOUR):
        pauses.append(due_at - scene.clock())
        await scene.after(pauses[-1])
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (2.0, 300.0)
    assert 24 * HOUR < sum(pauses) <= 24 * HOUR + 300
    assert scene.said == []


@pytest.mark.parametrize(
    "error",
    [ChatGone(), ChatRefused("no"), ChatMigrated(-5), TopicUnavailable()],
    ids=lambda error: type(error).__name__,
)
async def test_a_chat_that_cannot_be_answered_is_left_alone(
    scene: Scene, error: VeogramError
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1))
    assert await scene.tick() == [1]
    assert await scene.after(25 * HOUR) == []
    assert scene.said == []


async def test_a_bug_is_tried_five_times_and_then_said_once(scene: Scene) -> None:
    scene.outcomes = repeat(KeyError("x"))
    await scene.store(message(1))
    for _ in range(100):
        await scene.after(30)
    assert scene.handled == [1] * 5
    assert scene.said == [EN("refusal-broken")]


async def test_a_bug_that_goes_away_is_never_mentioned(scene: Scene) -> None:
    scene.outcomes = [KeyError("x")] * 4
    await scene.store(message(1))
    for _ in range(100):
        await scene.after(30)
    assert scene.handled == [1] * 5
    assert scene.said == []


async def test_an_apology_that_does_not_get_through_is_tried_again(scene: Scene) -> None:
    scene.outcomes = repeat(KeyError("x"))
    scene.wire.answers["sendMessage"] = failing(TimedOut())
    await scene.store(message(1))
    for _ in range(20):
        await scene.after(30)
    assert len(scene.said) > 1
    scene.wire.calls.clear()
    del scene.wire.answers["sendMessage"]
    for _ in range(100):
        await scene.after(300)
    assert scene.said == [EN("refusal-broken")]
    assert scene.handled == [1] * 5


async def test_an_apology_that_meets_a_bug_itself_is_given_up(scene: Scene) -> None:
    scene.outcomes = repeat(KeyError("x"))
    scene.wire.answers["sendMessage"] = lambda _: ok({"message_id": 5})
    await scene.store(message(1))
    for _ in range(100):
        await scene.after(300)
    assert len(scene.said) == 1


async def test_where_nobody_waits_for_an_answer_nobody_is_told(scene: Scene) -> None:
    member = {"user": {"id": 42, "is_bot": True, "first_name": "Bot"}, "status": "left"}
    change = {"chat": PRIVATE, "from": ANNA, "date": 1}
    update = {**change, "old_chat_member": member, "new_chat_member": member}
    scene.outcomes = repeat(KeyError("x"))
    await scene.store({"update_id": 1, "my_chat_member": update})
    for _ in range(100):
        await scene.after(30)
    assert (scene.handled, scene.said) == ([1] * 5, [])


async def test_what_hangs_is_given_up_and_holds_up_nobody_for_ever(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_: Update, __: Context) -> None:
        await asyncio.Event().wait()

    assert handling._SECONDS <= 60
    monkeypatch.setattr(handling, "_SECONDS", 0.01)
    application = scene.handle._application
    application.handlers[0] = [TypeHandler(Update, hang)]
    await scene.store(message(1), message(2))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]


async def test_a_bug_outside_of_the_handlers_counts_like_any_other(scene: Scene) -> None:
    await scene.store(message(1))
    for _ in range(5):
        [row] = await scene.due()
        await scene.handle.put_off(row)
        scene.clock.advance(60)
    assert await scene.tick() == [1]
    assert await scene.after(HOUR) == []
    assert scene.said == [EN("refusal-broken")]


REFUSED: list[tuple[VeogramError, str]] = [
    (NothingToCancel(), EN("refusal-nothing-to-cancel")),
    (NotTheirs(), EN("refusal-not-theirs")),
    (TooManyPictures(4, 3), EN("refusal-too-many-pictures", count=4, limit=3)),
    (LimitReached("user-active", 3, None), EN("refusal-user-active", limit=3)),
]


@pytest.mark.parametrize(("error", "words"), REFUSED, ids=lambda each: type(each).__name__)
async def test_a_refusal_is_said_in_words_and_is_done(
    scene: Scene, error: VeogramError, words: str
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1))
    assert await scene.tick() == [1]
    assert scene.said == [words]
    assert await scene.after(HOUR) == []


async def test_a_refusal_of_a_press_is_said_in_an_alert(scene: Scene) -> None:
    scene.outcomes = [NothingToCancel()]
    await scene.store(press(1, ButtonCodec(TOKEN).write(1, "cancel", 7)))
    await scene.tick()
    [answer] = scene.wire.of("answerCallbackQuery")
    assert answer["text"] == EN("refusal-nothing-to-cancel")
    assert answer["show_alert"]
    assert scene.said == []


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        (refused(429, "Too Many Requests: retry after 7", retry_after=7), 7.0),
        (failing(TimedOut()), 2.0),
        (refused(502, "Bad Gateway"), 2.0),
    ],
    ids=["flood", "silence", "proxy"],
)
async def test_a_refusal_that_was_not_heard_is_said_later(
    scene: Scene, answer: Callable[[dict[str, Any]], tuple[int, bytes]], pause: float
) -> None:
    scene.outcomes = repeat(NotTheirs())
    scene.wire.answers["sendMessage"] = answer
    await scene.store(message(1))
    assert await scene.tick() == [1]
    scene.wire.calls.clear()
    del scene.wire.answers["sendMessage"]
    assert await scene.after(pause) == [1]
    assert scene.said == [EN("refusal-not-theirs")]
    assert await scene.after(HOUR) == []


@pytest.mark.parametrize(("age", "is_handled"), [(29.0, True), (31.0, False)])
async def test_a_stale_inline_query_is_dropped(scene: Scene, age: float, is_handled: bool) -> None:
    query = {"id": "q", "from": ANNA, "query": "", "offset": ""}
    await scene.store({"update_id": 1, "inline_query": query}, message(2))
    scene.clock.advance(age)
    await scene.tick()
    assert sorted(scene.handled) == ([1, 2] if is_handled else [2])
    assert await scene.after(HOUR) == []


async def test_what_cannot_be_recorded_is_left_to_its_lease(
    scene: Scene, database: Database
) -> None:
    await scene.store(message(1))
    [row] = await scene.due()
    assert database.path
    with sqlite3.connect(database.path) as connection:
        connection.execute("ALTER TABLE inbox RENAME TO gone")
    connection.close()
    with pytest.raises(StoreUnavailable):
        await scene.handle(row)

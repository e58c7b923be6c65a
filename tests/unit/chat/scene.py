"""An inbox, and a real application whose only handler does what a test says."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from telegram import Update
from telegram.ext import Application, ContextTypes

from bot.chat.application import VeogramApplication
from bot.chat.buttons import ButtonCodec
from bot.chat.context import Context
from bot.chat.handling import UpdateHandling
from bot.chat.incoming.presses import PressReader
from bot.chat.incoming.updates import received_from
from bot.chat.mending import Mending
from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.quoting import Quoting
from bot.chat.outgoing.sender import Sender
from bot.store.agenda import Agenda
from bot.store.chats import Chats
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.inbox import Inbox, InboxRow
from bot.store.moves import Moves
from bot.store.notices import Notices
from bot.store.refused_messages import RefusedMessages
from bot.store.tasks import TaskQueries, TaskReferences
from tests.clock import MovableClock
from tests.unit.chat.wire import TOKEN, Wire, bot_over

HOUR = 3600.0
CODEC = ButtonCodec(TOKEN)
ANNA = {"id": 1, "is_bot": False, "first_name": "Anna", "language_code": "en"}
PRIVATE = {"id": 1, "type": "private"}

Outcome = Exception | Answer | None
"""What a handler raises, says, or leaves at that."""


def message(update_id: int, chat_id: int = 1) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private"}
    sent = {"message_id": update_id, "date": 1, "chat": chat, "from": ANNA, "text": "hello"}
    return {"update_id": update_id, "message": sent}


def press(update_id: int, data: str, date: int = 1) -> dict[str, Any]:
    """Return a press; with 0 as its date, only the ids of the pressed message are known."""
    under = {"message_id": 5, "date": date, "chat": PRIVATE}
    query = {"id": "q", "from": ANNA, "chat_instance": "1", "message": under, "data": data}
    return {"update_id": update_id, "callback_query": query}


@dataclass
class Scene:
    """What comes in, what is done about it, and what people read."""

    clock: MovableClock
    inbox: Inbox
    agenda: Agenda
    drafts: Drafts
    wire: Wire
    application: VeogramApplication
    outcomes: Iterable[Outcome] = ()
    handled: list[int] = field(default_factory=list)
    ages: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.handle = UpdateHandling(self.application, self.inbox, self.clock)

    async def handler(self, update: Update, context: Context) -> None:
        self.handled.append(update.update_id)
        await context.prepare(update)
        self.ages.append(context.age)
        outcome = next(iter(self.outcomes), None)
        self.outcomes = [*self.outcomes][1:] if isinstance(self.outcomes, list) else self.outcomes
        if isinstance(outcome, Exception):
            raise outcome
        if outcome:
            await context.services.answers.say(outcome)

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

    async def pauses(self) -> list[float]:
        """Handle what is due whenever it is, until nothing is left; return the time between."""
        pauses = []
        while due_at := await self._next_due():
            pauses.append(due_at - self.clock())
            await self.after(pauses[-1])
        return pauses

    async def _next_due(self) -> float | None:
        now = self.clock()
        return (await self.agenda.look([(self.inbox, ())], now, now + 1000 * HOUR))[0].next_at

    @property
    def said(self) -> list[str]:
        """What the person has read, or may have read."""
        return [call["text"] for call in self.wire.of("sendMessage")]

    @property
    def alerts(self) -> list[str]:
        """What the person who pressed has been told."""
        return [call.get("text", "") for call in self.wire.of("answerCallbackQuery")]


def scene_in(database: Database, clock: MovableClock) -> Scene:
    """Return a scene whose application is not running yet, and has no handlers."""
    wire, drafts = Wire(), Drafts(database)
    quoting = Quoting(TaskReferences(database), always=False)
    bot = bot_over(wire, clock)
    services = SimpleNamespace(
        clock=clock,
        chats=Chats(database),
        drafts=drafts,
        notices=Notices(database),
        tasks=TaskQueries(database),
        mending=Mending(RefusedMessages(database), TaskQueries(database), clock),
        answers=Answers(bot, Sender(bot, quoting), InlineMessages(bot), drafts),
        presses=PressReader(CODEC, Moves(database), TaskQueries(database), drafts),
    )
    contexts: Any = ContextTypes(context=Context, bot_data=cast("type", lambda: services))
    builder: Any = Application.builder().application_class(VeogramApplication).bot(bot)
    application = cast(
        "VeogramApplication",
        builder.updater(None).job_queue(None).context_types(contexts).build(),
    )
    return Scene(clock, Inbox(database), Agenda(database), drafts, wire, application)

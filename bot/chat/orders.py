"""The one way to a task."""

import logging
import secrets
from dataclasses import dataclass, replace

from bot.chat.incoming.button_press import ButtonPress
from bot.chat.incoming.permissions import Permissions
from bot.chat.outgoing.answers import Elsewhere
from bot.chat.outgoing.first_answers import FirstAnswers
from bot.chat.questions import Questions
from bot.errors import (
    DearerInChannel,
    EmptyPrompt,
    LimitReached,
    PressInChannel,
    TooDearForChannel,
)
from bot.money.budgets import Scope
from bot.money.credits import Credits
from bot.money.stars import stars_of
from bot.pipeline.alerts import Alert
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock, Operators
from bot.pipeline.prices import Prices
from bot.pipeline.worker import Worker
from bot.settings import Settings
from bot.store.tasks import NewTasks, TaskQueries
from bot.store.tasks.new import NewTask
from bot.tasks.task import Origin, Requester, Task
from bot.veo.catalogue import SEED_LIMIT
from bot.veo.choice import check_available
from bot.veo.request import GenerationRequest
from bot.veo.takes import takes_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """What somebody orders, and what they know of its price."""

    requester: Requester
    request: GenerationRequest
    source_key: str
    """what orders it: see bot.tasks.source_keys"""
    origin: Origin = Origin.COMMAND
    quote: Credits | None = None
    """the price of each take that the person was told, if any"""
    agreed: bool = False
    """whether they have said yes to it"""
    named: Credits | None = None
    """the price that the pressed button has named: for more than that nothing is bought unasked"""
    usual: GenerationRequest | None = None
    """what was to be expected, where another model or length had to be chosen"""
    draft_id: int | None = None
    """the draft whose question it answers, which is closed with it"""
    source_task_id: int | None = None
    """the task that it is made from"""
    elsewhere: Elsewhere | None = None
    """where it is asked for, and its video goes, if that is no chat of the bot's"""
    pressed_at: float | None = None
    """when the press that orders it was stored, if that is one"""


class Orders:
    """Places orders."""

    def __init__(
        self,
        settings: Settings,
        queries: TaskQueries,
        new_tasks: NewTasks,
        prices: Prices,
        times: GenerationTimes,
        first_answers: FirstAnswers,
        permissions: Permissions,
        questions: Questions,
        worker: Worker,
        operators: Operators,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._queries = queries
        self._new_tasks = new_tasks
        self._prices = prices
        self._times = times
        self._first_answers = first_answers
        self._permissions = permissions
        self._questions = questions
        self._worker = worker
        self._operators = operators
        self._clock = clock

    async def is_placed(self, source_key: str) -> bool:
        """Return whether a message or a press has bought already."""
        return await self._queries.by_source(source_key) is not None

    async def place(
        self, order: Order, press: ButtonPress | None = None, *, is_late: bool = False
    ) -> Task | None:
        """Store an order as a task and show its progress; the same source orders only once.

        Every way to buy ends here, and here alone it is decided whether to ask first: where it
        costs more than CONFIRM_ABOVE_USD, more than its button has named, or more than what was to
        be expected, and nobody has agreed to a price; or where the press comes late. Then a
        question is put and None returned; its button buys by the same source.

        Take ``press``, the button that orders it, if that is one, and whether that is late.

        Raises:
            NotAllowed, PressInChannel, ModelRetired, EmptyPrompt, VideoForgotten, LimitReached,
                TooDearForChannel, DearerInChannel, NothingToCancel, QuestionClosed, StarsOwed:
                nothing was stored.
            StoreUnavailable: it may be stored; asking again is safe.
        """
        await self._check(order)
        new = self._new_task(order)
        is_dear = self._is_dear(new.total) or self._is_risen(order, new) or self._is_raised(order)
        if (is_late or (is_dear and not order.agreed)) and not await self.is_placed(new.source_key):
            await self._ask(order, replace(new, request=order.request, more_takes=()), press)
            return None
        task, is_new = await self._add(new)
        if is_new:
            if self._settings.log_prompts:
                log.info("prompt of task %s: %s", task.id, task.request.prompt)
            await self._show(task)
        return task

    async def _add(self, new: NewTask) -> tuple[Task, bool]:
        """Store it; operators hear of it, once a day, where everybody's budget has no room for it.

        Raises:
            LimitReached: see place, as for the others.
        """
        limits, now = self._settings.limits, self._clock()
        try:
            return await self._new_tasks.add(new, limits, now)
        except LimitReached as error:
            if error.scope == f"{Scope.ALL}-budget":
                kind = "budget-too-low" if error.price else "budget-refused"
                amounts = {"price": new.total, "budget": error.limit}
                once = f"{kind}-{limits.calendar.day(now)}"
                await self._operators.alert(Alert(kind, amounts, once=once))
            raise

    async def _check(self, order: Order) -> None:
        """Check whatever can be known before the limits are looked at."""
        requester = order.requester
        await self._permissions.check_allowed(requester.user_id, requester.chat_id)
        if requester.channel and order.origin is not Origin.COMMAND:
            raise PressInChannel  # every reader could press it
        check_available(order.request)
        if not order.request.prompt:
            raise EmptyPrompt

    def _new_task(self, order: Order) -> NewTask:
        """Return what is stored: each take of the order, at a price."""
        price = self._prices.quote(order.request) if order.quote is None else order.quote
        first, *others = takes_of(order.request, lambda: secrets.randbelow(SEED_LIMIT))
        return NewTask(
            order.requester,
            first,
            order.source_key,
            order.origin,
            more_takes=tuple(others),
            quote=price,
            draft_id=order.draft_id,
            stars=self._stars(order.requester, price),
            source_task_id=order.source_task_id,
            inline_message_id=order.elsewhere.inline_message_id if order.elsewhere else None,
            pressed_at=order.pressed_at,
        )

    async def _ask(self, order: Order, new: NewTask, press: ButtonPress | None) -> None:
        """Ask whether to buy it, where a button can answer."""
        usual = order.usual if self._is_raised(order) else None
        if new.requester.channel:
            raise self._refused_in_channel(new.quote * new.request.takes, new.request)
        await self._questions.confirm(new, press, order.elsewhere, usual)

    def _refused_in_channel(
        self, total: Credits, request: GenerationRequest
    ) -> TooDearForChannel | DearerInChannel:
        """Return why something cannot be asked about in a channel."""
        if self._is_dear(total):
            return TooDearForChannel(total, self._settings.confirm_above)
        return DearerInChannel(total, request.title, request.family, request.duration)

    def _is_dear(self, price: Credits) -> bool:
        """Return whether somebody has to agree to a price first."""
        return 0 < self._settings.confirm_above < price

    def _is_risen(self, order: Order, new: NewTask) -> bool:
        """Return whether it costs more by now than the button says that orders it."""
        return order.named is not None and new.total > order.named

    def _is_raised(self, order: Order) -> bool:
        """Return whether another model or length than expected had to be chosen, and costs more."""
        if order.usual is None:
            return False
        return self._prices.quote(order.request) > self._prices.quote(order.usual)

    def _stars(self, requester: Requester, price: Credits) -> int | None:
        """Return what whoever has no free share left may pay in Stars, or None.

        Chats have no Stars, and what costs nothing is not sold.
        """
        if not price or requester.user_id < 0:
            return None
        return stars_of(price, self._settings.stars_per_usd) or None

    async def _show(self, task: Task) -> None:
        """Wake the worker and send the progress message, without waiting for the provider.

        What has no place yet is shown, and made, when it has one.
        """
        self._worker.wake()
        await self._first_answers.send(task, self._times.known(task.request).typical)

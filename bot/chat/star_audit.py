"""The audit of Stars: what Telegram has booked, and the ledger does not know, is booked at last.

An update can get lost, for a day at Telegram or with a database; what was paid is not.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram import StarTransaction, TransactionPartnerUser, User
from telegram.ext import ExtBot

from bot.chat.outgoing.admins import Admins
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.invoices import Invoices
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.star_words import credited, refunded
from bot.chat.outgoing.subscriptions import Subscriptions
from bot.chat.telegram_errors import translate_telegram_errors
from bot.errors import ChatError
from bot.money.stars import CURRENCY, StarPayment, purchase_key, refund_key
from bot.pipeline.ports import Clock
from bot.store.chats import Chats
from bot.store.notices import Notices
from bot.store.positions import Position, Positions
from bot.store.stars import StarAccounts
from bot.tasks.task import Requester
from bot.texts import Html, texts_for

log = logging.getLogger(__name__)

_NAME = "star-transactions"
_DAY = 24 * 3600.0
_RETRY = 600.0
_GRACE = 600.0
"""Seconds after which an update that is still on its way counts as lost."""

_PAGE = 100
"""Transactions per call (Bot API: getStarTransactions)."""

_MOST_PAGES = 50
"""Pages of one run; what is left comes in the next one."""

_SHOWN = 5
"""Payments that one message to the admins names."""

_OVERLAP = 100
"""Transactions that are read again, in case they come in another order."""


@dataclass(frozen=True)
class _Booking:
    """A payment, or its refund, as Telegram has it."""

    payment: StarPayment
    is_refund: bool
    person: User
    payload: str

    @property
    def key(self) -> str:
        """What it is called in the ledger."""
        name = refund_key if self.is_refund else purchase_key
        return name(self.payment.id)

    @property
    def purchase_key(self) -> str:
        """What the payment is called in the ledger, also where this is its refund."""
        return purchase_key(self.payment.id)


class StarAudit:
    """Reads Telegram's list once a day, from where it stopped; the list only ever grows.

    Payments that other programs have taken with the same bot are none of ours: ours have invoices
    that the bot has signed.
    """

    def __init__(
        self,
        bot: ExtBot[CallClass],
        accounts: StarAccounts,
        positions: Positions,
        notices: Notices,
        chats: Chats,
        sender: Sender,
        admins: Admins,
        invoices: Invoices,
        subscriptions: Subscriptions,
        is_caught_up: Callable[[], bool],
        clock: Clock,
    ) -> None:
        """Take ``is_caught_up``, which says whether no more updates wait at Telegram."""
        self._bot = bot
        self._accounts = accounts
        self._positions = positions
        self._notices = notices
        self._chats = chats
        self._sender = sender
        self._admins = admins
        self._invoices = invoices
        self._subscriptions = subscriptions
        self._is_caught_up = is_caught_up
        self._clock = clock
        self._tried_at, self._pause = clock(), _GRACE

    async def __call__(self) -> None:
        """Audit where a day has passed since the last time, or go on where that was not the end."""
        now = self._clock()
        if 0 <= now - self._tried_at < self._pause or not self._is_caught_up():
            return
        self._tried_at, self._pause = now, _RETRY
        position = await self._positions.get(_NAME)
        if abs(now - position.reached_at) >= _DAY:
            await self._audit(position.place, now)

    async def _audit(self, place: int, now: float) -> None:
        try:
            place, is_over = await self._read(place, now)
        except ChatError as error:
            log.warning("the audit of Stars waits for Telegram: %r", error)
        else:
            await self._positions.set(_NAME, Position(place, now if is_over else 0.0))

    async def _read(self, place: int, now: float) -> tuple[int, bool]:
        """Book what is missing; return the place reached, and whether it is the end of the list.

        Raises:
            ChatError: Telegram does not answer.
        """
        start = offset = max(0, place - _OVERLAP)
        for _ in range(_MOST_PAGES):
            page = await self._page(offset)
            if not page and offset == start > 0:
                return 0, False  # of another bot, whose list is shorter than ours was
            old = [row for row in page if row.date.timestamp() < now - _GRACE]
            await self._book_missing([found for row in old if (found := _booking(row))])
            offset += len(old)
            if len(old) < _PAGE:
                return offset, True
        return offset, False

    async def _page(self, offset: int) -> Sequence[StarTransaction]:
        with translate_telegram_errors():
            answer = await self._bot.get_star_transactions(offset, _PAGE)
        return answer.transactions

    async def _book_missing(self, bookings: Sequence[_Booking]) -> None:
        keys = {key for booking in bookings for key in (booking.key, booking.purchase_key)}
        known = await self._accounts.booked(keys)
        untold = await self._notices.owed(keys)
        found = [
            booking
            for booking in bookings
            if booking.key in untold or (booking.key not in known and self._is_ours(booking, known))
        ]
        if found:
            await self._notices.owe([booking.key for booking in found], self._clock())
            booked = [booking for booking in found if await self._book(booking)]
            await self._tell_all([each for each in found if each in booked or each.key in untold])
            await self._notices.settle([booking.key for booking in found])

    async def _tell_all(self, booked: Sequence[_Booking]) -> None:
        """Tell admins and people; a kill meanwhile has the next audit do that again.

        Raises:
            ChatError: Telegram does not say whether a subscription is ended; likewise.
        """
        if booked:
            await self._admins.tell(_alert(booked))
        for booking in booked:
            await self._tell(booking, has_ended=await self._end(booking))

    def _is_ours(self, booking: _Booking, known: set[str]) -> bool:
        return booking.purchase_key in known or self._invoices.is_ours(booking.payload)

    async def _book(self, booking: _Booking) -> bool:
        """Book what is missing; return whether it still was."""
        book = self._accounts.refund if booking.is_refund else self._accounts.credit
        is_new = await book(booking.payment, self._clock())
        if is_new:
            log.warning("%s was missing in the ledger", booking.key)
        return is_new

    async def _end(self, booking: _Booking) -> bool:
        """End the subscription of a payment that is paid back; return whether it had one.

        Raises:
            ChatError: that is not known; it can be asked for again.
        """
        payment = booking.payment
        is_monthly = self._invoices.is_monthly(booking.payload, CURRENCY, payment.stars)
        if not (booking.is_refund and is_monthly):
            return False
        return await self._subscriptions.end(payment.user_id, payment.id)

    async def _tell(self, booking: _Booking, *, has_ended: bool) -> None:
        payment = booking.payment
        chosen = (await self._chats.of(payment.user_id)).language
        texts = texts_for(chosen or booking.person.language_code)
        balance = await self._accounts.balance(payment.user_id)
        words = credited(texts, payment, balance)
        if booking.is_refund:
            words = refunded(texts, payment, balance, has_ended=has_ended)
        person = Requester.in_private(payment.user_id, texts.language)
        try:
            await self._sender.reply(person, words)
        except ChatError as error:
            log.info("person %s is not told of a payment: %r", payment.user_id, error)


def _alert(booked: Sequence[_Booking]) -> Html:
    """Return what admins are told; the log has all of it."""
    texts = texts_for(None)
    lines = [
        texts(
            "alert-star-refund" if booking.is_refund else "alert-star-payment",
            stars=booking.payment.stars,
            user=str(booking.payment.user_id),
            payment=booking.payment.id,
        )
        for booking in booked[:_SHOWN]
    ]
    if len(booked) > _SHOWN:
        lines.append(texts("alert-star-more", count=len(booked) - _SHOWN))
    return Html("\n".join(lines))


def _booking(row: StarTransaction) -> _Booking | None:
    """Return what a transaction is to us, or None: the bot's own payouts and gifts are nothing."""
    partner = row.receiver or row.source
    if not isinstance(partner, TransactionPartnerUser) or row.amount <= 0:
        return None
    if partner.transaction_type != "invoice_payment":
        return None
    person, is_refund = partner.user, row.receiver is not None
    payment = StarPayment(row.id, person.id, person.id, row.amount)
    return _Booking(payment, is_refund, person, partner.invoice_payload or "")

"""What somebody may not spend, or not now."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.errors.base import Refused, VeogramError


@dataclass(eq=False)
class LimitReached(Refused):
    """``scope`` (``user-active``, ``user-daily``, ``chat-budget``, ...) is used up.

    ``limit`` is a number of videos, or credits for a budget. ``resumes_at`` is when one more is
    allowed, in the operator's time zone; None when that depends on a video being finished, or where
    the video alone costs ``price`` credits, more than the whole budget: then no day allows it.
    Where ``stars`` are not 0, so many Telegram Stars would pay for the video now, and the person
    has ``balance`` of them, which is less. Of a budget ``left`` credits may be spent today, less
    than this video costs. Where ``takes`` are more than one, so many videos are asked for at
    once, and fewer of them would fit.
    """

    scope: str
    limit: int
    resumes_at: datetime | None
    price: int = 0
    stars: int = 0
    balance: int = 0
    left: int = 0
    takes: int = 1

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is a day's share, beyond which Stars can pay."""
        return not self.scope.endswith("-active")

    @property
    def is_budget(self) -> bool:
        """Whether the limit is money."""
        return self.scope.endswith("-budget")


@dataclass(eq=False)
class AllowanceExceeded(VeogramError):
    """The ledger books no more for ``scope`` on a day: ``limit`` videos, or credits of a budget.

    Where ``price`` is not 0, so many credits are more than the whole budget: no day allows them.
    Else ``left`` credits of all budgets together may still be spent.
    """

    scope: str
    limit: int
    is_budget: bool
    price: int = 0
    left: int = 0


@dataclass(eq=False)
class CreditUsedUp(VeogramError):
    """A video costs ``stars`` Telegram Stars, and the person has ``balance`` of them."""

    stars: int
    balance: int


class StarsError(Refused):
    """The base of what is wrong with paying in Telegram Stars."""


@dataclass(eq=False)
class StarsOwed(StarsError):
    """The person owes ``stars``: Stars that are spent already were paid back to them."""

    stars: int


class StarsOff(StarsError):
    """No Stars are sold here (any more)."""


@dataclass(eq=False)
class UnknownPack(StarsError):
    """Nobody sells this pack; ``packs`` are those that are sold."""

    packs: tuple[str, ...]


class BadRefund(StarsError):
    """What follows ``/refund`` is not the id of a payment, or not the id of a person."""


@dataclass(eq=False)
class UnknownPayment(StarsError):
    """Nothing is known of a payment with this id, by ``person`` where somebody was named."""

    person: str = ""


@dataclass(eq=False)
class RefundRefused(StarsError):
    """Telegram has not paid a payment back, as its ``words`` say."""

    words: str = field(repr=False)


@dataclass(eq=False)
class TooDearForChannel(Refused):
    """A video costs ``price`` credits; above ``limit`` a button has to confirm, and none can there.

    Every reader of a channel could press it.
    """

    price: int
    limit: int


@dataclass(eq=False)
class DearerInChannel(Refused):
    """Another model or length had to be chosen, for ``price`` credits: more than was expected.

    No button can confirm that in a channel; whoever names ``family`` and ``duration`` orders it.
    """

    price: int
    model: str
    family: str
    duration: int

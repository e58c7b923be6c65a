"""What somebody may not spend, or not now."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors.base import VeogramError


@dataclass(eq=False)
class LimitReached(VeogramError):
    """``scope`` (``user-active``, ``user-daily``, ``chat-budget``, ...) is used up.

    ``limit`` is a number of videos, or credits for a budget. ``resumes_at`` is when one more is
    allowed, in the operator's time zone; None when that depends on a video being finished.
    """

    scope: str
    limit: int
    resumes_at: datetime | None

    @property
    def is_budget(self) -> bool:
        """Whether the limit is money."""
        return self.scope.endswith("-budget")


@dataclass(eq=False)
class CreditUsedUp(VeogramError):
    """A video costs ``stars`` Telegram Stars, and the person has ``balance`` of them."""

    stars: int
    balance: int


@dataclass(eq=False)
class TooDearForChannel(VeogramError):
    """A video costs ``price`` credits; above ``limit`` a button has to confirm, and none can there.

    Every reader of a channel could press it.
    """

    price: int
    limit: int

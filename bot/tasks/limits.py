"""Limits: whether a person may ask for another video now."""

from dataclasses import dataclass, field

from bot.errors import LimitReached
from bot.money.budgets import Allowance, Scope
from bot.money.calendar import Calendar
from bot.money.credits import Credits


@dataclass(frozen=True)
class Limits:
    """How much is allowed; 0 means without limit. A day is the calendar's."""

    user_active: int = 4
    """videos of one person that may be in progress at once"""
    user_daily: int = 20
    chat_daily: int = 0
    budget: Credits = 0
    """what everybody together may spend in a day"""
    user_budget: Credits = 0
    chat_budget: Credits = 0
    calendar: Calendar = field(default_factory=Calendar)
    user_helps: int = 50
    """pictures and better prompts of one person in a day"""
    may_owe: bool = False
    """whether whoever owes Stars may ask all the same, for they can buy none to make it good"""

    def allowances(self, user_id: int, chat_id: int) -> tuple[Allowance, ...]:
        """Return what a request of a person in a chat counts against."""
        return (
            Allowance(Scope.USER, user_id, self.user_daily, self.user_budget),
            Allowance(Scope.CHAT, chat_id, self.chat_daily, self.chat_budget),
            Allowance(Scope.ALL, 0, 0, self.budget),
        )

    def check_active(self, active: int, takes: int = 1) -> None:
        """Check that a person with so many videos in progress may have some more.

        Raises:
            LimitReached: they may not; it names the takes where fewer would do.
        """
        if self.user_active and active + takes > self.user_active:
            has_room = active < self.user_active
            limit = self.user_active
            raise LimitReached("user-active", limit, None, takes=takes if has_room else 1)

    def check_helping(self, active: int, helped: int, now: float) -> None:
        """Check that a person may have one more picture or better prompt.

        ``active`` of them are in progress, and ``helped`` were asked for today.

        Raises:
            LimitReached: they may not.
        """
        if self.user_active and active >= self.user_active:
            raise LimitReached("user-helping-active", self.user_active, None)
        if self.user_helps and helped >= self.user_helps:
            midnight = self.calendar.midnight_after(now)
            raise LimitReached("user-helps", self.user_helps, midnight)

"""What may be used in a day: by everybody, by one person, in one chat."""

from dataclasses import dataclass
from enum import StrEnum

from bot.money.credits import Credits


class Scope(StrEnum):
    """Whose spending is summed up."""

    ALL = "all"
    USER = "user"
    CHAT = "chat"


@dataclass(frozen=True)
class Allowance:
    """How much a scope may use in a day; 0 means without limit."""

    scope: Scope
    subject_id: int = 0
    """the person or the chat; 0 for everybody"""
    videos: int = 0
    budget: Credits = 0

    def never_allows(self, price: Credits) -> bool:
        """Return whether a video costs more than a whole day's budget."""
        return 0 < self.budget < price


@dataclass(frozen=True)
class Spent:
    """What a scope has used in a day."""

    videos: int = 0
    reserved: Credits = 0
    """what was asked for and may still be charged"""
    charged: Credits = 0

    @property
    def total(self) -> Credits:
        """What counts against a budget."""
        return self.reserved + self.charged


def videos_left(allowance: Allowance, spent: Spent, price: Credits) -> int | None:
    """Return how many videos of a price an allowance leaves; None: as many as one likes."""
    left = []
    if allowance.videos:
        left.append(allowance.videos - spent.videos)
    if allowance.budget and price:
        left.append((allowance.budget - spent.total) // price)
    return max(0, min(left)) if left else None

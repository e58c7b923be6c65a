"""Entries of the ledger: everything that was reserved, charged, given back, bought or refunded."""

from dataclasses import dataclass
from enum import StrEnum

from bot.money.credits import Credits


class EntryKind(StrEnum):
    """What an entry tells."""

    RESERVE = "reserve"
    """a video was asked for; its quote counts as spent until it is known what it cost"""
    CHARGE = "charge"
    """a video has cost something"""
    RELEASE = "release"
    """a video surely cost nothing"""
    CREDIT = "credit"
    """likewise, and the person has back the Stars that it was paid with"""
    CORRECTION = "correction"
    """a video has cost another amount than what was booked"""
    PURCHASE = "purchase"
    """a person has bought Stars"""
    REFUND = "refund"
    """a person has back what they paid for Stars"""


def reserve_key(task_id: int) -> str:
    """Return the key of the entry that reserves what a task may cost, of which there is one."""
    return f"reserve:{task_id}"


@dataclass(frozen=True)
class Entry:
    """One entry: what it adds to the sums of its day, its person and its chat.

    Entries are only ever added. Amounts are differences: what is charged is no longer reserved.
    """

    key: str
    """unique, so that nothing is booked twice"""
    kind: EntryKind
    task_id: int | None
    """None where Stars are bought or refunded"""
    user_id: int
    chat_id: int
    day: str
    """the day that it counts for: that of the reservation"""
    at: float
    """when it was made, in seconds since the epoch"""
    videos: int = 0
    reserved: Credits = 0
    charged: Credits = 0
    stars: int = 0
    """what it adds to the person's balance of Telegram Stars"""
    prepaid: bool = False
    """whether the person's own Stars pay for it: it counts toward no limit and no budget"""

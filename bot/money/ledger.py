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
    CORRECTION = "correction"
    """a video has cost another amount than what was booked"""


@dataclass(frozen=True)
class Entry:
    """One entry: what it adds to the sums of its day, its person and its chat.

    Entries are only ever added. Amounts are differences: what is charged is no longer reserved.
    """

    key: str
    """unique, so that nothing is booked twice"""
    kind: EntryKind
    task_id: int
    user_id: int
    chat_id: int
    day: str
    """the day that it counts for: that of the reservation"""
    at: float
    """when it was made, in seconds since the epoch"""
    videos: int = 0
    reserved: Credits = 0
    charged: Credits = 0

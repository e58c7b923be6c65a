"""The ledger as a CSV file (RFC 4180), for spreadsheets and programs."""

import csv
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from bot.money.calendar import Calendar
from bot.money.credits import Credits, dollars_of
from bot.money.ledger import Entry

LARGEST_MB = 50
"""What a bot may send (Bot API: sendDocument)."""

_LARGEST = LARGEST_MB * 1_000_000
_HEAD = (
    "id",
    "key",
    "kind",
    "at",
    "day",
    "task",
    "person",
    "chat",
    "videos",
    "reserved_usd",
    "charged_usd",
    "stars",
    "prepaid",
)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet would calculate."""

Pages = AsyncIterator[Sequence[tuple[int, Entry]]]


@dataclass(frozen=True)
class Written:
    """What has been written."""

    entries: int
    is_complete: bool
    """whether everything fitted in"""


class _Lines:
    """A file for the csv module, which gives back what is written."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


async def write_ledger(
    file: IO[bytes], pages: Pages, calendar: Calendar, largest: int = _LARGEST
) -> Written:
    """Write entries page by page, as many as fit into ``largest`` bytes."""
    writer = csv.writer(_Lines())
    size, count = file.write(_encoded(writer.writerow(_HEAD))), 0
    async for page in pages:
        for number, entry in page:
            line = _encoded(writer.writerow(_cells(number, entry, calendar)))
            size += len(line)
            if size > largest:
                return Written(count, is_complete=False)
            file.write(line)
            count += 1
    return Written(count, is_complete=True)


def _encoded(line: object) -> bytes:
    return str(line).encode()


def _cells(number: int, entry: Entry, calendar: Calendar) -> tuple[object, ...]:
    return (
        number,
        _plain(entry.key),
        _plain(entry.kind),
        datetime.fromtimestamp(entry.at, calendar.zone).isoformat(timespec="milliseconds"),
        _plain(entry.day),
        entry.task_id,
        entry.user_id,
        entry.chat_id,
        entry.videos,
        _dollars(entry.reserved),
        _dollars(entry.charged),
        entry.stars,
        str(entry.prepaid).lower(),
    )


def _plain(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{text}" if text.startswith(_FORMULAS) else text


def _dollars(amount: Credits) -> str:
    """Return an amount in dollars, exactly, and never as a power of ten."""
    return f"{dollars_of(amount):f}"

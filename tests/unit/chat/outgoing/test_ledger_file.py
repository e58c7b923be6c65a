"""The file of the ledger: exact, readable by programs, and harmless in a spreadsheet."""

import csv
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.ledger_file import Written, write_ledger
from bot.money.calendar import Calendar
from bot.money.credits import CREDITS_PER_USD
from bot.money.ledger import Entry, EntryKind

BERLIN = Calendar(ZoneInfo("Europe/Berlin"))
AT = 1_795_000_000.25
ENTRY = Entry("reserve:7", EntryKind.RESERVE, 7, 5, -100, "2026-11-18", AT, 1, 2_520_001)
AMOUNTS = st.integers(-(10**15), 10**15)
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


async def pages(*entries: Entry) -> AsyncIterator[Sequence[tuple[int, Entry]]]:
    for number, entry in enumerate(entries, 1):
        yield [(number, entry)]


async def written(*entries: Entry, largest: int = 10**6) -> tuple[Written, list[dict[str, str]]]:
    file = BytesIO()
    done = await write_ledger(file, pages(*entries), BERLIN, largest)
    assert len(file.getvalue()) <= largest
    text = file.getvalue().decode()
    return done, list(csv.DictReader(StringIO(text, newline="")))


async def test_an_entry_is_a_row() -> None:
    done, rows = await written(ENTRY)
    assert done == Written(1, is_complete=True)
    assert rows == [
        {
            "id": "1",
            "key": "reserve:7",
            "kind": "reserve",
            "at": "2026-11-18T12:06:40.250+01:00",
            "day": "2026-11-18",
            "task": "7",
            "person": "5",
            "chat": "-100",
            "videos": "1",
            "reserved_usd": "1.2600005",
            "charged_usd": "0",
            "stars": "0",
            "prepaid": "false",
        }
    ]
    assert datetime.fromisoformat(rows[0]["at"]).timestamp() == AT


@given(AMOUNTS, AMOUNTS)
async def test_amounts_are_exact_and_plain(reserved: int, charged: int) -> None:
    _, rows = await written(replace(ENTRY, reserved=reserved, charged=charged))
    for name, amount in (("reserved_usd", reserved), ("charged_usd", charged)):
        assert Decimal(rows[0][name]) * CREDITS_PER_USD == amount
        assert "E" not in rows[0][name]


@given(KEYS)
async def test_no_text_is_a_formula(key: str) -> None:
    _, rows = await written(replace(ENTRY, key=key))
    shown = rows[0]["key"]
    assert shown.removeprefix("'") == key.removeprefix("'")
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("fitting", [0, 1, 2])
async def test_a_file_that_is_full_ends_with_a_whole_row_and_says_so(fitting: int) -> None:
    head, row = BytesIO(), BytesIO()
    await write_ledger(head, pages(), BERLIN)
    await write_ledger(row, pages(ENTRY), BERLIN)
    size = len(row.getvalue()) - len(head.getvalue())
    largest = len(head.getvalue()) + fitting * size
    done, rows = await written(*[ENTRY] * 3, largest=largest + size - 1)
    assert done == Written(fitting, is_complete=False)
    assert len(rows) == fitting


async def test_what_just_fits_is_complete() -> None:
    file = BytesIO()
    await write_ledger(file, pages(ENTRY), BERLIN)
    done, _ = await written(ENTRY, largest=len(file.getvalue()))
    assert done.is_complete

"""The provider's ledger is read without a gap, whatever comes between."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from bot.errors import InvalidRequest, OutcomeUnknown, ProviderError, RateLimited
from bot.store.charges import ReadMark
from bot.store.schema import charges
from tests.store.scene import NO_LIMITS, NOW, by_message
from tests.unit.pipeline.billed import Desk
from tests.unit.provider.aimlapi.wire import own_error, page

HOUR, DAY = 3600.0, 24 * 3600.0


class Killed(Exception):
    """The process has ended."""


async def stored(desk: Desk) -> set[str]:
    """Return what rows are known, by their references."""
    async with desk.database.read() as connection:
        return set((await connection.scalars(sa.select(charges.c.reference))).all())


async def until(desk: Desk) -> float:
    """Return the moment to which all is known."""
    mark = await desk.charges.mark()
    assert mark is not None
    return mark.until


async def test_a_thousand_rows_come_in_pages(desk: Desk) -> None:
    desk.bill.add(*((NOW - number, f"row-{number}", number) for number in range(1000)))
    assert await desk.reader.read()
    assert len(await stored(desk)) == 1000
    assert len(desk.bill.since) == 10
    assert await until(desk) == NOW


async def test_the_next_reading_begins_two_hours_before_the_last_row(desk: Desk) -> None:
    desk.bill.add((NOW - 5 * HOUR, "old", 1))
    await desk.reader.read()
    desk.clock.advance(2 * HOUR)
    desk.bill.add((NOW - 7 * HOUR + 1, "late", 1), (NOW + HOUR, "new", 1))
    await desk.reader.read()
    assert desk.bill.since == [NOW - 7 * DAY, NOW - 7 * HOUR]
    assert await stored(desk) == {"old", "late", "new"}
    assert await until(desk) == NOW + HOUR


async def test_once_a_day_what_was_recorded_very_late_is_found(desk: Desk) -> None:
    desk.bill.add((NOW, "known", 1))
    await desk.reader.read()
    desk.bill.add((NOW - 2 * DAY + 1, "late", 1))
    for _ in range(3):
        desk.clock.advance(HOUR)
        await desk.reader.read()
    assert await stored(desk) == {"known"}
    desk.clock.advance(DAY)
    for _ in range(2):
        await desk.reader.read()
    assert await stored(desk) == {"known", "late"}
    assert desk.bill.since[-2:] == [NOW - 2 * DAY, NOW - 2 * HOUR]


@pytest.mark.parametrize(("days", "first"), [(1, 7.0), (20, 20 + 2 / 24), (90, 30.0)])
async def test_the_first_reading_begins_with_the_oldest_open_request(
    desk: Desk, days: int, first: float
) -> None:
    await desk.scene.new.add(by_message(quote=1), NO_LIMITS, NOW)
    desk.clock.advance(days * DAY)
    await desk.reader.read()
    assert desk.bill.since == pytest.approx([NOW + days * DAY - first * DAY])


async def test_what_a_restart_cuts_short_is_read_again_and_leaves_no_gap(desk: Desk) -> None:
    desk.bill.add((NOW - DAY, "first", 1))
    await desk.reader.read()
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(300)))
    desk.bill.on_page = lambda number: _fail(number, at=4)
    with pytest.raises(Killed):
        await desk.reader.read()
    assert "row-0" in await stored(desk)
    assert await until(desk) == NOW - DAY
    desk.bill.on_page = lambda _: None
    desk.restart()
    assert await desk.reader.read()
    assert len(await stored(desk)) == 301


def _fail(number: int, at: int) -> None:
    if number == at:
        raise Killed


async def test_a_long_ledger_is_read_on_from_where_it_was_left(desk: Desk) -> None:
    desk.bill.page_size = 1
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(120)))
    assert [await desk.reader.read() for _ in range(3)] == [False, False, True]
    assert len(await stored(desk)) == len(desk.bill.since) == 120


async def test_after_a_failure_the_same_page_is_asked_for_again(desk: Desk) -> None:
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(150)))
    desk.bill.answers(page(), {2, 3})
    for _ in range(2):
        with pytest.raises(OutcomeUnknown):
            await desk.reader.read()
    assert await desk.reader.read()
    assert len(await stored(desk)) == 150
    assert len(desk.bill.since) == 4


async def test_where_a_cursor_is_no_longer_taken_all_is_read_again(desk: Desk) -> None:
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(150)))
    desk.bill.answers(own_error(400), {2})
    with pytest.raises(InvalidRequest):
        await desk.reader.read()
    assert await desk.reader.read()
    assert len(await stored(desk)) == 150


async def test_where_a_cursor_fails_thrice_with_anything_all_is_read_again(desk: Desk) -> None:
    desk.bill.page_size = 1
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(60)))
    assert not await desk.reader.read()
    desk.bill.has_lost_cursors = True
    for _ in range(3):
        with pytest.raises(ProviderError):
            await desk.reader.read()
    assert [await desk.reader.read() for _ in range(2)] == [False, True]
    assert len(await stored(desk)) == 60


async def test_a_limit_of_calls_does_not_begin_anew(desk: Desk) -> None:
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(150)))
    desk.bill.answers(own_error(429), range(2, 7))
    for _ in range(5):
        with pytest.raises(RateLimited):
            await desk.reader.read()
    assert await desk.reader.read()
    assert len(desk.bill.since) == 7


async def test_a_row_from_the_future_hides_none_that_come(desk: Desk) -> None:
    desk.bill.add((NOW + 400 * DAY, "odd", 1))
    await desk.reader.read()
    desk.clock.advance(HOUR)
    desk.bill.add((NOW + 1, "next", 1))
    await desk.reader.read()
    assert await stored(desk) == {"odd", "next"}


async def test_a_first_reading_with_a_clock_ahead_passes_over_nothing(desk: Desk) -> None:
    desk.clock.advance(30 * DAY)
    await desk.reader.read()
    desk.bill.add((NOW + 30, "one", 1))
    desk.clock.advance(-30 * DAY)
    await desk.reader.read()
    assert await stored(desk) == {"one"}


@pytest.mark.parametrize("wrong_by", [-6 * HOUR, 6 * HOUR])
async def test_a_clock_that_is_wrong_by_hours_passes_over_nothing(
    desk: Desk, wrong_by: float
) -> None:
    desk.bill.add((NOW, "one", 1))
    desk.clock.advance(wrong_by)
    await desk.reader.read()
    desk.clock.advance(-wrong_by)
    desk.bill.add((NOW + 60, "two", 1))
    await desk.reader.read()
    assert await stored(desk) == {"one", "two"}


async def test_what_is_known_is_what_stood_there_when_the_reading_began(desk: Desk) -> None:
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(150)))
    desk.bill.answers(own_error(429), {2})
    with pytest.raises(RateLimited):
        await desk.reader.read()
    desk.clock.advance(DAY)
    assert await desk.reader.read()
    assert await desk.charges.mark() == ReadMark(int(NOW), NOW)


async def test_a_wide_reading_that_cannot_be_ended_keeps_no_others_from_being_made(
    desk: Desk,
) -> None:
    desk.bill.page_size = 10
    desk.bill.add(*((NOW - 30 * HOUR - number, f"old-{number}", 1) for number in range(100)))
    desk.bill.add((NOW, "known", 1))
    await desk.reader.read()
    desk.restart()
    desk.bill.lost_after = 5
    desk.clock.advance(HOUR)
    desk.bill.add((NOW + HOUR, "new", 1))
    for _ in range(3):
        with pytest.raises(ProviderError):
            await desk.reader.read()
    assert await desk.reader.read()
    assert await until(desk) == NOW + HOUR


def _too_long(desk: Desk) -> None:
    desk.bill.is_endless = True


def _in_a_circle(desk: Desk) -> None:
    desk.bill.goes_in_a_circle = True
    desk.bill.add(*((NOW - number, f"row-{number}", 1) for number in range(500)))


def _unreadable(desk: Desk) -> None:
    desk.bill.has_odd_amounts = True
    desk.bill.add((NOW, "row", 1))


@pytest.mark.parametrize("spoil", [_too_long, _in_a_circle, _unreadable])
async def test_a_reading_that_passes_over_rows_says_nothing_of_what_was_not_charged(
    desk: Desk, spoil: Callable[[Desk], None]
) -> None:
    await desk.reader.read()
    desk.clock.advance(HOUR)
    spoil(desk)
    while not await desk.reader.read():
        pass
    mark = await desk.charges.mark()
    assert mark is not None
    assert mark.at == NOW
    assert desk.operators.of("ledger-gap") == 1


async def test_once_all_of_it_can_be_read_again_all_is_known(desk: Desk) -> None:
    _unreadable(desk)
    await desk.reader.read()
    mark = await desk.charges.mark()
    assert mark is not None
    assert mark.at == 0
    desk.bill.has_odd_amounts = False
    desk.clock.advance(HOUR)
    await desk.reader.read()
    assert await stored(desk) == {"row"}
    assert await desk.charges.mark() == ReadMark(int(NOW), NOW + HOUR)


async def test_rows_that_were_passed_over_are_met_again_by_the_next_reading(desk: Desk) -> None:
    await desk.reader.read()
    desk.bill.add((NOW, "new", 1), (NOW - DAY, "odd", 1))
    desk.bill.has_odd_amounts = True
    await desk.reader.read()
    await desk.reader.read()
    assert desk.bill.since[-1] == NOW - 9 * DAY
    assert desk.operators.of("ledger-gap") == 2

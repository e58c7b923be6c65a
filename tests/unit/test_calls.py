"""Every call is observed once, with what came of it, whatever that was."""

import asyncio

import pytest

from bot.calls import Result, observed, result_of_status


class Seen:
    """Implements Observe: remembers."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Result]] = []
        self.seconds: list[float] = []

    def __call__(self, method: str, result: Result, seconds: float) -> None:
        self.calls.append((method, result))
        self.seconds.append(seconds)


def refused(_: Exception) -> Result:
    return Result.REFUSED


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (200, Result.OK),
        (304, Result.OK),
        (400, Result.REFUSED),
        (404, Result.REFUSED),
        (428, Result.REFUSED),
        (429, Result.LIMITED),
        (430, Result.REFUSED),
        (499, Result.REFUSED),
        (500, Result.FAILED),
        (502, Result.FAILED),
    ],
)
def test_a_status_says_what_came_of_a_call(status: int, result: Result) -> None:
    assert result_of_status(status) is result


def test_a_call_that_goes_well_is_ok_unless_its_answer_says_otherwise() -> None:
    seen = Seen()
    with observed("a", seen, refused):
        pass
    with observed("b", seen, refused) as call:
        call.result = Result.LIMITED
    assert seen.calls == [("a", Result.OK), ("b", Result.LIMITED)]
    assert min(seen.seconds) >= 0


def test_an_error_is_observed_and_goes_on() -> None:
    seen = Seen()
    with pytest.raises(ZeroDivisionError), observed("a", seen, refused):
        raise ZeroDivisionError
    assert seen.calls == [("a", Result.REFUSED)]


async def test_what_we_give_up_ourselves_is_no_failure_of_the_other_side() -> None:
    seen = Seen()

    async def call() -> None:
        with observed("a", seen, refused):
            await asyncio.Event().wait()

    calling = asyncio.create_task(call())
    await asyncio.sleep(0)
    calling.cancel()
    await asyncio.wait({calling})
    assert calling.cancelled()
    assert seen.calls == [("a", Result.CANCELLED)]

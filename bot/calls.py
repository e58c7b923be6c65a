"""Calls to Telegram and to the provider, as whoever counts them sees them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """What came of a call."""

    OK = "ok"
    REFUSED = "refused"
    """the other side does not do that (4xx)"""
    LIMITED = "limited"
    """too many calls (429)"""
    FAILED = "failed"
    """the other side has failed (5xx), or says what nobody understands"""
    UNANSWERED = "unanswered"
    """no connection, or no answer in time"""
    HELD = "held"
    """it was never made: our own limiter had no room for it"""
    CANCELLED = "cancelled"
    """we gave it up ourselves, at a stop for example"""


Observe = Callable[[str, Result, float], None]
"""Called after each call, with its method, what came of it, and how many seconds that took."""


def nobody(_method: str, _result: Result, _seconds: float) -> None:
    """Observe nothing."""


@dataclass
class Call:
    """A call that is being made."""

    result: Result = Result.OK


@contextmanager
def observed(
    method: str, observe: Observe, result_of: Callable[[Exception], Result]
) -> Iterator[Call]:
    """Observe the call that is made in this block; an error of it goes on."""
    call, begun = Call(), time.monotonic()
    try:
        yield call
    except Exception as error:
        call.result = result_of(error)
        raise
    except BaseException:
        call.result = Result.CANCELLED
        raise
    finally:
        observe(method, call.result, time.monotonic() - begun)


def result_of_status(status: int) -> Result:
    """Return what an answer's status says of the call."""
    if status == 429:
        return Result.LIMITED
    if status >= 500:
        return Result.FAILED
    return Result.REFUSED if status >= 400 else Result.OK

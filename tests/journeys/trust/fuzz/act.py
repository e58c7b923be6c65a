"""One thing that somebody does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """Is chosen first and done later."""

    words: str
    """who does what, for the report of a run that fails"""
    do: Callable[[], Awaitable[object]]
    """returns when it is sent; nobody waits for the bot"""

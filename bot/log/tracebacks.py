"""Tracebacks as text: where it happened, and of each error what may be told."""

import sys
import traceback
from collections.abc import Iterator
from textwrap import indent
from typing import Any

from bot.log.words import told

_MOST_ERRORS = 8
"""Errors of a chain that are shown: the newest."""

_CAUSED = "\nThe above error was the cause of this one:\n\n"
_DURING = "\nWhile that was handled, this happened:\n\n"


def error_in(value: Any) -> BaseException | None:
    """Return the error that a record's ``exc_info`` names, however it does."""
    if isinstance(value, BaseException):
        return value
    if isinstance(value, tuple):
        return value[1] if len(value) > 1 else None
    return sys.exc_info()[1] if value else None


def text_of(error: BaseException, *, prompts: bool = False) -> str:
    """Return the traceback of an error and of those that led to it, oldest first."""
    parts: list[str] = []
    for each, link in reversed(list(_chain(error))):
        parts += [*_frames(each), _words(each, prompts=prompts), "\n"]
        for inner in getattr(each, "exceptions", ())[:_MOST_ERRORS]:
            parts += [indent(text_of(inner, prompts=prompts), "  | "), "\n"]
        parts.append(link)
    return "".join(parts).rstrip("\n")


def chain_of(error: BaseException) -> list[BaseException]:
    """Return an error and those that led to it, oldest first."""
    return [each for each, _ in reversed(list(_chain(error)))]


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """Yield an error and those before it, each with how it led to the one yielded before."""
    following: BaseException | None = error
    link = ""
    seen: set[int] = set()
    while following is not None and id(following) not in seen and len(seen) < _MOST_ERRORS:
        seen.add(id(following))
        yield following, link
        link = _CAUSED if following.__cause__ else _DURING
        is_shown = following.__cause__ or not following.__suppress_context__
        following = (following.__cause__ or following.__context__) if is_shown else None


def _words(error: BaseException, *, prompts: bool) -> str:
    """Return what may be told of an error; no line of it looks like one of the log's."""
    return told(error, prompts=prompts).replace("\n", "\n    ")


def _frames(error: BaseException) -> Iterator[str]:
    if error.__traceback__:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(error.__traceback__)

"""The processors through which every record goes, whoever logs it."""

import re
from collections.abc import Mapping
from typing import Any

from structlog.typing import EventDict, WrappedLogger

from bot.log.tracebacks import error_in, text_of
from bot.log.values import Presenter
from bot.log.words import told

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_IN_LINES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_OBJECT = re.compile(r"<.*>|\(.+\)")


class _Told(str):
    """Text in place of an error: the same for ``%s`` and ``%r``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class Message:
    """Writes the message of a record; of the errors in it, what may be told."""

    def __init__(self, *, prompts: bool) -> None:
        self._prompts = prompts

    def __call__(self, _: WrappedLogger, __: str, event: EventDict) -> EventDict:
        """Set ``event``, and take away the arguments that it is made of."""
        record = event["_record"]
        arguments = self._arguments(event.pop("positional_args", None))
        message = _filled(str(self._told(record.msg)), arguments)
        event["event"] = self._own_words(record.name, message)
        return event

    def _arguments(self, given: Any) -> Any:
        if isinstance(given, Mapping):
            return {name: self._told(value) for name, value in given.items()}
        return tuple(map(self._told, given or ()))

    def _told(self, value: object) -> object:
        if isinstance(value, BaseException):
            return _Told(told(value, prompts=self._prompts))
        return value

    def _own_words(self, logger: str, message: str) -> str:
        """Leave out what asyncio shows of tasks and calls: what they were given may be anything."""
        if logger != "asyncio" or self._prompts:
            return message
        return _OBJECT.sub(_emptied, message.partition("\n")[0])


def _emptied(found: re.Match[str]) -> str:
    return f"{found[0][0]}…{found[0][-1]}"


def _filled(message: str, arguments: Any) -> str:
    try:
        return message % arguments if arguments else message
    except (KeyError, TypeError, ValueError):
        return f"{message} (with values that do not fit)"


class Traceback:
    """Writes tracebacks."""

    def __init__(self, *, prompts: bool) -> None:
        self._prompts = prompts

    def __call__(self, _: WrappedLogger, __: str, event: EventDict) -> EventDict:
        """Set ``exception`` to the traceback of ``exc_info``, where there is one."""
        error = error_in(event.pop("exc_info", None))
        if error is not None:
            event["exception"] = text_of(error, prompts=self._prompts)
        return event


class PlainValues:
    """Makes plain data of all values, without secrets."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter

    def __call__(self, _: WrappedLogger, __: str, event: EventDict) -> EventDict:
        """Return a line that any renderer can write."""
        return {name: self._presenter(value) for name, value in event.items()}


def on_one_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Escape control characters, so that nobody's name or prompt looks like a line of its own.

    A traceback has lines; those of what an error says are indented already.
    """
    return {
        name: _escaped(value, _CONTROL_IN_LINES if name == "exception" else _CONTROL)
        for name, value in event.items()
    }


def _escaped(value: Any, control: re.Pattern[str]) -> Any:
    if not isinstance(value, str):
        return value
    return control.sub(lambda found: repr(found[0])[1:-1], value)

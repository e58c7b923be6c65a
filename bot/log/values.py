"""The values of a log line as plain data: bounded, without secrets, and written by no surprise."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.log.words import told

_DEEPEST = 4
_MOST_ITEMS = 100
_LONGEST = 20_000
"""Characters of one value; of what is longer, the end is shown too."""


class Presenter:
    """Makes plain data of whatever somebody logs."""

    def __init__(self, redact: Callable[[str], str], *, prompts: bool) -> None:
        self._redact = redact
        self._prompts = prompts

    def __call__(self, value: object, depth: int = 0) -> Any:
        """Return a value as JSON holds it, without secrets."""
        if value is None or isinstance(value, bool | int | float):
            return value
        if depth < _DEEPEST and isinstance(value, Mapping):
            items = list(value.items())[:_MOST_ITEMS]
            return {self.text(key): self(each, depth + 1) for key, each in items}
        if depth < _DEEPEST and isinstance(value, list | tuple | set | frozenset):
            return [self(each, depth + 1) for each in list(value)[:_MOST_ITEMS]]
        return self.text(value)

    def text(self, value: object) -> str:
        """Return a value as text, without secrets; they go before it is cut."""
        text = self._redact(self._written(value))
        if len(text) <= _LONGEST:
            return text
        return f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"

    def _written(self, value: object) -> str:
        if isinstance(value, str):
            return str(value)
        if isinstance(value, bytes | bytearray):
            return value.decode("utf-8", "backslashreplace")
        if isinstance(value, BaseException):
            return told(value, prompts=self._prompts)
        try:
            return repr(value)
        except Exception:  # a bug in somebody's __repr__ costs no line
            return f"<{type(value).__name__}>"

"""What a log may say of an error: nothing that people have written, unless they may be logged."""

import builtins
import re

from bot.errors import VeogramError

WITHHELD = "(withheld: LOG_PROMPTS shows it)"

_QUOTE = re.compile(r"""["`«“‘]|(?<![^\W\d_])'|\bb'""")
"""What a quotation begins with, Python's own of texts and bytes too; the apostrophe of ``can't``
does not."""

_OF_THE_MACHINE = (
    OSError,
    ArithmeticError,
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    SystemError,
    TypeError,
)
"""Errors in whose text Python speaks of files, connections, names and types, not of values."""

_TELLING = {
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, _OF_THE_MACHINE)
}

_TELLING_MODULES = (
    "aiosqlite",
    "asyncpg",
    "httpcore",
    "httpx",
    "json",
    "socket",
    "sqlalchemy",
    "sqlite3",
    "ssl",
    "telegram",
)
"""Libraries whose errors put what they quote into quotation marks, or onto a line of its own."""


def told(error: BaseException, *, prompts: bool = False) -> str:
    """Return what may be said of an error, with its type."""
    text, name = text_told(error, prompts=prompts), type(error).__name__
    return f"{name}: {text}" if text else name


def text_told(error: BaseException, *, prompts: bool = False) -> str:
    """Return what may be said of an error, without its type.

    The fields of our own say what may be shown of them: what is not is left out of their ``repr``.
    """
    kind, text = type(error), _text(error, prompts)
    package = (kind.__module__ or "builtins").partition(".")[0]
    if prompts or package == "bot" or not text:
        return text
    if package == "builtins" and kind.__name__ in _TELLING:
        return text
    return without_quotations(text) if package in _TELLING_MODULES else WITHHELD


def without_quotations(text: str) -> str:
    """Return the first line of a text, up to where it begins to quote something."""
    line = text.partition("\n")[0]
    quote = _QUOTE.search(line)
    return f"{line[: quote.start()].rstrip(' ([{')} …".lstrip() if quote else line


def _text(error: BaseException, prompts: bool) -> str:
    try:
        own = error.written(words=prompts) if isinstance(error, VeogramError) else ""
        return own or str(error)
    except Exception:  # a bug in somebody's __str__ hides no other
        return ""

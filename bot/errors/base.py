"""The base of the tree, and what concerns the bot as a whole."""

from dataclasses import Field, dataclass
from typing import Any


class VeogramError(Exception):
    """The base of every error that Veogram raises on purpose.

    Fields that may hold words of people are not part of ``repr``, and so of no log. Neither are
    they of ``str``, which is what tracebacks show.
    """

    def __str__(self) -> str:
        return self.written() or super().__str__()

    def written(self, *, words: bool = False) -> str:
        """Return the fields of the error; those that may hold words of people only if asked to."""
        known: dict[str, Field[Any]] = getattr(self, "__dataclass_fields__", {})
        shown = [name for name, field in known.items() if field.repr or words]
        return ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)


class Refused(VeogramError):
    """What somebody asks is not done; they are told why, in words, and it is not tried again."""


@dataclass(eq=False)
class SettingsError(VeogramError):
    """A setting is missing or wrong; ``problem`` says what would be right."""

    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}"


class StoreUnavailable(VeogramError):
    """The database did not answer; nothing was stored."""


class StoreUnusable(StoreUnavailable):
    """The database lets nobody in like this; waiting does not help."""


@dataclass(eq=False)
class Postponed(VeogramError):
    """The update cannot be handled for ``seconds`` yet; others of its chat need not wait for it."""

    seconds: float

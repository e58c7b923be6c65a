"""The base of the tree, and what concerns the bot as a whole."""

from dataclasses import dataclass


class VeogramError(Exception):
    """The base of every error that Veogram raises on purpose."""


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


@dataclass(eq=False)
class Postponed(VeogramError):
    """The update cannot be handled for ``seconds`` yet; others of its chat need not wait for it."""

    seconds: float

"""What is wrong with an admin's command; nothing is changed."""

from dataclasses import dataclass, field

from bot.errors.base import Refused


class CommandRefused(Refused):
    """An admin's command cannot be carried out as it is; nothing is changed."""


class NobodyMeant(CommandRefused):
    """The command names nobody, and answers no message of somebody's."""


@dataclass(eq=False)
class NotASubject(CommandRefused):
    """``value`` is neither an id nor an @name."""

    value: str = field(repr=False)


@dataclass(eq=False)
class UnknownPerson(CommandRefused):
    """The bot has met nobody with this @name."""

    username: str = field(repr=False)


@dataclass(eq=False)
class NameUnchecked(CommandRefused):
    """Telegram does not say whether the @name is still of whom the bot has met with it."""

    username: str = field(repr=False)


@dataclass(eq=False)
class TooManyWords(CommandRefused):
    """The command takes no more than ``most`` words."""

    most: int


@dataclass(eq=False)
class BadAmount(CommandRefused):
    """``value`` is no amount of US dollars that a budget can have."""

    value: str = field(repr=False)


@dataclass(eq=False)
class IsAdmin(CommandRefused):
    """Who is an admin cannot be kept out."""

    user: str


@dataclass(eq=False)
class BudgetTooLow(CommandRefused):
    """``spent`` credits are spent or reserved today already; no budget may be below that.

    0: others read along, whom it does not concern.
    """

    spent: int


@dataclass(eq=False)
class BadPeriod(CommandRefused):
    """``value`` names no days that the command knows; ``allowed`` do."""

    value: str = field(repr=False)
    allowed: tuple[str, ...]


class PrivateOnly(CommandRefused):
    """The answer names people or tells of money: it is given in an admin's private chat alone."""

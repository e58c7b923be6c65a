"""What admins write after ``/allow``, ``/deny`` and ``/budget``, as values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import BadAmount, NotASubject, TooManyWords
from bot.money.credits import Credits, credits_of

HERE = frozenset({"here", "chat"})
"""Words for the chat in which they are written."""

OFF = "off"
"""The word for "as the settings say"."""

_ID = re.compile(r"-?[0-9]{1,19}")
_LARGEST_ID = 2**63 - 1
_NAME = re.compile(r"@([A-Za-z0-9_]{1,64})")
_AMOUNT = re.compile(r"\$?([0-9]{1,7})(?:\.([0-9]{1,7})|,([0-9]{1,2}))?")
"""A comma is taken for a point only before cents: ``1,000`` could mean a thousand."""

_MOST_DOLLARS = 10**6


@dataclass(frozen=True)
class Mention:
    """Whom somebody means, as they wrote it; if nothing, the author of the message answered."""

    id: int | None = None
    """of a person, or of a chat, which is negative"""
    username: str = ""
    is_here: bool = False
    """whether the chat in which it is written is meant"""

    @property
    def is_author(self) -> bool:
        """Whether the author of the message that it answers is meant."""
        return not (self.is_here or self.username or self.id)


@dataclass(frozen=True)
class BudgetChange:
    """Whose budget is set, and to what."""

    mention: Mention
    amount: Credits | None
    """0 means without limit, None as the settings say"""


def parse_mention(words: Sequence[str]) -> Mention:
    """Return whom the words after a command mean.

    Raises:
        TooManyWords, NotASubject: they cannot be understood.
    """
    if len(words) > 1:
        raise TooManyWords(1)
    return _mention(words[0]) if words else Mention()


def parse_budget(words: Sequence[str]) -> BudgetChange | Mention | None:
    """Return the change that is asked for, or whose budget is; None where there are no words.

    Raises:
        TooManyWords, NotASubject, BadAmount: they cannot be understood.
    """
    if not words:
        return None
    if len(words) > 2:
        raise TooManyWords(2)
    if len(words) == 1 and _is_somebody(words[0]):
        return _mention(words[0])
    mention = _mention(words[0]) if len(words) == 2 else Mention()
    return BudgetChange(mention, _amount(words[-1]))


def _is_somebody(word: str) -> bool:
    """Return whether a word alone can only mean whose budget it is; a number is an amount."""
    return word.lower() in HERE or _NAME.fullmatch(word) is not None


def _mention(word: str) -> Mention:
    if word.lower() in HERE:
        return Mention(is_here=True)
    if name := _NAME.fullmatch(word):
        return Mention(username=name[1].lower())
    if not _ID.fullmatch(word) or not 0 < abs(int(word)) <= _LARGEST_ID:
        raise NotASubject(word)
    return Mention(id=int(word))


def _amount(word: str) -> Credits | None:
    """Return an amount of US dollars, of whole cents, in credits; None for "off"."""
    if word.lower() == OFF:
        return None
    found = _AMOUNT.fullmatch(word)
    if not found:
        raise BadAmount(word)
    dollars = Decimal(f"{found[1]}.{found[2] or found[3] or 0}")
    cents = dollars * 100
    if dollars > _MOST_DOLLARS or cents != int(cents):
        raise BadAmount(word)
    return credits_of(dollars)

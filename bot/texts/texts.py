"""Sentences by key and language."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_decimal_symbol
from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from bot.money.credits import Credits, dollars_of

# The library stops at 2,500 characters a value: a long prompt takes more once it is escaped.
resolver.MAX_PART_LENGTH = 50_000

_FOLDER = Path(__file__).parent
FALLBACK = "en"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.ftl")))
"""The languages there are texts for, as IETF tags."""

_REGIONS = {"en": "en_GB"}
"""Locales for number and time formats, where they are not the language's usual one."""

_BEFORE_EIGHT = re.compile(r" o (?=8)")
"""Spanish says "6 u 8": "o" changes before the sound of "ocho", which CLDR's lists leave to us."""


class Html(str):
    """Text that is already HTML and must not be escaped again."""

    __slots__ = ()


class Texts:
    """The sentences of one language. Values are escaped for Telegram's HTML."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = _bundle(language)

    def __call__(self, key: str, **values: Any) -> Html:
        """Return the sentence with its values filled in, as HTML.

        Raises:
            KeyError: there is no such sentence, or a value that it needs is missing.
        """
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        filled = {name: self._filled(value) for name, value in values.items()}
        text, errors = self._bundle.format_pattern(message.value, filled)
        if errors:
            raise KeyError(key) from errors[0]
        return Html(text)

    def _filled(self, value: object) -> object:
        # Numbers choose variants; the library writes those below zero with a hyphen.
        return self.number(value) if isinstance(value, int) and value < 0 else _safe(value)

    @property
    def _region(self) -> str:
        return _REGIONS.get(self.language, self.language)

    def choice(self, words: Iterable[str]) -> str:
        """Return the words as a choice: ``5, 6 or 7``."""
        choice = format_list(list(words), style="or", locale=self._region)
        return _BEFORE_EIGHT.sub(" u ", choice) if self.language == "es" else choice

    def price(self, dollars: Decimal) -> str:
        """Return an amount of US dollars as this language writes it, to the nearest cent."""
        return _price(dollars, self.language)

    def number(self, number: int) -> str:
        """Return a whole number as this language writes it: ``1,000``, ``−5``."""
        digits = format_decimal(abs(number), locale=self.language)
        return f"−{digits}" if number < 0 else digits

    def amount(self, amount: Credits) -> str:
        """Return an amount of money as this language writes it, to the nearest cent."""
        return self.price(dollars_of(amount))

    def clock(self, moment: datetime) -> str:
        """Return the time of day of an aware time, and its zone: ``14:05 UTC``."""
        time = format_time(moment, format="short", tzinfo=moment.tzinfo, locale=self._region)
        return f"{time} {_zone(moment)}"

    def date_of(self, moment: datetime) -> str:
        """Return the date of an aware time, in its zone: ``21 Nov 2026``."""
        return format_date(moment, "medium", self._region)

    def days(self, first: date, last: date) -> str:
        """Return a span of days: ``15–21 Nov 2026``."""
        return format_interval(first, last, "yMMMd", locale=self._region)

    def month(self, day: date) -> str:
        """Return the month of a day: ``November 2026``."""
        return format_skeleton("yMMMM", day, locale=self._region)

    def day(self, day: date) -> str:
        """Return a day as short as can be: ``21/11``."""
        return format_skeleton("Md", day, locale=self._region)

    @property
    def decimal_mark(self) -> str:
        """What stands before tenths."""
        return get_decimal_symbol(self.language)

    def seconds(self, seconds: float) -> Html:
        """Return a length or a wait as this language writes it: ``45 s``, ``2 min``, ``3 h``."""
        if seconds < 90:
            return self("time-seconds", number=round(seconds))
        minutes = seconds / 60
        if minutes < 90:
            return self("time-minutes", number=round(minutes))
        return self("time-hours", number=round(minutes / 60))


def _zone(moment: datetime) -> str:
    """Return the short name of a time's zone; where it has none: ``(UTC−3)``."""
    name = moment.tzname() or ""
    if name.isalpha():
        return name
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"(UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"


def _safe(value: object) -> object:
    if isinstance(value, Html) or not isinstance(value, str):
        return value
    return Html(escape(value, quote=False))


@cache
def _bundle(language: str) -> FluentBundle:
    """Return the sentences of a language, with English for any that are missing."""
    # Isolation marks would show up in commands that people copy.
    bundle = FluentBundle([language], use_isolating=False)
    for name in (language, FALLBACK):
        bundle.add_resource(_sentences(name), allow_overrides=False)
    return bundle


@cache
def _sentences(language: str) -> Resource:
    """Return what a language's file says, without where in the file that stands.

    Parsing one takes some 40 ms, in which nothing else is done, and places twice the memory.
    """
    source = (_FOLDER / f"{language}.ftl").read_text("utf-8")
    return FluentParser(with_spans=False).parse(source)


@lru_cache(maxsize=1000)
def _price(dollars: Decimal, language: str) -> str:
    with localcontext(rounding=ROUND_HALF_UP):
        return format_currency(dollars, "USD", locale=language)


@cache
def texts_for(language_code: str | None) -> Texts:
    """Return the texts for an IETF tag as Telegram gives it (``pt-br``), or English."""
    language = (language_code or FALLBACK).lower().partition("-")[0]
    return Texts(language if language in LANGUAGES else FALLBACK)


def shortened(text: str, most: int) -> str:
    """Return at most ``most`` characters, the last one an ellipsis where there was more.

    Characters are counted as Telegram does, in UTF-16 units: an emoji has two.
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * most:
        return text
    return f"{units[: 2 * (most - 1)].decode('utf-16-le', 'ignore').rstrip()}…"

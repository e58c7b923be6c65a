from collections.abc import Iterator
from dataclasses import MISSING, Field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from bot.chat.outgoing.refusals import refusal
from bot.errors import (
    BadValue,
    LimitReached,
    ModeNotSupported,
    NotAllowed,
    Refused,
    UnknownOption,
)
from bot.money.budgets import Scope
from bot.money.fallback_prices import CHEAPEST
from bot.texts import LANGUAGES, Html, Texts, texts_for
from bot.veo.catalogue import FAMILIES, Mode, able

EN = texts_for("en")
MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)
NASTY = "<b>&\"'{$x}</b>"
LIMITS = (
    LimitReached("user-active", 7, None),
    LimitReached("user-daily", 7, MIDNIGHT),
    LimitReached("chat-daily", 7, MIDNIGHT),
    *(LimitReached(f"{scope}-budget", 14_000_000, MIDNIGHT) for scope in Scope),
    *(LimitReached(f"{scope}-budget", 14_000_000, None, 16_000_000) for scope in Scope),
    LimitReached("user-active", 3, None, takes=4),
    LimitReached("user-daily", 3, MIDNIGHT, takes=4, stars=40, balance=7),
    LimitReached("chat-daily", 3, MIDNIGHT, takes=4),
    *(LimitReached(f"{scope}-budget", 14_000_000, MIDNIGHT, takes=4) for scope in Scope),
)
MESSAGE_LIMIT = 4096
"""Characters of a message (Bot API: sendMessage)."""


def below(kind: type[Refused]) -> Iterator[type[Refused]]:
    """Yield the kinds of error that are raised: those that have no kinds below them."""
    kinds = kind.__subclasses__()
    if not kinds:
        yield kind
    for each in kinds:
        yield from below(each)


KINDS = sorted(set(below(Refused)), key=lambda kind: kind.__name__)


def examples(kind: type[Refused], text: str = "words") -> Iterator[Refused]:
    """Yield errors of a kind with every field filled in."""
    if kind is LimitReached:
        yield from LIMITS
        return
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    declared: dict[str, Field[Any]] = getattr(kind, "__dataclass_fields__", {})
    for field in declared.values():
        made: dict[object, Any] = {bool: True, int: 7, str: text, tuple[str, ...]: ("one", "two")}
        values[field.name] = made[hints[field.name]]
        assert field.default is MISSING or isinstance(field.default, str | bool)
    if "mode" in values:
        values |= {"mode": "extend", "models": able(Mode.EXTEND)}
    yield kind(**values)


def said(error: Refused, texts: Texts = EN, now: float = 0.0) -> Html:
    return refusal(texts, error, now)


def test_every_error_that_a_person_can_cause_is_looked_at() -> None:
    assert len(KINDS) > 15
    assert {LimitReached, NotAllowed, BadValue} <= set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_has_words_in_every_language(kind: type[Refused], language: str) -> None:
    for error in examples(kind):
        assert len(said(error, texts_for(language))) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_person_wrote_is_escaped(kind: type[Refused]) -> None:
    for error in examples(kind, NASTY):
        assert "<b>&" not in said(error)


@pytest.mark.parametrize("kind", KINDS)
def test_no_refusal_is_longer_than_a_message(kind: type[Refused]) -> None:
    for error in examples(kind, "&" * 4000):
        assert len(said(error)) < MESSAGE_LIMIT


def test_the_words_say_what_would_be_right() -> None:
    error = BadValue("--duration", "4", ("5", "6", "7", "8"), "Veo 2")
    text = said(error)
    assert error.model in text
    assert EN.choice(error.allowed) in text


def test_the_nearest_option_is_named_where_there_is_one() -> None:
    assert "--seed" in said(UnknownOption("--sed", "--seed"))
    unknown = said(UnknownOption("--zzz", ""))
    assert unknown == EN("refusal-unknown-option", name="--zzz", suggestion="none")


@pytest.mark.parametrize("mode", Mode)
def test_who_can_do_it_is_named(mode: Mode) -> None:
    text = said(ModeNotSupported(mode, "Veo 2", able(mode)))
    assert EN(f"mode-{mode}") in text
    assert all(FAMILIES[name].title in text for name in able(mode))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "number"),
    [
        (LimitReached("user-active", 3, None), "3"),
        (LimitReached("user-daily", 20, MIDNIGHT), "20"),
        (LimitReached("chat-daily", 50, MIDNIGHT), "50"),
        (LimitReached("user-budget", 14_000_000, MIDNIGHT), "7"),
        (LimitReached("chat-budget", 14_000_000, MIDNIGHT), "7"),
    ],
)
def test_a_limit_says_how_much_and_when_it_goes_on(
    error: LimitReached, number: str, language: str
) -> None:
    texts = texts_for(language)
    text = said(error, texts, now=MIDNIGHT.timestamp() - 60)
    assert number in text
    assert error.resumes_at is None or texts.clock(error.resumes_at) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_day_allows_is_told_by_its_price_and_promised_for_no_time(language: str) -> None:
    texts = texts_for(language)
    text = said(LimitReached("user-budget", 14_000_000, None, 16_000_000), texts)
    assert text == texts(
        "refusal-above-budget", price=texts.price(Decimal(8)), limit=texts.price(Decimal(7))
    )


@pytest.mark.parametrize(("left", "is_told"), [(0, False), (CHEAPEST - 1, False), (CHEAPEST, True)])
@pytest.mark.parametrize("scope", Scope)
def test_where_the_cheapest_video_still_fits_a_refusal_says_so(
    scope: Scope, left: int, is_told: bool
) -> None:
    plain = LimitReached(f"{scope}-budget", 14_000_000, MIDNIGHT)
    text = said(replace(plain, left=left))
    assert text == said(plain) + (f"\n{EN('refusal-or-cheaper')}" if is_told else "")


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_a_time_of_day_is_written_as_the_language_writes_it(language: str) -> None:
    assert texts_for(language).clock(datetime(2026, 11, 21, 13, 1, tzinfo=UTC)) == "13:01 UTC"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("America/Sao_Paulo", "13:01 (UTC−3)"),
        ("Asia/Kathmandu", "13:01 (UTC+5:45)"),
        ("Europe/Berlin", "13:01 CET"),
    ],
)
def test_a_zone_without_a_name_is_told_by_its_distance(zone: str, said: str) -> None:
    assert EN.clock(datetime(2026, 11, 21, 13, 1, tzinfo=ZoneInfo(zone))) == said


def test_a_moment_that_has_passed_is_no_negative_wait() -> None:
    error = LimitReached("user-daily", 20, MIDNIGHT)
    midnight = MIDNIGHT.timestamp()
    assert said(error, now=2 * midnight) == said(error, now=midnight)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_not_let_in_hears_which_ids_the_operator_needs(language: str) -> None:
    text = said(NotAllowed(user="987654321", chat="-1001234567890"), texts_for(language))
    assert "<code>987654321</code>" in text
    assert "<code>-1001234567890</code>" in text

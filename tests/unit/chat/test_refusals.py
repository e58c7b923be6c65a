from dataclasses import MISSING, fields
from typing import Any, get_type_hints

import pytest

from bot import errors
from bot.chat.outgoing.refusals import refusal, stranger
from bot.errors import BadValue, LimitReached, ModeNotSupported, RequestRefused, UnknownOption
from bot.tasks.limits import DAY
from bot.tasks.task import Requester
from bot.texts import LANGUAGES, texts_for
from bot.veo.catalogue import Mode, able

EN = texts_for("en")
NASTY = "<b>&\"'{$x}</b>"

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, RequestRefused) and kind is not RequestRefused
]


def example(kind: type[RequestRefused], text: str = "words") -> RequestRefused:
    """Return an error of a kind with every field filled in."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]  # each is a dataclass
        made: dict[object, Any] = {int: 7, str: text, tuple[str, ...]: ("one", "two")}
        values[field.name] = made[hints[field.name]]
        assert field.default is MISSING or isinstance(field.default, str)
    if "mode" in values:
        values |= {"mode": "extend", "models": able(Mode.EXTEND)}
    return kind(**values)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_has_words_in_every_language(
    kind: type[RequestRefused], language: str
) -> None:
    assert len(refusal(texts_for(language), example(kind))) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_person_wrote_is_escaped(kind: type[RequestRefused]) -> None:
    assert "<b>&" not in refusal(EN, example(kind, NASTY))


@pytest.mark.parametrize("kind", KINDS)
def test_no_refusal_is_longer_than_a_message(kind: type[RequestRefused]) -> None:
    assert len(refusal(EN, example(kind, "&" * 4000))) < 4096


def test_the_words_say_what_would_be_right() -> None:
    error = BadValue("--duration", "4", ("5", "6", "7", "8"), "Veo 2")
    text = refusal(EN, error)
    assert "Veo 2" in text
    assert "5, 6, 7 or 8" in text
    assert "Did you mean <code>--seed</code>?" in refusal(EN, UnknownOption("--sed", "--seed"))
    assert "Did you mean" not in refusal(EN, UnknownOption("--zzz", ""))


@pytest.mark.parametrize("mode", Mode)
def test_who_can_do_it_is_named(mode: Mode) -> None:
    text = refusal(EN, ModeNotSupported(mode, "Veo 2", able(mode)))
    assert EN(f"mode-{mode}") in text
    assert "Veo 3.1" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LimitReached("user-active", 3, None), "3"),
        (LimitReached("user-daily", 20, DAY), "20"),
        (LimitReached("chat-daily", 50, DAY + 3660), "50"),
    ],
)
def test_a_limit_says_how_much_and_when_it_goes_on(
    error: LimitReached, said: str, language: str
) -> None:
    texts = texts_for(language)
    text = refusal(texts, error, now=DAY - 60)
    assert said in text
    assert error.resumes_at is None or texts.clock(error.resumes_at) in text


@pytest.mark.parametrize(
    ("language", "afternoon"), [("en", "13:01"), ("de", "13:01"), ("es", "13:01")]
)
def test_a_time_of_day_is_written_as_the_language_writes_it(language: str, afternoon: str) -> None:
    assert texts_for(language).clock(13 * 3600 + 60) == afternoon


def test_a_moment_that_has_passed_is_no_negative_wait() -> None:
    assert "-" not in refusal(EN, LimitReached("user-daily", 20, DAY), now=2 * DAY).replace(
        "-<", ""
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_hears_which_ids_the_operator_needs(language: str) -> None:
    text = stranger(texts_for(language), Requester(-1001234567890, 1, 987654321))
    assert "<code>987654321</code>" in text
    assert "<code>-1001234567890</code>" in text

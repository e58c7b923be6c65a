from decimal import Decimal
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LANGUAGES, Html, Texts, texts_for

EN = texts_for("en")


@given(st.text(max_size=300))
def test_what_a_person_wrote_comes_out_as_it_went_in(words: str) -> None:
    text = EN("cancel-done", prompt=words)
    rest = text.removeprefix(EN("cancel-done", prompt=""))
    assert "<" not in rest
    assert unescape(rest) == words


@pytest.mark.parametrize(
    "words", ["{ $limit }", "{refusal-button-expired}", "-brand", "\\u0041", "\u2068a\u2069"]
)
def test_words_are_never_taken_for_a_template(words: str) -> None:
    assert EN("cancel-done", prompt=words).endswith(words)


def test_html_is_not_escaped_twice() -> None:
    assert "<b>x</b> &amp;" in EN("cancel-done", prompt=Html("<b>x</b> &amp;"))
    once = EN("cancel-done", prompt="&")
    assert "&amp;amp;" not in EN("cancel-done", prompt=once)


def test_a_value_may_be_long() -> None:
    assert EN("cancel-done", prompt="<" * 4_000).count("&lt;") == 4_000


def test_a_sentence_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises((KeyError, LookupError)):
        EN("no-such-sentence")


def test_a_value_that_is_not_given_is_a_bug() -> None:
    with pytest.raises(KeyError):
        EN("cancel-done")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("en", "en"),
        ("EN-us", "en"),
        ("xx", "en"),
        ("../../etc", "en"),
        *((language, language) for language in LANGUAGES),
        *((f"{language}-zz", language) for language in LANGUAGES),
    ],
)
def test_a_person_is_spoken_to_in_their_language_or_in_english(
    code: str | None, language: str
) -> None:
    assert texts_for(code).language == language


@pytest.mark.parametrize(
    ("words", "said"),
    [(["5"], "5"), (["5", "6"], "5 or 6"), (["5", "6", "7", "8"], "5, 6, 7 or 8")],
)
def test_a_choice_reads_like_one(words: list[str], said: str) -> None:
    assert EN.choice(words) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (45.4, "45 s"),
        (89.4, "89 s"),
        (90, "2 min"),
        (180, "3 min"),
        (3600, "60 min"),
        (2 * 3600, "2 h"),
        (24 * 3600, "24 h"),
    ],
)
def test_a_wait_is_said_in_the_unit_that_fits(seconds: float, said: str) -> None:
    assert EN.seconds(seconds).replace("\u202f", " ").replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("dollars", "said"),
    [("3.15", "$3.15"), ("0.5", "$0.50"), ("1200", "$1,200.00"), ("2.625", "$2.63")],
)
def test_a_price_is_in_dollars(dollars: str, said: str) -> None:
    assert EN.price(Decimal(dollars)) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (1000, "1,000"), (-5, "−5"), (-1234, "−1,234")]
)
def test_a_number_has_marks_for_thousands_and_a_minus_sign(number: int, said: str) -> None:
    assert EN.number(number) == said
    assert said in EN("alert-paysupport", person="Anna", balance=number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_lists_prices_and_waits(language: str) -> None:
    texts = Texts(language)
    assert texts.choice(["a", "b", "c"]).count("c") >= 1
    assert any(digit.isdecimal() for digit in texts.price(Decimal("3.15")))
    for seconds in (5, 500, 50_000):
        assert any(digit.isdecimal() for digit in texts.seconds(seconds))

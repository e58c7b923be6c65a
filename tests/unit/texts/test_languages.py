"""The languages side by side: what is said, counted, spelled and left alone in each."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from html import unescape
from itertools import product

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES
from tests.unit.texts.test_files import FILES

OTHERS = [language for language in LANGUAGES if language != "en"]

QUOTES = {
    "de": ("„", "“"),
    "en": ("“", "”"),
    "es": ("«", "»"),
    "pt": ("“", "”"),
    "ru": ("«", "»"),
}
"""How each language opens and closes a quotation."""

COUNTED = {"one", "two", "few", "many"}
"""Plural categories that no sentence uses as a word."""

SAME_EVERYWHERE = {"Veogram", "min"}
"""Words that no language translates."""

COUNTS = (1, 2, 5, 21)
"""One of each plural form of Russian, and one that ends like another."""

NUMBERS = {"limit", "count", "length", "place", "number", "duration", "most", "left"}

VALUES = {
    "url": "https://cdn.example.com/files/a-long-name-of-a-file.mp4?signature=0123456789abcdef",
    "person": Html('<a href="tg://user?id=1">Anna</a>'),
    "models": Html(", ".join(f"<code>{name}</code>" for name in FAMILIES)),
    "model": "Veo 3.1 Lite Preview",
    "wanted": "Veo 3 Fast",
    "prompt": "ф" * 800,
    "detail": "d" * 300,
    "username": "a_bot_with_a_very_long_name_bot",
    "chat": "-1001234567890",
    "user": "7123456789",
    "time": "14:30",
    "option": "--duration",
    "value": "17",
    "allowed": "720p, 1080p",
    "price": "$3.15",
}
"""What stands in a sentence on a day that is as long as days get."""


class _Parts(Visitor):
    """Takes a sentence apart: its own words, and the variants that depend on a value."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.values: set[str] = set()
        self.by_name: dict[str, tuple[list[str], str]] = {}
        self.by_number: list[set[str]] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802
        self.words.append(str(node.value))

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        assert isinstance(node.selector, ftl.VariableReference)
        name, keys = node.selector.id.name, [_key(variant) for variant in node.variants]
        default = next(_key(variant) for variant in node.variants if variant.default)
        if any(key in COUNTED or key.isdecimal() for key in keys):
            self.by_number.append(set(keys))
        else:
            self.by_name[name] = (sorted(keys), default)
        self.generic_visit(node)


def _key(variant: ftl.Variant) -> str:
    key = variant.key
    return key.name if isinstance(key, ftl.Identifier) else str(key.value)


@cache
def parts(language: str) -> dict[str, _Parts]:
    """Return the sentences of a language, taken apart."""
    found = {}
    for entry in FluentParser().parse(FILES[language].read_text("utf-8")).body:
        if isinstance(entry, ftl.Message):
            found[entry.id.name] = _Parts()
            found[entry.id.name].visit(entry)
    return found


def own_words(sentence: _Parts) -> str:
    """Return what a sentence says itself, with tags and variants one after the other."""
    return " ".join(sentence.words)


def said(language: str) -> Iterator[tuple[str, str]]:
    """Yield every sentence with each of its variants and counts, as people see it."""
    texts = Texts(language)
    for key, sentence in parts(language).items():
        choices = [
            [(name, value) for value in _choices(sentence, name)] for name in sentence.values
        ]
        for chosen in product(*choices):
            html = texts(key, **dict(chosen))
            yield key, unescape(re.sub(r"<[^>]*>", "", html))


def _choices(sentence: _Parts, name: str) -> list[object]:
    long = VALUES.get(name, "x" * 20)
    if name in sentence.by_name:
        return [*sentence.by_name[name][0], long]
    return list(COUNTS) if name in NUMBERS else [long]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_marks_the_same_things(language: str) -> None:
    for key, english in parts("en").items():
        tags = [
            Counter(re.findall(r"</?[a-z]+", own_words(one)))
            for one in (parts(language)[key], english)
        ]
        assert tags[0] == tags[1], key


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_tells_the_same_variants_apart(language: str) -> None:
    for key, english in parts("en").items():
        assert parts(language)[key].by_name == english.by_name, key


@pytest.mark.parametrize("language", OTHERS)
def test_commands_and_options_are_not_translated(language: str) -> None:
    literal = re.compile(r"(?<![\w/<.])(?:/[a-z]+|--[a-z]+(?: [\w.:]*\d[\w.:]*| off)?)(?!\w)")
    for key, english in parts("en").items():
        found = [set(literal.findall(own_words(one))) for one in (parts(language)[key], english)]
        assert found[0] == found[1], key


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    for key, english in parts("en").items():
        words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", "", own_words(english)))
        if set(words) - SAME_EVERYWHERE:
            assert own_words(parts(language)[key]) != own_words(english), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_every_form_of_the_language(language: str) -> None:
    plural = Locale(language).plural_form
    needed = {plural(number) for number in range(1000)}
    for key, sentence in parts(language).items():
        for forms in sentence.by_number:
            by_form = {form for form in forms if not form.isdecimal()}
            assert by_form in (needed, {"other"}), key


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 картинка "),
        (4, "4 картинки "),
        (5, "5 картинок "),
        (11, "11 картинок "),
        (21, "21 картинка "),
        (22, "22 картинки "),
    ],
)
def test_russian_counts_as_people_do(count: int, words: str) -> None:
    assert Texts("ru")("refusal-too-many-pictures", count=count, limit=3).startswith(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_and_many_are_told_apart(language: str) -> None:
    texts = Texts(language)
    assert "3" not in texts("refusal-user-active", limit=1)
    assert "3" in texts("refusal-user-active", limit=3)
    assert "21" in texts("refusal-user-active", limit=21)


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_numbers_are_grouped_as_the_language_does(language: str) -> None:
    separator = {"de": ".", "en": ",", "es": ".", "pt": ".", "ru": "\xa0"}[language]
    text = Texts(language)("refusal-prompt-too-long", length=12_345, limit=2_000)
    assert f"12{separator}345" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_dashes_and_ellipses_are_those_of_print(language: str) -> None:
    for key, sentence in parts(language).items():
        words = re.sub(r"<[^>]*>", "", own_words(sentence))
        words = re.sub(r'<a href="|">', "", words)
        opening, closing = QUOTES[language]
        assert set("\"'“”„«»") & set(words) <= {opening, closing}, key
        assert words.count(opening) == words.count(closing), key
        assert "..." not in words, key
        assert " - " not in words, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_trips_over_its_values(language: str) -> None:
    for key, text in said(language):
        assert not re.search(r"[{}]|\.\.|[,:] *[.,]| [.,;!?](?: |$)", text), f"{key}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_and_a_caption_fit_whatever_they_hold(language: str) -> None:
    for key, text in said(language):
        assert len(text) <= (1024 if key == "video-caption" else 4096), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_answer_a_press_is_read_to_its_end(language: str) -> None:
    presses = re.compile(
        r"refusal-.*|press-.*|settings-admins.*|history-not.*|undo-.*|delete-not-.*|link-gone"
    )
    for key, text in said(language):
        if presses.fullmatch(key):
            assert len(text) <= 200, f"{len(text)} {key}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_and_menus_are_short(language: str) -> None:
    for key, sentence in parts(language).items():
        words = own_words(sentence)
        if re.match(r"button-|shape-|choice-|inline-start", key):
            assert len(words) <= 24, key
        if re.match(r"motion-(?!.*-prompt)", key):  # each has a row of its own
            assert len(words) <= 30, key
        if key.startswith("command-"):
            assert len(words) <= 40, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_settings_button_can_be_read_on_a_phone(language: str) -> None:
    texts = Texts(language)
    names = [key for key in parts(language) if f"{key}-about" in parts(language)]
    assert len(names) == 9
    for name in names:
        row = texts("settings-row", name=texts(name), value=texts("choice-auto"))
        assert len(row) <= 36, row


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "4, 6 oder 8"),
        ("en", "4, 6 or 8"),
        ("es", "4, 6 u 8"),
        ("pt", "4, 6 ou 8"),
        ("ru", "4, 6 или 8"),
    ],
)
def test_a_choice_reads_like_one_in_every_language(language: str, said: str) -> None:
    assert Texts(language).choice(["4", "6", "8"]) == said


def test_spanish_keeps_its_or_before_other_sounds() -> None:
    assert Texts("es").choice(["720p", "1080p"]) == "720p o 1080p"


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "3,15 $"), ("en", "$3.15"), ("es", "3,15 US$"), ("pt", "US$ 3,15"), ("ru", "3,15 $")],
)
def test_a_price_is_written_as_in_the_country(language: str, said: str) -> None:
    assert Texts(language).price(Decimal("3.15")).replace("\xa0", " ") == said

"""The glossary at the top of each file of sentences: one word for one thing."""

import re
from dataclasses import dataclass
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.texts import LANGUAGES
from tests.unit.texts.test_files import FILES
from tests.unit.texts.test_languages import own_words, parts

_ENTRY = re.compile(r"(?P<term>[^:]+): (?P<words>[^()]+?)(?: \(not: (?P<rejected>[^()]+)\))?")
_LITERAL = re.compile(r"<code>.*?</code>|<[^>]*>|/[a-z]+", re.DOTALL)
"""What no language translates: commands, options and examples, which have words of their own."""


@dataclass(frozen=True)
class Entry:
    """What one thing is called."""

    term: str
    """its name in the glossaries of all languages"""
    words: tuple[str, ...]
    """what the language calls it, in one form or several"""
    rejected: tuple[str, ...]
    """what it is not called"""


@cache
def glossary(language: str) -> tuple[Entry, ...]:
    """Return what the comment at the top of a language's file says."""
    top = FluentParser().parse(FILES[language].read_text("utf-8")).body[0]
    assert isinstance(top, ftl.ResourceComment)
    _, entries = (top.content or "").split("\n\n")
    return tuple(_entry(line) for line in entries.splitlines())


def _entry(line: str) -> Entry:
    found = _ENTRY.fullmatch(line)
    assert found, line
    rejected = found["rejected"].split(", ") if found["rejected"] else []
    return Entry(found["term"], tuple(found["words"].split(" / ")), tuple(rejected))


def holds(sentence: str, word: str) -> bool:
    """Whether a sentence has a word, or any that begins so where the word ends in an ellipsis."""
    stem = word.removesuffix("…")
    end = "" if stem != word else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(stem)}{end}", sentence, re.IGNORECASE) is not None


@cache
def sentences(language: str) -> dict[str, str]:
    """Return the words of each sentence of a language."""
    return {key: _LITERAL.sub(" ", own_words(each)) for key, each in parts(language).items()}


@pytest.mark.parametrize(
    ("sentence", "word", "is_there"),
    [
        ("Two images", "image", False),
        ("Two images", "image…", True),
        ("Images", "image…", True),
        ("Reimagined", "image…", False),
        ("An image.", "image", True),
        ("Your free videos are up", "free videos", True),
    ],
)
def test_a_word_is_found_as_a_word(sentence: str, word: str, *, is_there: bool) -> None:
    assert holds(sentence, word) is is_there


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_the_same_things(language: str) -> None:
    terms = [entry.term for entry in glossary(language)]
    assert terms == [entry.term for entry in glossary("en")]
    assert len(set(terms)) == len(terms)
    assert 12 <= len(terms) <= 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_glossary_are_those_that_are_said(language: str) -> None:
    for entry in glossary(language):
        for word in entry.words:
            assert any(holds(each, word) for each in sentences(language).values()), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_calls_a_thing_by_another_word(language: str) -> None:
    others = [(entry, word) for entry in glossary(language) for word in entry.rejected]
    assert [
        f"{key}: {word}, which is called {' / '.join(entry.words)}"
        for key, sentence in sentences(language).items()
        for entry, word in others
        if holds(sentence, word)
    ] == []

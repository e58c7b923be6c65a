"""The table of models: aligned, and narrow enough for a phone in every language."""

from decimal import Decimal
from html import unescape

import pytest

from bot.chat.outgoing.model_table import COMPARED, ModelRow, model_table
from bot.money.credits import credits_of
from bot.texts import LANGUAGES, Html, texts_for
from bot.veo.catalogue import FAMILIES

WIDTH = 34
"""Letters of one width that stand side by side on a phone of 390 pixels."""

PRICES = {name: Decimal("3.36") for name in FAMILIES} | {"veo3.1-lite": Decimal("0.42")}


def table(language: str, *, priced: bool = True) -> list[str]:
    rows = [
        ModelRow(
            family,
            150.0,
            credits_of(PRICES[family.name]) if priced else None,
            has_sound=family.name != "veo2",
        )
        for family in FAMILIES.values()
    ]
    html = model_table(texts_for(language), rows)
    assert isinstance(html, Html)
    return unescape(html.removeprefix("<pre>").removesuffix("</pre>")).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("priced", [True, False])
def test_each_line_fits_a_phone_and_stands_below_the_one_before(
    language: str, priced: bool
) -> None:
    lines = table(language, priced=priced)
    assert len(lines) == 1 + len(FAMILIES)
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(lines[0]) <= WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_prices_there_is_no_column_for_them(language: str) -> None:
    texts = texts_for(language)
    seconds = texts.seconds(COMPARED)
    assert seconds in table(language)[0]
    assert seconds not in table(language, priced=False)[0]
    assert "$" not in "".join(table(language, priced=False))


def test_each_model_stands_there_with_its_time_its_price_and_its_sound() -> None:
    texts = texts_for("en")
    lines = dict(zip(FAMILIES, table("en")[1:], strict=True))
    for name, family in FAMILIES.items():
        figures = (texts.seconds(150), texts.price(PRICES[name]))
        assert lines[name].startswith(family.title.removeprefix("Veo "))
        assert all(figure in lines[name] for figure in figures)
    assert [name for name, line in lines.items() if line.endswith("♪")] == [*FAMILIES][:-1]


def test_every_family_makes_the_length_that_is_compared() -> None:
    assert all(COMPARED in family.durations for family in FAMILIES.values())

"""The tables of the pages are those of the program."""

from collections.abc import Iterable

import pytest

from bot.settings import Settings
from bot.veo.catalogue import AUDIO, FAMILIES, Family, Mode, Model
from bot.veo.parsing import SPELLING
from tests.unit.test_documents import DOCS, EXAMPLE, ROOT, default, entries

WORDS = {Mode.TEXT: "words"}
ORDER = ("--no", "--seed", "--raw", "--fix", "--people")


def table(page: str, head: str) -> dict[str, list[str]]:
    """Return the rows of the table with this head, by their first cell without its backticks."""
    text = (DOCS / page).read_text("utf-8")
    body, _, _ = text[text.index(f"| {head} |") :].partition("\n\n")
    rows = body.splitlines()[2:]
    cells = ([cell.strip() for cell in row.strip("|").split("|")] for row in rows)
    return {first.strip("`"): rest for first, *rest in cells}


def choice(values: Iterable[object], usual: object) -> str:
    return ", ".join(f"**{value}**" if value == usual else str(value) for value in values)


def first(family: Family) -> Model:
    """Return the model that makes videos from words."""
    model = family.model(Mode.TEXT)
    assert model is not None
    return model


@pytest.mark.parametrize("family", FAMILIES.values(), ids=list(FAMILIES))
def test_the_row_of_a_model_is_what_the_catalogue_says(family: Family) -> None:
    sources, durations, resolutions, sound, options = table("MODELS.md", "`--model`")[family.name]
    model = first(family)
    takes = {SPELLING[name] for each in family.models for name in each.takes - {AUDIO}}
    assert sources == ", ".join(WORDS.get(mode, mode) for mode in family.modes)
    assert durations == choice(model.durations, model.duration)
    assert resolutions == choice(model.resolutions or (model.resolution,), model.resolution)
    assert sound == ("yes" if model.has_sound else "no")
    assert options == ", ".join(f"`{option}`" for option in ORDER if option in takes)


def test_every_setting_has_its_row_with_its_default() -> None:
    rows = table("SETTINGS.md", "setting")
    assert {*rows} == {name.upper() for name in Settings.model_fields}
    shown = {name: f"`{default(name)}`" if default(name) else "" for name in rows}
    assert {name: cells[0] for name, cells in rows.items()} == shown


def test_every_option_has_its_row_and_no_other_does() -> None:
    named = [option.split()[0] for option in table("COMMANDS.md", "option")]
    assert sorted(named) == sorted({*SPELLING.values()})


def test_what_must_be_filled_in_is_what_the_table_calls_required() -> None:
    required = {
        name for name, cells in table("SETTINGS.md", "setting").items() if "required" in cells[1]
    }
    assert required == {
        name for name, value, _ in entries(EXAMPLE) if f"\n{name}={value}" in EXAMPLE
    }


def test_the_map_is_the_map_of_the_tree() -> None:
    bot = ROOT / "bot"
    packages = {path.parent for path in bot.rglob("__init__.py")} - {bot}
    modules = {path for path in bot.glob("*.py") if path.name != "__init__.py"}
    folders = {ROOT / name for name in ("benchmarks", "docs", "sandbox", "tests")}
    assert {
        ROOT / name for name in table("ARCHITECTURE.md", "where")
    } == packages | modules | folders

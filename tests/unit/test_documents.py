"""What the documents promise is what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram.ext import CommandHandler

from bot import settings
from bot.chat.outgoing import menu
from bot.chat.routes import ROUTES
from bot.settings import Settings
from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES
from bot.veo.parsing import SPELLING, parse

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = ROOT / "docs"
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")

COMMANDS = sorted(
    {
        "veo",
        *(
            name
            for handlers in ROUTES.values()
            for handler in handlers
            if isinstance(handler, CommandHandler)
            for name in handler.commands
        ),
    }
    - {"start"}  # Telegram's own button sends it
)
OPTIONS = sorted({*SPELLING.values()})


def entries(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, value and explanation of each setting in an example file."""
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        last = re.fullmatch(r"(?:# )?([A-Z][A-Z0-9_]*)=(.*)", lines[-1])
        if last:
            yield last[1], last[2], [line.removeprefix("#").strip() for line in lines[:-1]]
        else:
            assert all(line.startswith("# ") for line in lines), block


def default(name: str) -> str:
    """Return a setting's default as a line of a file holds it; empty where there is none."""
    value: Any = Settings.model_fields[name.lower()].default
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, frozenset) or Settings.model_fields[name.lower()].is_required():
        return ",".join(map(str, sorted(value))) if isinstance(value, frozenset) else ""
    return str(value)


def test_every_setting_stands_in_the_example_once_and_no_other_does() -> None:
    names = [name for name, _, _ in entries(EXAMPLE)]
    assert sorted(names) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize(("name", "value", "words"), list(entries(EXAMPLE)))
def test_a_setting_has_its_sentence_and_its_real_default(
    name: str, value: str, words: list[str]
) -> None:
    assert value == default(name)
    assert re.fullmatch(r"[A-Z].*\.", " ".join(words))


def test_only_what_has_no_default_must_be_filled_in() -> None:
    required = {
        name.upper() for name, field in Settings.model_fields.items() if field.is_required()
    }
    to_fill_in = {
        line.partition("=")[0] for line in EXAMPLE.splitlines() if re.match("[A-Z]", line)
    }
    assert to_fill_in == required


def test_the_example_with_two_keys_is_a_configuration(tmp_path: Path) -> None:
    filled = EXAMPLE
    for name, value in (("TELEGRAM_BOT_TOKEN", "1:ABC"), ("AIMLAPI_KEY", "some-key")):
        filled = filled.replace(f"\n{name}=", f"\n{name}={value}")
    uncommented = re.sub(r"(?m)^# ([A-Z_]+=)", r"\1", filled)
    for number, text in enumerate((filled, uncommented)):
        path = tmp_path / f"{number}.env"
        path.write_text(text, "utf-8")
        assert settings.load(_env_file=path) == settings.load(
            telegram_bot_token="1:ABC", aimlapi_key="some-key"
        )


def help_in(language: str) -> Html:
    texts, models = Texts(language), Html(" ".join(FAMILIES))
    about = {"models": models, "username": "bot", "address": "", "group": "no"}
    pages = [texts("help", **about, improves="yes", draws="yes")]
    more = ("help-stars", "help-admins", "help-stars-admin")
    return Html("\n\n".join([*pages, *(texts(key) for key in more)]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_stands_in_the_help(language: str) -> None:
    text = help_in(language)
    assert [name for name in COMMANDS if not re.search(rf"/{name}\b", text)] == []
    assert [option for option in OPTIONS if not re.search(rf"{option}\b", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_help_is_understood(language: str) -> None:
    examples = re.findall(r"<code>(--[^<]*)</code>", help_in(language))
    assert len(examples) == len(OPTIONS)
    for example in examples:
        assert parse(f"a fox {example}").prompt == "a fox"


def test_the_menus_hold_commands_that_exist() -> None:
    everybodys = {*menu.PRIVATE, *menu.GROUP, *menu.STARS}
    admins = {*menu.ADMIN, *menu.STARS_ADMIN}
    assert everybodys | admins == {*COMMANDS}
    assert not everybodys & admins
    assert {*menu.GROUP} <= {*menu.PRIVATE}


@pytest.mark.parametrize("name", menu.ADMIN)
def test_a_command_of_admins_stands_in_their_part_of_the_help(name: str) -> None:
    assert re.search(rf"/{name}\b", Texts("en")("help-admins"))


@pytest.mark.parametrize("name", menu.STARS_ADMIN)
def test_a_command_about_stars_stands_with_those_of_admins(name: str) -> None:
    assert re.search(rf"/{name}\b", Texts("en")("help-stars-admin"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_on_its_page(name: str) -> None:
    assert re.search(rf"/{name}\b", (DOCS / "COMMANDS.md").read_text("utf-8"))


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_stands_on_its_page(option: str) -> None:
    assert re.search(rf"{option}\b", (DOCS / "COMMANDS.md").read_text("utf-8"))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_model_stands_on_its_page(name: str) -> None:
    assert re.search(rf"`{re.escape(name)}`", (DOCS / "MODELS.md").read_text("utf-8"))


def test_every_command_line_of_the_readme_is_one_of_the_makefile() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert set(re.findall(r"(?m)^(?:\$ )?make ([a-z]+)", README)) <= targets


def test_every_setting_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"`([A-Z]{2,}(?:_[A-Z]+)+)`", README))
    names = {name.removesuffix("_FILE").lower() for name in named}
    assert names - {*Settings.model_fields} == set()


LOCKS = [f"requirements/{path.name}" for path in (ROOT / "requirements").iterdir()]


@pytest.mark.parametrize("name", [*LOCKS, "pyproject.toml", "Makefile", ".ci/run"])
def test_nothing_depends_on_where_packages_come_from(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"--(extra-|default-)?index|--find-links|@ ?https?:|==.*https?:", text)
    assert name not in LOCKS or "://" not in text

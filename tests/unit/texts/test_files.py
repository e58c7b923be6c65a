"""The files of sentences: complete, readable, and what Telegram can show."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot
from bot.chat.buttons import EXAMPLES, FRAMES_MOTIONS, MOTIONS, REFERENCES_MOTIONS
from bot.chat.incoming.periods import STATS_DAYS
from bot.chat.outgoing import menu
from bot.money.budgets import Scope
from bot.store.knocks import BY_BUTTON, Verdict
from bot.tasks.kinds import HELPERS
from bot.tasks.statistics import Outcome
from bot.tasks.task import PENDING, Reason
from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES, Mode

ROOT = Path(bot.__file__).parent
FILES = {path.stem: path for path in (ROOT / "texts").glob("*.ftl")}

TELEGRAM_TAGS = {
    *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre"),
    *("blockquote", "tg-spoiler", "span", "tg-emoji"),
}
"""Bot API: "HTML style"."""

MESSAGE_LIMIT = 4096
ALERT_LIMIT = 200
MENU_LIMIT = 256
"""Characters (Bot API: sendMessage, answerCallbackQuery, BotCommand)."""

PLAIN = re.compile(
    r"button-|checkout-|command-|settings-row|motion-|choice-|shape-|inline-|invoice-"
)
"""What stands on buttons, in menus and in lists, where Telegram shows tags as they are."""

ALERTS = (
    "refusal-nothing-to-cancel",
    "refusal-not-theirs",
    "refusal-not-asked",
    "refusal-not-admin",
    "refusal-not-a-member",
    "refusal-press-in-channel",
    "refusal-question-closed",
    "refusal-stars-owed",
    "refusal-stars-off",
    "refusal-broken",
    "refusal-button-expired",
    "settings-admins-only",
    "knock-asked",
    "knock-needless",
    "knock-refused",
    "knock-unheard",
    "knock-decided",
    "refusal-help-off",
    "refusal-user-helping-active",
    "example-asked",
    "cancel-press-again",
    "history-not-yours",
    "delete-not-yours",
    "undo-too-late",
)
"""What answers a press."""


class _Values(Visitor):
    """Notes which values a sentence takes, and which of their variants it tells apart."""

    def __init__(self) -> None:
        self.variants: dict[str, set[str]] = {}

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variants.setdefault(node.id.name, set())

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, ftl.VariableReference):
            keys = {_name(variant.key) for variant in node.variants}
            self.variants.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def _name(key: ftl.Identifier | ftl.NumberLiteral) -> str:
    return key.name if isinstance(key, ftl.Identifier) else str(key.value)


@cache
def sentences(language: str) -> dict[str, dict[str, set[str]]]:
    """Return the values of each sentence of a language, and their variants."""
    found = {}
    for entry in FluentParser().parse(FILES[language].read_text("utf-8")).body:
        assert not isinstance(entry, ftl.Junk), f"{language}: {entry.content}"
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{language}: {entry.id.name} stands twice"
            visitor = _Values()
            visitor.visit(entry)
            found[entry.id.name] = visitor.variants
    return found


def spoken(language: str) -> Iterator[tuple[str, Html]]:
    """Yield every sentence of a language, with every variant of its values."""
    texts = Texts(language)
    for key, values in sentences(language).items():
        choices = [sorted({*variants, "7"}) for variants in values.values()]
        for chosen in product(*choices):
            yield key, texts(key, **dict(zip(values, chosen, strict=True)))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TELEGRAM_TAGS, tag
        assert {name for name, _ in attrs} == ({"href"} if tag == "a" else set())
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_english_is_one_of_the_languages() -> None:
    assert set(LANGUAGES) == set(FILES)
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences_with_the_same_values(language: str) -> None:
    ours, english = sentences(language), sentences("en")
    assert set(ours) == set(english)
    for key, values in english.items():
        assert set(ours[key]) == set(values), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_in_html_that_telegram_knows(language: str) -> None:
    for key, text in spoken(language):
        parser = _Tags()
        parser.feed(text)
        parser.close()
        assert not parser.open, f"{key}: {text}"
        assert text.strip() == text, key
        assert 0 < len(text) < MESSAGE_LIMIT, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_buttons_and_in_menus_is_plain(language: str) -> None:
    for key, text in spoken(language):
        if PLAIN.match(key) and not key.endswith("-about"):
            assert not set("<>&\n") & set(text), key
        if key.startswith("command-"):
            assert len(text) <= MENU_LIMIT, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_answers_a_press_fits_into_an_alert(language: str) -> None:
    for key, text in spoken(language):
        if key in ALERTS or re.fullmatch(r"refusal-(user|chat)-(active|daily)", key):
            assert not set("<>&") & set(text), key
            assert len(text) <= ALERT_LIMIT, key


def said_in_code() -> Iterator[tuple[Path, re.Pattern[str]]]:
    """Yield what the code asks the texts for, as patterns of keys."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _is_texts(node.func, path):
                yield from ((path, pattern) for pattern in _patterns(node.args[0]))


def _is_texts(called: ast.expr, path: Path) -> bool:
    match called:
        case ast.Name(id="texts" | "_texts"):
            return True
        case ast.Name(id="self"):
            return path.name == "texts.py"
        case ast.Attribute(attr="texts"):
            return True
        case ast.Call(func=ast.Name(id="texts_for" | "_texts" | "Texts")):
            return True
    return False


def _patterns(key: ast.expr) -> Iterator[re.Pattern[str]]:
    match key:
        case ast.Constant(value=str(name)):
            yield re.compile(re.escape(name))
        case ast.IfExp(body=one, orelse=other):
            yield from _patterns(one)
            yield from _patterns(other)
        case ast.JoinedStr(values=parts):
            yield re.compile(
                "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
                    for part in parts
                )
            )


def test_every_sentence_that_the_code_asks_for_exists() -> None:
    asked = list(said_in_code())
    assert len(asked) > 50
    for path, pattern in asked:
        assert any(pattern.fullmatch(key) for key in sentences("en")), f"{path}: {pattern.pattern}"


def test_no_sentence_is_without_use() -> None:
    code = "\n".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    patterns = [pattern for _, pattern in said_in_code()]
    unused = [
        key
        for key in sentences("en")
        if not any(pattern.fullmatch(key) for pattern in patterns) and f'"{key}"' not in code
    ]
    assert unused == []


_NEVER_FAILED = {Reason.CHAT_GONE, Reason.UNREAD_LOG, Reason.RESTORED}
_OF_HELP = {Reason.RESULT_LOST, Reason.NO_PICTURE, Reason.NO_WORDS, Reason.WORDS_TOO_LONG}


@pytest.mark.parametrize(
    "key",
    [
        *(f"mode-{mode}" for mode in Mode),
        *(f"{kind}-{end}" for kind in HELPERS for end in ("progress", "ended")),
        *(f"progress-{status}" for status in sorted(PENDING)),
        *(f"status-{status}" for status in sorted(PENDING)),
        *(f"failed-{r}" for r in Reason if r not in _NEVER_FAILED | _OF_HELP),
        *(f"alert-{problem}" for problem in ("key", "credits", "access")),
        *(f"refusal-{scope}" for scope in ("user-active", "user-daily", "chat-daily")),
        *(
            f"command-{name}"
            for name in (*menu.PRIVATE, *menu.GROUP, *menu.ADMIN, *menu.STARS, *menu.STARS_ADMIN)
        ),
        *(f"balance-{kind}" for kind in ("purchase", "refund", "reserve", "credit", "correction")),
        *(f"knock-{verdict}" for verdict in Verdict),
        *(f"button-verdict-{verdict}" for verdict in BY_BUTTON),
        *(f"budget-of-{scope}" for scope in (Scope.ALL, Scope.CHAT)),
        *(f"reason-{reason}" for reason in Reason),
        *(f"outcome-{outcome}" for outcome in Outcome),
        *(f"button-stats-{days}" for days in STATS_DAYS),
        *(
            f"motion-{motion}{end}"
            for motion in (*MOTIONS, *FRAMES_MOTIONS, *REFERENCES_MOTIONS)
            for end in ("", "-prompt")
        ),
        *(f"button-example-{name}" for name in EXAMPLES),
        *(f"example-{name}-prompt" for name in EXAMPLES),
        *(f"models-good-{name.replace('.', '-')}" for name in FAMILIES),
    ],
)
def test_every_name_that_a_sentence_is_found_by_has_one(key: str) -> None:
    assert key in sentences("en")

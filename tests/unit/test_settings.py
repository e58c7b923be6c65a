from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr, ValidationError

from bot import settings
from bot.addresses import webhook_path
from bot.errors import SettingsError
from bot.money.calendar import Calendar
from bot.setting_hints import WHAT_IS_RIGHT
from bot.settings import Settings
from bot.tasks.limits import Limits
from bot.veo.catalogue import FAMILIES

REQUIRED = {"TELEGRAM_BOT_TOKEN": "123456:ABC-def_42", "AIMLAPI_KEY": "key-0123456789"}


@pytest.fixture(autouse=True)
def two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in REQUIRED.items():
        monkeypatch.setenv(name, value)


def test_two_keys_are_enough() -> None:
    loaded = settings.load()
    assert loaded.telegram_bot_token.get_secret_value() == REQUIRED["TELEGRAM_BOT_TOKEN"]
    assert loaded.aimlapi_key.get_secret_value() == REQUIRED["AIMLAPI_KEY"]
    assert loaded.is_open


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, "", " "])
def test_a_missing_key_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    monkeypatch.delenv(name)
    if value is not None:
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert caught.value.key == name
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.problem.endswith(WHAT_IS_RIGHT[name.lower()])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "no colon"),
        ("TELEGRAM_BOT_TOKEN", "abc:def"),
        ("TELEGRAM_BOT_TOKEN", "123456:AB/../C"),
        ("TELEGRAM_BOT_TOKEN", "123456:ABC\n"),
        ("AIMLAPI_KEY", "two words"),
        ("AIMLAPI_KEY", "short"),
        ("AIMLAPI_KEY", "schlüssel"),
        ("AIMLAPI_KEY", "long-key\n"),
        ("AIMLAPI_KEY", 'quoted"key'),
        ("AIMLAPI_KEY", "back\\slash"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
        ("TELEGRAM_API_URL", "http://[host"),
        ("TELEGRAM_API_URL", "http://host:99999"),
        ("TELEGRAM_PROXY", "http://host:99999"),
        ("HEARTBEAT_URL", "https://host:port/path"),
        ("SENTRY_DSN", "https://0123456789@[host/1"),
        ("AIMLAPI_URL", "https://"),
        ("AIMLAPI_URL", "https://host/?key=1"),
        ("AIMLAPI_LEGACY_PATH", "perhaps"),
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "veogram.db"),
        ("DATABASE_URL", "sqlite"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite://veogram.db"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://host/name?unknown=1"),
        ("DEFAULT_MODEL", "veo9"),
        ("DEFAULT_MODEL", "google/veo3"),
        ("ADMIN_USERS", "@anna"),
        ("ALLOWED_USERS", "1;2"),
        ("ALLOWED_CHATS", "1,two"),
        ("ALLOWED_CHATS", "1.5"),
        ("USER_DAILY_LIMIT", "-1"),
        ("USER_DAILY_LIMIT", "many"),
        ("DAILY_BUDGET_USD", "-1"),
        ("DAILY_BUDGET_USD", "2 dollars"),
        ("USER_DAILY_BUDGET_USD", "1e9"),
        ("CHAT_DAILY_BUDGET_USD", "NaN"),
        ("TIMEZONE", "Berlin"),
        ("TIMEZONE", "../etc/passwd"),
        ("USER_ACTIVE_LIMIT", "1.5"),
        ("CHAT_DAILY_LIMIT", "none"),
        ("TICK_SECONDS", "0"),
        ("TICK_SECONDS", "60"),
        ("TICK_SECONDS", "nan"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_wrong_value_names_its_key_and_says_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert line.endswith(WHAT_IS_RIGHT[name.lower()])
    assert "\n" not in line


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_can_say_what_would_be_right(name: str) -> None:
    assert WHAT_IS_RIGHT[name]


def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "my secret token")
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert "my secret" not in f"{caught.value} {caught.value!r}"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ADMIN_USERS", "", frozenset()),
        ("ADMIN_USERS", "7", frozenset({7})),
        ("ALLOWED_USERS", "1,2,3", frozenset({1, 2, 3})),
        ("ALLOWED_USERS", " 1 , 2,, ", frozenset({1, 2})),
        ("ALLOWED_CHATS", "-1001234567890,5", frozenset({-1001234567890, 5})),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("AIMLAPI_URL", "https://proxy.example/aiml/", "https://proxy.example/aiml"),
        ("AIMLAPI_LEGACY_PATH", "true", True),
        ("USER_DAILY_LIMIT", "0", 0),
        ("USER_DAILY_LIMIT", "", 20),
        ("TICK_SECONDS", "0.5", 0.5),
        ("LOG_FORMAT", "json", "json"),
        *(("DEFAULT_MODEL", name, name) for name in FAMILIES),
    ],
)
def test_a_right_value_is_taken(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(settings.load(), name.lower()) == expected


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///data/veogram.db",
        "sqlite:////var/lib/veogram.db",
        "postgres://anna:pass@host:5432/veogram",
        "postgresql://anna:pass@host/veogram",
    ],
)
def test_both_databases_are_understood(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert settings.load().database_url.get_secret_value() == url


def test_a_file_beside_the_program_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = ["# a comment", "AIMLAPI_KEY=from-the-file", 'DEFAULT_MODEL="veo2"', "SOMETHING=else"]
    Path(".env").write_text("\n".join(lines), "utf-8")
    monkeypatch.delenv("AIMLAPI_KEY")
    monkeypatch.setenv("DEFAULT_MODEL", "veo3")
    loaded = settings.load()
    assert loaded.aimlapi_key.get_secret_value() == "from-the-file"
    assert loaded.default_model == "veo3"


def test_settings_never_change() -> None:
    loaded = settings.load()
    with pytest.raises(ValidationError):
        loaded.default_model = "veo2"


def test_no_secret_shows_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://anna:hidden-pass@host/veogram")
    loaded = settings.load()
    shown = f"{loaded!r} {loaded} {loaded.model_dump()} {loaded.model_dump_json()}"
    assert not [secret for secret in loaded.secrets if secret in shown]


def test_every_secret_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://anna:hidden-pass@host/veogram")
    monkeypatch.setenv("SENTRY_DSN", "https://0123456789abcdef@sentry.example/1")
    expected = {"123456:ABC-def_42", "ABC-def_42", "key-0123456789", "hidden-pass"}
    monkeypatch.setenv("WEBHOOK_SECRET", "a-secret-of-the-webhook")
    monkeypatch.setenv("HEARTBEAT_URL", "https://beats.example/0123")
    expected |= {"https://0123456789abcdef@sentry.example/1", "0123456789abcdef"}
    expected |= {"a-secret-of-the-webhook", "https://beats.example/0123"}
    monkeypatch.setenv("TELEGRAM_PROXY", "http://anna:proxy-pass@proxy.example:8080")
    expected |= {"proxy-pass"}
    expected |= {webhook_path("123456:ABC-def_42")}
    assert set(settings.load().secrets) == expected
    kept = {name for name, field in Settings.model_fields.items() if field.annotation is SecretStr}
    assert kept == {
        "telegram_bot_token",
        "aimlapi_key",
        "database_url",
        "sentry_dsn",
        "webhook_secret",
        "heartbeat_url",
        "telegram_proxy",
    }


def test_the_limits_are_those_that_were_set(monkeypatch: pytest.MonkeyPatch) -> None:
    utc = Calendar(ZoneInfo("UTC"))
    assert settings.load().limits == Limits(4, 20, 0, calendar=utc, may_owe=True)
    for name, value in {
        "USER_ACTIVE_LIMIT": "1",
        "CHAT_DAILY_LIMIT": "9",
        "DAILY_BUDGET_USD": "20",
        "USER_DAILY_BUDGET_USD": "2.50",
        "CHAT_DAILY_BUDGET_USD": "0.0000005",
        "TIMEZONE": "Asia/Kathmandu",
        "STARS_PER_USD": "77",
    }.items():
        monkeypatch.setenv(name, value)
    kathmandu = Calendar(ZoneInfo("Asia/Kathmandu"))
    assert settings.load().limits == Limits(1, 20, 9, 40_000_000, 5_000_000, 1, kathmandu)


@pytest.mark.parametrize(
    ("lists", "user_id", "chat_id", "allowed"),
    [
        ({}, 1, 1, True),
        ({"allowed_users": {1}}, 1, -5, True),
        ({"allowed_users": {1}}, 2, -5, False),
        ({"allowed_chats": {-5}}, 2, -5, True),
        ({"allowed_chats": {-5}}, 2, 2, False),
        ({"allowed_users": {1}, "allowed_chats": {-5}}, 2, -5, True),
        ({"allowed_users": {1}, "admin_users": {2}}, 2, 2, True),
        ({"admin_users": {2}}, 1, 1, True),
    ],
)
def test_who_is_let_in(lists: dict[str, Any], user_id: int, chat_id: int, allowed: bool) -> None:
    assert settings.load(**lists).allows(user_id, chat_id) is allowed

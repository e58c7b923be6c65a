"""Whatever is secret in a setting is struck out wherever it would be shown."""

import pytest

from bot import settings

BASE = {"telegram_bot_token": "123456:ABC-def_42", "aimlapi_key": "key-0123456789"}
SECRET = "from-some-setting"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("database_url", f"postgresql://anna:{SECRET}@host/name"),
        ("database_url", f"postgresql://anna@host/name?password={SECRET}"),
        ("telegram_api_url", f"https://anna:{SECRET}@host"),
        ("aimlapi_url", f"https://{SECRET}@host/v1"),
        ("telegram_proxy", f"http://anna:{SECRET}@host:8080"),
        ("telegram_proxy", f"socks5://{SECRET}@host"),
        ("telegram_proxy", "http://anna:from%2Dsome%2Dsetting@host"),
        ("sentry_dsn", f"https://{SECRET}@host/1"),
        ("sentry_dsn", f"https://0123456789:{SECRET}@host/1"),
        ("heartbeat_url", f"https://anna:{SECRET}@host/path"),
        ("webhook_secret", SECRET),
    ],
)
def test_whatever_is_secret_in_a_setting_is_known(name: str, value: str) -> None:
    assert SECRET in settings.load(**BASE, **{name: value}).secrets


def test_a_password_that_the_driver_finds_by_itself_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    assert SECRET in settings.load(**BASE).secrets


def test_where_nothing_is_secret_nothing_is_struck_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    token, key = BASE.values()
    known = {token, token.partition(":")[2], key}
    more = set(settings.load(**BASE).secrets) - known
    assert len(more) == 1  # the path of the webhook
    assert more.pop().startswith("/telegram/")

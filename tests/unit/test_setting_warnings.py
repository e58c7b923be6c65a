"""What the start warns of: settings that work, and that nobody should want."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot import settings
from bot.setting_warnings import machine_warnings

FILE = Path("/app/data/veogram.db")


@pytest.fixture(autouse=True)
def two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:ABC-def_42")
    monkeypatch.setenv("AIMLAPI_KEY", "key-0123456789")


def test_an_env_file_that_others_can_read_is_warned_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = settings.load(allowed_users="1")
    assert list(loaded.warnings) == []
    env = tmp_path / ".env"
    env.touch(mode=0o600)
    assert list(loaded.warnings) == []
    for mode in (0o644, 0o640, 0o604):
        env.chmod(mode)
        (warning,) = loaded.warnings
        assert ".env" in warning


@pytest.mark.parametrize("name", ["telegram_api_url", "aimlapi_url"])
@pytest.mark.parametrize(
    ("url", "is_exposed"),
    [
        ("https://api.example", False),
        ("http://api.example", True),
        ("http://192.168.1.7:8081", True),
        ("http://127.0.0.1.evil.example", True),
        ("http://127.evil.example", True),
        ("http://localhost.evil.example", True),
        ("http://127.0.0.1:8081", False),
        ("http://127.8.9.1", False),
        ("http://localhost:8081", False),
        ("http://LOCALHOST", False),
        ("http://[::1]:8081", False),
        ("http://[::2]", True),
        ("http://anna@127.0.0.1", False),
        ("http://127.0.0.1@api.example", True),
    ],
)
def test_an_address_that_sends_the_keys_unencrypted_is_warned_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, url: str, is_exposed: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = settings.load(allowed_users="1", **{name: url})
    assert [name.upper() in warning for warning in loaded.warnings] == [True] * is_exposed


def named(warnings: Iterable[str]) -> list[str]:
    return [warning.split()[0] for warning in warnings]


@pytest.mark.parametrize(
    ("variable", "platform"),
    [
        ("DYNO", "Heroku"),
        ("RAILWAY_ENVIRONMENT_NAME", "Railway"),
        ("FLY_APP_NAME", "Fly.io"),
        ("RENDER", "Render"),
    ],
)
def test_a_file_on_a_platforms_own_disk_is_warned_about(variable: str, platform: str) -> None:
    (warning,) = machine_warnings(FILE, {variable: "x"})
    assert warning.startswith(platform)
    assert "DATABASE_URL" in warning


def test_a_file_on_a_volume_postgresql_and_other_machines_are_fine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    railway = {"RAILWAY_ENVIRONMENT_NAME": "production"}
    assert not named(machine_warnings(FILE, {**railway, "RAILWAY_VOLUME_MOUNT_PATH": "/app/data"}))
    assert named(machine_warnings(FILE, {**railway, "RAILWAY_VOLUME_MOUNT_PATH": "/other"}))
    assert not named(machine_warnings(None, {"DYNO": "worker.1"}))
    assert not named(machine_warnings(FILE, {}))
    monkeypatch.setattr(Path, "is_mount", lambda path: path == Path("/app/data"))
    assert not named(machine_warnings(FILE, {"FLY_APP_NAME": "x"}))


def test_the_settings_pass_the_warning_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DYNO", "worker.1")
    assert any("Heroku" in warning for warning in settings.load().warnings)
    url = "postgresql://host/name"
    assert not any("Heroku" in warning for warning in settings.load(database_url=url).warnings)

"""The demo says in one line why it cannot start."""

import asyncio
import socket
from pathlib import Path
from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.demo import bot_between, bot_preferences, main


def test_a_port_that_is_in_use_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        monkeypatch.setenv("PORT", port)
        with pytest.raises(SystemExit, match=f"^veogram: PORT: {port} cannot be had"):
            main(["--data", str(tmp_path / "demo")])


@pytest.mark.parametrize("port", ["many", "-1", "65536"])
def test_a_port_that_is_none_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match=r"^veogram: PORT: is wrong"):
        main()


def test_help_says_how_it_is_used_and_starts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "python -m sandbox" in capsys.readouterr().out


def test_the_environment_changes_what_the_bot_of_the_demo_is_told() -> None:
    usual = bot_preferences(7, {})
    assert usual["ADMIN_USERS"] == "7"
    assert int(usual["STARS_PER_USD"]) > 0
    assert bot_preferences(7, {"STARS_PER_USD": "0"}) == {**usual, "STARS_PER_USD": "0"}


def test_what_the_bot_of_the_demo_serves_is_for_this_machine_alone() -> None:
    assert bot_preferences(7, {"HEALTH_PORT": "9090"})["LISTEN_ADDRESS"] == "127.0.0.1"


def test_the_webhook_of_the_demo_stands_beside_the_page() -> None:
    chosen = {"PORT": "8080", "WEBHOOK_URL": "http://127.0.0.1:9000"}
    assert bot_preferences(7, chosen)["PORT"] == "9000"


async def test_settings_of_a_bot_that_is_run_for_real_stay_out_of_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that read them would end at once."""
    clone, kept = tmp_path / "clone", tmp_path / "kept"
    clone.mkdir()
    kept.mkdir()
    (clone / ".env").write_text("DEFAULT_MODEL=none-of-ours\n")
    monkeypatch.chdir(clone)
    monkeypatch.setenv("AIMLAPI_KEY_FILE", str(clone / "key"))
    async with Sandbox().serve() as sandbox, bot_between(sandbox, str(kept)) as bot:
        begun = asyncio.Event()
        sandbox.journal.watch(lambda _: begun.set())
        calls = asyncio.create_task(begun.wait())
        either: set[asyncio.Future[Any]] = {calls, bot.ended}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        assert not bot.ended.done()
        assert calls.done()

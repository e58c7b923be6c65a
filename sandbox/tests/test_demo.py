"""The demo says in one line why it cannot start."""

import socket

import pytest

from sandbox.demo import bot_preferences, main


def test_a_port_that_is_in_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        monkeypatch.setenv("PORT", port)
        with pytest.raises(SystemExit, match=f"^veogram: PORT: {port} cannot be had"):
            main()


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

"""The demo says in one line why it cannot start, keeps its world, and leaves nothing running."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from sandbox import Sandbox
from sandbox.demo import bot_between, bot_preferences, main
from sandbox.keeping.folder import DemoFolder


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


def test_a_second_demo_on_the_same_folder_is_refused_in_a_line(tmp_path: Path) -> None:
    refused = pytest.raises(SystemExit, match=r"^veogram: another demo runs on")
    with DemoFolder(tmp_path / "demo").locked(), refused:
        main(["--data", str(tmp_path / "demo")])


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit, match=r"^veogram: .*file"):
        main(["--data", str(tmp_path / "file" / "demo")])


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


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running_demo(
    folder: Path, port: int, *arguments: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, httpx.AsyncClient]]:
    """The demo as a process of its own, once its bot listens."""
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--data", str(folder), *arguments),
        env={**os.environ, "PORT": str(port)},
    )
    url = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
        try:
            await until_bot_listens(http)
            yield demo, http
        finally:
            if demo.returncode is None:
                demo.terminate()
            await demo.wait()


async def until_bot_listens(http: httpx.AsyncClient) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                if (await http.get("/sandbox/state")).json()["process"] == "running":
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)


async def texts_of(http: httpx.AsyncClient, wanted: int) -> list[str]:
    """The messages of the first chat, once there are so many."""
    me = (await http.get("/sandbox/state")).json()["me"]
    async with asyncio.timeout(60):
        while True:
            messages = (await http.get(f"/sandbox/chats/{me}/messages")).json()["messages"]
            if len(messages) >= wanted:
                return [each["text"] for each in messages]
            await asyncio.sleep(0.1)


async def test_a_demo_that_is_killed_leaves_no_bot_and_goes_on_where_it_was(
    tmp_path: Path, free_port: int
) -> None:
    folder = tmp_path / "demo"
    async with running_demo(folder, free_port) as (demo, http):
        me = (await http.get("/sandbox/state")).json()["me"]
        await http.post(f"/sandbox/chats/{me}/messages", json={"from": me, "text": "/help"})
        said = await texts_of(http, 2)
        bots = psutil.Process(demo.pid).children(recursive=True)
        demo.kill()
        await demo.wait()
        assert bots
        gone, left = await asyncio.to_thread(psutil.wait_procs, bots, timeout=20)
        assert (len(gone), left) == (len(bots), [])
    async with running_demo(folder, free_port) as (_, http):
        # What a kill interrupts is handled again: it may be said twice.
        assert (await texts_of(http, 2))[: len(said)] == said
    async with running_demo(folder, free_port, "--fresh") as (_, http):
        assert await texts_of(http, 0) == []
    assert (folder.with_name("demo-before") / "world.db").exists()

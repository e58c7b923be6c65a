"""A server that runs with --local (Bot API: using a local server)."""

from pathlib import Path

import httpx
import pytest

from sandbox import Sandbox
from sandbox.telegram import Chat
from sandbox.telegram.files import DOWNLOAD_LIMIT
from sandbox.telegram.request_reader import UPLOAD_LIMIT
from sandbox.tests.telegram.conftest import TOKEN, Client

FOX = {"document": ("a.txt", b"fox")}


@pytest.fixture(autouse=True)
def local(sandbox: Sandbox) -> None:
    sandbox.knobs.telegram_local = True


def content(path: str) -> bytes:
    assert Path(path).is_absolute()
    return Path(path).read_bytes()


async def test_a_file_is_named_by_its_path_and_not_served(
    bot: Client, http: httpx.AsyncClient, chat: Chat
) -> None:
    sent = await bot.call("sendDocument", chat_id=chat.id, files=FOX)
    file = await bot.call("getFile", file_id=sent["document"]["file_id"])
    path = file["file_path"]
    assert content(path) == b"fox"
    for named in (path, "documents/file_1.txt"):
        assert (await http.get(f"/file/bot{TOKEN}/{named}")).status_code == 404


async def test_larger_files_come_and_go(bot: Client, chat: Chat) -> None:
    large = max(UPLOAD_LIMIT, DOWNLOAD_LIMIT) + 1
    files = {"document": ("long.bin", bytes(large))}
    sent = await bot.call("sendDocument", chat_id=chat.id, files=files)
    file = await bot.call("getFile", file_id=sent["document"]["file_id"])
    assert file["file_size"] == large


async def test_a_path_on_its_machine_can_be_sent(
    bot: Client, sandbox: Sandbox, chat: Chat, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"fox")
    url = f"file://{tmp_path}/a.txt"
    sent = await bot.call("sendDocument", chat_id=chat.id, document=url)
    assert sent["document"]["file_name"] == "a.txt"
    sandbox.knobs.telegram_local = False
    await bot.refused("sendDocument", chat_id=chat.id, document=url)

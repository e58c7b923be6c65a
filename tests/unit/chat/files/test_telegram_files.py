"""Files of a local Bot API server are read below one folder, and nowhere else."""

import os
from pathlib import Path

import httpx
import pytest

from bot.chat.files.pictures import LIMIT_MB, MEGABYTE
from bot.chat.files.telegram_files import TelegramFiles
from bot.errors import ChatOutcomeUnknown, PictureTooLarge

BASE = "https://telegram.example/file/bot42:TEST"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    (made / "42:TEST" / "photos").mkdir(parents=True)
    (made / "42:TEST" / "photos" / "file_1.jpg").write_bytes(b"a fox")
    (tmp_path / "secret").write_bytes(b"a secret")
    return made


def files(folder: Path | None) -> TelegramFiles:
    answers = httpx.MockTransport(lambda _: httpx.Response(200, content=b"over HTTP"))
    return TelegramFiles(httpx.AsyncClient(transport=answers), BASE, folder)


async def content(folder: Path | None, path: str) -> bytes:
    async with files(folder).opened(path) as file:
        file.seek(0)
        return file.read()


async def test_a_file_below_the_folder_is_read(folder: Path) -> None:
    path = f"{folder}/42:TEST/photos/file_1.jpg"
    assert await content(folder, path) == b"a fox"
    assert await content(folder, f"{BASE}/{path}") == b"a fox"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "{folder}/../secret",
        "{folder}/42:TEST/../../secret",
        "{folder}/link",
        "{folder}/linked/secret",
        "{folder}-more/x",
        "{folder}",
        "{folder}/pipe",
        "{folder}/missing",
        "{folder}/a\0b",
    ],
)
async def test_whatever_leads_elsewhere_is_not(folder: Path, path: str) -> None:
    (folder / "link").symlink_to(folder.parent / "secret")
    (folder / "linked").symlink_to(folder.parent)
    os.mkfifo(folder / "pipe")
    with pytest.raises(ChatOutcomeUnknown) as caught:
        await content(folder, path.format(folder=folder))
    assert "42:TEST" not in str(caught.value)


async def test_without_a_folder_no_path_is_read(folder: Path) -> None:
    with pytest.raises(ChatOutcomeUnknown):
        await content(None, f"{folder}/42:TEST/photos/file_1.jpg")


async def test_other_servers_are_asked_over_http(folder: Path) -> None:
    for each in (None, folder):
        assert await content(each, f"{BASE}/photos/file_1.jpg") == b"over HTTP"


async def test_what_is_too_large_is_not_read(folder: Path) -> None:
    large = folder / "large"
    large.touch()
    os.truncate(large, LIMIT_MB * MEGABYTE)
    async with files(folder).opened(str(large)):
        pass
    os.truncate(large, LIMIT_MB * MEGABYTE + 1)
    with pytest.raises(PictureTooLarge):
        await content(folder, str(large))

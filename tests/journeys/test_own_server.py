"""A Bot API server of one's own that runs with --local, and a proxy in front of Telegram."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.stage import Stage, jpeg, words


async def test_pictures_are_read_where_a_local_server_keeps_them(stage: Stage) -> None:
    stage.knobs.telegram_local = True
    folder = str(stage.telegram.world.files.directory)
    async with stage.bot(telegram_files_dir=folder):
        asked = await stage.says("/veo it moves", photo=jpeg())
        await stage.video_for(asked)
    assert stage.creates()[0]["image_url"].startswith("data:image/jpeg")


async def test_without_that_folder_nothing_is_read_and_nothing_bought(stage: Stage) -> None:
    stage.knobs.telegram_local = True
    async with stage.bot():
        asked = await stage.says("/veo it moves", photo=jpeg())
        await stage.until(lambda: len(stage.sandbox.journal.of("getFile")) > 1)
        await stage.answer_to(asked)
    assert stage.creates() == []


async def test_a_local_server_takes_uploads_beyond_telegrams_own_limit(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.files.downloads.UPLOAD_LIMIT", 1000)
    stage.knobs.telegram_local = True
    stage.knobs.telegram_cannot_fetch = True
    async with stage.bot(telegram_files_dir=str(stage.telegram.world.files.directory)):
        await stage.video_for(await stage.says("/veo a fox"))
    assert not [text for text in stage.said() if words("video-link", url="") in text]


@asynccontextmanager
async def proxy(seen: list[str]) -> AsyncIterator[str]:
    """Serve as a proxy for plain HTTP, and note where it is sent."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, _, rest = head.partition(b"\r\n")
        method, url, version = line.split(b" ")
        _, _, place = url.partition(b"//")
        host, _, path = place.partition(b"/")
        seen.append(path.decode())
        there = await asyncio.open_connection(*host.decode().split(":"))
        there[1].write(b" ".join([method, b"/" + path, version]) + b"\r\n")
        # One request for each connection: the next one may be for somebody else.
        kept = rest.replace(b"Connection: keep-alive", b"Connection: close")
        there[1].write(kept)
        await asyncio.gather(_pass_on(reader, there[1]), _pass_on(there[0], writer))

    server = await asyncio.start_server(serve, "127.0.0.1")
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def test_a_proxy_is_for_telegram_alone(stage: Stage) -> None:
    seen: list[str] = []
    async with proxy(seen) as url, stage.bot(telegram_proxy=url):
        asked = await stage.says("/veo it moves", photo=jpeg())
        await stage.video_for(asked)
    for method in ("getMe", "getUpdates", "sendVideo", "getFile"):
        assert any(path.partition("?")[0].endswith(f"/{method}") for path in seen), method
    assert any(path.startswith("file/bot") for path in seen)
    assert not [path for path in seen if path.startswith("provider")]

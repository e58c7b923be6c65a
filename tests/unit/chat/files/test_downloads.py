import asyncio
import traceback
from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from bot.chat.files.downloads import UPLOAD_LIMIT, fetched_file, fetched_still, fetched_video
from bot.errors import ChatOutcomeUnknown, ChatRefused, LinkExpired, PictureTooLarge

TOKEN = "123456:ABC-def_42"
LINK = "https://cdn.example/film.mp4"
BASE = f"https://api.telegram.org/file/bot{TOKEN}"
FILE = f"{BASE}/photos/file_1.jpg"
FILM = b"\0\0\0\x18ftypmp42film"
CHUNK = 1024 * 1024

Answer = Callable[[httpx.Request], httpx.Response]


class Stream(httpx.AsyncByteStream):
    """A body that comes piece by piece, and counts how much of it was taken."""

    def __init__(self, chunks: int, error: Exception | None = None) -> None:
        self.chunks = chunks
        self.error = error
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.chunks):
            self.taken += 1
            yield FILM.ljust(CHUNK, b"\0")
        if self.error:
            raise self.error


def client(answer: Answer) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(answer))


def answering(status: int, content: bytes = b"") -> httpx.AsyncClient:
    return client(lambda _: httpx.Response(status, content=content))


def failing(error: Exception) -> httpx.AsyncClient:
    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    return client(fail)


async def video(files: httpx.AsyncClient, url: str = LINK) -> bytes:
    async with fetched_video(files, url) as file:
        return file.read()


async def fetched(files: httpx.AsyncClient, url: str = FILE, limit: int = 10) -> bytes:
    async with fetched_file(files, url, BASE, limit) as file:
        file.seek(0)
        return file.read()


async def test_a_video_is_fetched_whole_and_gone_afterwards() -> None:
    async with fetched_video(answering(200, FILM), LINK) as file:
        assert file.read() == FILM
    assert file.closed


async def test_a_link_that_leads_on_is_followed() -> None:
    def lead_on(request: httpx.Request) -> httpx.Response:
        if request.url.host == "cdn.example":
            return httpx.Response(302, headers={"Location": "https://other.example/film.mp4"})
        return httpx.Response(200, content=FILM)

    assert await video(client(lead_on)) == FILM


@pytest.mark.parametrize("content", [b"", b"ftyp", b"<html>no film</html>", b"\x1aE\xdf\xa3" * 9])
async def test_what_is_no_mp4_goes_to_nobody(content: bytes) -> None:
    with pytest.raises(ChatRefused):
        await video(answering(200, content))


async def test_a_link_that_leads_round_and_round_ends() -> None:
    round_and_round = client(lambda _: httpx.Response(302, headers={"Location": LINK}))
    with pytest.raises(ChatOutcomeUnknown):
        await video(round_and_round)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_an_expired_link_is_told_apart(status: int) -> None:
    with pytest.raises(LinkExpired):
        await video(answering(status))


@pytest.mark.parametrize(
    "files",
    [
        answering(500),
        answering(503),
        answering(429),
        failing(httpx.ConnectError("refused")),
        failing(httpx.ReadTimeout("late")),
        client(lambda _: httpx.Response(200, stream=Stream(1, httpx.ReadError("reset")))),
        client(
            lambda _: httpx.Response(200, stream=Stream(1), headers={"Content-Encoding": "gzip"})
        ),
    ],
    ids=["500", "503", "429", "refused", "late", "cut off", "compressed"],
)
async def test_what_may_pass_is_tried_again(files: httpx.AsyncClient) -> None:
    with pytest.raises(ChatOutcomeUnknown):
        await video(files)


@pytest.mark.parametrize("url", ["", "film.mp4", "file:///etc/hostname", "https://[", "ftp://a/b"])
async def test_what_is_no_web_link_is_not_opened(url: str) -> None:
    async with httpx.AsyncClient() as files:
        with pytest.raises(ChatOutcomeUnknown):
            await video(files, url)
        with pytest.raises(ChatOutcomeUnknown):
            await fetched(files, url)


async def test_a_video_over_the_limit_is_not_fetched_to_its_end() -> None:
    stream = Stream(10 * UPLOAD_LIMIT // CHUNK)
    with pytest.raises(ChatRefused) as caught:
        await video(client(lambda _: httpx.Response(200, stream=stream)))
    assert caught.value.too_large
    assert stream.taken <= UPLOAD_LIMIT // CHUNK + 1


async def test_a_video_as_large_as_may_be_is_fetched() -> None:
    stream = Stream(UPLOAD_LIMIT // CHUNK)
    assert len(await video(client(lambda _: httpx.Response(200, stream=stream)))) == UPLOAD_LIMIT


async def test_nothing_is_asked_for_in_a_form_that_can_grow() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, content=FILM)

    await video(client(answer))
    await fetched(client(answer), limit=100)
    assert [request.headers["Accept-Encoding"] for request in asked] == ["identity"] * 2


@pytest.mark.parametrize("size", [0, 10])
async def test_a_file_is_fetched_whole(size: int) -> None:
    assert await fetched(answering(200, b"x" * size)) == b"x" * size


async def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(PictureTooLarge):
        await fetched(answering(200, b"x" * 11))


@pytest.mark.parametrize(
    "url", ["https://elsewhere.example/file_1.jpg", "/etc/hostname", f"{BASE}.example/file_1.jpg"]
)
async def test_a_file_is_fetched_from_telegram_only(url: str) -> None:
    with pytest.raises(ChatOutcomeUnknown):
        await fetched(failing(AssertionError("it is asked for")), url)


async def test_a_file_that_leads_elsewhere_is_not_followed() -> None:
    asked: list[str] = []

    def lead_on(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"Location": "https://elsewhere.example/"})

    with pytest.raises(ChatOutcomeUnknown):
        await fetched(client(lead_on))
    assert asked == ["api.telegram.org"]


async def test_a_file_over_the_limit_is_not_fetched_to_its_end() -> None:
    stream = Stream(100)
    files = client(lambda _: httpx.Response(200, stream=stream))
    with pytest.raises(PictureTooLarge):
        await fetched(files, limit=3 * CHUNK)
    assert stream.taken <= 4


@pytest.mark.parametrize(
    "files",
    [
        answering(404),
        answering(500),
        failing(httpx.ConnectError(f"refused: {FILE}")),
        failing(httpx.ReadTimeout(f"late: {FILE}")),
        failing(httpx.UnsupportedProtocol(FILE)),
        failing(httpx.InvalidURL(FILE)),
    ],
    ids=["404", "500", "refused", "late", "protocol", "link"],
)
async def test_no_error_of_a_file_carries_the_token(files: httpx.AsyncClient) -> None:
    with pytest.raises(ChatOutcomeUnknown) as caught:
        await fetched(files)
    shown = "".join(traceback.format_exception(caught.value))
    assert TOKEN not in f"{shown} {caught.value!r}"


class Drip(httpx.AsyncByteStream):
    """A body that never stops coming, and never comes to anything."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b"."
            await asyncio.sleep(0)


async def test_a_download_that_drips_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.files.downloads._TOTAL_SECONDS", 0.05)
    monkeypatch.setattr("bot.chat.files.downloads.UPLOAD_LIMIT", float("inf"))
    dripping = client(lambda _: httpx.Response(200, stream=Drip()))
    with pytest.raises(ChatOutcomeUnknown):
        await video(dripping)
    with pytest.raises(ChatOutcomeUnknown):
        await fetched(dripping, limit=10**9)


async def still(files: httpx.AsyncClient) -> bytes:
    async with fetched_still(files, LINK) as file:
        return file.read()


async def test_a_picture_leads_to_a_picture_or_to_nobody() -> None:
    assert await still(answering(200, b"\x89PNG\r\n\x1a\nfox")) == b"\x89PNG\r\n\x1a\nfox"
    for content in (b"", FILM, b"<svg/>", b"root:x:0:0:root"):
        with pytest.raises(ChatRefused):
            await still(answering(200, content))


async def test_a_picture_over_the_limit_is_not_fetched_to_its_end() -> None:
    body = Stream(100)
    with pytest.raises(ChatRefused):
        await still(client(lambda _: httpx.Response(200, stream=body)))
    assert body.taken <= 11

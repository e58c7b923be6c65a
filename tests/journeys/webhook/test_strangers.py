"""Who is not Telegram, or sends what is no update, is told so and holds up nobody."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from bot.alive.health import Health
from bot.alive.stamp import Stamp
from bot.chat.incoming.mailbox import Mailbox
from bot.store.database import Database
from bot.store.inbox import Inbox
from bot.store.probe import probe
from bot.web.apps import public_app
from bot.web.server import Place, WebServer
from bot.web.webhook import BODY_LIMIT, BODY_SECONDS, Webhook
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, rows, without_table
from tests.journeys.webhook.web import HEADER, LOCALHOST, SECRET, held_port

PATH = "/telegram/a-path-that-nobody-guesses"
UPDATE = {"update_id": 7, "message": {"chat": {"id": 1}}}
BODY = json.dumps(UPDATE).encode()
PATIENCE = 0.3
"""Seconds that a request gets here."""


@dataclass
class Hook:
    """The webhook alone, on a port, over a real inbox."""

    port: int
    folder: Path
    troubles: list[None] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{LOCALHOST}:{self.port}{PATH}"

    @property
    def stored(self) -> list[int]:
        return [number for (number,) in rows(self.folder, "SELECT update_id FROM inbox")]

    async def status(self, content: object = BODY, url: str = "", **headers: str) -> int:
        """Return what a request is answered with."""
        sent = {HEADER: SECRET, **headers}
        async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
            answer = await client.post(url or self.url, content=content, headers=sent)  # type: ignore[arg-type]
        return answer.status_code

    async def begin(self, *lines: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Send some lines, and leave it at that."""
        reader, writer = await asyncio.open_connection(LOCALHOST, self.port)
        writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await writer.drain()
        return reader, writer


@pytest.fixture
async def hook(
    request: pytest.FixtureRequest, tmp_path: Path, empty: bytes, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Hook]:
    monkeypatch.setattr("bot.web.protocol.REQUEST_SECONDS", PATIENCE)
    path = tmp_path / "veogram.db"
    path.write_bytes(empty)
    database, clock = Database(f"sqlite:///{path}"), MovableClock()
    health = Health(Stamp(clock), Stamp(clock), lambda: probe(database), clock)
    with held_port() as port:
        hook = Hook(port, tmp_path)
        mailbox = Mailbox(Inbox(database), clock, lambda: None)
        seconds = getattr(request, "param", PATIENCE)
        webhook = Webhook(mailbox, SECRET, lambda: hook.troubles.append(None), seconds)
        app = public_app(webhook, [PATH], health)
        server = WebServer(app, Place("PORT", LOCALHOST, port))
        await server.start()
        yield hook
        await server.finish()
        await database.close()


async def test_what_telegram_brings_is_confirmed_when_it_is_stored(hook: Hook) -> None:
    assert await hook.status() == 200
    assert hook.stored == [7]


async def test_what_is_brought_again_is_confirmed_again(hook: Hook) -> None:
    assert await hook.status() == await hook.status() == 200
    assert hook.stored == [7]


@pytest.mark.parametrize(
    "secret", ["", "x", SECRET[:-1], SECRET + "x", SECRET.upper(), "\xe9" * len(SECRET)]
)
async def test_a_forged_secret_is_refused(hook: Hook, secret: str) -> None:
    headers = {HEADER: secret.encode("latin-1")}
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        answer = await client.post(hook.url, content=BODY, headers=headers)  # type: ignore[arg-type]
        missing = await client.post(hook.url, content=BODY)
    assert answer.status_code == missing.status_code == 403
    assert hook.stored == []


async def test_who_is_not_telegram_has_no_body_read(hook: Hook) -> None:
    reader, writer = await hook.begin(f"POST {PATH} HTTP/1.1", "Host: x", "Content-Length: 9", "")
    assert b" 403 " in await reader.readline()
    writer.close()


@pytest.mark.parametrize(
    "path", ["/", "/telegram", "/telegram/", f"{PATH}x", f"{PATH}/", PATH[:-1], "//"]
)
async def test_no_other_path_takes_anything(hook: Hook, path: str) -> None:
    assert await hook.status(url=f"http://{LOCALHOST}:{hook.port}{path}") == 404
    assert hook.stored == []


@pytest.mark.parametrize("path", ["/healthz/", "/readyz/"])
async def test_nobody_is_sent_elsewhere(hook: Hook, path: str) -> None:
    reader, writer = await hook.begin(f"GET {path} HTTP/1.1", "Host: elsewhere.example", "")
    assert b" 404 " in await reader.readline()
    writer.close()


NO_UPDATES = {
    "nothing": b"",
    "words": b"hello",
    "html": b"<html></html>",
    "no text": b"\xff\xfe",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "no id": b'{"message": {}}',
    "no number as id": b'{"update_id": "7"}',
    "an id without end": b'{"update_id": ' + b"7" * 5000 + b"}",
    "half": BODY[:-1],
    "200,000 lists in each other": b'{"update_id": 1, "x": ' + b"[" * 200_000 + b"]" * 200_000,
}


@pytest.mark.parametrize("content", NO_UPDATES.values(), ids=NO_UPDATES)
async def test_what_is_no_update_is_refused(hook: Hook, content: bytes) -> None:
    assert await hook.status(content) == 400
    assert hook.stored == []


def padded(length: int) -> bytes:
    """Return an update of some length."""
    return BODY + b" " * (length - len(BODY))


async def chunks(content: bytes) -> AsyncIterator[bytes]:
    """Yield a body without saying how long it is."""
    for start in range(0, len(content), 60_000):
        yield content[start : start + 60_000]


@pytest.mark.parametrize("hook", [BODY_SECONDS], indirect=True)
@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize(
    ("length", "status"), [(BODY_LIMIT, 200), (BODY_LIMIT + 1, 413), (5 * BODY_LIMIT, 413)]
)
async def test_no_more_than_a_megabyte_is_taken(
    hook: Hook, length: int, status: int, is_chunked: bool
) -> None:
    content = padded(length)
    assert await hook.status(chunks(content) if is_chunked else content) == status
    assert hook.stored == ([7] if status == 200 else [])


async def test_a_body_that_drips_ends_and_holds_up_nobody(hook: Hook) -> None:
    head = f"POST {PATH} HTTP/1.1", "Host: x", f"{HEADER}: {SECRET}", "Content-Length: 900", ""
    dripping = [await hook.begin(*head, '{"update_id"') for _ in range(20)]
    assert await hook.status() == 200
    for reader, writer in dripping:
        assert b" 408 " in await reader.readline()
        writer.close()
    assert hook.stored == [7]


@pytest.mark.parametrize("lines", [(), (f"POST {PATH} HTTP/1.1", "Host: x")], ids=["none", "half"])
async def test_a_request_that_never_begins_ends_and_holds_up_nobody(
    hook: Hook, lines: tuple[str, ...]
) -> None:
    waiting = [await hook.begin(*lines) for _ in range(20)]
    assert await hook.status() == 200
    for reader, writer in waiting:
        assert await reader.read() == b""
        writer.close()


async def test_a_second_request_that_never_ends_ends(hook: Hook) -> None:
    reader, writer = await hook.begin("GET /healthz HTTP/1.1", "Host: x", "", "GET /heal")
    assert b" 200 " in await reader.readline()
    await reader.read()
    writer.close()


async def test_who_goes_away_in_the_middle_breaks_nothing(
    hook: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    head = f"POST {PATH} HTTP/1.1", "Host: x", f"{HEADER}: {SECRET}", "Content-Length: 900", ""
    _, writer = await hook.begin(*head, "{")
    writer.close()
    await writer.wait_closed()
    assert await hook.status() == 200
    assert not caplog.records


async def test_while_the_database_is_away_telegram_is_told_to_come_again(hook: Hook) -> None:
    async with without_table(hook.folder, "inbox"):
        assert await hook.status() == 503
    assert len(hook.troubles) == 1
    assert await hook.status() == 200
    assert len(hook.troubles) == 1
    assert hook.stored == [7]


async def test_what_can_never_be_stored_does_not_come_for_ever(
    hook: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    assert await hook.status(b'{"update_id": 8, "x": "\\ud800"}') == 200
    await eventually(lambda: hook.stored == [8] or "cannot be stored" in caplog.text)


async def test_many_are_taken_at_once(hook: Hook) -> None:
    brought = [json.dumps({"update_id": number}).encode() for number in range(1, 41)]
    assert await asyncio.gather(*map(hook.status, brought)) == [200] * 40
    assert sorted(hook.stored) == [*range(1, 41)]

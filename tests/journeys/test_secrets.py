"""Token and key: in no log line, no message, and no request to the other side."""

import io
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import log
from sandbox import Sandbox
from tests.stage import Stage, jpeg, without_limits

SECRET = "AAsecretTOKEN_of-the-bot-0123456789"
TOKEN = f"8181818181:{SECRET}"
KEY = "sk-secretKEYofTHEprovider0123456789"
LIBRARIES = ("httpx", "httpcore", "telegram")
"""Loggers of those that know the addresses of all calls."""
TROUBLED = {
    "bot.chat.handling",
    "bot.chat.outgoing.videos",
    "bot.pipeline.poll",
    "bot.pipeline.submit",
}
"""Loggers that tell of what goes wrong in the journey."""


@dataclass
class Heard:
    """All that was sent to either side, headers too."""

    telegram: bytearray = field(default_factory=bytearray)
    provider: bytearray = field(default_factory=bytearray)
    to_quote: set[str] = field(default_factory=set)
    """methods whose next call Telegram refuses, with the token that it was called with"""


class Wiretap:
    """Listens to every request of a server, and makes it quote what it should not."""

    def __init__(self, app: ASGIApp, heard: Heard) -> None:
        self._app = app
        self._heard = heard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_provider = scope["path"].startswith("/provider")
        heard = self._heard.provider if is_provider else self._heard.telegram
        heard += scope["raw_path"] + scope["query_string"]
        heard += b"".join(name + value for name, value in scope["headers"])

        async def listen() -> Message:
            message = await receive()
            heard.extend(message.get("body", b""))
            return message

        method = scope["path"].rpartition("/")[2]
        if method in self._heard.to_quote:
            self._heard.to_quote.remove(method)
            await _refusal(f"Bad Request: {scope['path']}")(scope, listen, send)
        else:
            await self._app(scope, listen, send)


def _refusal(description: str) -> Response:
    answer = {"ok": False, "error_code": 400, "description": description}
    return Response(json.dumps(answer), 400, media_type="application/json")


class Records(logging.Handler):
    """Keeps what is logged as it is before anything is struck out, tracebacks included."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.names: set[str] = set()
        self.shown = io.StringIO()
        """what the operator sees of it"""

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))
        self.names.add(record.name)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def tapped(tmp_path: Path, heard: Heard) -> AsyncIterator[Stage]:
    """A stage whose secrets would be noticed anywhere."""
    knobs = without_limits(speed=100.0)
    sandbox = Sandbox(token=TOKEN, key=KEY, knobs=knobs, seed=1, quality="tiny")
    sandbox.app.add_middleware(Wiretap, heard=heard)
    async with sandbox.serve():
        yield Stage(tmp_path, sandbox)


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Records:
    """What a bot that logs everything it can would log."""
    monkeypatch.setattr(logging.root, "handlers", [])
    for name in (None, *LIBRARIES, "alembic"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "level", logger.level)
    log.configure("DEBUG", "text", (TOKEN, SECRET, KEY))
    records = Records()
    (handler,) = logging.root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(records.shown)
    logging.root.addHandler(records)
    return records


async def eventful_journey(stage: Stage) -> None:
    """Meet good days and bad ones: pictures, uploads, faults of both sides, bugs of ours."""
    provider, knobs = stage.sandbox.provider, stage.knobs
    provider.next("lost", on="fetch")
    async with stage.bot(user_active_limit=0):
        await stage.video_for(await stage.says("/veo it runs", photo=jpeg()))
        knobs.telegram_cannot_fetch = True
        await stage.video_for(await stage.says("/veo a fox"))
        provider.next("safety")
        await failure(stage, "/veo something else")
        stage.telegram.push({"message": {"message_id": "no number"}})
        knobs.telegram_down = True
        failed = len(stage.sandbox.journal.of("getUpdates"))
        await stage.until(lambda: len(stage.sandbox.journal.of("getUpdates")) > failed)
        knobs.telegram_down = False
        await stage.answer_to(await stage.says("/help"))
        knobs.provider_out_of_credits = True
        await failure(stage, "/veo one more")


async def failure(stage: Stage, text: str) -> None:
    await stage.answer_to(await stage.says(text), lambda m: m.text.startswith("⚠️"))


async def test_neither_token_nor_key_appears_where_it_does_not_belong(
    tapped: Stage, heard: Heard, records: Records, capsys: pytest.CaptureFixture[str]
) -> None:
    await eventful_journey(tapped)
    assert TOKEN.encode() in heard.telegram
    assert KEY.encode() in heard.provider
    assert SECRET.encode() not in heard.provider
    assert KEY.encode() not in heard.telegram

    said = "\n".join(m.html for m in tapped.telegram.messages(tapped.chat) if m.sender is None)
    assert said
    assert leaks(said) == []

    assert records.names >= TROUBLED
    assert any("KeyError" in line for line in records.lines), "tracebacks are kept, too"
    assert leaks("\n".join(records.lines)) == []
    logged = records.shown.getvalue()
    assert all(name in logged for name in TROUBLED)
    assert leaks(logged) == []
    assert leaks("".join(capsys.readouterr())) == []


async def test_what_telegram_quotes_is_struck_out(
    tapped: Stage, heard: Heard, records: Records
) -> None:
    heard.to_quote.add("sendVideo")
    async with tapped.bot():
        video = await tapped.video_for(await tapped.says("/veo a fox"))
    assert leaks("\n".join(records.lines)), "the refusal was logged"
    assert leaks(records.shown.getvalue()) == []
    assert leaks(video.html) == []


async def test_what_the_libraries_would_log_is_struck_out(tapped: Stage, records: Records) -> None:
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.DEBUG)
    async with tapped.bot():
        await tapped.video_for(await tapped.says("/veo a fox"))
    assert leaks("\n".join(records.lines)), "they log the addresses of all calls"
    assert "httpx" in records.shown.getvalue()
    assert leaks(records.shown.getvalue()) == []


async def test_the_libraries_log_no_calls(tapped: Stage, records: Records) -> None:
    async with tapped.bot():
        await tapped.video_for(await tapped.says("/veo a fox"))
    assert not [name for name in records.names if name.startswith(LIBRARIES)]


async def test_a_wrong_key_is_not_spelled_out(tapped: Stage, records: Records) -> None:
    async with tapped.bot(aimlapi_key=f"wrong-{KEY}"):
        await failure(tapped, "/veo a fox")
    assert leaks("\n".join(records.lines)) == []


def leaks(text: str) -> list[str]:
    """Return the lines that hold a secret; capital letters are lost in the library's errors."""
    secrets = (SECRET.lower(), KEY.lower())
    return [line for line in text.splitlines() if any(each in line.lower() for each in secrets)]

"""The Bot API over HTTP."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from sandbox.connections import DroppedConnection, client_disconnected
from sandbox.journal import Journal, Json, Side
from sandbox.telegram import request_reader
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, not_found, unauthorized
from sandbox.telegram.faults import Drop
from sandbox.telegram.files import DOWNLOAD_LIMIT
from sandbox.telegram.methods import METHODS, method_name
from sandbox.telegram.request_reader import LOCAL_UPLOAD_LIMIT, UPLOAD_LIMIT
from sandbox.telegram.validation import validated
from sandbox.telegram.world import World

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
CHARGED = ("send", "edit", "forward", "copy", "delete")
"""How the methods begin that flood control counts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body of an answer."""

    status: int
    body: Json


@dataclass(slots=True)
class BotApi:
    """``/bot<token>/<method>`` and ``/file/bot<token>/<file_path>``."""

    world: World
    journal: Journal
    under_way: set[Request] = field(default_factory=set)
    """Calls that have begun to arrive and are not carried out yet; without those for updates."""

    def __post_init__(self) -> None:
        self.world.webhook.reply = self._webhook_reply

    @property
    def routes(self) -> list[Route]:
        """For a Starlette app at the root of a server."""
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file),
        ]

    async def call(self, request: Request) -> Response:
        """Answer a call of any Bot API method."""
        if _is_long_poll(request):
            return await self._call(request)
        self.under_way.add(request)
        try:
            return await self._call(request)
        finally:
            self.under_way.remove(request)

    async def _call(self, request: Request) -> Response:
        begin, asked = time.perf_counter(), request.path_params["method"]
        drop, call = self.world.faults.drop(), Call(asked, {})
        answer: Answer | None
        limit = LOCAL_UPLOAD_LIMIT if self.world.knobs.telegram_local else UPLOAD_LIMIT
        try:
            if request.path_params["token"] != self.world.token:
                raise unauthorized()
            call = await request_reader.read(request, asked, self.world.files, limit)
            answer = await self._unless_disconnected(request, self._answer(call, drop))
        except Refusal as refusal:
            answer = Answer(refusal.code, refusal.as_json())
        dropped = drop is not Drop.NOT
        self._record(call, None if dropped else answer, time.perf_counter() - begin)
        return DroppedConnection() if dropped else _response(answer)

    async def file(self, request: Request) -> Response:
        """Serve a file of up to 20 MB; Telegram does so for an hour, the sandbox for ever."""
        if request.path_params["token"] != self.world.token:
            return _response(Answer(401, unauthorized().as_json()))
        stored = self.world.files.by_path.get(request.path_params["path"])
        is_served = not self.world.knobs.telegram_local
        if stored is None or stored.size > DOWNLOAD_LIMIT or not is_served:
            return _response(Answer(404, not_found().as_json()))
        if self.world.knobs.telegram_down:
            return HTMLResponse(BAD_GATEWAY, 502)
        return FileResponse(stored.path, media_type="application/octet-stream")

    async def perform(self, call: Call) -> Answer:
        """Validate a call and carry it out."""
        try:
            call = validated(Call(method_name(call.method), call.given, call.files))
            self._charge(call)
            result = await METHODS[call.method](self.world, call)
        except Refusal as refusal:
            return Answer(refusal.code, refusal.as_json())
        return Answer(200, {"ok": True, "result": result})

    async def _unless_disconnected(
        self, request: Request, work: Coroutine[None, None, Answer]
    ) -> Answer | None:
        """Return the answer, or None if the client disconnected, which cancels a long poll."""
        if not _is_long_poll(request):
            return await work
        poll, left = (
            asyncio.ensure_future(work),
            asyncio.ensure_future(client_disconnected(request.receive)),
        )
        await asyncio.wait({poll, left}, return_when=asyncio.FIRST_COMPLETED)
        left.cancel()
        if poll.done():
            return poll.result()
        poll.cancel()
        return None

    async def _answer(self, call: Call, drop: Drop) -> Answer:
        if self.world.knobs.telegram_down:
            return Answer(502, BAD_GATEWAY)
        if drop is Drop.BEFORE:
            return Answer(200, None)
        return await self.perform(call)

    def _charge(self, call: Call) -> None:
        if not (self.world.knobs.telegram_floods and call.method.startswith(CHARGED)):
            return
        if "chat_id" in call.given:
            self.world.flood_control.charge(self.world.chat_of_bot(call.chat))
        elif "inline_message_id" in call.given:
            self.world.flood_control.charge(None)

    def _record(self, call: Call, answer: Answer | None, seconds: float) -> None:
        self.journal.record(
            Side.TELEGRAM,
            call.method,
            f"/bot<token>/{call.method}",
            request=call.as_json(),
            status=answer.status if answer else None,
            answer=answer.body if answer else None,
            ms=1000 * seconds,
        )

    async def _webhook_reply(self, given: Json) -> None:
        rest = {name: value for name, value in given.items() if name != "method"}
        call = Call(str(given["method"]), rest)
        self._record(call, await self.perform(call), 0.0)


def _is_long_poll(request: Request) -> bool:
    return str(request.path_params["method"]).lower() == "getupdates"


def _response(answer: Answer | None) -> Response:
    if answer is None:
        return Response()  # the client has disconnected
    if isinstance(answer.body, str):
        return HTMLResponse(answer.body, answer.status)
    response = JSONResponse(answer.body, answer.status)
    retry_after = (answer.body.get("parameters") or {}).get("retry_after")
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response

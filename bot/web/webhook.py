"""The webhook: Telegram brings updates, and is told that it has when they are stored.

A method in the answer, which Telegram would call, is not used: its outcome would not be known.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.chat.incoming.mailbox import Mailbox
from bot.chat.incoming.updates import received_from
from bot.errors import StoreUnavailable
from bot.store.inbox import Received

log = logging.getLogger(__name__)

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 -- where the secret stands

BODY_LIMIT = 1024 * 1024
"""Bytes of an update; Telegram's are far smaller."""

_READ_LIMIT = 8 * BODY_LIMIT
"""Bytes of a body that is too large which are read and thrown away: who is still sending when the
connection closes does not see the answer."""

BODY_SECONDS = 10.0
"""How long a body may take."""


class Webhook:
    """Takes updates from whoever knows the secret."""

    def __init__(
        self,
        mailbox: Mailbox,
        secret: str,
        failed: Callable[[], None],
        body_seconds: float = BODY_SECONDS,
    ) -> None:
        """Take ``failed``, which is called when an update could not be taken, and comes again."""
        self._mailbox = mailbox
        self._secret = secret.encode()
        self._failed = failed
        self._body_seconds = body_seconds

    async def take(self, request: Request) -> Response:
        """Answer 200 when the update stands in the inbox, and otherwise say why it does not.

        Telegram brings again what is not answered with 2xx.
        """
        try:
            return await self._take(request)
        except asyncio.CancelledError:  # by a stop, which has waited long enough
            return _refusal(503)

    async def _take(self, request: Request) -> Response:
        if not self._is_telegram(request):
            return _refusal(403)
        try:
            async with asyncio.timeout(self._body_seconds):
                body = await _read(request)
        except (TimeoutError, ClientDisconnect):
            return _refusal(408)
        if body is None:
            return _refusal(413)
        update = _update(body)
        return await self._store(update) if update else _refusal(400)

    def _is_telegram(self, request: Request) -> bool:
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        return hmac.compare_digest(given, self._secret)

    async def _store(self, update: Received) -> Response:
        try:
            await self._mailbox.accept([update])
        except StoreUnavailable as error:
            log.warning("an update is not stored, Telegram brings it again: %s", error)
            self._failed()
            return _refusal(503)
        return Response()


async def _read(request: Request) -> bytes | None:
    """Return the body, or None where it is too large, whatever its Content-Length says.

    Raises:
        ClientDisconnect: it never came to its end.
    """
    body, length = bytearray(), 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= BODY_LIMIT:
            body += chunk
        elif length > _READ_LIMIT:
            break
    return bytes(body) if length <= BODY_LIMIT else None


def _update(body: bytes) -> Received | None:
    try:
        return received_from(json.loads(body))
    except (ValueError, RecursionError):
        return None


def _refusal(status: int) -> Response:
    """Return an answer after which the connection closes: its body may not have been read."""
    return Response(status_code=status, headers={"Connection": "close"})

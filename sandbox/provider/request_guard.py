"""The guard that every request passes: key, faults, error shape, journal."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.journal import Journal
from sandbox.knobs import Knobs
from sandbox.provider import answers, journal_entries
from sandbox.provider.auth import check_key, client_request_id
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import PAID, Faults, Operation
from sandbox.provider.ledger import Ledger

Handler = Callable[[Request], Awaitable[Response]]
"""What handles a request that has passed; raises an ``ApiError`` to refuse it."""
PUBLIC = {Operation.MODELS, Operation.METRICS}
"""Operations that need no key."""
LOGGED_REFUSALS = {400, 500, 503}
"""Refusals of a create that the provider's log shows as failed."""


@dataclass(frozen=True, slots=True)
class RequestGuard:
    """Check requests, apply faults to the answers, and record both."""

    knobs: Knobs
    journal: Journal
    faults: Faults
    ledger: Ledger
    key: str
    now: Callable[[], float]

    def route(
        self, path: str, operation: Operation, handler: Handler, method: str = "GET"
    ) -> Route:
        """Return the route of one operation."""
        return Route(
            path, partial(self._serve, operation=operation, handler=handler), methods=[method]
        )

    async def no_such_route(self, request: Request, error: Exception) -> Response:
        """Answer where there is no such path (404) or method (405)."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._error(request, ApiError(status, f"Cannot {request.method} this path"))

    async def _serve(self, request: Request, *, operation: Operation, handler: Handler) -> Response:
        started = time.perf_counter()
        answer = await self._answer(request, operation, handler)
        await journal_entries.record(
            self.journal, operation, request, answer, time.perf_counter() - started
        )
        return answer

    async def _answer(self, request: Request, operation: Operation, handler: Handler) -> Response:
        if self.knobs.provider_down:
            return self._error(request, ApiError(503, "Service unavailable"))
        fault = self.faults.fault(operation)
        if fault in answers.NEVER_ARRIVED:
            return answers.faulty(fault, Response())
        try:
            if operation not in PUBLIC:
                check_key(request, self.key)
            if fault in answers.REFUSALS:
                raise answers.REFUSALS[fault]()
            answer = await handler(request)
        except ApiError as error:
            if operation in PAID and error.status in LOGGED_REFUSALS:
                await self._log_refusal(request)
            answer = self._error(request, error)
        return answers.faulty(fault, answer)

    async def _log_refusal(self, request: Request) -> None:
        try:
            body = await read_json(request)
            name = client_request_id(request)
        except ApiError:
            return
        model = body.get("model") if isinstance(body, dict) else None
        self.ledger.refuse(str(model), name)

    def _error(self, request: Request, error: ApiError) -> Response:
        path = request.url.path.removeprefix(request.scope.get("root_path", ""))
        return error.response(path=path, request_id=str(uuid4()), now=self.now())


async def read_json(request: Request) -> Any:
    """Read the JSON body of a request.

    Raises:
        ApiError: 400: it is not JSON.
    """
    try:
        return json.loads(await request.body())
    except ValueError:
        raise ApiError(400, "Invalid payload: the body is not JSON") from None

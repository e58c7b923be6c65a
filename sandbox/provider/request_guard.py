"""The desk that every call passes: key, faults, error shape, journal."""

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
from sandbox.provider import answers
from sandbox.provider.auth import check_key, client_request_id
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import Faults, Operation
from sandbox.provider.journal_entries import note
from sandbox.provider.ledger import Ledger

Work = Callable[[Request], Awaitable[Response]]
"""What a call does once it is let in; refuses by raising an `ApiError`."""
KEYLESS = {Operation.MODELS, Operation.METRICS}
"""The calls that need no key."""
LOGGED_REFUSALS = {400, 500, 503}
"""Refused creates that the provider's log shows as failed."""


@dataclass(frozen=True, slots=True)
class RequestGuard:
    """Lets calls in, spoils answers, and writes both down."""

    knobs: Knobs
    journal: Journal
    faults: Faults
    ledger: Ledger
    key: str
    now: Callable[[], float]

    def route(self, path: str, operation: Operation, work: Work, method: str = "GET") -> Route:
        """The route of one call."""
        return Route(path, partial(self._serve, operation=operation, work=work), methods=[method])

    async def no_such_route(self, request: Request, error: Exception) -> Response:
        """The answer where there is no such path (404) or method (405)."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._error(request, ApiError(status, f"Cannot {request.method} this path"))

    async def _serve(self, request: Request, *, operation: Operation, work: Work) -> Response:
        started = time.perf_counter()
        answer = await self._answer(request, operation, work)
        await note(self.journal, operation, request, answer, time.perf_counter() - started)
        return answer

    async def _answer(self, request: Request, operation: Operation, work: Work) -> Response:
        if self.knobs.provider_down:
            return self._error(request, ApiError(503, "Service unavailable"))
        fault = self.faults.fault(operation)
        if fault in answers.NEVER_ARRIVED:
            return answers.spoiled(fault, Response())
        try:
            if operation not in KEYLESS:
                check_key(request, self.key)
            if fault in answers.REFUSALS:
                raise answers.REFUSALS[fault]()
            answer = await work(request)
        except ApiError as error:
            if operation is Operation.CREATE and error.status in LOGGED_REFUSALS:
                await self._log_refusal(request)
            answer = self._error(request, error)
        return answers.spoiled(fault, answer)

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
    """The body of a request.

    Raises:
        ApiError: 400: it is not JSON.
    """
    try:
        return json.loads(await request.body())
    except ValueError:
        raise ApiError(400, "Invalid payload: the body is not JSON") from None

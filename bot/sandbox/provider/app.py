"""The simulated provider: its routes, its money, its state for tests."""

import asyncio
import json
import random
import time
import uuid
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import answers, auth, links, logs, market
from .errors import ApiError
from .faults import Faults, Step
from .generation import Fate, Generation, Status
from .journaling import note
from .ledger import OUT_OF_CREDITS, Ledger
from .pace import MINUTE_S, Pace, RateLimit
from .studio import Quality, Studio
from .validation import check

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.sandbox.journal import Journal
    from bot.sandbox.knobs import Knobs

Work = Callable[["Request"], Awaitable[Response]]

TODAY = "/v2/video/generations"
LEGACY = "/v2/generate/video/google/generation"
KEYLESS = {Step.MODELS, Step.METRICS}
LOGGED_REFUSALS = {400, 500, 503}
"""Refused creates that the log shows as failed."""


class Provider:
    """An AI/ML API of one key.

    Mount `app` anywhere; links to films carry the root path they were asked under. `knobs` are
    read at every request. The same `seed` gives the same durations, fates and faults for the same
    sequence of requests. `now` gives seconds since 1970; with a clock of a test's own, time stands
    still between its moves. `quality` is `full` or `tiny` (see `Quality`).
    """

    def __init__(
        self,
        knobs: "Knobs",
        journal: "Journal",
        *,
        key: str,
        seed: int,
        now: Callable[[], float] = time.time,
        quality: str = "full",
    ) -> None:
        self._knobs = knobs
        self._journal = journal
        self._key = key
        self._now = now
        self._dice = random.Random(seed)  # noqa: S311 - faults that can be repeated, no secrets
        self._faults = Faults(knobs, self._dice)
        self._pace = Pace(knobs, self._dice)
        self._studio = Studio(Quality(quality))
        self._creates = RateLimit(now)
        self._log_reads = RateLimit(now)
        self.ledger = Ledger(self._pace, self._faults, now, self._uuid)
        """Everything that was asked for, and the money; `deposit_usd` may be set."""
        self.app = Starlette(
            routes=self._routes(), exception_handlers={HTTPException: self._no_route}
        )
        """The HTTP side, to be mounted."""

    @property
    def generations(self) -> dict[str, Generation]:
        """Every accepted generation by its id, oldest first."""
        return self.ledger.generations

    @property
    def requests(self) -> list[logs.Attempt]:
        """Every create that reached the API, accepted or refused, oldest first."""
        return self.ledger.attempts

    @property
    def balance_usd(self) -> float:
        """What is left on the account."""
        return self.ledger.balance_usd

    def purchases(self, client_request_id: str) -> list[Generation]:
        """The generations accepted under this `X-Client-Request-Id`: more than one is a bug."""
        everything = self.generations.values()
        return [g for g in everything if g.client_request_id == client_request_id]

    def next(self, outcome: str, *, on: str | None = None) -> None:
        """Force the outcome of a coming call, before any dice; may be called many times.

        Fates of the next generation accepted: `safety`, `bare-error`, `null-error`, `empty`,
        `stuck`, `video`. Faults of the next create or fetch, whichever comes first: `401`, `403`,
        `404`, `429`, `500`, `503` (refused), `html-before`, `lost-before` (never arrived), `html`,
        `lost`, `no-keys`, `list-body`, `empty-body` (took effect, the answer is spoiled).
        `unknown-status` waits for a fetch. `on` names the one call to wait for: `create`, `fetch`,
        `models`, `metrics`, `billing`, `logs`.

        Raises:
            ValueError: there is no such outcome, or no such call.
        """
        self._faults.force(outcome, on)

    async def idle(self) -> None:
        """Wait until every film that was begun is made: for tests with a clock of their own."""
        await self._studio.idle()

    def _routes(self) -> list[Route]:
        def route(path: str, step: Step, work: Work, method: str = "GET") -> Route:
            return Route(path, partial(self._operation, step=step, work=work), methods=[method])

        videos = [
            route_
            for path, legacy in ((TODAY, False), (LEGACY, True))
            for route_ in (
                route(path, Step.CREATE, partial(self._create, legacy=legacy), "POST"),
                route(path, Step.FETCH, partial(self._fetch, legacy=legacy)),
            )
        ]
        return [
            *videos,
            route("/v1/models", Step.MODELS, self._models),
            route("/models/metrics", Step.METRICS, self._metrics),
            route("/v2/billing", Step.BILLING, self._billing),
            route("/v2/logs", Step.LOGS, self._logs),
            Route("/files/{name}", self._file),
        ]

    async def _operation(self, request: "Request", *, step: Step, work: Work) -> Response:
        started = time.perf_counter()
        answer = await self._answer(request, step, work)
        await note(self._journal, step, request, answer, time.perf_counter() - started)
        return answer

    async def _answer(self, request: "Request", step: Step, work: Work) -> Response:
        if self._knobs.provider_down:
            return self._error(request, ApiError(503, "Service unavailable"))
        fault = self._faults.fault(step)
        if fault in answers.NEVER_ARRIVED:
            return answers.spoiled(fault, Response())
        try:
            if step not in KEYLESS:
                auth.check_key(request, self._key)
            if fault in answers.REFUSALS:
                raise answers.REFUSALS[fault]()
            answer = await work(request)
        except ApiError as error:
            if step is Step.CREATE and error.status in LOGGED_REFUSALS:
                await self._log_refusal(request)
            answer = self._error(request, error)
        return answers.spoiled(fault, answer)

    async def _create(self, request: "Request", *, legacy: bool) -> Response:
        name = auth.client_request_id(request)
        self._creates.admit(self._knobs.provider_rate_limit, MINUTE_S / self._knobs.speed)
        body = await _json(request)
        model = await asyncio.to_thread(check, body)
        if self._knobs.provider_out_of_credits:
            raise ApiError(403, OUT_OF_CREDITS)
        generation = self.ledger.accept(model, body, name)
        if generation.fate is Fate.VIDEO:
            self._studio.begin(generation, model)
        return answers.created(generation, legacy=legacy)

    async def _fetch(self, request: "Request", *, legacy: bool) -> Response:
        wanted = request.query_params.get("generation_id")
        if not wanted:
            raise ApiError(400, "Invalid query: generation_id: required")
        generation = self.generations.get(wanted)
        if generation is None:
            raise ApiError(404, f"Generation {wanted!r} does not exist")
        generation.fetches += 1
        status = generation.status
        link = None
        if status is Status.COMPLETED and generation.fate is Fate.VIDEO:
            link = links.fresh_link(request, generation, self._knobs)
        return answers.fetched(generation, status, link, legacy=legacy)

    async def _models(self, request: "Request") -> Response:
        return market.models(request)

    async def _metrics(self, request: "Request") -> Response:
        return market.metrics(request, self._pace, self._now())

    async def _billing(self, _request: "Request") -> Response:
        left = 0.0 if self._knobs.provider_out_of_credits else self.balance_usd
        return JSONResponse({"current_balance": left, "currency": "USD"})

    async def _logs(self, request: "Request") -> Response:
        self._log_reads.admit(logs.PER_MINUTE)
        query = logs.parse_query(request.query_params, self._now())
        prefix = request.query_params.get("key_prefix", "")
        if not self._key.startswith(prefix):
            raise ApiError(403, "Another key's requests need a management key")
        seen_until = self._now() - self._knobs.provider_log_delay
        return JSONResponse(query.page(a for a in self.requests if a.created <= seen_until))

    async def _file(self, request: "Request") -> Response:
        if self._knobs.provider_down:
            return Response(status_code=503)
        return links.serve(request.path_params["name"], self.ledger.films, self._knobs)

    async def _log_refusal(self, request: "Request") -> None:
        try:
            body = await _json(request)
            name = auth.client_request_id(request)
        except ApiError:
            return
        model = body.get("model") if isinstance(body, dict) else None
        self.ledger.refuse(str(model), name)

    async def _no_route(self, request: "Request", error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._error(request, ApiError(status, f"Cannot {request.method} this path"))

    def _error(self, request: "Request", error: ApiError) -> Response:
        path = request.url.path.removeprefix(request.scope.get("root_path", ""))
        return error.response(path=path, request_id=self._uuid(), now=self._now())

    def _uuid(self) -> str:
        return str(uuid.UUID(int=self._dice.getrandbits(128), version=4))


async def _json(request: "Request") -> Any:
    try:
        return json.loads(await request.body())
    except ValueError:
        raise ApiError(400, "Invalid payload: the body is not JSON") from None

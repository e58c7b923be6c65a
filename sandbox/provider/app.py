"""The simulated provider: its calls, and its state for tests."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import answers, auth, links, logs, market
from .desk import Desk, read_json
from .errors import ApiError
from .faults import Faults, Step
from .generation import Fate, Generation, Status
from .ledger import OUT_OF_CREDITS, Ledger
from .pace import MINUTE_S, Pace, RateLimit
from .studio import Quality, Studio
from .validation import check

if TYPE_CHECKING:
    from starlette.requests import Request

    from sandbox.journal import Journal
    from sandbox.knobs import Knobs

TODAY = "/v2/video/generations"
LEGACY = "/v2/generate/video/google/generation"


class Provider:
    """An AI/ML API of one key.

    Mount `app` anywhere; links to films carry the root path they were asked under. `knobs` are
    read at every request. The same `seed` gives the same durations, fates and faults for the same
    sequence of requests; ids differ all the same, so that no run repeats another's. `now` gives
    seconds since 1970; with a clock of a test's own, time stands still between its moves.
    `quality` is `full` or `tiny` (see `Quality`).
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
        faults = Faults(knobs, seed)
        self._knobs = knobs
        self._key = key
        self._now = now
        self._faults = faults
        self._pace = Pace(knobs, seed)
        self._studio = Studio(Quality(quality))
        self._creates = RateLimit(now)
        self._log_reads = RateLimit(now)
        self.ledger = Ledger(self._pace, faults, now)
        """Everything that was asked for, and the money; `deposit_usd` may be set."""
        self._desk = Desk(knobs, journal, faults, self.ledger, key, now)
        self.app = Starlette(
            routes=self._routes(), exception_handlers={HTTPException: self._desk.nowhere}
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
        route = self._desk.route
        routes = [
            route("/v1/models", Step.MODELS, self._models),
            route("/models/metrics", Step.METRICS, self._metrics),
            route("/v2/billing", Step.BILLING, self._billing),
            route("/v2/logs", Step.LOGS, self._logs),
            Route("/files/{name}", self._file),
        ]
        for path, legacy in ((TODAY, False), (LEGACY, True)):
            create, fetch = (partial(work, legacy=legacy) for work in (self._create, self._fetch))
            routes.append(route(path, Step.CREATE, create, "POST"))
            routes.append(route(path, Step.FETCH, fetch))
        return routes

    async def _create(self, request: "Request", *, legacy: bool) -> Response:
        name = auth.client_request_id(request)
        self._creates.admit(self._knobs.provider_rate_limit, MINUTE_S / self._knobs.speed)
        body = await read_json(request)
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

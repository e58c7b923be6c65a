"""The simulated provider: its calls, and its state for tests."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.journal import Journal
from sandbox.knobs import Knobs
from sandbox.provider import answers, auth, logs, model_info, video_links
from sandbox.provider.account_reads import AccountReads
from sandbox.provider.catalogue import catalogue
from sandbox.provider.drawing import Drawer
from sandbox.provider.durations import Durations
from sandbox.provider.errors import ApiError
from sandbox.provider.faults import Faults, Operation
from sandbox.provider.generation import Generation, Outcome, Status
from sandbox.provider.instant import Instant
from sandbox.provider.instant_calls import InstantCalls
from sandbox.provider.instant_models import CHAT_PATH, IMAGES_PATH
from sandbox.provider.key_info import ApiKey
from sandbox.provider.ledger import OUT_OF_CREDITS, Ledger
from sandbox.provider.rate_limit import MINUTE_S, RateLimit
from sandbox.provider.renderer import Quality, Renderer
from sandbox.provider.request_guard import RequestGuard, read_json
from sandbox.provider.validation import check

CURRENT_PATH = "/v2/video/generations"
LEGACY_PATH = "/v2/generate/video/google/generation"


class Provider:
    """An AI/ML API of one key.

    Mount ``app`` anywhere; links to videos carry the root path they were asked under. ``knobs``
    are read at every request. The same ``seed`` gives the same durations, outcomes and faults for
    the same sequence of requests; ids differ all the same, so that no run repeats another's.
    ``now`` gives seconds since 1970; a test may pass a clock that it moves itself. ``quality`` is
    ``full`` or ``tiny`` (see ``Quality``). Videos and pictures stay in ``folder``,
    where there is one.
    """

    def __init__(
        self,
        knobs: Knobs,
        journal: Journal,
        *,
        key: str,
        seed: int,
        now: Callable[[], float] = time.time,
        quality: str = "full",
        folder: Path | None = None,
    ) -> None:
        faults = Faults(knobs, seed)
        self._knobs = knobs
        self._now = now
        self.key = ApiKey(key, now())
        """What the key may do; tests may change it."""
        self._faults = faults
        self._durations = Durations(knobs, seed)
        self._renderer = Renderer(Quality(quality), folder)
        self._creates = RateLimit(now)
        self._log_reads = RateLimit(now)
        self.ledger = Ledger(knobs, self._durations, faults, now)
        """Everything that was asked for, and the money; a test may move some of it."""
        self._account_reads = AccountReads(knobs, self.ledger, self.key, now)
        self._drawer = Drawer(tiny=Quality(quality) is Quality.TINY, folder=folder)
        self._instants = InstantCalls(
            knobs,
            self.ledger,
            self.key,
            self._creates,
            self._durations,
            self._drawer,
            faults.results,
            now,
        )
        self._guard = RequestGuard(knobs, journal, faults, self.ledger, key, now)
        self.app = Starlette(
            routes=self._routes(), exception_handlers={HTTPException: self._guard.no_such_route}
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
        """Return the generations of one ``X-Client-Request-Id``; more than one is a bug."""
        everything = self.generations.values()
        return [g for g in everything if g.client_request_id == client_request_id]

    @property
    def instants(self) -> dict[str, Instant]:
        """Every call that was answered at once, by its id, oldest first."""
        return self.ledger.instants

    def next_result(self, result: str) -> None:
        """Force what the next call brings whose answer is the result: a ``Result``.

        Raises:
            ValueError: there is no such result.
        """
        self._faults.results.force(result)

    def next(self, outcome: str, *, on: str | None = None) -> None:
        """Force the outcome of a coming call, before any random one; may be called many times.

        An ``Outcome`` is for the next generation that is accepted. A ``Fault`` is for the next
        create or fetch, whichever comes first; ``unknown-status`` waits for a fetch. ``on`` names
        the one ``Operation`` to wait for instead.

        Raises:
            ValueError: there is no such outcome, or no such call.
        """
        self._faults.force(outcome, on)

    def resume(self) -> None:
        """Render what is not there yet: after a restart, the videos that were in the making."""
        for generation in self.generations.values():
            path, failed = generation.render.path, generation.render.problem is not None
            is_there = path is not None and path.is_file()
            if generation.outcome is Outcome.VIDEO and not failed and not is_there:
                self._renderer.start(generation, catalogue()[generation.model])

    async def idle(self) -> None:
        """Wait until every video that was started is rendered: for tests with their own clock."""
        await self._renderer.idle()

    def _routes(self) -> list[Route]:
        route, account = self._guard.route, self._account_reads
        routes = [
            route("/v1/models", Operation.MODELS, self._models),
            route("/models/metrics", Operation.METRICS, self._metrics),
            route("/v2/billing", Operation.BILLING, account.balance),
            route("/v2/billing/detail", Operation.BILLING_DETAIL, account.detail),
            route("/v2/billing/transactions", Operation.TRANSACTIONS, account.transactions),
            route("/v1/key", Operation.KEY, account.key_info),
            route("/v2/logs", Operation.LOGS, self._logs),
            Route("/files/{name}", self._file),
        ]
        routes.append(route(CHAT_PATH, Operation.CHAT, self._instants.write, "POST"))
        routes.append(route(IMAGES_PATH, Operation.IMAGES, self._instants.draw, "POST"))
        for path, legacy in ((CURRENT_PATH, False), (LEGACY_PATH, True)):
            create, fetch = (partial(work, legacy=legacy) for work in (self._create, self._fetch))
            routes.append(route(path, Operation.CREATE, create, "POST"))
            routes.append(route(path, Operation.FETCH, fetch))
        return routes

    async def _create(self, request: Request, *, legacy: bool) -> Response:
        name = auth.client_request_id(request)
        self._creates.admit(self._knobs.provider_rate_limit, MINUTE_S / self._knobs.speed)
        body = await read_json(request)
        model = await asyncio.to_thread(check, body)
        self.key.check(self.ledger.usage, self._now())
        if self._knobs.provider_out_of_credits:
            raise ApiError(403, OUT_OF_CREDITS)
        generation = self.ledger.accept(model, body, name)
        if generation.outcome is Outcome.VIDEO:
            self._renderer.start(generation, model)
        return answers.created(generation, legacy=legacy)

    async def _fetch(self, request: Request, *, legacy: bool) -> Response:
        wanted = request.query_params.get("generation_id")
        if not wanted:
            raise ApiError(400, "Invalid query: generation_id: required")
        generation = self.generations.get(wanted)
        if generation is None:
            raise ApiError(404, f"Generation {wanted!r} does not exist")
        generation.fetches += 1
        status = generation.status
        link = None
        if status is Status.COMPLETED and generation.outcome is Outcome.VIDEO:
            link = video_links.fresh_link(request, generation, self._knobs)
        return answers.fetched(generation, status, link, legacy=legacy)

    async def _models(self, request: Request) -> Response:
        return model_info.models(request)

    async def _metrics(self, request: Request) -> Response:
        return model_info.metrics(request, self._durations, self._now())

    async def _logs(self, request: Request) -> Response:
        self._log_reads.admit(logs.PER_MINUTE)
        query = logs.parse_query(request.query_params, self._now())
        prefix = request.query_params.get("key_prefix", "")
        if not self.key.key.startswith(prefix):
            raise ApiError(403, "Another key's requests need a management key")
        seen_until = self._now() - self._knobs.provider_log_delay
        return JSONResponse(query.page(a for a in self.requests if a.created <= seen_until))

    async def _file(self, request: Request) -> Response:
        if self._knobs.provider_down:
            return Response(status_code=503)
        if request.path_params["name"].endswith(".png"):
            return self._drawer.serve(request.path_params["name"], self._knobs)
        return video_links.serve(request.path_params["name"], self.ledger.by_file_stem, self._knobs)

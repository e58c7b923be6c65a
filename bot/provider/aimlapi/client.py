"""The AI/ML API over HTTP.

Sources: docs.aimlapi.com, the pages of the Veo models, "Chat completions", the page of
google/gemini-2.5-flash-image, "Fetch the video", "Logs", "Models",
"Model metrics", "Billing" and "API keys".
"""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx

from bot.calls import Call, Observe, Result, nobody, observed, result_of_status
from bot.errors import (
    GenerationUnknown,
    InvalidRequest,
    OperatorNeeded,
    OutcomeUnknown,
    ProviderError,
    RetryableError,
)
from bot.money.charges import Account, Key
from bot.money.prices import PriceSheet
from bot.provider.aimlapi.answers import (
    answered,
    created,
    dict_in,
    dicts_in,
    generation_of,
    logged_in,
    own_error,
    strings_in,
)
from bot.provider.aimlapi.billing import USAGE, account_in, charge_page, key_in
from bot.provider.aimlapi.helpers import (
    picture_in,
    picture_payload,
    words_in,
    words_payload,
)
from bot.provider.aimlapi.payload import payload
from bot.provider.aimlapi.prices import etag_of, prices_in
from bot.provider.base import READ_SECONDS, ChargePage, Generation, LoggedRequest, Made, Media
from bot.veo.request import GenerationRequest

PATH = "/v2/video/generations"
LEGACY_PATH = "/v2/generate/video/google/generation"
CHAT_PATH = "/v1/chat/completions"
IMAGES_PATH = "/v1/images/generations"

_METHODS = {
    PATH: "fetch",
    LEGACY_PATH: "fetch",
    "/v2/logs": "logs",
    "/models/metrics": "metrics",
    "/v1/models": "models",
    "/v2/billing/transactions": "transactions",
    "/v2/billing/detail": "billing-detail",
    "/v2/billing": "billing",
    "/v1/key": "key",
}
"""What reading each path is called where calls are counted."""

_CREATE_SECONDS = 120.0
"""Seconds for a paid call as a whole, of which each piece has time-outs of its own."""
_DRAW_SECONDS = 60.0
_WRITE_SECONDS = 20.0
"""Likewise for pictures and for words, which somebody waits for."""
_LOG_PAGE = 100
_LOG_PAGES = 50
_LOG_SECONDS = 60.0
"""Seconds for all pages together."""
_CHARGES_PAGE = 100
_WORDS = 300
"""Characters of the provider's own words that are kept."""
_HINT_SECONDS = 3.0
"""Seconds for the answer to a call whose result is optional; somebody may be waiting for it."""


@dataclass(frozen=True)
class _Paid:
    """A call that costs money."""

    method: str
    """what it is called where calls are counted"""
    path: str
    body: Mapping[str, Any]
    seconds: float
    """for all of it"""


class AimlApi:
    """Implements Provider."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        redact: Callable[[str], str] = str,
        *,
        legacy: bool = False,
        observe: Observe = nobody,
    ) -> None:
        """Take a client whose base URL and key are set, and who is told of each call."""
        self._client = client
        self._redact = redact
        self._path = LEGACY_PATH if legacy else PATH
        self._observe = observe

    async def create(self, request: GenerationRequest, media: Media, client_request_id: str) -> str:
        """See Provider.create."""
        paid = _Paid("create", self._path, payload(request, media), _CREATE_SECONDS)
        response = await self._buy(paid, client_request_id)
        with self._redacted():
            return created(response)

    async def draw(self, request: GenerationRequest, client_request_id: str) -> Made:
        """See Provider.draw."""
        paid = _Paid("draw", IMAGES_PATH, picture_payload(request), _DRAW_SECONDS)
        response = await self._buy(paid, client_request_id)
        with self._redacted():
            return picture_in(response)

    async def write(self, request: GenerationRequest, client_request_id: str) -> Made:
        """See Provider.write."""
        paid = _Paid("write", CHAT_PATH, words_payload(request), _WRITE_SECONDS)
        response = await self._buy(paid, client_request_id)
        with self._redacted():
            return words_in(response)

    async def _buy(self, paid: _Paid, client_request_id: str) -> httpx.Response:
        """Make a paid call, under a name by which the log knows it."""
        headers = {"X-Client-Request-Id": client_request_id}
        try:
            with self._observed(paid.method) as call:
                async with asyncio.timeout(paid.seconds):
                    response = await self._client.post(paid.path, json=paid.body, headers=headers)
                call.result = result_of_status(response.status_code)
                return response
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise RetryableError(detail=type(error).__name__) from error
        except (httpx.RequestError, TimeoutError) as error:
            raise OutcomeUnknown(detail=type(error).__name__) from error

    async def fetch(self, generation_id: str, within: float = READ_SECONDS) -> Generation:
        """See Provider.fetch."""
        response = await self._get(self._path, {"generation_id": generation_id}, within)
        if response.status_code == httpx.codes.NOT_FOUND and own_error(response):
            raise GenerationUnknown
        with self._redacted():
            generation = generation_of(answered(response))
        return replace(generation, message=self._presentable(generation.message))

    async def requests(self, since: float, until: float) -> Sequence[LoggedRequest]:
        """See Provider.requests."""
        try:
            async with asyncio.timeout(_LOG_SECONDS):
                return await self._all_requests(since, until)
        except TimeoutError as error:
            raise OutcomeUnknown(detail="a log that takes too long to be read") from error

    async def _all_requests(self, since: float, until: float) -> Sequence[LoggedRequest]:
        rows: list[LoggedRequest] = []
        for page in range(_LOG_PAGES):
            window = {"start": _iso(since), "end": _iso(until)}
            query = {**window, "limit": _LOG_PAGE, "offset": page * _LOG_PAGE}
            answer = await self._read("/v2/logs", query)
            has_more = dict_in(answer.get("pagination")).get("has_more")
            if not isinstance(answer.get("data"), list) or not isinstance(has_more, bool):
                raise OutcomeUnknown(detail="a log without rows, or of which no end is told")
            rows += [row for each in dicts_in(answer["data"]) if (row := logged_in(each))]
            if not has_more:
                return rows
        raise OutcomeUnknown(detail="a log that is too long to be read")

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        """See Provider.typical_seconds."""
        query = {"aliases": list(model_ids)}
        answer = await self._read("/models/metrics", query, within=_HINT_SECONDS)
        found: dict[str, float] = {}
        for row in dicts_in(answer.get("models")):
            median = dict_in(dict_in(row.get("metrics")).get("duration_ms")).get("p50")
            if isinstance(median, int | float) and median > 0:
                found[str(row.get("alias"))] = median / 1000
        return found

    async def prices(self, model_ids: Sequence[str], etag: str = "") -> PriceSheet | None:
        """See Provider.prices."""
        query = {"id": ",".join(model_ids), "include": "pricing"}
        known = {"If-None-Match": etag} if etag else {}
        response = await self._get("/v1/models", query, headers=known)
        if known and response.status_code == httpx.codes.NOT_MODIFIED:
            return None
        with self._redacted():
            return PriceSheet(prices_in(answered(response), model_ids), etag_of(response))

    async def listed(
        self, model_ids: Collection[str], within: float = READ_SECONDS
    ) -> frozenset[str]:
        """Return which of these models the provider has now, by their ids or by aliases.

        Raises:
            ProviderError: its list could not be read.
        """
        answer = await self._read("/v1/models", {"id": ",".join(model_ids)}, within)
        if not isinstance(answer.get("data"), list):
            raise OutcomeUnknown(detail="a list without models")
        rows = dicts_in(answer["data"])
        names = [name for row in rows for name in strings_in([row.get("id")])]
        names += [alias for row in rows for alias in strings_in(row.get("aliases"))]
        return frozenset(names) & frozenset(model_ids)

    async def charges(self, since: float, cursor: str | None = None) -> ChargePage:
        """See Provider.charges."""
        query = {"type": USAGE, "from": _iso(since), "limit": _CHARGES_PAGE}
        if cursor is not None:
            query["cursor"] = cursor
        page = charge_page(await self._read("/v2/billing/transactions", query))
        if page.cursor is not None and page.cursor == cursor:
            raise OutcomeUnknown(detail="a ledger whose pages lead nowhere")
        return page

    async def account(self, within: float = READ_SECONDS) -> Account:
        """See Provider.account. Only the longer answer tells of auto top-up."""
        try:
            return account_in(await self._read("/v2/billing/detail", {}, within / 2))
        except ProviderError:
            return account_in(await self._read("/v2/billing", {}, within / 2))

    async def key(self, within: float = READ_SECONDS) -> Key:
        """See Provider.key."""
        return key_in(await self._read("/v1/key", {}, within))

    @contextmanager
    def _redacted(self) -> Iterator[None]:
        """Remove our secrets from what the provider says: an error may quote the request."""
        try:
            yield
        except (RetryableError, InvalidRequest, OperatorNeeded) as error:
            error.message = self._presentable(error.message)
            error.args = (error.message,)
            raise

    def _presentable(self, message: str) -> str:
        """Remove our secrets, and then cut: half a secret would no longer be recognized."""
        return self._redact(message)[:_WORDS]

    async def _read(
        self, path: str, query: Mapping[str, Any], within: float = READ_SECONDS
    ) -> dict[str, Any]:
        with self._redacted():
            return answered(await self._get(path, query, within))

    async def _get(
        self,
        path: str,
        query: Mapping[str, Any],
        within: float = READ_SECONDS,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        try:
            with self._observed(_METHODS[path]) as call:
                async with asyncio.timeout(within):
                    response = await self._client.get(path, params=query, headers=headers)
                call.result = result_of_status(response.status_code)
                return response
        except (httpx.RequestError, TimeoutError) as error:
            raise OutcomeUnknown(detail=type(error).__name__) from error

    def _observed(self, method: str) -> AbstractContextManager[Call]:
        return observed(method, self._observe, lambda _: Result.UNANSWERED)


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")

"""The AI/ML API: the only place that knows its paths, its JSON and its ways of failing.

Sources: docs.aimlapi.com, the pages of the Veo models, "Fetch the video", "Logs", "Model
metrics" and "Errors".
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.errors import (
    GenerationUnknown,
    NoAnswer,
    NotAccepted,
    OperatorNeeded,
    ProviderError,
    RateLimited,
    Refused,
)
from bot.provider.base import Found, Generation, Media, State
from bot.provider.prices import price_of
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest

log = logging.getLogger(__name__)

PATH = "/v2/video/generations"
LEGACY_PATH = "/v2/generate/video/google/generation"

_CAPITALS = frozenset(
    {
        "google/veo3",
        "google/veo-3.0-fast",
        "google/veo-3.0-i2v",
        "google/veo-3.0-i2v-fast",
        "veo-3.1-lite-generate-001",
    }
)
"""Models that spell the resolution ``720P``."""

_LAST_FRAME = {"veo2/image-to-video": "tail_image_url"}
"""The field of the last frame, where it is not ``last_image_url``."""

_NOT_PASSED_ON = frozenset({413, 429})
"""Whoever answers so, a proxy too, has not let the request through (RFC 9110, RFC 6585)."""

_COMPLETED = frozenset({"completed", "complete", "succeeded"})
_FAILED = frozenset({"error", "failed"})
_SAFETY_WORDS = (
    "safety",
    "policy",
    "policies",
    "moderat",
    "blocked",
    "sensitive",
    "responsible ai",
)
_CREDITS_PER_USD = 2_000_000
_LOG_PAGE = 100
_LOG_PAGES = 10
_DETAIL = 300
_LOOK_SECONDS = 15.0
"""Patience with questions that cost nothing and can be asked again."""
_HINT_SECONDS = 3.0
"""Patience with what is good to know; somebody may be waiting for the first answer."""


class AimlApi:
    """The AI/ML API over HTTP."""

    def __init__(self, client: httpx.AsyncClient, *, legacy: bool = False) -> None:
        """Take a client whose base URL and key are set."""
        self._client = client
        self._path = LEGACY_PATH if legacy else PATH

    async def create(self, request: GenerationRequest, media: Media, client_request_id: str) -> str:
        """See Provider.create."""
        headers = {"X-Client-Request-Id": client_request_id}
        body = payload(request, media)
        try:
            response = await self._client.post(self._path, json=body, headers=headers)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotAccepted(message=type(error).__name__) from error
        except httpx.RequestError as error:
            raise NoAnswer(detail=type(error).__name__) from error
        answer = _accepted(response)
        generation_id = answer.get("id") or answer.get("generation_id")
        if not isinstance(generation_id, str) or not generation_id:
            raise NoAnswer(detail="an answer without an id")
        return generation_id

    async def fetch(self, generation_id: str) -> Generation:
        """See Provider.fetch."""
        response = await self._get(self._path, {"generation_id": generation_id})
        if response.status_code == httpx.codes.NOT_FOUND and _own_error(response):
            raise GenerationUnknown
        return _generation(_answered(response))

    async def find(self, client_request_id: str, since: float, until: float) -> Found | None:
        """See Provider.find."""
        for page in range(_LOG_PAGES):
            window = {"start": _iso(since), "end": _iso(until)}
            query = {**window, "limit": _LOG_PAGE, "offset": page * _LOG_PAGE}
            answer = _answered(await self._get("/v2/logs", query))
            for row in _dicts(answer.get("data")):
                if row.get("client_request_id") == client_request_id and row.get("inference_id"):
                    return Found(str(row["inference_id"]), row.get("status") == "succeeded")
            if not _dict(answer.get("pagination")).get("has_more"):
                return None
        return None

    async def typical_seconds(self, model_ids: Sequence[str]) -> Mapping[str, float]:
        """See Provider.typical_seconds."""
        query = {"aliases": list(model_ids)}
        answer = _answered(await self._get("/models/metrics", query, patience=_HINT_SECONDS))
        found: dict[str, float] = {}
        for row in _dicts(answer.get("models")):
            median = _dict(_dict(row.get("metrics")).get("duration_ms")).get("p50")
            if isinstance(median, int | float) and median > 0:
                found[str(row.get("alias"))] = median / 1000
        return found

    async def price(self, request: GenerationRequest) -> float | None:
        """See Provider.price."""
        query = {"id": request.model_id, "include": "pricing"}
        answer = _answered(await self._get("/v1/models", query))
        for row in _dicts(answer.get("data")):
            if request.model_id in {row.get("id"), *_strings(row.get("aliases"))}:
                return price_of(_dict(row.get("pricing")), request)
        return None

    async def _get(
        self, path: str, query: Mapping[str, Any], patience: float = _LOOK_SECONDS
    ) -> httpx.Response:
        try:
            return await self._client.get(path, params=query, timeout=patience)
        except httpx.RequestError as error:
            raise NoAnswer(detail=type(error).__name__) from error


def payload(request: GenerationRequest, media: Media) -> dict[str, Any]:
    """Write the request as its model takes it; what is None is left to the model."""
    body = {
        "model": request.model_id,
        "prompt": request.prompt,
        "duration": request.duration,
        "resolution": _resolution(request),
        "aspect_ratio": request.aspect_ratio,
        "negative_prompt": request.negative_prompt,
        "seed": request.seed,
        "enhance_prompt": request.enhance_prompt,
        "generate_audio": request.generate_audio,
        "auto_fix": request.auto_fix,
        "person_generation": request.person_generation,
        **_media(request, media),
    }
    return {name: value for name, value in body.items() if value is not None}


def _resolution(request: GenerationRequest) -> str | None:
    if request.resolution and request.model_id in _CAPITALS:
        return request.resolution.upper()
    return request.resolution


def _media(request: GenerationRequest, media: Media) -> dict[str, Any]:
    match request.mode:
        case Mode.TEXT:
            return {}
        case Mode.IMAGE:
            return {"image_url": media.images[0]}
        case Mode.FRAMES:
            last = _LAST_FRAME.get(request.model_id, "last_image_url")
            return {"image_url": media.images[0], last: media.images[1]}
        case Mode.REFERENCES:
            return {"image_urls": list(media.images)}
        case Mode.EXTEND:
            return {"video_url": media.video}


def _accepted(response: httpx.Response) -> dict[str, Any]:
    """Read the answer to a create, where a wrong guess would cost money.

    Only an error in the API's own shape proves that nothing was bought: a proxy in between
    answers 502 and 504, or with HTML, without knowing.
    """
    if response.is_success:
        return _answered(response)
    own = _own_error(response)
    if not own and response.status_code not in _NOT_PASSED_ON:
        raise NoAnswer(detail=f"status {response.status_code}")
    raise _refusal(response, own)


def _answered(response: httpx.Response) -> dict[str, Any]:
    """Read any other answer."""
    if response.is_success:
        try:
            answer = response.json()
        except ValueError as error:
            raise NoAnswer(detail="not JSON") from error
        if isinstance(answer, dict):
            return answer
        raise NoAnswer(detail=f"a {type(answer).__name__}")
    raise _refusal(response, _own_error(response))


def _refusal(response: httpx.Response, own: Mapping[str, Any]) -> ProviderError:
    message = _text(own.get("message"))
    match response.status_code:
        case 429:
            return RateLimited(message, _retry_after(response))
        case 401:
            return OperatorNeeded("key", message)
        case 402 | 403:
            is_credit = any(word in message.lower() for word in ("credit", "balance", "fund"))
            return OperatorNeeded("credits" if is_credit else "access", message)
        case 500 | 503 if own:
            return NotAccepted(message)
        case status if 400 <= status < 500:
            return Refused(message or f"status {status}")
        case status:
            return NoAnswer(f"status {status}")


def _own_error(response: httpx.Response) -> dict[str, Any]:
    """Return the error where it has the API's own shape, else nothing."""
    try:
        body = response.json()
    except ValueError:
        return {}
    is_own = isinstance(body, dict) and "message" in body and "statusCode" in body
    return body if is_own else {}


def _retry_after(response: httpx.Response) -> float | None:
    """Read the header, which holds seconds or a date (RFC 9110, section 10.2.3)."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return min(float(value), 3600.0)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), 3600.0)


def _generation(answer: Mapping[str, Any]) -> Generation:
    status = str(answer.get("status", "")).lower()
    if status in _FAILED:
        return _failure(answer.get("error"))
    if status in _COMPLETED:
        return _completed(answer)
    if status not in {"queued", "generating", "waiting", "active"}:
        log.warning("unknown generation status %r: taken as still running", status[:40])
    return Generation(State.RUNNING)


def _completed(answer: Mapping[str, Any]) -> Generation:
    url = _dict(answer.get("video")).get("url")
    failure = _failure(answer.get("error"))
    return replace(
        failure,
        state=State.COMPLETED,
        video_url=url if _is_link(url) else None,
        cost_usd=_cost(answer),
    )


def _failure(error: object) -> Generation:
    if isinstance(error, dict):
        name, message = _text(error.get("name")), _text(error.get("message"))
    else:
        name, message = "", _text(error)
    words = f"{name} {message}".lower()
    is_safety = any(word in words for word in _SAFETY_WORDS)
    return Generation(State.FAILED, message=message or name, is_safety=is_safety)


def _cost(answer: Mapping[str, Any]) -> float | None:
    usage = _dict(_dict(answer.get("meta")).get("usage"))
    spent = usage.get("credits_used", usage.get("tokens_used"))
    if isinstance(spent, int | float) and spent >= 0:
        return spent / _CREDITS_PER_USD
    return None


def _is_link(value: object) -> bool:
    """Whether it is a web link; anything else might name a file of this machine."""
    return isinstance(value, str) and value.lower().startswith(("https://", "http://"))


def _text(value: object) -> str:
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value)
    return value.strip()[:_DETAIL] if isinstance(value, str) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")

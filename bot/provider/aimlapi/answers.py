"""Reading the API's answers, and what they prove about the money.

Sources: docs.aimlapi.com, "Fetch the video" and "Errors".
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.errors import (
    InvalidRequest,
    OperatorNeeded,
    OutcomeUnknown,
    ProviderError,
    RateLimited,
    RetryableError,
)
from bot.money.credits import CREDITS_PER_USD, Credits
from bot.provider.base import Generation, LoggedRequest, State

log = logging.getLogger(__name__)

_LINK = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)

_NOT_PASSED_ON = frozenset({413, 429})
"""Statuses that prove, even from a proxy, that the request got no further (RFC 9110, RFC 6585)."""

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
_MOST_CREDITS = 1_000_000 * CREDITS_PER_USD
"""More than any video costs: what claims more is no amount."""

_INFERENCE_ID = "x-inference-id"

_LONGEST_ID = 512
"""Characters of a generation's id: what has more is none."""


def created(response: httpx.Response) -> str:
    """Return the generation id in the answer to a create, where a wrong guess would cost money.

    Every answer carries the id in a header too, also one whose body cannot be read. Only an error
    in the API's own shape proves that nothing was bought: a proxy in between answers 502 and 504,
    or with HTML, without knowing.
    """
    check_accepted(response)
    generation_id = _created_id(response) or inference_id(response)
    if not generation_id:
        raise OutcomeUnknown(detail=f"status {response.status_code}, without an id")
    return generation_id


def check_accepted(response: httpx.Response) -> None:
    """Return where a paid call may have been accepted.

    Raises:
        ProviderError: it surely was not.
    """
    own = own_error(response)
    if not response.is_success and (own or response.status_code in _NOT_PASSED_ON):
        raise _refusal(response, own)


def inference_id(response: httpx.Response) -> str:
    """Return the id of the generation that an answer's header names; empty where there is none."""
    return _id(response.headers.get(_INFERENCE_ID))


def _created_id(response: httpx.Response) -> str:
    try:
        answer = dict_in(_json(response) if response.is_success else {})
    except ValueError:
        return ""
    return _id(answer.get("id")) or _id(answer.get("generation_id"))


def _id(value: object) -> str:
    """Return the id of a generation, or nothing for what can be neither stored nor asked for.

    One that was put right would be the id of something else.
    """
    text = _string(value)
    return text if text.isprintable() and len(text) <= _LONGEST_ID else ""


def _json(response: httpx.Response) -> Any:
    """Return what an answer holds.

    Raises:
        ValueError: it is no JSON, or nested too deeply to be read.
    """
    try:
        return response.json()
    except RecursionError as error:
        raise ValueError("JSON without an end") from error


def answered(response: httpx.Response) -> dict[str, Any]:
    """Read the answer to any other call."""
    if response.is_success:
        try:
            answer = _json(response)
        except ValueError as error:
            raise OutcomeUnknown(detail="not JSON") from error
        if isinstance(answer, dict):
            return answer
        raise OutcomeUnknown(detail=f"a {type(answer).__name__}")
    raise _refusal(response, own_error(response))


def _refusal(response: httpx.Response, own: Mapping[str, Any]) -> ProviderError:
    message = _text(own.get("message"))
    detail = f"status {response.status_code}"
    match response.status_code:
        case 429:
            return RateLimited(message, _retry_after(response), detail=detail)
        case 401:
            return OperatorNeeded("key", message)
        case 402 | 403:
            is_credit = any(word in message.lower() for word in ("credit", "balance", "fund"))
            return OperatorNeeded("credits" if is_credit else "access", message)
        case 500 | 503 if own:
            return RetryableError(message, detail=detail)
        case status if 400 <= status < 500:
            return InvalidRequest(message or detail, by_proxy=not own, detail=detail)
        case _:
            return OutcomeUnknown(detail)


def own_error(response: httpx.Response) -> dict[str, Any]:
    """Return the error where it has the API's own shape, else an empty dictionary."""
    try:
        body = _json(response)
    except ValueError:
        return {}
    is_own = isinstance(body, dict) and "message" in body and "statusCode" in body
    return body if is_own else {}


def _retry_after(response: httpx.Response) -> float | None:
    """Return the header's seconds; it holds a number or a date (RFC 9110, section 10.2.3)."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return min(float(value), 3600.0)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), 3600.0)


def generation_of(answer: Mapping[str, Any]) -> Generation:
    """Read the answer to a fetch; an unknown status counts as running."""
    status = str(answer.get("status", "")).lower()
    if status in _FAILED:
        return _failure(answer.get("error"))
    if status in _COMPLETED:
        return _completed(answer)
    if status not in {"queued", "generating", "waiting", "active"}:
        log.warning("unknown generation status %r: taken as still running", status[:40])
    return Generation(State.RUNNING)


def logged_in(row: Mapping[str, Any]) -> LoggedRequest | None:
    """Read a row of the log, or return None for one that was not named or that proves nothing.

    Only a row that says so has failed; any other proves a purchase by the id of its generation.
    """
    name, status = _string(row.get("client_request_id")), _string(row.get("status"))
    generation_id = _id(row.get("inference_id"))
    failed = status == "failed"
    is_proof = bool(name) and (failed or bool(generation_id))
    cost = credits_in(dict_in(row.get("cost")).get("credits"))
    return LoggedRequest(name, generation_id, not failed, cost) if is_proof else None


def _completed(answer: Mapping[str, Any]) -> Generation:
    url = dict_in(answer.get("video")).get("url")
    failure = _failure(answer.get("error"))
    return replace(
        failure,
        state=State.COMPLETED,
        video_url=url if is_link(url) else None,
        cost=cost_in(answer),
    )


def _failure(error: object) -> Generation:
    if isinstance(error, dict):
        name, message = _text(error.get("name")), _text(error.get("message"))
    else:
        name, message = "", _text(error)
    words = f"{name} {message}".lower()
    is_safety = any(word in words for word in _SAFETY_WORDS)
    return Generation(State.FAILED, message=message or name, is_safety=is_safety)


def cost_in(answer: Mapping[str, Any]) -> Credits | None:
    """Return what an answer says that it cost, if it does."""
    usage = dict_in(dict_in(answer.get("meta")).get("usage"))
    return credits_in(usage.get("credits_used", usage.get("tokens_used")))


def credits_in(spent: object) -> Credits | None:
    """Return an amount of credits, or None for what is none."""
    if isinstance(spent, bool) or not isinstance(spent, int | float):
        return None
    return round(spent) if 0 <= spent <= _MOST_CREDITS else None


def is_link(value: object) -> bool:
    """Return whether it is a web link; anything else might name a file of this machine.

    It has to stand in HTML, too: no quotes, no space, no markup.
    """
    return isinstance(value, str) and bool(_LINK.fullmatch(value)) and _sound(value) == value


def _text(value: object) -> str:
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value)
    return _sound(value).strip() if isinstance(value, str) else ""


def _sound(text: str) -> str:
    """Return text without halves of characters and without NUL, which no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def dict_in(value: object) -> dict[str, Any]:
    """Return a JSON object, or an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


def dicts_in(value: object) -> list[dict[str, Any]]:
    """Return the objects of a JSON array, without anything else in it."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def strings_in(value: object) -> list[str]:
    """Return the strings of a JSON array, without anything else in it."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []

"""Pictures and better prompts as JSON: what is asked, and what is answered at once.

Sources: docs.aimlapi.com, "Chat completions" and the page of google/gemini-2.5-flash-image, whose
example names ``images`` where its contract names ``data``.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import httpx

from bot.errors import OutcomeUnknown
from bot.money.credits import Credits
from bot.provider.aimlapi.answers import (
    answered,
    check_accepted,
    cost_in,
    credits_in,
    dict_in,
    dicts_in,
    inference_id,
    is_link,
)
from bot.provider.base import Made
from bot.veo.director import INSTRUCTION, MOST_TOKENS, asked
from bot.veo.request import GenerationRequest

Json = Mapping[str, Any]

_TEMPERATURE = 0.3
"""Low: what was said is to be kept."""

_MOST_CHARACTERS = 20_000
"""Of words that are looked at: many more than they may have."""

_LONGEST_LINK = 2048

_CREDITS_USED = "x-aimlapi-credits-used"


def picture_payload(request: GenerationRequest) -> dict[str, Any]:
    """Return the JSON that asks for a picture; what is to be kept out is a matter of its words."""
    prompt = request.prompt
    if request.negative_prompt:
        prompt = f"{prompt}\nLeave out: {request.negative_prompt}"
    return {
        "model": request.model_id,
        "prompt": prompt,
        "num_images": 1,
        "aspect_ratio": request.shape,
    }


def words_payload(request: GenerationRequest) -> dict[str, Any]:
    """Return the JSON that asks for a better prompt."""
    return {
        "model": request.model_id,
        "messages": [
            {"role": "system", "content": INSTRUCTION},
            {"role": "user", "content": asked(request.prompt, request.mode)},
        ],
        "max_tokens": MOST_TOKENS,
        "temperature": _TEMPERATURE,
    }


def picture_in(response: httpx.Response) -> Made:
    """Return the link to the picture in an answer.

    Raises:
        ProviderError: see ``_answer``.
    """
    answer = _answer(response)
    rows = dicts_in(answer.get("data")) or dicts_in(answer.get("images"))
    links = [row.get("url") for row in rows]
    good = [link for link in links if is_link(link) and len(str(link)) <= _LONGEST_LINK]
    return _made(response, answer, str(good[0]) if good else "")


def words_in(response: httpx.Response) -> Made:
    """Return the words in an answer; those that were cut off are none.

    Raises:
        ProviderError: see ``_answer``.
    """
    answer = _answer(response)
    choice = next(iter(dicts_in(answer.get("choices"))), {})
    is_whole = choice.get("finish_reason") in (None, "stop")  # which may be no string
    words = _content(dict_in(choice.get("message")).get("content")) if is_whole else ""
    return _made(response, answer, words)


def _answer(response: httpx.Response) -> Json:
    """Return the answer to a call that was accepted.

    Raises:
        RetryableError, InvalidRequest, OperatorNeeded: it was not accepted.
        OutcomeUnknown: nobody knows; what cannot be read may have been paid for.
    """
    check_accepted(response)
    if not response.is_success:
        raise OutcomeUnknown(detail=f"status {response.status_code}")
    return answered(response)


def _content(content: object) -> str:
    """Return the text of a message, which may come in parts."""
    if isinstance(content, str):
        return content[:_MOST_CHARACTERS]
    parts = [part.get("text") for part in dicts_in(content)]
    return "".join(part for part in parts if isinstance(part, str))[:_MOST_CHARACTERS]


def _made(response: httpx.Response, answer: Json, result: str) -> Made:
    cost = cost_in(answer)
    return Made(inference_id(response), result, _told(response) if cost is None else cost)


def _told(response: httpx.Response) -> Credits | None:
    """Return what a header says that it cost."""
    try:
        amount = Decimal(response.headers.get(_CREDITS_USED, "").strip())
    except InvalidOperation:
        return None
    return credits_in(float(amount)) if amount.is_finite() else None

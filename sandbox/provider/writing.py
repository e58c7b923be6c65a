"""What the model that writes answers: somebody's words, as a director might put them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import JSONResponse, Response

from sandbox.provider.generation import CREDITS_PER_USD
from sandbox.provider.instant import Instant, Result

_BETWEEN = re.compile(r"<words>\s*(.*?)\s*</words>", re.DOTALL)
_PER_TOKEN = 4
"""Characters of a token, about."""
_LIKE = "Cinematic shot, slow dolly in: {words}. Golden evening light, shallow depth of field."
_LONG = 40


@dataclass(frozen=True, slots=True)
class Text:
    """Words, and how many tokens went in and came out."""

    words: str
    tokens_in: int
    tokens_out: int


def write(request: Mapping[str, Any], result: Result) -> Text:
    """Return what is answered to a request that was accepted."""
    asked = [str(message["content"]) for message in request["messages"]]
    found = _BETWEEN.search(asked[-1])
    words = _LIKE.format(words=(found[1] if found else asked[-1]).strip())
    if result is Result.TOO_LONG:
        words = " ".join([words] * _LONG)
    if result is Result.WITHHELD:
        words = ""
    return Text(words, sum(map(len, asked)) // _PER_TOKEN + 1, len(words) // _PER_TOKEN + 1)


def completion(call: Instant, text: Text) -> Response:
    """Answer like OpenAI's chat completions, with what the API adds to it."""
    reasons = {Result.WITHHELD: "content_filter", Result.CUT: "length"}
    message = {"role": "assistant", "content": text.words or None}
    body = {
        "id": f"chatcmpl-{call.id}",
        "object": "chat.completion",
        "created": int(call.created),
        "model": call.model,
        "choices": [
            {
                "index": 0,
                "finish_reason": reasons.get(call.result, "stop"),
                "message": message,
            }
        ],
        "usage": {
            "prompt_tokens": text.tokens_in,
            "completion_tokens": text.tokens_out,
            "total_tokens": text.tokens_in + text.tokens_out,
        },
        "meta": usage_of(call),
    }
    return JSONResponse(body, headers=headers_of(call))


def usage_of(call: Instant) -> dict[str, Any]:
    """Return what an answer says that a call has cost."""
    return {"usage": {"credits_used": round(call.charged_usd * CREDITS_PER_USD)}}


def headers_of(call: Instant) -> dict[str, str]:
    """Return the headers that every answer carries."""
    return {
        "X-Inference-Id": call.id,
        "x-aimlapi-usd-spent": f"{call.charged_usd:.6f}",
        "x-aimlapi-credits-used": str(round(call.charged_usd * CREDITS_PER_USD)),
    }

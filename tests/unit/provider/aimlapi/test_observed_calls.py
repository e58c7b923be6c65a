"""Each call to the API is observed under a name of its own, with what came of it."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.calls import Result
from bot.errors import ProviderError
from bot.provider.aimlapi import AimlApi
from bot.provider.base import Media
from tests.requests import generation_request
from tests.unit.provider.aimlapi.wire import Answer, Wire, own_error, page, says

ASKED: dict[str, Callable[[AimlApi], Awaitable[Any]]] = {
    "create": lambda api: api.create(generation_request(), Media(), "name"),
    "fetch": lambda api: api.fetch("gen-1"),
    "logs": lambda api: api.requests(1.0, 2.0),
    "metrics": lambda api: api.typical_seconds(["a"]),
    "models": lambda api: api.prices(["a"]),
    "transactions": lambda api: api.charges(1.0),
    "billing-detail": lambda api: api.account(),
    "key": lambda api: api.key(),
}

ANSWERS: dict[str, tuple[Answer, Result]] = {
    "well": (says({"id": "gen-1"}), Result.OK),
    "not modified": (httpx.Response(304), Result.OK),
    "refused": (own_error(400), Result.REFUSED),
    "limited": (own_error(429), Result.LIMITED),
    "failed": (page(502), Result.FAILED),
    "no connection": (httpx.ConnectError("no route"), Result.UNANSWERED),
    "no answer": (httpx.ReadTimeout("too late"), Result.UNANSWERED),
}


async def seen(method: str, answer: Answer, *, legacy: bool = False) -> list[tuple[str, Result]]:
    """Return what is observed while something is asked for."""
    calls: list[tuple[str, Result]] = []
    client = httpx.AsyncClient(
        base_url="https://api.example", transport=httpx.MockTransport(Wire([answer]))
    )
    api = AimlApi(client, legacy=legacy, observe=lambda name, came, _: calls.append((name, came)))
    try:
        await ASKED[method](api)
    except ProviderError:
        pass
    finally:
        await client.aclose()
    return calls


@pytest.mark.parametrize("method", ASKED)
@pytest.mark.parametrize(("answer", "result"), ANSWERS.values(), ids=ANSWERS)
async def test_a_call_is_observed_with_what_came_of_it(
    method: str, answer: Answer, result: Result
) -> None:
    first, *rest = await seen(method, answer)
    assert first == (method, result)
    # Only what is read from a second place too is asked for twice.
    assert rest == ([("billing", result)] if rest else [])
    assert not rest or method == "billing-detail"


@pytest.mark.parametrize("method", ["create", "fetch"])
async def test_the_older_address_has_the_same_names(method: str) -> None:
    assert await seen(method, own_error(429), legacy=True) == [(method, Result.LIMITED)]

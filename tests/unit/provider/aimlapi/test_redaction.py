"""The provider's own words never hold our key, wherever it quotes it."""

from collections.abc import Awaitable, Callable

import httpx
import pytest

from bot.errors import InvalidRequest, OperatorNeeded, RetryableError
from bot.provider.aimlapi import AimlApi
from bot.provider.base import Media
from bot.redaction import Redactor
from tests.requests import generation_request
from tests.unit.provider.aimlapi.wire import KEY, own_error, says

CALLS: dict[str, Callable[[AimlApi], Awaitable[object]]] = {
    "create": lambda provider: provider.create(generation_request(), Media(), "ours"),
    "fetch": lambda provider: provider.fetch("gen-1"),
    "requests": lambda provider: provider.requests(0.0, 1.0),
    "prices": lambda provider: provider.prices(["veo2"]),
    "typical_seconds": lambda provider: provider.typical_seconds(["veo2"]),
}
QUOTE = f"invalid header: Bearer {KEY}"


def api(answer: httpx.Response) -> AimlApi:
    transport = httpx.MockTransport(lambda _: answer)
    client = httpx.AsyncClient(base_url="https://api.example", transport=transport)
    return AimlApi(client, Redactor([KEY]))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 503])
async def test_no_error_quotes_the_key(
    call: Callable[[AimlApi], Awaitable[object]], status: int
) -> None:
    with pytest.raises((InvalidRequest, OperatorNeeded, RetryableError)) as caught:
        await call(api(own_error(status, QUOTE)))
    assert KEY not in f"{caught.value!r} {caught.value}"


@pytest.mark.parametrize("at", range(275, 310))
async def test_half_a_key_is_not_left_where_long_words_are_cut(at: int) -> None:
    with pytest.raises(InvalidRequest) as caught:
        await api(own_error(400, f"{'x' * at}{KEY}")).fetch("gen-1")
    assert KEY[:4] not in caught.value.message
    assert len(caught.value.message) <= 300


@pytest.mark.parametrize("error", [QUOTE, {"name": "Refused", "message": QUOTE}])
async def test_the_reason_of_a_failure_does_not_quote_the_key(error: object) -> None:
    generation = await api(says({"status": "error", "error": error})).fetch("gen-1")
    assert generation.message
    assert KEY not in generation.message

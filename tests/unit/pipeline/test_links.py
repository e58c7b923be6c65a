import asyncio
from dataclasses import replace

import httpx
import pytest

from bot.pipeline import links
from bot.pipeline.links import VideoLinks
from bot.provider.aimlapi import AimlApi
from tests.unit.example import TASK
from tests.unit.provider.aimlapi.wire import NONSENSE, Answer, api, own_error, page, says

LINK = "https://cdn.example/film.mp4"
FINISHED = replace(TASK, generation_id="gen-1")


async def test_a_link_is_asked_for_by_the_generation() -> None:
    provider, wire = api(says({"status": "completed", "video": {"url": LINK}}))
    assert await VideoLinks(provider).fresh(FINISHED) == LINK
    assert wire.asked[0].url.params["generation_id"] == "gen-1"


@pytest.mark.parametrize(
    "answer",
    [
        *NONSENSE.values(),
        says({"status": "completed", "video": None}),
        says({"status": "generating"}),
        own_error(404),
        own_error(401),
        own_error(429),
        own_error(500),
        page(),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("late"),
    ],
    ids=repr,
)
async def test_where_there_is_none_to_be_had_nobody_hears_an_error(answer: Answer) -> None:
    provider, _ = api(answer)
    assert await VideoLinks(provider).fresh(FINISHED) is None


async def test_nobody_waits_longer_than_five_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert links._SECONDS <= 5.0
    monkeypatch.setattr(links, "_SECONDS", 0.01)

    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    client = httpx.AsyncClient(
        base_url="https://api.example", transport=httpx.MockTransport(hang), timeout=None
    )
    assert await VideoLinks(AimlApi(client)).fresh(FINISHED) is None

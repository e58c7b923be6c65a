import logging

import httpx
import pytest

from bot.errors import (
    GenerationUnknown,
    InvalidRequest,
    OperatorNeeded,
    OutcomeUnknown,
    ProviderError,
    RateLimited,
    RetryableError,
)
from bot.provider.aimlapi.client import LEGACY_PATH, PATH
from bot.provider.base import Generation, State
from tests.unit.provider.aimlapi.wire import NONSENSE, api, own_error, page, says

LINK = "https://cdn.example/film.mp4"
RUNNING = Generation(State.RUNNING)


async def fetched(answer: httpx.Response | httpx.RequestError) -> Generation:
    provider, _ = api(answer)
    return await provider.fetch("gen-1")


@pytest.mark.parametrize(("legacy", "path"), [(False, PATH), (True, LEGACY_PATH)])
@pytest.mark.parametrize("generation_id", ["gen-1", "cb21d13b:veo-3.0-generate-001", "a b&c=d/é"])
async def test_a_generation_is_asked_after_by_its_id(
    legacy: bool, path: str, generation_id: str
) -> None:
    provider, wire = api(says({"status": "queued"}), legacy=legacy)
    await provider.fetch(generation_id)
    [asked] = wire.asked
    assert (asked.method, asked.url.path) == ("GET", path)
    assert [*asked.url.params.multi_items()] == [("generation_id", generation_id)]


@pytest.mark.parametrize("status", ["queued", "generating", "waiting", "active", "Generating"])
async def test_what_is_being_made_is_running(status: str, caplog: pytest.LogCaptureFixture) -> None:
    assert await fetched(says({"id": "gen-1", "status": status})) == RUNNING
    assert not caplog.records


@pytest.mark.parametrize("status", ["dreaming", "", None, 7, ["queued"], "x" * 10_000])
async def test_an_unknown_status_is_still_running_and_noted(
    status: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert await fetched(says({"id": "gen-1", "status": status})) == RUNNING
    [record] = caplog.records
    assert len(record.getMessage()) < 200


async def test_missing_keys_are_still_running() -> None:
    assert await fetched(says({})) == RUNNING


@pytest.mark.parametrize("status", ["completed", "complete", "succeeded", "COMPLETED"])
@pytest.mark.parametrize("link", [LINK, "http://cdn.example/film.mp4", "HTTPS://cdn.example/film"])
async def test_a_finished_video_has_a_link(status: str, link: str) -> None:
    answer = says({"id": "gen-1", "status": status, "video": {"url": link, "duration": 8}})
    generation = await fetched(answer)
    assert (generation.state, generation.video_url) == (State.COMPLETED, link)
    assert not generation.is_safety


@pytest.mark.parametrize(
    "video",
    [
        None,
        {},
        [],
        "film.mp4",
        {"url": None},
        {"url": ""},
        {"url": 7},
        {"url": "/etc/hostname"},
        {"url": "../../etc/hostname"},
        {"url": "file:///etc/hostname"},
        {"url": "ftp://cdn.example/film.mp4"},
        {"url": "cdn.example/film.mp4"},
        {"url": "data:video/mp4;base64,AAAA"},
        {"url": f'{LINK}"onclick="x'},
        {"url": f"{LINK}'"},
        {"url": f"{LINK}>film</a>"},
        {"url": f"<{LINK}>"},
        {"url": f"{LINK} "},
        {"url": f" {LINK}"},
        {"url": f"{LINK}\n"},
        {"url": f"{LINK}\t{LINK}"},
        {"url": "https://"},
        {"url": [LINK]},
    ],
)
async def test_only_a_web_link_is_a_video(video: object) -> None:
    generation = await fetched(says({"status": "completed", "video": video}))
    assert (generation.state, generation.video_url) == (State.COMPLETED, None)


async def test_why_a_finished_video_is_held_back_is_passed_on() -> None:
    error = {"name": "Filtered", "message": "Blocked by the safety filter"}
    generation = await fetched(says({"status": "completed", "video": None, "error": error}))
    assert generation == Generation(
        State.COMPLETED, message="Blocked by the safety filter", is_safety=True
    )


@pytest.mark.parametrize("status", ["error", "failed", "Error"])
@pytest.mark.parametrize(
    ("error", "message"),
    [
        ({"name": "Oops", "message": "out of luck"}, "out of luck"),
        ({"name": "Oops", "message": None}, "Oops"),
        ({"name": "Oops"}, "Oops"),
        ({"message": ["this", "that"]}, "this; that"),
        ("out of luck", "out of luck"),
        ({}, ""),
        (None, ""),
        (7, ""),
        ("x" * 1000, "x" * 300),
    ],
)
async def test_a_failure_is_understood_however_it_is_told(
    status: str, error: object, message: str
) -> None:
    generation = await fetched(says({"status": status, "error": error}))
    assert generation == Generation(State.FAILED, message=message)


@pytest.mark.parametrize(
    ("told", "message"), [(r"fox \ud83e", "fox ?"), (r"fox\u0000es", "foxes")], ids=["half", "nul"]
)
async def test_what_no_database_takes_is_left_out_of_the_providers_words(
    told: str, message: str
) -> None:
    body = f'{{"status": "failed", "error": {{"message": "{told}"}}}}'
    generation = await fetched(httpx.Response(200, content=body))
    assert generation.message == message


async def test_an_amount_without_end_is_no_cost() -> None:
    usage = '"meta": {"usage": {"credits_used": 1e999}}'
    body = f'{{"status": "completed", "video": {{"url": "{LINK}"}}, {usage}}}'
    generation = await fetched(httpx.Response(200, content=body))
    assert (generation.video_url, generation.cost) == (LINK, None)


async def test_a_failure_without_an_error_is_one_all_the_same() -> None:
    assert await fetched(says({"status": "failed"})) == Generation(State.FAILED)


@pytest.mark.parametrize(
    "words",
    [
        "The prompt was blocked by the safety filter",
        "Violates our content Policy",
        "It goes against usage policies",
        "Moderation says no",
        "contains sensitive words",
        "Responsible AI practices",
    ],
)
@pytest.mark.parametrize("where", ["bare", "message", "name"])
async def test_a_safety_filter_is_recognised(words: str, where: str) -> None:
    error = words if where == "bare" else {"name": "x", "message": "y", where: words}
    assert (await fetched(says({"status": "error", "error": error}))).is_safety


@pytest.mark.parametrize(
    ("meta", "cost"),
    [
        ({"usage": {"credits_used": 2_000_000}}, 2_000_000),
        ({"usage": {"credits_used": 6_300_000.4}}, 6_300_000),
        ({"usage": {"credits_used": 0}}, 0),
        ({"usage": {"tokens_used": 1_000_000}}, 1_000_000),
        ({"usage": {"credits_used": 2_000_000, "tokens_used": 1}}, 2_000_000),
        ({"usage": {"credits_used": None}}, None),
        ({"usage": {"credits_used": "many"}}, None),
        ({"usage": {"credits_used": -1}}, None),
        ({"usage": {"credits_used": 1e30}}, None),
        ({"usage": None}, None),
        ({"usage": []}, None),
        ({}, None),
        (None, None),
        ("free", None),
    ],
)
async def test_what_it_cost_is_told_in_whole_credits(meta: object, cost: int | None) -> None:
    answer = says({"status": "completed", "video": {"url": LINK}, "meta": meta})
    told = (await fetched(answer)).cost
    assert told == cost
    assert told is None or isinstance(told, int)


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE)
async def test_nonsense_is_no_answer(answer: httpx.Response) -> None:
    with pytest.raises(OutcomeUnknown):
        await fetched(answer)


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("late"),
        httpx.RemoteProtocolError("closed"),
        httpx.DecodingError("not gzip"),
    ],
    ids=repr,
)
async def test_a_lost_answer_is_no_answer(error: httpx.RequestError) -> None:
    with pytest.raises(OutcomeUnknown):
        await fetched(error)


async def test_a_generation_that_the_provider_does_not_know_is_told_apart() -> None:
    with pytest.raises(GenerationUnknown):
        await fetched(own_error(404, "no such generation"))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (own_error(400), InvalidRequest),
        (own_error(401), OperatorNeeded),
        (own_error(403, "no credits"), OperatorNeeded),
        (own_error(429), RateLimited),
        (page(429), RateLimited),
        (own_error(500), RetryableError),
        (page(500), OutcomeUnknown),
        (own_error(502), OutcomeUnknown),
        (page(502), OutcomeUnknown),
        (page(504), OutcomeUnknown),
        (page(404), ProviderError),
        (httpx.Response(302, headers={"Location": "https://elsewhere.example"}), OutcomeUnknown),
    ],
)
async def test_an_error_is_one_of_ours(answer: httpx.Response, kind: type[ProviderError]) -> None:
    with pytest.raises(kind) as caught:
        await fetched(answer)
    assert not isinstance(caught.value, GenerationUnknown)

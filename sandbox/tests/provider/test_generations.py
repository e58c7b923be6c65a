"""Create and fetch over real HTTP."""

from typing import Any

import pytest

from sandbox.tests.provider.conftest import FOX, LEGACY, VIDEOS, ServedProvider, data_uri, picture

SHAPE = {"message", "path", "requestId", "statusCode", "timestamp"}


async def test_a_create_is_answered_with_an_id_at_once(served: ServedProvider) -> None:
    answer = await served.create(name="order:1")
    body = answer.json()
    assert answer.status_code == 201
    assert body["status"] == "queued"
    assert body["id"].endswith(":veo3")
    assert answer.headers["x-inference-id"] == body["id"]
    generation = served.provider.generations[body["id"]]
    assert generation.model == "google/veo3"
    assert generation.request == FOX
    assert served.provider.purchases("order:1") == [generation]
    assert served.provider.purchases("order:2") == []


async def test_a_generation_goes_from_queued_over_generating_to_completed(
    served: ServedProvider,
) -> None:
    generation = served.provider.generations[(await served.create()).json()["id"]]
    first = (await served.fetch(generation.id)).json()
    assert first == {
        "id": generation.id,
        "status": "queued",
        "video": None,
        "error": None,
        "meta": None,
    }
    served.clock.moment = (generation.created + generation.finishes_at) / 2
    assert (await served.fetch(generation.id)).json()["status"] == "generating"
    await served.finish(generation)
    last = (await served.fetch(generation.id)).json()
    assert last["status"] == "completed"
    assert last["video"]["url"].startswith(str(served.client.base_url))
    assert last["meta"]["usage"]["credits_used"] == round(0.42 * 8 * 2_000_000)
    assert generation.fetches == 3


async def test_a_generation_is_not_completed_before_its_video_is_made(
    served: ServedProvider,
) -> None:
    generation = served.provider.generations[(await served.create()).json()["id"]]
    await served.finish(generation)
    generation.render.path = None
    assert (await served.fetch(generation.id)).json()["status"] == "generating"


async def test_the_legacy_path_speaks_the_older_names(served: ServedProvider) -> None:
    answer = await served.create(path=LEGACY)
    assert answer.status_code == 200
    assert set(answer.json()) == {"generation_id", "status"}
    generation = served.provider.generations[answer.json()["generation_id"]]
    assert (await served.fetch(generation.id, LEGACY)).json()["status"] == "waiting"
    served.clock.moment = (generation.created + generation.finishes_at) / 2
    assert (await served.fetch(generation.id, LEGACY)).json()["status"] == "active"
    await served.finish(generation)
    last = (await served.fetch(generation.id, LEGACY)).json()
    assert last["status"] == "complete"
    assert last["generation_id"] == generation.id
    assert last["meta"]["usage"]["tokens_used"] > 0
    assert (await served.fetch(generation.id, VIDEOS)).json()["status"] == "completed"


@pytest.mark.parametrize(
    ("outcome", "error"),
    [("safety", dict), ("bare-error", str), ("null-error", type(None))],
)
async def test_a_refused_generation_ends_with_an_error(
    served: ServedProvider, outcome: str, error: type
) -> None:
    served.provider.next(outcome)
    generation = await served.finished()
    body = (await served.fetch(generation.id)).json()
    assert body["status"] == "error"
    assert type(body["error"]) is error
    assert body["video"] is None
    assert (await served.fetch(generation.id, LEGACY)).json()["status"] == "failed"


async def test_an_emptied_generation_is_completed_without_a_video(served: ServedProvider) -> None:
    served.provider.next("empty")
    body = (await served.fetch((await served.finished()).id)).json()
    assert (body["status"], body["video"], body["error"]) == ("completed", None, None)


async def test_a_stuck_generation_never_ends(served: ServedProvider) -> None:
    served.provider.next("stuck")
    generation = await served.finished()
    served.clock.moment += 1_000_000
    assert (await served.fetch(generation.id)).json()["status"] == "generating"


async def test_only_generations_that_succeed_cost_something(served: ServedProvider) -> None:
    before = served.provider.balance_usd
    for outcome in ("safety", "bare-error", "null-error", "empty"):
        served.provider.next(outcome)
        assert (await served.finished()).charged_usd == 0
    assert served.provider.balance_usd == before
    good = await served.finished(duration=4)
    assert good.charged_usd == pytest.approx(0.42 * 4)
    assert served.provider.balance_usd == pytest.approx(before - 0.42 * 4)


async def test_a_running_generation_is_charged_and_given_back_when_it_fails(
    served: ServedProvider,
) -> None:
    before = served.provider.balance_usd
    served.provider.next("safety")
    await served.create()
    (generation,) = served.provider.generations.values()
    assert served.provider.balance_usd < before
    await served.finish(generation)
    assert served.provider.balance_usd == before


async def test_a_source_that_cannot_be_downloaded_fails_the_generation(
    served: ServedProvider,
) -> None:
    gone = f"{served.client.base_url}files/gone.jpg"
    generation = await served.finished(model="google/veo-3.0-i2v", image_url=gone)
    body = (await served.fetch(generation.id)).json()
    assert body["status"] == "error"
    assert "could not download" in body["error"]["message"]
    assert generation.charged_usd == 0


async def test_a_video_of_the_provider_itself_can_be_extended(served: ServedProvider) -> None:
    source = await served.link(await served.finished(aspect_ratio="9:16"))
    longer = await served.finished(model="google/veo3-1-extend-video", video_url=source)
    assert (await served.fetch(longer.id)).json()["status"] == "completed"


async def test_the_key_is_needed_to_create_and_to_fetch(served: ServedProvider) -> None:
    for headers in ({"Authorization": "Bearer wrong"}, {"Authorization": "test-key"}):
        created = await served.client.post(VIDEOS, json=FOX, headers=headers)
        fetched = await served.client.get(VIDEOS, headers=headers)
        assert created.status_code == fetched.status_code == 401
        assert set(created.json()) == SHAPE
    assert served.provider.requests == []


async def test_an_error_has_the_api_s_shape_and_its_path(served: ServedProvider) -> None:
    answer = await served.create(FOX | {"duration": "8"})
    body = answer.json()
    assert answer.status_code == body["statusCode"] == 400
    assert set(body) == SHAPE
    assert body["path"] == VIDEOS
    assert "duration: expected integer" in body["message"]
    assert body["timestamp"].endswith("Z")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"text"', b"\xff"])
async def test_a_body_that_is_no_object_is_400(served: ServedProvider, content: bytes) -> None:
    answer = await served.client.post(VIDEOS, content=content)
    assert answer.status_code == 400


async def test_what_does_not_exist_is_404(served: ServedProvider) -> None:
    assert (await served.fetch("nobody")).status_code == 404
    assert (await served.create(FOX | {"model": "veo9"})).status_code == 404
    nowhere = await served.client.get("/v9/nothing")
    assert nowhere.status_code == 404
    assert set(nowhere.json()) == SHAPE
    assert (await served.client.put(VIDEOS)).status_code == 405


async def test_a_fetch_without_an_id_is_400(served: ServedProvider) -> None:
    assert (await served.client.get(VIDEOS)).status_code == 400


@pytest.mark.parametrize("name", ["a b", "ä".encode(), "x" * 129])
async def test_a_client_request_id_of_the_wrong_kind_is_400(
    served: ServedProvider, name: Any
) -> None:
    answer = await served.client.post(VIDEOS, json=FOX, headers={"X-Client-Request-Id": name})
    assert answer.status_code == 400
    assert not served.provider.generations


async def test_an_account_without_credits_is_403_and_says_so(served: ServedProvider) -> None:
    served.knobs.provider_out_of_credits = True
    answer = await served.create()
    assert answer.status_code == 403
    assert "credits" in answer.json()["message"]
    served.knobs.provider_out_of_credits = False
    served.provider.ledger.deposit_usd = 1.0
    assert (await served.create()).status_code == 403
    assert (await served.create(FOX | {"model": "veo-3.1-lite-generate-001"})).status_code == 201


async def test_creates_over_the_limit_are_429_with_the_seconds_to_wait(
    served: ServedProvider,
) -> None:
    served.knobs.speed = 1.0
    served.knobs.provider_rate_limit = 2
    assert [(await served.create()).status_code for _ in range(3)] == [201, 201, 429]
    served.clock.moment += 20
    late = await served.create()
    assert (late.status_code, late.headers["retry-after"]) == (429, "40")
    served.clock.moment += 40
    assert (await served.create()).status_code == 201


async def test_speed_and_slowness_change_how_long_the_next_one_takes(
    served: ServedProvider,
) -> None:
    async def seconds() -> float:
        answer = await served.create()
        generation = served.provider.generations[answer.json()["id"]]
        return generation.finishes_at - generation.created

    served.knobs.speed = 1_000
    assert await seconds() < 1
    served.knobs.provider_slow = 1_000
    assert await seconds() > 60


async def test_the_journal_shows_requests_without_key_and_without_picture_bytes(
    served: ServedProvider,
) -> None:
    link = data_uri(picture("PNG", (900, 900)) + b"\0" * 3000, "image/png")
    await served.create({"model": "google/veo-3.0-i2v", "prompt": "a fox", "image_url": link})
    generation_id = next(iter(served.provider.generations))
    await served.fetch(generation_id)
    create, fetch = served.journal.entries
    assert (create.side, create.method, create.status) == ("provider", "create", 201)
    assert create.path.endswith(VIDEOS)
    assert create.request["prompt"] == "a fox"
    assert create.request["image_url"].startswith("data:image/png;base64…")
    assert create.answer["id"] == generation_id
    assert (fetch.method, fetch.request) == ("fetch", {"generation_id": generation_id})
    assert "test-key" not in str(served.journal.entries)

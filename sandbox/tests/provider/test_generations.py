"""Create and fetch over real HTTP."""

from typing import Any

import pytest

from .conftest import FOX, LEGACY, VIDEOS, House, data_uri, picture

SHAPE = {"message", "path", "requestId", "statusCode", "timestamp"}


async def test_a_create_is_answered_with_an_id_at_once(house: House) -> None:
    answer = await house.create(name="order:1")
    body = answer.json()
    assert answer.status_code == 201
    assert body["status"] == "queued"
    assert body["id"].endswith(":veo3")
    assert answer.headers["x-inference-id"] == body["id"]
    generation = house.provider.generations[body["id"]]
    assert generation.model == "google/veo3"
    assert generation.request == FOX
    assert house.provider.purchases("order:1") == [generation]
    assert house.provider.purchases("order:2") == []


async def test_a_generation_goes_from_queued_over_generating_to_completed(house: House) -> None:
    generation = house.provider.generations[(await house.create()).json()["id"]]
    first = (await house.fetch(generation.id)).json()
    assert first == {
        "id": generation.id,
        "status": "queued",
        "video": None,
        "error": None,
        "meta": None,
    }
    house.clock.moment = (generation.created + generation.finishes_at) / 2
    assert (await house.fetch(generation.id)).json()["status"] == "generating"
    await house.finish(generation)
    last = (await house.fetch(generation.id)).json()
    assert last["status"] == "completed"
    assert last["video"]["url"].startswith(str(house.client.base_url))
    assert last["meta"]["usage"]["credits_used"] == round(0.42 * 8 * 2_000_000)
    assert generation.fetches == 3


async def test_a_generation_is_not_completed_before_its_film_is_made(house: House) -> None:
    generation = house.provider.generations[(await house.create()).json()["id"]]
    await house.finish(generation)
    generation.reel.path = None
    assert (await house.fetch(generation.id)).json()["status"] == "generating"


async def test_the_legacy_path_speaks_the_older_names(house: House) -> None:
    answer = await house.create(path=LEGACY)
    assert answer.status_code == 200
    assert set(answer.json()) == {"generation_id", "status"}
    generation = house.provider.generations[answer.json()["generation_id"]]
    assert (await house.fetch(generation.id, LEGACY)).json()["status"] == "waiting"
    house.clock.moment = (generation.created + generation.finishes_at) / 2
    assert (await house.fetch(generation.id, LEGACY)).json()["status"] == "active"
    await house.finish(generation)
    last = (await house.fetch(generation.id, LEGACY)).json()
    assert last["status"] == "complete"
    assert last["generation_id"] == generation.id
    assert last["meta"]["usage"]["tokens_used"] > 0
    assert (await house.fetch(generation.id, VIDEOS)).json()["status"] == "completed"


@pytest.mark.parametrize(
    ("fate", "error"),
    [("safety", dict), ("bare-error", str), ("null-error", type(None))],
)
async def test_a_refused_generation_ends_with_an_error(
    house: House, fate: str, error: type
) -> None:
    house.provider.next(fate)
    generation = await house.finished()
    body = (await house.fetch(generation.id)).json()
    assert body["status"] == "error"
    assert type(body["error"]) is error
    assert body["video"] is None
    assert (await house.fetch(generation.id, LEGACY)).json()["status"] == "failed"


async def test_an_emptied_generation_is_completed_without_a_video(house: House) -> None:
    house.provider.next("empty")
    body = (await house.fetch((await house.finished()).id)).json()
    assert (body["status"], body["video"], body["error"]) == ("completed", None, None)


async def test_a_stuck_generation_never_ends(house: House) -> None:
    house.provider.next("stuck")
    generation = await house.finished()
    house.clock.moment += 1_000_000
    assert (await house.fetch(generation.id)).json()["status"] == "generating"


async def test_only_generations_that_succeed_cost_something(house: House) -> None:
    before = house.provider.balance_usd
    for fate in ("safety", "bare-error", "null-error", "empty"):
        house.provider.next(fate)
        assert (await house.finished()).charged_usd == 0
    assert house.provider.balance_usd == before
    good = await house.finished(duration=4)
    assert good.charged_usd == pytest.approx(0.42 * 4)
    assert house.provider.balance_usd == pytest.approx(before - 0.42 * 4)


async def test_a_running_generation_is_charged_and_given_back_when_it_fails(house: House) -> None:
    before = house.provider.balance_usd
    house.provider.next("safety")
    await house.create()
    (generation,) = house.provider.generations.values()
    assert house.provider.balance_usd < before
    await house.finish(generation)
    assert house.provider.balance_usd == before


async def test_a_source_that_cannot_be_downloaded_fails_the_generation(house: House) -> None:
    gone = f"{house.client.base_url}files/gone.jpg"
    generation = await house.finished(model="google/veo-3.0-i2v", image_url=gone)
    body = (await house.fetch(generation.id)).json()
    assert body["status"] == "error"
    assert "could not download" in body["error"]["message"]
    assert generation.charged_usd == 0


async def test_a_video_of_the_provider_itself_can_be_extended(house: House) -> None:
    source = await house.link(await house.finished(aspect_ratio="9:16"))
    longer = await house.finished(model="google/veo3-1-extend-video", video_url=source)
    assert (await house.fetch(longer.id)).json()["status"] == "completed"


async def test_the_key_is_needed_to_create_and_to_fetch(house: House) -> None:
    for headers in ({"Authorization": "Bearer wrong"}, {"Authorization": "test-key"}):
        created = await house.client.post(VIDEOS, json=FOX, headers=headers)
        fetched = await house.client.get(VIDEOS, headers=headers)
        assert created.status_code == fetched.status_code == 401
        assert set(created.json()) == SHAPE
    assert house.provider.requests == []


async def test_an_error_has_the_api_s_shape_and_its_path(house: House) -> None:
    answer = await house.create(FOX | {"duration": "8"})
    body = answer.json()
    assert answer.status_code == body["statusCode"] == 400
    assert set(body) == SHAPE
    assert body["path"] == VIDEOS
    assert "duration: expected integer" in body["message"]
    assert body["timestamp"].endswith("Z")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"text"', b"\xff"])
async def test_a_body_that_is_no_object_is_400(house: House, content: bytes) -> None:
    answer = await house.client.post(VIDEOS, content=content)
    assert answer.status_code == 400


async def test_what_does_not_exist_is_404(house: House) -> None:
    assert (await house.fetch("nobody")).status_code == 404
    assert (await house.create(FOX | {"model": "veo9"})).status_code == 404
    nowhere = await house.client.get("/v9/nothing")
    assert nowhere.status_code == 404
    assert set(nowhere.json()) == SHAPE
    assert (await house.client.put(VIDEOS)).status_code == 405


async def test_a_fetch_without_an_id_is_400(house: House) -> None:
    assert (await house.client.get(VIDEOS)).status_code == 400


@pytest.mark.parametrize("name", ["a b", "ä".encode(), "x" * 129])
async def test_a_client_request_id_of_the_wrong_kind_is_400(house: House, name: Any) -> None:
    answer = await house.client.post(VIDEOS, json=FOX, headers={"X-Client-Request-Id": name})
    assert answer.status_code == 400
    assert not house.provider.generations


async def test_an_account_without_credits_is_403_and_says_so(house: House) -> None:
    house.knobs.provider_out_of_credits = True
    answer = await house.create()
    assert answer.status_code == 403
    assert "credits" in answer.json()["message"]
    house.knobs.provider_out_of_credits = False
    house.provider.ledger.deposit_usd = 1.0
    assert (await house.create()).status_code == 403
    assert (await house.create(FOX | {"model": "veo-3.1-lite-generate-001"})).status_code == 201


async def test_creates_over_the_limit_are_429_with_the_seconds_to_wait(house: House) -> None:
    house.knobs.speed = 1.0
    house.knobs.provider_rate_limit = 2
    assert [(await house.create()).status_code for _ in range(3)] == [201, 201, 429]
    house.clock.moment += 20
    late = await house.create()
    assert (late.status_code, late.headers["retry-after"]) == (429, "40")
    house.clock.moment += 40
    assert (await house.create()).status_code == 201


async def test_speed_and_slowness_change_how_long_the_next_one_takes(house: House) -> None:
    async def seconds() -> float:
        answer = await house.create()
        generation = house.provider.generations[answer.json()["id"]]
        return generation.finishes_at - generation.created

    house.knobs.speed = 1_000
    assert await seconds() < 1
    house.knobs.provider_slow = 1_000
    assert await seconds() > 60


async def test_the_journal_shows_requests_without_key_and_without_picture_bytes(
    house: House,
) -> None:
    link = data_uri(picture("PNG", (900, 900)) + b"\0" * 3000, "image/png")
    await house.create({"model": "google/veo-3.0-i2v", "prompt": "a fox", "image_url": link})
    generation_id = next(iter(house.provider.generations))
    await house.fetch(generation_id)
    create, fetch = house.journal.entries
    assert (create.side, create.method, create.status) == ("provider", "create", 201)
    assert create.path.endswith(VIDEOS)
    assert create.request["prompt"] == "a fox"
    assert create.request["image_url"].startswith("data:image/png;base64…")
    assert create.answer["id"] == generation_id
    assert (fetch.method, fetch.request) == ("fetch", {"generation_id": generation_id})
    assert "test-key" not in str(house.journal.entries)

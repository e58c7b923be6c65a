"""Both families of endpoints, and answers of every shape, seen from the chat."""

import pytest

from sandbox.provider import Status, answers
from tests.stage import Stage, words

TODAY = "/provider/v2/video/generations"
LEGACY = "/provider/v2/generate/video/google/generation"


@pytest.mark.parametrize(("legacy", "path"), [(False, TODAY), (True, LEGACY)])
async def test_create_and_fetch_take_the_path_that_the_setting_says(
    stage: Stage, legacy: bool, path: str
) -> None:
    async with stage.bot(aimlapi_legacy_path=legacy):
        await stage.video_for(await stage.says("/veo a fox"))
    calls = [*stage.sandbox.journal.of("create"), *stage.sandbox.journal.of("fetch")]
    assert {call.path for call in calls} == {path}


async def test_the_legacy_answers_name_things_differently_and_are_understood(
    stage: Stage,
) -> None:
    stage.knobs.provider_slow = 3.0
    async with stage.bot(aimlapi_legacy_path=True):
        await stage.video_for(await stage.says("/veo a fox"))
    (create,) = stage.sandbox.journal.of("create")
    assert set(create.answer) == {"generation_id", "status"}
    statuses = {entry.answer["status"] for entry in stage.sandbox.journal.of("fetch")}
    assert statuses <= {"waiting", "active", "complete"}
    assert "complete" in statuses


@pytest.mark.parametrize("name", ["completed", "complete", "succeeded"])
async def test_every_name_of_the_finished_status_is_understood(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(answers.LEGACY_STATUS, Status.COMPLETED, name)
    async with stage.bot(aimlapi_legacy_path=True):
        await stage.video_for(await stage.says("/veo a fox"))


@pytest.mark.parametrize("name", ["error", "failed"])
async def test_every_name_of_the_failed_status_is_understood(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(answers.LEGACY_STATUS, Status.ERROR, name)
    stage.sandbox.provider.next("safety")
    async with stage.bot(aimlapi_legacy_path=True):
        asked = await stage.says("/veo a fox")
        await stage.answer_to(asked, lambda m: m.text.startswith("⚠️"))


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize(
    ("fate", "key", "detail"),
    [
        (
            "safety",
            "failed-safety",
            "The result was blocked by the safety filter. Try another prompt.",
        ),
        (
            "bare-error",
            "failed-safety",
            "The result was blocked by the safety filter. Try another prompt.",
        ),
        ("null-error", "failed-provider-failed", "none"),
        ("empty", "failed-no-video", "none"),
    ],
)
async def test_each_way_to_fail_has_its_own_words(
    stage: Stage, legacy: bool, fate: str, key: str, detail: str
) -> None:
    stage.sandbox.provider.next(fate)
    async with stage.bot(aimlapi_legacy_path=legacy):
        asked = await stage.says("/veo a fox")
        await stage.answer_to(asked, lambda m: m.html == words(key, detail=detail))


@pytest.mark.parametrize(
    "fault",
    ["unknown-status", "no-keys", "list-body", "empty-body", "html", "lost", "500", "503", "404"],
)
async def test_one_strange_answer_to_a_fetch_never_fails_what_is_paid_for(
    stage: Stage, fault: str
) -> None:
    stage.sandbox.provider.next(fault, on="fetch")
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox"))
    assert len(stage.creates()) == 1

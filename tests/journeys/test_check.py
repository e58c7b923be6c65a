"""``veogram check`` says what is set up right, and what is not: shown with the sandbox."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.addresses import webhook_path
from bot.veo.catalogue import MODELS
from sandbox.journal import Json
from sandbox.provider.catalogue import catalogue
from sandbox.telegram.call import Call
from sandbox.telegram.world import World
from tests.journeys.checks import Check, checking
from tests.journeys.reliability.waiting import eventually
from tests.journeys.telegram_faults import Method, On
from tests.stage import Stage

PARTS = ("settings", "database", "Telegram", "provider")


@pytest.fixture
def check(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    return checking(stage, monkeypatch, capsys)


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def say(stage: Stage, method: str, **parameters: Any) -> None:
    async with httpx.AsyncClient(base_url=stage.sandbox.telegram_url) as client:
        answer = await client.post(f"/bot{stage.sandbox.token}/{method}", json=parameters)
        assert answer.json()["ok"]


async def test_what_is_right_is_shown_part_by_part(stage: Stage, check: Check) -> None:
    async with stage.bot():
        pass
    checked = await check()
    assert checked.code == 0
    assert (checked.wrong, checked.notes) == ([], [])
    assert [part for part in PARTS if part not in checked.text] == []
    assert f"all {len(MODELS)} models" in checked.text


async def test_it_runs_beside_the_bot_and_disturbs_nothing(stage: Stage, check: Check) -> None:
    async with stage.bot():
        checked = await check()
        await stage.video_for(await stage.says("/veo a fox"))
    assert checked.code == 0
    polls = [entry.answer for entry in stage.sandbox.journal.of("getUpdates")]
    assert not [answer for answer in polls if answer and not answer["ok"]]


async def test_it_changes_nothing_and_asks_for_nothing_that_costs(
    stage: Stage, check: Check, tmp_path: Path
) -> None:
    async with stage.bot():
        pass
    before = content(tmp_path)
    made = len(stage.sandbox.journal.entries)
    await check()
    assert content(tmp_path) == before
    called = {str(entry.method) for entry in stage.sandbox.journal.entries[made:]}
    assert called == {"getMe", "getWebhookInfo", "models", "key", "billing-detail"}


async def test_no_database_yet_is_no_mistake_and_none_is_made(
    stage: Stage, check: Check, tmp_path: Path
) -> None:
    checked = await check(DATABASE_URL=f"sqlite:///{tmp_path}/new/veogram.db")
    assert checked.code == 0
    (note,) = checked.notes
    assert note.startswith("database")
    assert not (tmp_path / "new").exists()


async def test_an_older_database_is_told_of_and_not_upgraded(check: Check, tmp_path: Path) -> None:
    kept = Path(__file__).parents[1] / "upgrades" / "veogram-0.1.0.db"
    (tmp_path / "veogram.db").write_bytes(kept.read_bytes())
    checked = await check()
    assert checked.code == 0
    assert "older" in checked.notes[0]
    assert (tmp_path / "veogram.db").read_bytes() == kept.read_bytes()


async def test_what_is_no_database_is_wrong(check: Check, tmp_path: Path) -> None:
    (tmp_path / "veogram.db").write_bytes(b"no database" * 100)
    checked = await check()
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert wrong.startswith("database")


async def test_a_server_that_is_not_there_is_wrong(check: Check) -> None:
    checked = await check(DATABASE_URL="postgresql://anna:hidden-pass@127.0.0.1:1/veogram")
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert wrong.startswith("database")
    assert "hidden-pass" not in checked.text


async def test_a_wrong_token_is_wrong_and_hides_nothing_else(check: Check) -> None:
    checked = await check(TELEGRAM_BOT_TOKEN="7:unknown-to-telegram")
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert wrong.startswith("Telegram")
    assert "unknown-to-telegram" not in checked.text
    assert [line for line in checked.right if line.startswith("provider")]


async def test_a_telegram_that_is_away_is_wrong(stage: Stage, check: Check) -> None:
    stage.knobs.telegram_down = True
    checked = await check()
    assert checked.code == 1
    assert [line.split()[0] for line in checked.wrong] == ["Telegram"]


async def test_a_wrong_key_is_wrong_for_all_that_needs_it(check: Check) -> None:
    checked = await check(AIMLAPI_KEY="wrong-key-0123456789")
    assert checked.code == 1
    assert {line.split()[0] for line in checked.wrong} == {"provider"}
    assert "wrong-key" not in checked.text
    assert f"all {len(MODELS)} models" in checked.text


async def test_a_provider_that_is_away_is_wrong(stage: Stage, check: Check) -> None:
    stage.knobs.provider_down = True
    checked = await check()
    assert checked.code == 1
    assert len(checked.wrong) == 4
    assert "status 503" in checked.text


async def test_a_key_that_makes_no_videos_is_wrong(stage: Stage, check: Check) -> None:
    stage.sandbox.provider.key.scopes = ["model:chat"]
    checked = await check()
    assert checked.code == 1
    assert "model:video" in checked.text


async def test_an_empty_account_is_wrong_and_a_low_one_is_a_note(
    stage: Stage, check: Check
) -> None:
    checked = await check(LOW_BALANCE_USD="100000")
    assert checked.code == 0
    assert [note.split()[0] for note in checked.notes] == ["provider"]
    stage.knobs.provider_out_of_credits = True
    assert (await check()).code == 1


async def test_a_model_that_is_gone_is_wrong(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = next(iter(MODELS))
    left = {name: model for name, model in catalogue().items() if gone not in model.names}
    monkeypatch.setattr("sandbox.provider.model_info.catalogue", lambda: left)
    checked = await check()
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert gone in wrong


@pytest.mark.parametrize(
    ("ability", "value", "setting"),
    [
        ("supports_inline_queries", False, "/setinline"),
        ("supports_guest_queries", False, "@BotFather"),
        ("can_join_groups", False, "/setjoingroups"),
    ],
)
async def test_what_the_bot_may_not_do_is_a_note(
    check: Check, on: On, ability: str, value: bool, setting: str
) -> None:
    async def me(world: World, call: Call, real: Method) -> Json:
        answer: Any = await real(world, call)
        return {**answer, ability: value}

    on("getMe", me)
    checked = await check()
    assert checked.code == 0
    assert setting in checked.text
    assert [note.split()[0] for note in checked.notes] == ["Telegram"]


async def test_a_webhook_that_nobody_wants_is_wrong(stage: Stage, check: Check) -> None:
    await say(stage, "setWebhook", url=f"{stage.sandbox.url}/elsewhere")
    checked = await check()
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert "webhook" in wrong


async def test_the_webhook_is_compared_with_the_settings(stage: Stage, check: Check) -> None:
    wanted = {"WEBHOOK_URL": "http://127.0.0.1:1"}
    assert any("not set yet" in note for note in (await check(**wanted)).notes)
    path = webhook_path(stage.sandbox.token)
    await say(stage, "setWebhook", url=f"http://127.0.0.1:1{path}", allowed_updates=["message"])
    checked = await check(**wanted)
    assert checked.code == 0
    assert any("other kinds" in note for note in checked.notes)
    assert path not in checked.text
    await stage.says("/start")
    await eventually(lambda: stage.telegram.world.webhook.error)
    checked = await check(**wanted)
    assert checked.code == 1
    assert "could not be brought" in checked.wrong[0]


async def test_another_process_that_polls_is_wrong(stage: Stage, check: Check) -> None:
    def conflicts() -> list[Any]:
        answers = [entry.answer for entry in stage.sandbox.journal.of("getUpdates")]
        return [answer for answer in answers if answer and not answer["ok"]]

    async with stage.bot():
        while not conflicts():
            await say(stage, "getUpdates", timeout=0)
        await stage.answer_to(await stage.says("/tasks"))
    checked = await check()
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert "same token" in wrong


async def test_a_bug_in_one_part_hides_none_of_the_others(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("unexpected")

    monkeypatch.setattr("bot.checks.provider.api_client", fails)
    checked = await check()
    assert checked.code == 1
    (wrong,) = checked.wrong
    assert "RuntimeError" in wrong
    assert [line for line in checked.right if line.startswith("Telegram")]


async def test_a_part_that_never_answers_ends_and_hides_nothing(
    stage: Stage, check: Check, monkeypatch: pytest.MonkeyPatch, on: On
) -> None:
    async def hangs(world: World, call: Call, real: Method) -> Json:
        await world.updates.wait()
        return await real(world, call)

    on("getMe", hangs)
    monkeypatch.setattr("bot.commands.check._SECONDS", 2.0)
    checked = await check()
    assert checked.code == 1
    assert [line.split()[0] for line in checked.wrong] == ["Telegram"]
    assert [line for line in checked.right if line.startswith("provider")]
    stage.telegram.world.updates.close()


async def test_the_models_that_help_are_looked_at(stage: Stage, check: Check) -> None:
    checked = await check(STILL_MODEL="some/painter")
    assert [line for line in checked.right if "PROMPT_MODEL" in line]
    (wrong,) = checked.wrong
    assert "STILL_MODEL" in wrong
    off = await check(STILL_MODEL="", PROMPT_MODEL="")
    assert "_MODEL is" not in off.text
    assert off.wrong == []


async def test_a_key_that_only_makes_videos_is_noted(stage: Stage, check: Check) -> None:
    stage.sandbox.provider.key.scopes = ["model:video", "model:chat"]
    checked = await check(DATABASE_URL=f"sqlite:///{stage.folder}/veogram.db")
    assert checked.wrong == []
    (note,) = [each for each in checked.notes if "scope" in each]
    assert "model:image" in note

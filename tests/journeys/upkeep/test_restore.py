"""A restore buys nothing a second time by itself, and loses nothing of what was there."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.inbox import Inbox, Received
from sandbox.telegram.messages import Message
from tests.databases import opened
from tests.journeys.reliability.waiting import eventually, rows, written
from tests.journeys.upkeep.conftest import Command, Ended
from tests.sentences import tells
from tests.stage import Stage, words


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.db"


async def restored(veogram: Command, file: Path) -> Ended:
    ended = await veogram("restore", file)
    assert (ended.code, ended.err) == (0, "")
    return ended


def statuses(stage: Stage) -> list[str]:
    return [status for (status,) in rows(stage.folder, "SELECT status FROM tasks ORDER BY id")]


async def asked_to_buy_again(stage: Stage, asked: Message) -> Message:
    return await stage.answer_to(asked, lambda m: tells(m.text, "uncertain-restored"))


async def test_what_was_queued_then_is_bought_again_only_if_somebody_says_so(
    stage: Stage, veogram: Command, file: Path
) -> None:
    stage.knobs.provider_down = True
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        await eventually(lambda: statuses(stage) == ["queued"])
        await veogram("backup", file)
        stage.knobs.provider_down = False
        await stage.video_for(asked)
    await restored(veogram, file)
    async with stage.bot():
        question = await asked_to_buy_again(stage, asked)
        assert len(stage.creates()) == 1
        await stage.press(question, words("button-rebuy"))
        await stage.bought(2)
    assert len(stage.creates()) == 2


async def test_a_call_that_was_being_made_then_is_looked_for_and_found(
    stage: Stage, veogram: Command, file: Path
) -> None:
    stage.knobs.provider_log_delay = 3600.0
    stage.sandbox.provider.next("lost", on="create")
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        await stage.bought()
        await eventually(lambda: statuses(stage) == ["submitting"])
        await veogram("backup", file)
    stage.knobs.provider_log_delay = 0.0
    await restored(veogram, file)
    assert statuses(stage) == ["uncertain"]
    async with stage.bot():
        await stage.answer_to(asked, lambda m: bool(m.video or m.animation))
    assert len(stage.creates()) == 1


async def test_what_waited_in_the_inbox_then_is_not_handled_as_new(
    stage: Stage, veogram: Command, file: Path
) -> None:
    asked = await stage.says("/veo a fox")
    (update,) = await waiting_updates(stage)
    async with opened(f"sqlite:///{stage.folder}/veogram.db") as database:
        await Inbox(database).store([update], time.time())
    await veogram("backup", file)
    async with stage.bot():
        await stage.video_for(asked)
    await restored(veogram, file)
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a wolf"))
    assert [body["prompt"] for body in stage.creates()] == ["a fox", "a wolf"]


async def waiting_updates(stage: Stage) -> list[Received]:
    found = await stage.telegram.world.updates.poll(0, 100, 0)
    return [Received(raw["update_id"], stage.chat.id, raw) for raw in found]


async def test_words_after_a_restore_answer_no_question_of_before(
    stage: Stage, veogram: Command, file: Path
) -> None:
    async with stage.bot():
        await stage.answer_to(await stage.says("/veo"))
        await veogram("backup", file)
        await stage.video_for(await stage.says("a fox"))
    await restored(veogram, file)
    async with stage.bot():
        await stage.answer_to(await stage.says("how are you?"))
    assert len(stage.creates()) == 1


async def test_after_a_restore_no_edit_buys_what_may_have_been_bought(
    stage: Stage, veogram: Command, file: Path
) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a fox --sed 7")
        await stage.answer_to(asked)
        await veogram("backup", file)
        await stage.telegram.edit(asked, "/veo a fox")
        await stage.video_for(asked)
    await restored(veogram, file)
    async with stage.bot():
        await stage.telegram.edit(asked, "/veo a red fox")
        await stage.video_for(await stage.says("/veo a wolf"))
    assert [body["prompt"] for body in stage.creates()] == ["a fox", "a wolf"]


async def test_a_video_that_was_being_brought_then_is_not_bought_again(
    stage: Stage, veogram: Command, file: Path
) -> None:
    async with stage.bot():
        asked = await stage.says("/veo a fox")
        await stage.bought()
        stage.knobs.telegram_down = True
        await eventually(lambda: statuses(stage) == ["ready"])
        await veogram("backup", file)
    stage.knobs.telegram_down = False
    await restored(veogram, file)
    assert statuses(stage) == ["ready"]
    async with stage.bot():
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_a_database_in_use_is_not_replaced(
    stage: Stage, veogram: Command, file: Path
) -> None:
    async with stage.bot():
        await veogram("backup", file)
        ended = await veogram("restore", file)
        await stage.video_for(await stage.says("/veo a fox"))
    assert ended.code == 1
    assert statuses(stage) == ["delivered"]
    assert not [*stage.folder.glob("*replaced*")]


async def test_what_was_there_is_kept_with_all_that_was_written_last(
    stage: Stage, veogram: Command, file: Path
) -> None:
    await veogram("backup", file)
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox"))
    ended = await restored(veogram, file)
    (kept,) = stage.folder.glob("veogram.db.replaced-*")
    assert str(kept) in ended.out
    assert f"{stage.folder}/veogram.db " in ended.out
    assert statuses(stage) == []
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT status FROM tasks").fetchall() == [("delivered",)]
    assert {path.stat().st_mode & 0o077 for path in stage.folder.glob("*.db*")} == {0}


async def test_a_damaged_database_can_be_replaced(
    stage: Stage, veogram: Command, file: Path
) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox"))
    await veogram("backup", file)
    path = stage.folder / "veogram.db"
    path.write_bytes(b"\xff" * 4096)
    path.with_name("veogram.db-wal").write_bytes(b"\xff" * 4096)
    await restored(veogram, file)
    assert statuses(stage) == ["delivered"]


def spoil(file: Path, what: str) -> None:
    match what:
        case "missing":
            file.unlink()
        case "damaged":
            content = file.read_bytes()
            file.write_bytes(content[:8192] + b"\xff" * 8192 + content[16384:])
        case "foreign":
            file.unlink()
            with closing(sqlite3.connect(file)) as other:
                other.execute("CREATE TABLE foxes (name TEXT)")
        case "newer":
            with closing(sqlite3.connect(file)) as newer:
                newer.execute("UPDATE alembic_version SET version_num = '9999'")
                newer.commit()


@pytest.mark.parametrize("what", ["missing", "damaged", "foreign", "newer"])
async def test_what_is_no_backup_changes_nothing(
    stage: Stage, veogram: Command, file: Path, what: str
) -> None:
    await veogram("backup", file)
    spoil(file, what)
    before = (stage.folder / "veogram.db").read_bytes()
    assert (await veogram("restore", file)).code == 1
    assert (stage.folder / "veogram.db").read_bytes() == before
    assert not [*stage.folder.glob("*restoring*"), *stage.folder.glob("*replaced*")]


async def test_it_also_restores_to_where_nothing_is_yet(
    stage: Stage, veogram: Command, file: Path
) -> None:
    await veogram("backup", file)
    url = f"sqlite:///{stage.folder}/elsewhere/veogram.db"
    ended = await veogram("restore", file, DATABASE_URL=url)
    assert ended.code == 0
    assert (stage.folder / "elsewhere").stat().st_mode & 0o777 == 0o700


async def test_the_webhook_is_set_anew_after_a_restore(
    stage: Stage, veogram: Command, file: Path
) -> None:
    written(stage.folder, "INSERT INTO installation VALUES ('webhook told', 'a hash')")
    await veogram("backup", file)
    await restored(veogram, file)
    told = "SELECT value FROM installation WHERE key = 'webhook told'"
    assert rows(stage.folder, told) == []

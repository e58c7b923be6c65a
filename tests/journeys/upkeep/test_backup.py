"""A backup is whole, can be made while the bot works, and replaces nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.databases import sqlite_url
from tests.journeys.upkeep.conftest import Command
from tests.stage import Stage


def delivered(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        query = "SELECT count(*) FROM tasks WHERE status = 'delivered'"
        count: int = opened.execute(query).fetchone()[0]
        return count


def beside(file: Path) -> list[str]:
    return [path.name for path in file.parent.glob(f"{file.name}*")]


async def test_it_holds_what_was_there_while_the_bot_goes_on(
    stage: Stage, veogram: Command, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox"))
        ended = await veogram("backup", file)
        await stage.video_for(await stage.says("/veo a wolf"))
    assert (ended.code, ended.err) == (0, "")
    assert (delivered(file), delivered(tmp_path / "veogram.db")) == (1, 2)
    assert file.stat().st_mode & 0o777 == 0o600
    assert beside(file) == ["backup.db"]


async def test_a_file_that_exists_is_left_as_it_is(
    stage: Stage, veogram: Command, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    file.write_bytes(b"the only copy")
    ended = await veogram("backup", file)
    assert ended.code == 1
    assert str(file) in ended.err
    assert file.read_bytes() == b"the only copy"


@pytest.mark.parametrize("name", ["missing/veogram.db", "words.db"])
async def test_what_is_no_database_leaves_no_file(
    stage: Stage, veogram: Command, tmp_path: Path, name: str
) -> None:
    (tmp_path / "words.db").write_text("Once upon a time, there was a fox. " * 100)
    file = tmp_path / "backup.db"
    ended = await veogram("backup", file, DATABASE_URL=f"sqlite:///{tmp_path}/{name}")
    assert ended.code == 1
    assert f"{tmp_path}/{name}" in ended.err
    assert not file.exists()
    assert not (tmp_path / "missing").exists()


async def test_a_damaged_database_is_not_taken_for_a_backup(
    stage: Stage, veogram: Command, tmp_path: Path, empty: bytes
) -> None:
    url = sqlite_url(tmp_path / "damaged", empty[:8192] + b"\xff" * 8192 + empty[16384:])
    file = tmp_path / "backup.db"
    ended = await veogram("backup", file, DATABASE_URL=url)
    assert ended.code == 1
    assert not file.exists()


async def test_postgresql_has_a_tool_of_its_own(
    stage: Stage, veogram: Command, tmp_path: Path
) -> None:
    for command in ("backup", "restore"):
        ended = await veogram(command, tmp_path / "x.db", DATABASE_URL="postgresql://host/name")
        assert ended.code == 1
        assert "pg_dump" in ended.err
    assert not (tmp_path / "x.db").exists()

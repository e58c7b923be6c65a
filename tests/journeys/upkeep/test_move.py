"""A move takes everything along, once, and leaves nothing that could be worked on by mistake."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from bot.errors import SettingsError
from bot.store.database import Database
from bot.store.engines import _storable
from bot.store.installation import keep
from bot.store.schema import metadata
from bot.store.upkeep.moved import MARKS, MOVED, MOVING
from tests.databases import PostgresDatabases, opened
from tests.journeys.reliability.waiting import rows, written
from tests.journeys.upkeep.conftest import Command
from tests.journeys.upkeep.life import live
from tests.stage import Stage

OF_REPLICAS = {"leaderships", "replicas", "group_paces"}
"""Tables in which nothing is written on SQLite."""

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def to(postgresql: PostgresDatabases) -> Iterator[str]:
    """The address of a new PostgreSQL database."""
    new = postgresql.new()
    yield new
    postgresql.drop(new)


@pytest.fixture
def url(stage: Stage) -> str:
    return f"sqlite:///{stage.folder}/veogram.db"


async def content(url: str) -> Rows:
    """Return all rows of all tables, as PostgreSQL can hold them."""
    async with opened(url) as database, database.read() as connection:
        found = {}
        for table in metadata.sorted_tables:
            query = sa.select(table).order_by(*table.primary_key)
            kept = [tuple(map(_storable, row)) for row in await connection.execute(query)]
            found[table.name] = [row for row in kept if row[0] not in MARKS]
        return found


async def mark(database: Database, key: str) -> None:
    await keep(database, key, "postgresql://host/name")


async def test_every_row_of_every_table_arrives_as_it_was(
    stage: Stage, veogram: Command, url: str, to: str
) -> None:
    await live(stage)
    written(stage.folder, "UPDATE people SET name = 'A' || char(0) || 'nna'")
    before = await content(url)
    assert {name for name, found in before.items() if not found} == OF_REPLICAS
    ended = await veogram("move", "--to", to)
    assert (ended.code, ended.err) == (0, "")
    assert await content(to) == before
    await the_bot_goes_on_there(stage, to)
    with pytest.raises(SettingsError, match="moved to"):
        async with stage.bot():
            pass
    checked = await veogram("check", ALLOWED_USERS="1")
    assert checked.code == 1
    assert "it was moved to" in checked.out


async def the_bot_goes_on_there(stage: Stage, to: str) -> None:
    """Show that ids go on, and that what people have is theirs still."""
    highest = rows(stage.folder, "SELECT max(id) FROM tasks")[0][0]
    bought = len(stage.creates())
    async with stage.bot(database_url=to):
        await stage.video_for(await stage.says("/veo an elk"))
    assert len(stage.creates()) == bought + 1
    async with opened(to) as database, database.read() as connection:
        assert await connection.scalar(sa.text("SELECT max(id) FROM tasks")) == highest + 1


async def test_an_id_that_was_used_once_is_not_used_again(
    stage: Stage, veogram: Command, to: str
) -> None:
    written(stage.folder, "INSERT INTO sqlite_sequence VALUES ('drafts', 41)")
    assert (await veogram("move", "--to", to)).code == 0
    async with opened(to) as database, database.read() as connection:
        assert await connection.scalar(sa.text("SELECT nextval('drafts_id_seq')")) == 42
        assert await connection.scalar(sa.text("SELECT nextval('tasks_id_seq')")) == 1


async def test_a_database_in_use_is_not_moved(stage: Stage, veogram: Command, to: str) -> None:
    async with stage.bot():
        assert (await veogram("move", "--to", to)).code == 1
    async with stage.bot():
        pass
    assert all(not found for found in (await content(to)).values())


async def test_where_something_is_already_nothing_is_moved(
    stage: Stage, veogram: Command, url: str, to: str
) -> None:
    async with opened(url) as source:
        await keep(source, "id", "ours")
    async with opened(to) as target:
        await keep(target, "id", "theirs")
    ended = await veogram("move", "--to", to)
    assert ended.code == 1
    assert "installation" in ended.err
    assert (await content(to))["installation"] == [("id", "theirs")]
    async with stage.bot():
        pass


@pytest.mark.parametrize(
    "target", ["sqlite:///other.db", "mysql://host/name", "postgresql://127.0.0.1:1/x", "nothing"]
)
async def test_where_nothing_can_be_moved_to_the_bot_still_starts(
    stage: Stage, veogram: Command, target: str
) -> None:
    ended = await veogram("move", "--to", target)
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1
    async with stage.bot():
        pass


async def test_the_password_is_not_shown(stage: Stage, veogram: Command, to: str) -> None:
    with_password = sa.make_url(to).set(password="s3cret-word").render_as_string(False)
    ended = await veogram("move", "--to", with_password)
    assert ended.code == 0
    assert "s3cret-word" not in ended.out + ended.err
    assert not rows(stage.folder, "SELECT 1 FROM installation WHERE value LIKE '%s3cret%'")


async def test_a_move_that_was_interrupted_before_its_end_is_made_anew(
    stage: Stage, veogram: Command, url: str, to: str
) -> None:
    async with opened(url) as source:
        await keep(source, "id", "ours")
        await mark(source, MOVING)
    with pytest.raises(SettingsError, match="interrupted"):
        async with stage.bot():
            pass
    assert (await veogram("move", "--to", to)).code == 0
    assert await content(to) == await content(url)


async def test_a_move_that_was_interrupted_after_its_end_is_finished(
    stage: Stage, veogram: Command, url: str, to: str
) -> None:
    for each in (url, to):
        async with opened(each) as database:
            await keep(database, "id", "ours")
    async with opened(url) as source:
        await mark(source, MOVING)
    assert (await veogram("move", "--to", to)).code == 0
    with pytest.raises(SettingsError, match="moved to"):
        async with stage.bot():
            pass


async def test_what_was_moved_is_not_moved_again(
    stage: Stage, veogram: Command, url: str, to: str
) -> None:
    async with opened(url) as source:
        await mark(source, MOVED)
    assert (await veogram("move", "--to", to)).code == 1

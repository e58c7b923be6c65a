"""Who opens a database knows whether waiting would help."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.errors import StoreUnavailable, StoreUnusable
from bot.store.database import Database
from tests.databases import PostgresDatabases


async def opening(url: str) -> StoreUnavailable:
    """Return why a database cannot be opened."""
    database = Database(url, timeout=1.0)
    with pytest.raises(StoreUnavailable) as caught:
        await database.open()
    await database.close()
    return caught.value


@pytest.mark.parametrize(
    "where",
    ["127.0.0.1:1/veogram", "nowhere.invalid/veogram", "/veogram?host=/nowhere"],
    ids=["nobody-listens", "unknown-host", "no-socket"],
)
async def test_a_server_that_is_not_there_may_come(where: str) -> None:
    error = await opening(f"postgresql://anna:hidden-pass@{where}")
    assert not isinstance(error, StoreUnusable)
    assert "hidden-pass" not in str(error)


async def test_an_address_as_platforms_write_it_is_opened(url: str) -> None:
    database = Database(f"{url}&sslmode=disable&channel_binding=prefer")
    await database.open()
    await database.close()


async def test_a_server_that_hangs_may_answer_later(
    url: str, postgresql: PostgresDatabases
) -> None:
    with postgresql.server.frozen():
        assert not isinstance(await opening(url), StoreUnusable)


@pytest.fixture
def guest(postgresql: PostgresDatabases) -> Iterator[str]:
    """The address of a database for somebody who may do nothing there."""
    url = postgresql.new()
    postgresql.server.execute("CREATE ROLE guest LOGIN")
    yield url.replace("postgres@", "guest@")
    postgresql.drop(url)
    postgresql.server.execute("DROP ROLE guest")


async def test_a_server_that_takes_no_more_connections_may_later(
    guest: str, postgresql: PostgresDatabases
) -> None:
    name = sa.make_url(guest).database
    postgresql.server.execute(f"ALTER DATABASE {name} CONNECTION LIMIT 0")
    assert not isinstance(await opening(guest), StoreUnusable)


@pytest.mark.parametrize(
    ("before", "after"), [("/postgres?", "/nowhere?"), ("postgres@", "nobody-here@")]
)
async def test_what_does_not_exist_there_never_comes_by_itself(
    postgresql: PostgresDatabases, before: str, after: str
) -> None:
    error = await opening(postgresql.server.url().replace(before, after))
    assert isinstance(error, StoreUnusable)


async def test_who_may_make_no_tables_waits_in_vain(guest: str) -> None:
    assert isinstance(await opening(guest), StoreUnusable)

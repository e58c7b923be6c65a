"""Letting updates be handled again, as if it had not been recorded that they are done."""

from pathlib import Path

from tests.databases import database_in
from tests.journeys.reliability.asking import asked
from tests.journeys.reliability.waiting import eventually, rows

OPEN = "SELECT count(*) FROM inbox WHERE done_at IS NULL"

_COPY = "INSERT INTO came SELECT * FROM inbox WHERE update_id = new.update_id;"
_KEEP = f"CREATE TRIGGER keep AFTER INSERT ON inbox BEGIN {_COPY} END"
_KEEP_FUNCTION = f"""
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_COPY} RETURN NULL; END $$
"""
_KEEP_BY_FUNCTION = "CREATE TRIGGER keep AFTER INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION keep()"


def keep_updates(folder: Path) -> None:
    """Keep a copy of each update that is stored from now on."""
    url = database_in(folder)
    steps = [_KEEP] if url.startswith("sqlite") else [_KEEP_FUNCTION, _KEEP_BY_FUNCTION]
    for step in ("CREATE TABLE came AS SELECT * FROM inbox WHERE false", *steps):
        asked(url, step, writes=True)


def let_all_be_undone(folder: Path) -> None:
    """Put the kept copies in place of what is stored."""
    url = database_in(folder)
    drop = "DROP TRIGGER keep" if url.startswith("sqlite") else "DROP TRIGGER keep ON inbox"
    for step in (drop, "DELETE FROM inbox", "INSERT INTO inbox SELECT * FROM came"):
        asked(url, step, writes=True)


async def all_done(folder: Path) -> None:
    """Return when every update is done."""
    await eventually(lambda: rows(folder, OPEN) == [(0,)])

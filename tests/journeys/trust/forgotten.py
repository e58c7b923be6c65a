"""What a database file still holds of somebody."""

import sqlite3

from tests.stage import Stage

SEARCHED = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"


def holds(stage: Stage, words: str) -> list[str]:
    """Return the names of the tables in which some row holds these words."""
    with sqlite3.connect(f"file:{stage.folder}/veogram.db?mode=ro", uri=True) as database:
        names = [name for (name,) in database.execute(SEARCHED)]
        found = {
            name: str(database.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names
        }
    database.close()
    # An index holds words, not sentences.
    return [name for name, rows in found.items() if all(word in rows for word in words.split())]

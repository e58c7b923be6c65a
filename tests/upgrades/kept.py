"""Databases that earlier versions have left behind, each with its world written down beside it."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

UNFINISHED = (
    "SELECT 1 FROM tasks WHERE NOT outcome_notified "
    "UNION ALL SELECT 1 FROM inbox WHERE done_at IS NULL"
)
"""Asks today's tables whether anything is left to do."""

_JSON = frozenset({"request", "asker", "sources"})

Row = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """The database of one version; README.md says what is in it."""

    path: Path

    @cached_property
    def world(self) -> dict[str, Any]:
        """What was outside, and what must become of each task."""
        found: dict[str, Any] = json.loads(self.path.with_suffix(".json").read_text("utf-8"))
        return found

    @property
    def version(self) -> str:
        """The version that made it."""
        return str(self.world["version"])

    def rows(self, table: str) -> list[Row]:
        """Return a table as that version left it, JSON read."""
        connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        finally:
            connection.close()
        return [_read(row) for row in found]

    def copy(self, folder: Path, provider_url: str) -> Path:
        """Put a copy where the bot looks for its database; links lead to this run's provider."""
        path = folder / "veogram.db"
        shutil.copyfile(self.path, path)
        connection = sqlite3.connect(path)
        with connection:
            connection.execute(
                "UPDATE tasks SET video_url = replace(video_url, ?, ?)",
                (self.world["provider_url"], provider_url),
            )
        connection.close()
        return path


def _read(row: sqlite3.Row) -> Row:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 -- a Row yields its values
    return {name: json.loads(v) if name in _JSON else v for name, v in values.items()}


def _of_0_1_0(row: Row) -> Row:
    """Return the facts of a task of 0.1.0 by the names that they have today."""
    renamed = {
        "settled": "outcome_notified",
        "progress_id": "progress_message_id",
        "result_id": "result_message_id",
    }
    replaced = {"take", "press_id", "cost_usd"}
    facts = {renamed.get(name, name): row[name] for name in row.keys() - replaced}
    facts["cost"] = None if row["cost_usd"] is None else round(row["cost_usd"] * 2_000_000)
    facts["reason"] = "cancelled" if row["reason"] == "called-off" else row["reason"]
    facts["request"] = _request_of_0_1_0(row["request"])
    if row["press_id"]:
        facts["source_key"] = f"press:{row['press_id']}"
    return facts


def _request_of_0_1_0(request: Row) -> Row:
    """Return it with a family's title where its name was, and without what is now a size."""
    titles = {"veo3-fast": "Veo 3 Fast", "veo3.1-fast": "Veo 3.1 Fast"}
    facts = {name: value for name, value in request.items() if name != "source_ratio"}
    if "instead_of" in facts:
        facts["instead_of"] = titles.get(facts["instead_of"], facts["instead_of"])
    return facts


FACTS: Mapping[str, Callable[[Row], Row]] = {"0.1.0": _of_0_1_0}
"""By version: what is known today of a task that it has kept."""

KEPT = tuple(Kept(path) for path in sorted(HERE.glob("veogram-*.db")))

"""A database of years: very many videos, of many people and of one who has asked for thousands."""

import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.filling import ask, copies, deliver, fill, fill_file
from bot.store.database import Database
from bot.store.drafts import DraftKind, Drafts, NewDraft
from bot.store.schema import drafts
from bot.tasks.task import Requester

DAY = 24 * 3600.0
NOW = 20_834 * DAY - 1
"""The last second of a day, in UTC."""

A_DAY = 1_000
"""Videos a day; the last of them today."""

PERSON, BUSY = 1_001, 7
"""Somebody with twenty videos, and somebody with one in two hundred of all."""

GROUP = -1
"""Where one in a hundred videos was asked for, and where some are pending."""

_EACH = 20
_PENDING = 200
_QUESTIONS = 100
"""One for so many videos."""

_PROMPTS = 5_000
"""Different prompts, each of which several people have used."""

_PROMPT = f"SELECT prompt FROM said WHERE rowid = i % {_PROMPTS} + 1"  # noqa: S608 -- ours

_PHRASES = (
    *("a red fox jumps", "over a frozen river", "she turns her head slowly", "snow falls"),
    *("on the old town", "at night", "with lights and music", "the camera pans left"),
    *("as a dog runs", "through a field of flowers", "under a blue sky", "near the sea"),
)


@dataclass(frozen=True)
class Years:
    """Such a database."""

    database: Database
    size: int
    """how many videos have ended"""


async def years(path: Path, size: int) -> Years:
    """Make a database in which so many videos have ended."""
    database = Database(f"sqlite:///{path}")
    await database.open()
    await deliver(database, Requester(1, 1, 1), NOW - DAY)
    question = NewDraft("message:question", DraftKind.PROMPT, Requester(1, 1, 1), quote=0)
    await Drafts(database).add(question, NOW)
    await database.close()
    fill_file(path, _prompts(), *copies(size, _ended(size)), *_BOOKS, _SEARCH, *_questions(size))
    await ask(database, Requester(GROUP, 1, PERSON), NOW)
    await fill(database, *copies(_PENDING, _PENDING_ONES))
    return Years(database, size)


def _ended(size: int) -> dict[str, str]:
    person = f"CASE WHEN i % 200 = 0 THEN {BUSY} ELSE {PERSON} + i % {max(1, size // _EACH)} END"
    asked_at = f"({NOW} - {DAY} * ({size} - i) / {A_DAY})"
    has_video = "i % 17 > 1"
    return {
        "chat_id": f"CASE WHEN i % 100 = 3 THEN {GROUP} ELSE {person} END",
        "user_id": person,
        "message_id": "3 * i",
        "progress_message_id": "3 * i + 1",
        "result_message_id": f"CASE WHEN {has_video} THEN 3 * i + 2 END",
        "source_key": "'message:' || i",
        "client_request_id": "'veogram-' || i",
        "generation_id": "'made-' || i",
        "file_id": f"CASE WHEN {has_video} THEN 'file-' || i END",
        "file_unique_id": f"CASE WHEN {has_video} THEN 'unique-' || i END",
        "request": f"json_set(request, '$.prompt', ({_PROMPT}))",
        "status": "CASE i % 17 WHEN 0 THEN 'failed' WHEN 1 THEN 'cancelled' ELSE 'delivered' END",
        "created_at": asked_at,
        "updated_at": f"{asked_at} + 65",
        "next_at": f"{asked_at} + 65",
        "submitted_at": f"{asked_at} + 1",
        "ready_at": f"{asked_at} + 60",
        "delivered_at": f"CASE WHEN {has_video} THEN {asked_at} + 65 END",
        "day": f"date({asked_at}, 'unixepoch')",
    }


_PENDING_ONES = {
    "chat_id": f"CASE WHEN i % 5 = 0 THEN {GROUP} ELSE 100 + i END",
    "user_id": "100 + i",
    "message_id": "-i",
    "source_key": "'pending:' || i",
    "next_at": f"{NOW} + 60 + i",
}

_ENTRY = """
    INSERT INTO entries (key, kind, task_id, user_id, chat_id, day, at, videos, reserved, charged,
                         stars, prepaid)
    SELECT '{name}:' || id, '{kind}', id, user_id, chat_id, day, created_at, {amounts}, 0, 0
    FROM tasks WHERE id > 1
"""
_TOTALS = """
    INSERT INTO totals (scope, subject_id, day, videos, reserved, charged)
    SELECT '{scope}', {subject}, day, sum(videos), sum(reserved), sum(charged)
    FROM entries GROUP BY 2, 3 ON CONFLICT DO NOTHING
"""
_BOOKS = (
    _ENTRY.format(name="reserve", kind="reserve", amounts="1, quote, 0"),
    _ENTRY.format(name="settle", kind="charge", amounts="0, -quote, quote"),
    _TOTALS.format(scope="all", subject="0"),
    _TOTALS.format(scope="user", subject="user_id"),
    _TOTALS.format(scope="chat", subject="chat_id"),
)

_SEARCH = """
    INSERT INTO prompts (user_id, task_id, words)
    SELECT user_id, id, ' ' || json_extract(request, '$.prompt') FROM tasks
    WHERE file_id IS NOT NULL AND id > 1 ORDER BY user_id, id
"""


def _prompts() -> str:
    """Return the statement that makes a table of prompts: common words, and one that is rare."""
    dice = random.Random(1)  # noqa: S311 -- no secrets
    said = ", ".join(
        f"('{' '.join(dice.sample(_PHRASES, 4))} word{number}')" for number in range(_PROMPTS)
    )
    return f"CREATE TEMPORARY TABLE said AS SELECT column1 AS prompt FROM (VALUES {said})"  # noqa: S608


def _questions(size: int) -> tuple[str, str, str]:
    """Return the statements that make the questions of a month."""
    values = {
        "chat_id": "1000 + i",
        "user_id": "1000 + i",
        "source_key": "'question:' || i",
        "question_id": "i",
    }
    return copies(size // _QUESTIONS, values, drafts)

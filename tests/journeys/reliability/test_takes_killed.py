"""Several takes, and a kill after a call that they lead to, before its answer is known."""

import asyncio
import os
import signal
from collections import Counter

import pytest

from sandbox.journal import Entry
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually, rows
from tests.stage import Stage, words

NUMBERS = [words("take-number", number=number, takes=3) for number in (1, 2, 3)]


def shown(stage: Stage) -> Counter[str]:
    """Return how often the video of each take stands in the chat."""
    films = [m.text_or_caption for m in stage.telegram.messages(stage.chat) if m.video]
    return Counter(number for film in films for number in NUMBERS if number in film)


@pytest.mark.parametrize(
    ("method", "nth"),
    [
        ("sendMessage", 1),
        ("create", 3),  # sooner, a call may be lost that was never made: a person's to decide
        ("sendVideo", 1),
        ("sendVideo", 2),
        ("sendVideo", 3),
        ("deleteMessage", 1),
    ],
)
async def test_a_kill_anywhere_loses_and_doubles_no_take(
    stage: Stage, process: BotProcess, method: str, nth: int
) -> None:
    killed, seen = asyncio.Event(), Counter[str]()

    def kill(entry: Entry) -> None:
        seen[entry.method] += 1
        if seen[method] == nth and not killed.is_set():
            os.kill(process.pid, signal.SIGKILL)
            killed.set()

    stop = stage.sandbox.journal.watch(kill)
    await process.up()
    await stage.says("/veo a red fox --takes 3")
    await asyncio.wait_for(killed.wait(), 60)
    await process.kill()
    stop()
    await process.up()
    await eventually(lambda: set(shown(stage)) == {*NUMBERS})
    told = "SELECT count(*) FROM tasks WHERE outcome_notified"
    await eventually(lambda: rows(stage.folder, told) == [(3,)])
    # Several are on their way at once, and of each the answer may be what was lost.
    most = 2 if method == "sendVideo" else 1
    assert max(shown(stage).values()) <= most
    assert len(stage.creates()) == 3
    assert rows(stage.folder, "SELECT sum(videos) FROM entries") == [(3,)]
    orphans = [m for m in stage.telegram.messages(stage.chat) if m.text.startswith("🎬")]
    is_early = method in {"sendMessage", "create"}  # its number was not yet stored
    assert len(orphans) <= is_early

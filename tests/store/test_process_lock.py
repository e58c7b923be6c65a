"""A process knows whether it is alone, and a killed one is gone at once."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store.process_lock import ProcessLock

_PROCESS = """
import asyncio, sys
from pathlib import Path
from bot.store.process_lock import ProcessLock
process_lock = ProcessLock(Path(sys.argv[1]))
print("alone" if asyncio.run(process_lock.acquire()) else "together", flush=True)
sys.stdin.read()
"""

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "veogram.db"


@contextmanager
def process(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run another process that works on the database; yield it and what it found."""
    command = [sys.executable, "-c", _PROCESS, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        try:
            yield child, child.stdout.readline().strip()
        finally:
            child.kill()


async def test_the_first_is_alone_and_the_second_is_not(path: Path) -> None:
    ours = ProcessLock(path)
    with process(path) as (_, first):
        assert first == "alone"
        assert not await ours.acquire()
        with process(path) as (_, third):
            assert third == "together"
    ours.release()


async def test_a_killed_process_is_gone_at_once(path: Path) -> None:
    with process(path) as (child, _):
        child.kill()
        child.wait()
        ours = ProcessLock(path)
        assert await ours.acquire()
    ours.release()


async def test_who_leaves_is_gone(path: Path) -> None:
    ours, other = ProcessLock(path), ProcessLock(path)
    assert await ours.acquire()
    assert not await other.acquire()
    ours.release()
    other.release()
    assert await ours.acquire()
    ours.release()
    ours.release()


async def test_who_stays_is_there_though_the_first_has_left(path: Path) -> None:
    first, second, third = ProcessLock(path), ProcessLock(path), ProcessLock(path)
    assert await first.acquire()
    assert not await second.acquire()
    first.release()
    assert not await third.acquire()
    second.release()
    third.release()


async def test_databases_side_by_side_are_told_apart(tmp_path: Path) -> None:
    one, other = ProcessLock(tmp_path / "one.db"), ProcessLock(tmp_path / "other.db")
    assert await one.acquire()
    assert await other.acquire()
    one.release()
    other.release()


def test_of_several_that_start_at_once_exactly_one_is_alone(path: Path) -> None:
    command = [sys.executable, "-c", _PROCESS, str(path)]
    children = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(4)
    ]
    found = [child.stdout.readline().strip() for child in children if child.stdout]
    for child in children:
        child.communicate()
    assert sorted(found) == ["alone", "together", "together", "together"]


async def test_who_replaces_the_database_keeps_others_waiting(tmp_path: Path) -> None:
    path = tmp_path / "veogram.db"
    other = ProcessLock(path)
    with ProcessLock(path).exclusive() as is_free:
        assert is_free
        with ProcessLock(path).exclusive() as is_free_for_two:
            assert not is_free_for_two
        starting = asyncio.create_task(other.acquire())
        await asyncio.sleep(0.2)
        assert not starting.done()
    assert await starting
    with ProcessLock(path).exclusive() as is_free:
        assert not is_free
    other.release()
    with ProcessLock(path).exclusive() as is_free:
        assert is_free


async def test_a_process_that_asks_again_hears_whether_it_is_alone_by_now(tmp_path: Path) -> None:
    ours, other = ProcessLock(tmp_path / "veogram.db"), ProcessLock(tmp_path / "veogram.db")
    assert await ours.acquire()
    assert not await other.acquire()
    ours.release()
    assert await other.acquire()
    other.release()

"""The process that decodes: one at a time, without secrets, and never left behind."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.files.pictures import PictureReader
from bot.errors import ChatOutcomeUnknown, NotAPicture
from tests.unit.chat.files.decoders import decoders
from tests.unit.chat.files.drawing import drawn, png_bomb
from tests.unit.chat.files.reading import read


def environment(pid: int) -> bytes:
    """Return what a process was given, or nothing when it has just ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/environ").read_bytes()
    return b""


async def test_pictures_are_decoded_one_at_a_time_and_without_secrets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AIMLAPI_KEY", "secret-key")
    reader = PictureReader()
    data = png_bomb(3000, 3000)
    reading = asyncio.gather(*(read(data, reader) for _ in range(3)))
    counts, environments = set(), set()
    while not reading.done():
        running = list(decoders())
        counts.add(len(running))
        environments |= {environment(pid) for pid in running}
        await asyncio.sleep(0)
    await reading
    assert max(counts) == 1
    assert any(environments)
    assert not any(b"secret-key" in each for each in environments)


async def started() -> int:
    """Return the decoder as soon as there is one."""
    while not (running := list(decoders())):  # noqa: ASYNC110 -- nothing tells of a process
        await asyncio.sleep(0)
    return running[0]


async def test_a_picture_that_takes_too_long_is_given_up_and_its_decoder_ends() -> None:
    with pytest.raises(NotAPicture):
        await read(png_bomb(4000, 4000), PictureReader(seconds=0.0))
    assert not list(decoders())


async def test_who_no_longer_waits_leaves_no_decoder_behind() -> None:
    reading = asyncio.create_task(read(png_bomb(4000, 4000)))
    await started()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not list(decoders())


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let SIGINT end children, also where a shell started this process in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("number", "error"),
    [
        (signal.SIGSEGV, NotAPicture),
        (signal.SIGXCPU, NotAPicture),
        (signal.SIGKILL, NotAPicture),
        (signal.SIGTERM, ChatOutcomeUnknown),
        (signal.SIGINT, ChatOutcomeUnknown),
    ],
)
async def test_a_decoder_that_dies_says_something_of_the_picture_unless_it_was_stopped(
    number: signal.Signals, error: type[Exception]
) -> None:
    reading = asyncio.create_task(read(png_bomb(5000, 5000)))
    os.kill(await started(), number)
    with pytest.raises(error):
        await reading
    await read(drawn("RGB", "PNG"))

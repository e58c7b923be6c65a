"""A chart is drawn elsewhere: one at a time, without secrets, in bounded time and memory."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from bot.chat.files.charts import Chart, Charts, Series
from tests.unit.chat.files.decoders import children

CHART = Chart(
    title="7 дней · 15–21 нояб. 2026 г.",
    labels=["15.11", "", "17.11", "", "19.11", "", "21.11"],
    bars=[
        Series("доставлено", "#3a7bd5", [3, 0, 4, 1, 5, 9, 2]),
        Series("не удалось", "#f08c3a", [0, 1, 0, 0, 2, 0, 0]),
    ],
    line=Series("доллары", "#1b2433", ["3.15", "0", "4.2", "1.05", "5.25", "9.45", "2.1"]),
    decimal_mark=",",
)


def drawing() -> list[int]:
    return list(children("draw.py"))


async def started() -> int:
    """Return the program as soon as there is one."""
    while not (running := drawing()):  # noqa: ASYNC110 -- nothing tells of a process
        await asyncio.sleep(0)
    return running[0]


def environment(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


def absent(folder: Path, error: str) -> str:
    """Return a folder with a matplotlib that raises an error."""
    (folder / "matplotlib.py").write_text(f"raise {error}")
    return str(folder)


async def test_a_chart_is_a_picture_as_wide_as_telegram_shows_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "matplotlib", raising=False)  # others may have loaded it
    data = await Charts(tmp_path).draw(CHART)
    assert data
    with Pillow.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", (1280, 864))
        colours = image.convert("RGB").getcolors(1280 * 864) or []
    assert {(255, 255, 255), (58, 123, 213), (240, 140, 58), (27, 36, 51)} <= {
        colour for _, colour in colours
    }
    assert "matplotlib" not in sys.modules


@pytest.mark.parametrize("most", [0, 1, 10**6, 10**15])
async def test_any_number_can_be_drawn(tmp_path: Path, most: int) -> None:
    bars = [Series("a", "#000000", [0, most])]
    line = Series("$", "#000000", ["0", str(most)])
    chart = replace(CHART, labels=["", "21.11"], bars=bars, line=line, title="$x_{$ <b> 🦊 \\")
    assert await Charts(tmp_path).draw(chart)


async def test_one_is_drawn_at_a_time_and_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIMLAPI_KEY", "secret-key")
    charts, counts = Charts(tmp_path), set[int]()
    all_drawn = asyncio.gather(*(charts.draw(CHART) for _ in range(2)))
    given = environment(await started())
    while not all_drawn.done():
        counts.add(len(drawing()))
        await asyncio.sleep(0)
    assert all(await all_drawn)
    assert max(counts) == 1
    assert b"PYTHONPATH" in given
    assert b"secret-key" not in given


@pytest.mark.parametrize("error", ["ModuleNotFoundError(__name__)", "RuntimeError('broken')"])
async def test_there_is_no_chart_where_matplotlib_is_absent_or_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    monkeypatch.syspath_prepend(absent(tmp_path, error))
    assert await Charts(tmp_path).draw(CHART) is None


async def test_a_chart_that_takes_too_long_is_given_up_and_its_program_ends(
    tmp_path: Path,
) -> None:
    assert await Charts(tmp_path, seconds=0.05).draw(CHART) is None
    assert not drawing()


async def test_a_program_that_dies_leaves_out_its_chart_alone(tmp_path: Path) -> None:
    charts = Charts(tmp_path)
    first = asyncio.create_task(charts.draw(CHART))
    os.kill(await started(), signal.SIGKILL)
    assert await first is None
    assert await charts.draw(CHART)


async def test_who_no_longer_waits_leaves_no_program_behind(tmp_path: Path) -> None:
    waiting = asyncio.create_task(Charts(tmp_path).draw(CHART))
    await started()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not drawing()

"""What a line looks like, and whose lines there are."""

import asyncio
import logging
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot import log
from tests.unit.log.conftest import DRIVERS, Log


def test_a_line_is_for_people(logged: Log) -> None:
    logged.configure("text")
    logging.getLogger("bot.app").info("here with %d tasks", 3)
    moment, _, rest = logged.text().partition(" [")
    datetime.fromisoformat(moment)
    assert rest == "info     ] here with 3 tasks [bot.app]\n"


def test_a_line_is_for_machines(logged: Log) -> None:
    logged.configure("json")
    logging.getLogger("bot.app").info("here with %d tasks", 3)
    line = logged.line()
    moment = datetime.fromisoformat(line.pop("timestamp"))
    assert moment.utcoffset() is not None
    assert line == {"event": "here with 3 tasks", "level": "info", "logger": "bot.app"}


@pytest.mark.parametrize("is_terminal", [True, False])
def test_unless_told_otherwise_a_terminal_decides(
    logged: Log, monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    logged.configure("auto")
    logging.getLogger("bot").info("here")
    assert logged.text().startswith("{") is not is_terminal


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_terminal_has_colours_unless_somebody_wants_none(
    logged: Log, monkeypatch: pytest.MonkeyPatch, no_color: str
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", no_color)
    logged.configure("text")
    logging.getLogger("bot").info("here")
    assert ("\033[" in logged.text()) is not bool(no_color)


def test_values_are_fields_whoever_logs_them(logged: Log) -> None:
    logged.configure("json")
    log.get_logger("bot").info("ready", task=3, chat=-5, nothing=None)
    logging.getLogger("other").info("ready", extra={"task": 3, "chat": -5, "nothing": None})
    ours, other = logged.lines()
    assert (ours.pop("logger"), other.pop("logger")) == ("bot", "other")
    assert (ours["task"], ours["chat"], ours["nothing"]) == (3, -5, None)
    assert ours.keys() == other.keys()


def test_a_logger_with_values_keeps_to_the_level(logged: Log) -> None:
    logged.configure("json", level="WARNING")
    log.get_logger("bot").info("ready", task=3)
    assert logged.lines() == []


def test_a_traceback_is_part_of_its_line(logged: Log) -> None:
    logged.configure("json")
    try:
        Path("/").read_text("utf-8")
    except OSError:
        logging.getLogger("bot").exception("failed")
    shown = logged.line()["exception"]
    assert shown.startswith("Traceback")
    assert "test_lines.py" in shown
    assert shown.splitlines()[-1].startswith("IsADirectoryError: [Errno 21]")


def test_what_led_to_an_error_is_shown_before_it(logged: Log) -> None:
    logged.configure("json")
    first, second = OSError("first"), TypeError("second")
    first.__cause__ = second.__context__ = None
    second.__cause__ = first
    logging.getLogger("bot").error("failed", exc_info=second)
    shown = logged.line()["exception"]
    assert shown.index("OSError: first") < shown.index("TypeError: second")


def test_errors_of_a_group_are_shown(logged: Log) -> None:
    logged.configure("json")
    group = ExceptionGroup("all", [OSError("one"), TypeError("two")])
    logging.getLogger("bot").error("failed", exc_info=group)
    shown = logged.line()["exception"]
    assert "  | OSError: one" in shown
    assert "  | TypeError: two" in shown


def test_errors_that_led_to_each_other_have_an_end(logged: Log) -> None:
    logged.configure("json")
    first, second = OSError("first"), OSError("second")
    first.__cause__, second.__cause__ = second, first
    logging.getLogger("bot").error("failed", exc_info=first)
    assert logged.line()["exception"].count("OSError") == 2


@pytest.mark.parametrize("forged", ["\n", "\r", "\x1b[2J", "\u2028", "\x85"])
def test_nobodys_words_look_like_a_line_of_their_own(logged: Log, forged: str) -> None:
    logged.configure("text")
    logging.getLogger("bot").info("a name: %s", f"Anna{forged}2026-01-01 [info] paid")
    log.get_logger("bot").info("a name", name_of=f"Anna{forged}2026-01-01 [info] paid")
    first, second = logged.text().removesuffix("\n").split("\n")
    assert forged not in first + second


@pytest.mark.parametrize("name", DRIVERS)
def test_a_driver_logs_warnings_alone_whatever_the_level(logged: Log, name: str) -> None:
    for each in DRIVERS:  # what a library has set for itself is not ours
        logging.getLogger(each).setLevel(logging.NOTSET)
    logged.configure("text")
    assert logging.getLogger(name).getEffectiveLevel() == logging.WARNING
    assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)


async def test_a_task_that_nobody_awaits_is_told_of_without_what_it_holds(logged: Log) -> None:
    logged.configure("json", level="INFO")

    words = " ".join(("a", "red", "fox"))

    async def fails() -> None:
        raise ValueError(words)

    loop = asyncio.get_running_loop()
    task = loop.create_task(fails())
    await asyncio.wait({task})
    context = {"message": "Task exception was never retrieved", "future": task}
    loop.default_exception_handler({**context, "exception": task.exception()})
    line = logged.line()
    assert line["event"] == "Task exception was never retrieved"
    assert "ValueError" in line["exception"]
    assert "red fox" not in str(line)


def test_no_line_of_an_error_looks_like_a_line_of_its_own(logged: Log) -> None:
    logged.configure("text", prompts=True)
    error = ValueError("a fox\n2026-11-22 12:00:00 [info] paid\r\x1b[2J\u2028paid")
    logging.getLogger("bot").error("failed", exc_info=error)
    first, *others = logged.text().split("\n")
    assert "failed" in first
    assert [line for line in others if line.startswith("2026")] == []
    assert not {"\r", "\x1b", "\u2028"} & set("".join(others))


def test_what_a_call_of_the_loop_was_given_is_not_told(logged: Log) -> None:
    logged.configure("json")
    logging.getLogger("asyncio").error("Exception in callback P.f('a red fox')() at p.py:7\nhandle")
    line = logged.line()
    assert line["event"].startswith("Exception in callback P.f(…")
    assert "red fox" not in str(line)

"""Errors are reported to Sentry, with what helps and with nothing else."""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import sentry_sdk

from bot import log
from bot.errors import RetryableError, SettingsError
from tests.journeys.logs import logging_to_memory
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import eventually
from tests.journeys.reports import Inbox, receiving_reports
from tests.stage import Stage

TOKEN = "8181818181:AAsecretTOKEN"
SECRETS = (TOKEN, "AAsecretTOKEN")
WORD = "xylophonist"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with receiving_reports() as inbox:
        yield inbox


@pytest.fixture
def reporting(monkeypatch: pytest.MonkeyPatch, inbox: Inbox) -> Iterator[logging.Logger]:
    """A logger whose errors are reported."""
    with logging_to_memory(monkeypatch, *SECRETS):
        log.report_errors(inbox.dsn, SECRETS, "1.2.3", prompts=False)
        yield logging.getLogger("bot.somewhere")
        for handler in logging.root.handlers:
            handler.close()
        sentry_sdk.get_client().close(timeout=0)
        sentry_sdk.get_global_scope().set_client(None)
        sentry_sdk.get_isolation_scope().clear()


def fails(secret: str) -> None:
    nobody_shows_this = f"local {secret}"
    raise OSError(f"GET /bot{secret}/getMe {len(nobody_shows_this)}")


def test_an_error_is_reported_with_its_traceback_and_what_came_before(
    reporting: logging.Logger, inbox: Inbox
) -> None:
    reporting.info("first %s", TOKEN)
    log.get_logger("bot.tasks").info("task", task=3, status="ready")
    try:
        fails(TOKEN)
    except OSError:
        reporting.exception("it failed with %s", TOKEN)
    sentry_sdk.flush(5)
    (event,) = inbox.events
    assert (event["level"], event["logger"]) == ("error", "bot.somewhere")
    assert (event["logentry"]["message"], event["release"]) == ("it failed with ***", "1.2.3")
    (raised,) = event["exception"]["values"]
    assert raised["type"] == "OSError"
    assert raised["value"].startswith("GET /bot***/getMe")
    assert raised["stacktrace"]["frames"][-1]["function"] == "fails"
    crumbs = event["breadcrumbs"]["values"]
    assert [crumb["message"] for crumb in crumbs] == ["first ***", "task"]
    assert crumbs[1]["data"]["status"] == "ready"
    assert not [frame for frame in raised["stacktrace"]["frames"] if "vars" in frame]


@pytest.mark.parametrize("secret", [TOKEN, TOKEN.upper(), quote(TOKEN, safe="")])
def test_no_secret_is_reported_wherever_it_stands(
    reporting: logging.Logger, inbox: Inbox, secret: str
) -> None:
    error = KeyError(secret)
    error.__cause__ = OSError(secret)
    reporting.error("%s %s", secret, secret.encode(), exc_info=error, extra={"x": {secret: secret}})
    sentry_sdk.capture_exception(error)
    sentry_sdk.capture_message(secret, tags={"x": secret}, user={"id": secret})
    sentry_sdk.flush(5)
    assert len(inbox.events) == 3
    assert "secrettoken" not in "".join(inbox.bodies).lower()


def test_no_words_of_people_are_reported(reporting: logging.Logger, inbox: Inbox) -> None:
    error = ValueError(f"a {WORD}")
    error.__cause__ = RetryableError(f"a {WORD}", detail="status 503")
    reporting.warning("not yet: %r", error)
    reporting.error("failed: %s", error, exc_info=error, extra={"seen": error})
    sentry_sdk.capture_exception(error)
    sentry_sdk.flush(5)
    assert len(inbox.events) == 2
    assert "status 503" in "".join(inbox.bodies)
    assert WORD not in "".join(inbox.bodies)


def test_what_is_no_error_is_not_reported(reporting: logging.Logger, inbox: Inbox) -> None:
    reporting.warning("slow")
    logging.getLogger("urllib3.connectionpool").error("cannot be sent")
    sentry_sdk.flush(5)
    assert inbox.events == []


def test_a_dsn_that_is_none_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    with logging_to_memory(monkeypatch), pytest.raises(SettingsError, match=r"^SENTRY_DSN: "):
        log.report_errors("http://0123456789abcdef@host/none", (), "1", prompts=False)


async def test_a_bug_of_the_running_bot_is_reported_and_nothing_else_is_told_of_it(
    stage: Stage, tmp_path: Path, inbox: Inbox
) -> None:
    process = BotProcess(stage.sandbox, tmp_path, SENTRY_DSN=inbox.dsn)
    await process.up()
    try:
        asked = await stage.says(f"/veo a {WORD} plays")
        await stage.video_for(asked)
        stage.telegram.push({"message": {"message_id": WORD}})
        await eventually(lambda: inbox.events, patience=20)
        assert await process.terminate() == 0
    finally:
        await process.kill()
    event = inbox.events[0]
    assert event["logger"] == "bot.chat.handling"
    assert event["exception"]["values"]
    crumbs = {crumb["message"] for crumb in event["breadcrumbs"]["values"]}
    assert "task" in crumbs
    everything = "".join(inbox.bodies)
    assert WORD not in everything
    assert stage.sandbox.token not in everything
    assert stage.sandbox.key not in everything

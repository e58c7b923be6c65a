"""The log of what is asked elsewhere, and of help: nothing of what people have written."""

import pytest

from sandbox.journal import Json
from sandbox.provider.errors import ApiError
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal
from sandbox.telegram.world import World
from tests.journeys.guests.elsewhere import answered, calls, elsewhere, filmed, offered
from tests.journeys.help.scene import improved, picture
from tests.journeys.logs import logging_to_memory
from tests.journeys.telegram_faults import Method, On
from tests.journeys.test_logs import WORD
from tests.sentences import tells
from tests.stage import Stage, words

METHODS = ("sendPhoto", "sendDocument", "editMessageMedia")
"""What Telegram refuses once, and quotes a caption in the refusal."""


def quoting_once(on: On, method: str) -> None:
    refused: list[Call] = []

    async def quote(world: World, call: Call, real: Method) -> Json:
        refused.append(call)
        if len(refused) == 1:
            raise Refusal(400, f'Bad Request: unsupported start tag "{WORD}" at byte offset 5')
        return await real(world, call)

    on(method, quote)


def quoting(status: int) -> object:
    def refuse(*_: object) -> None:
        raise ApiError(status, f"what is a {WORD}?")

    return refuse


async def test_nothing_that_people_write_to_be_helped_is_logged(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, on: On
) -> None:
    for method in METHODS:
        quoting_once(on, method)
    with logging_to_memory(monkeypatch) as logged:
        async with stage.bot(user_active_limit=0):
            await with_help(stage, monkeypatch)
            await away(stage)
    assert {line["logger"] for line in logged.lines()} >= {
        "bot.chat.outgoing.stills",
        "bot.chat.outgoing.inline_videos",
        "bot.chat.outgoing.original_files",
        "bot.pipeline.submit",
    }
    assert [line for line in logged.text.splitlines() if WORD in line.lower()] == []


async def with_help(stage: Stage, patch: pytest.MonkeyPatch) -> None:
    """Have a picture drawn, a prompt improved, and both refused; and ask for a file."""
    await picture(stage, await stage.says(f"/still a {WORD} --no {WORD}s"))
    await improved(stage, await stage.says(f"/veo a {WORD} --improve"))
    await stage.answer_to(await stage.says(f"/still a fox --{WORD}"))
    with patch.context() as now:
        now.setattr("sandbox.provider.instant_calls.check_instant", quoting(400))
        for text in (f"/still two {WORD}s", f"/veo two {WORD}s --improve"):
            asked = await stage.says(text)
            await stage.answer_to(
                asked, lambda m: tells(m.text, "still-ended") or tells(m.text, "words-ended")
            )
        now.setattr("sandbox.provider.instant_calls.check_instant", quoting(503))
        tried = len(stage.sandbox.journal.of("images"))
        asked = await stage.says(f"/still three {WORD}s")
        await stage.until(lambda: len(stage.sandbox.journal.of("images")) > tried)
    await picture(stage, asked)
    video = await stage.video_for(await stage.says(f"/veo a {WORD} --spoiler"))
    await stage.press(video, words("button-file"))
    await stage.until(lambda: bool(stage.requests("sendDocument")))


async def away(stage: Stage) -> None:
    """Call the bot where it is no member, and make something inline."""
    chat = elsewhere(stage)
    await filmed(stage, await answered(stage, await calls(stage, chat, f"a {WORD}")))
    await answered(stage, await calls(stage, chat, f"a fox --{WORD}"))
    message = await offered(stage, chat, f"another {WORD}")
    await stage.press(message, words("button-make-for", price="$1.26"))
    await filmed(stage, message)

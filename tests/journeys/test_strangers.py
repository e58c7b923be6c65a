"""Strangers cannot spend."""

import logging
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram.chats import Chat
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, is_all_handled
from tests.stage import Stage, jpeg, words

HOUR = 3601.0
OPEN = "everybody may make videos"


def not_let_in(person: Person, chat: Chat) -> str:
    return words("refusal-not-allowed", user=str(person.id), chat=str(chat.id))


async def test_a_stranger_is_told_which_ids_the_operator_can_add(stage: Stage) -> None:
    clock = MovableClock()
    async with stage.bot(clock, allowed_users="1"):
        assert await stage.refused("/veo a fox") == not_let_in(stage.anna, stage.chat)
        clock.advance(HOUR)
        assert await stage.refused("", photo=jpeg()) == not_let_in(stage.anna, stage.chat)
        clock.advance(HOUR)
        assert await stage.refused("an idea") == not_let_in(stage.anna, stage.chat)


async def test_an_album_of_a_stranger_is_refused_once(stage: Stage) -> None:
    async with stage.bot(allowed_users="1"):
        pictures = [jpeg(), jpeg(), jpeg()]
        sent = await stage.telegram.album(stage.anna, stage.chat, pictures, caption="/veo a fox")
        await stage.answer_to(sent[0])
        await eventually(lambda: is_all_handled(stage))
    refusal = next(m for m in stage.telegram.messages(stage.chat) if m.sender is None)
    assert refusal.html == not_let_in(stage.anna, stage.chat)
    assert stage.there() == [*(m.id for m in sent), refusal.id]


async def test_listed_people_and_admins_are_served_everywhere(stage: Stage) -> None:
    ben, carol = stage.telegram.person("Ben"), stage.telegram.person("Carol")
    club = stage.telegram.group("Film club", [stage.anna, ben, carol], privacy=False)
    async with stage.bot(allowed_users=str(stage.anna.id), admin_users=str(ben.id)):
        for person in (stage.anna, ben, carol):
            await stage.telegram.send(person, club, f"/veo@veogram_bot {person.first_name}")
        await stage.telegram.wait_for(club, lambda m: m.html == not_let_in(carol, club))
        made = await stage.bought(2)
    assert {body["prompt"] for body in made} == {"Anna", "Ben"}


async def test_an_allowed_group_serves_everybody_in_it_and_only_there(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(allowed_chats=str(club.id)):
        assert await stage.refused("/veo a fox") == not_let_in(stage.anna, stage.chat)
        asked = await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a fox")
        await stage.video_for(asked)


async def test_an_open_bot_serves_everybody_and_warns_at_the_start(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a fox"))
    warnings = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert [text for text in warnings if text.startswith(OPEN)] == [
        f"{OPEN}: set ALLOWED_USERS or ALLOWED_CHATS"
    ]


@pytest.mark.parametrize("lists", [{"allowed_users": "1"}, {"allowed_chats": "-100"}])
async def test_a_list_of_either_kind_ends_the_warning(
    stage: Stage, caplog: pytest.LogCaptureFixture, lists: dict[str, Any]
) -> None:
    async with stage.bot(**lists):
        pass
    assert OPEN not in caplog.text


@pytest.fixture
def open_env() -> None:
    """Keep a `.env` that others can read in the folder of the test."""
    Path(".env").touch()
    Path(".env").chmod(0o644)


@pytest.mark.usefixtures("open_env")
async def test_whatever_is_open_to_others_is_warned_about_at_the_start(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    exposed = stage.sandbox.provider_url.replace("127.0.0.1", "0.0.0.0")
    async with stage.bot(allowed_users="1", aimlapi_url=exposed):
        pass
    warnings = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    for named in (".env", "AIMLAPI_URL"):
        assert [text for text in warnings if text.startswith(named)]

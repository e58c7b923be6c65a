"""Whom an admin's words mean, though names change hands, lie or say nothing."""

from dataclasses import replace

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import rows
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.sending import forwarded, pushed, written
from tests.sentences import tells
from tests.stage import Stage, words


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


def decided(stage: Stage) -> list[tuple[int]]:
    """Return whom admins have let in or kept out, or given a budget."""
    return rows(stage.folder, "SELECT subject_id FROM access UNION SELECT subject_id FROM budgets")


@pytest.mark.parametrize("command", ["/allow @bob_boss", "/deny @bob_boss", "/budget @bob_boss 5"])
async def test_a_name_that_was_given_away_means_its_former_owner_no_more(
    stage: Stage, dora: Admin, command: str
) -> None:
    mallory = stage.telegram.person("Bob", username="bob_boss")
    asked = await stage.telegram.send(mallory, stage.telegram.private(mallory), "/help")
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.answer_to(asked)
        people = stage.telegram.world.people
        people[mallory.id] = replace(mallory, username="mallory_now")
        stage.telegram.person("Bob", username="bob_boss")
        answer = await dora.says(command)
        now = await dora.says("/allow @mallory_now")
    assert answer.html == words("refusal-unknown-person", username="bob_boss")
    assert tells(now.text, "access-allowed")
    assert decided(stage) == [(mallory.id,)]


async def test_where_telegram_does_not_say_who_has_a_name_nobody_is_meant(
    stage: Stage, dora: Admin, on: On
) -> None:
    async def says_nothing(_: World, __: Call, ___: Method) -> Json:
        raise bad_request("chat not found")

    ben = stage.telegram.person("Ben", username="ben_k")
    asked = await stage.telegram.send(ben, stage.telegram.private(ben), "/help")
    on("getChat", says_nothing)
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.answer_to(asked)
        answer = await dora.says("/allow @ben_k")
    assert answer.html == words("refusal-name-unchecked", username="ben_k")
    assert decided(stage) == []


HIDDEN = {"type": "hidden_user", "sender_user_name": "Anna", "date": 1}
CHANNEL = {
    "type": "channel",
    "chat": {"id": -1001, "type": "channel", "title": "News"},
    "message_id": 1,
    "date": 1,
}


@pytest.mark.parametrize("origin", [HIDDEN, CHANNEL])
@pytest.mark.parametrize("command", ["/allow", "/deny", "/budget 2"])
async def test_a_forward_that_does_not_name_its_author_means_nobody(
    stage: Stage, dora: Admin, origin: Json, command: str
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        answered = {
            **stage.telegram.world.as_json(dora_said(stage, dora)),
            "forward_origin": origin,
        }
        asked = written(stage, dora.person, dora.chat, command)
        name, *_ = command.split()
        entity = {"type": "bot_command", "offset": 0, "length": len(name)}
        pushed(stage, asked, entities=[entity], reply_to_message=answered)
        answer = await stage.answer_to(asked)
    assert answer.html == words("refusal-nobody-meant")
    assert decided(stage) == []


def dora_said(stage: Stage, dora: Admin) -> Message:
    return stage.telegram.world.post(written(stage, dora.person, dora.chat, "let me in"))


@pytest.mark.parametrize("command", ["/allow", "/deny"])
async def test_a_forward_of_the_bots_own_words_means_nobody(
    stage: Stage, dora: Admin, command: str
) -> None:
    async with stage.bot(allowed_users="1", admin_users=str(dora.person.id)):
        own = await dora.says("/help")
        copy = forwarded(stage, dora.person, dora.chat, own)
        answer = await dora.says(command, reply_to=copy)
    assert answer.html == words("refusal-nobody-meant")
    assert decided(stage) == []

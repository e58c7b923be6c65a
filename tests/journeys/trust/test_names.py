"""Whom an admin's words mean, though names change hands, lie or say nothing."""

from dataclasses import replace

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.world import World
from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import rows
from tests.journeys.telegram_faults import Method, On
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

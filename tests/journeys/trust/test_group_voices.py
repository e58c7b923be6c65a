"""Whoever is kept out, or owes Stars, is not served in the name of a group that they run."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Standing
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.shopping import SOLD, buys
from tests.journeys.telegram_faults import Broken, Method, On
from tests.sentences import tells
from tests.stage import Stage

VEO = "/veo@veogram_bot a fox"


@dataclass
class Refusing:
    """Refuses all calls."""

    words: str

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        raise bad_request(self.words)


@pytest.fixture
def dora(stage: Stage) -> Admin:
    return admin(stage)


async def asks_as_her_group(stage: Stage) -> Message:
    """Let Anna make a group and ask in its name."""
    group = stage.telegram.group("Mine", [stage.anna], admins=[stage.anna])
    return await stage.telegram.send(stage.anna, group, VEO, as_chat=True)


async def asks_as_linked_channel(stage: Stage, bot: Standing = Standing.ADMINISTRATOR) -> Message:
    """Let Anna ask as her channel, in the group of Ben that it is linked with."""
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Comments", [stage.anna, ben], admins=[ben])
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group, bot=bot)
    return await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)


Asks = Callable[[Stage], Awaitable[Message]]

in_their_name = pytest.mark.parametrize(
    "asks", [asks_as_her_group, asks_as_linked_channel], ids=["her group", "a linked channel"]
)


async def owes_stars(stage: Stage, dora: Admin) -> None:
    """Let Anna spend Stars, and get them back."""
    await stage.video_for(await stage.says("/veo a fox"))
    charge = await buys(stage, 100)
    await stage.video_for(await stage.says("/veo a hen"))
    await dora.says(f"/refund {charge}")


@in_their_name
async def test_whoever_is_denied_is_not_served_in_the_name_of_a_chat_of_theirs(
    stage: Stage, dora: Admin, asks: Asks
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.video_for(await asks(stage))
        await dora.says(f"/deny {stage.anna.id}")
        answer = await stage.answer_to(await asks(stage))
    assert tells(answer.text, "refusal-not-allowed")
    assert len(stage.creates()) == 1


@in_their_name
async def test_whoever_owes_stars_is_not_served_in_the_name_of_a_chat_of_theirs(
    stage: Stage, dora: Admin, asks: Asks
) -> None:
    async with stage.bot(**SOLD, user_daily_limit=1, admin_users=str(dora.person.id)):
        await owes_stars(stage, dora)
        answer = await stage.answer_to(await asks(stage))
    assert tells(answer.text, "refusal-not-allowed")
    assert len(stage.creates()) == 2


async def test_where_telegram_does_not_say_who_runs_a_group_it_is_served(
    stage: Stage, dora: Admin, on: On
) -> None:
    on("getChatAdministrators", Broken(is_down=True))
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says(f"/deny {stage.anna.id}")
        await stage.video_for(await asks_as_her_group(stage))


@pytest.mark.parametrize("words", ["CHAT_ADMIN_REQUIRED", "member list is inaccessible"])
async def test_where_telegram_refuses_to_say_who_runs_a_group_nobody_is_served_in_its_name(
    stage: Stage, dora: Admin, on: On, words: str
) -> None:
    on("getChatAdministrators", Refusing(words))
    async with stage.bot(admin_users=str(dora.person.id)):
        await stage.video_for(await asks_as_her_group(stage))  # nobody is kept out yet
        await dora.says(f"/deny {stage.anna.id}")
        answer = await stage.answer_to(await asks_as_her_group(stage))
    assert tells(answer.text, "refusal-speaks-as-channel")
    assert len(stage.creates()) == 1


async def test_whoever_throws_the_bot_out_after_asking_as_their_group_is_not_served(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says(f"/deny {stage.anna.id}")
    asked = await asks_as_her_group(stage)
    stage.telegram.kick(asked.chat, by=stage.anna)
    async with stage.bot(admin_users=str(dora.person.id)):
        await eventually(lambda: is_all_handled(stage))
        stage.telegram.join(asked.chat, by=stage.anna)
        await eventually(lambda: is_all_handled(stage))
    assert rows(stage.folder, "SELECT id FROM tasks") == []


async def test_a_linked_channel_is_served_although_somebody_else_is_denied(
    stage: Stage, dora: Admin
) -> None:
    eve = stage.telegram.person("Eve")
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says(f"/deny {eve.id}")
        await stage.video_for(await asks_as_linked_channel(stage))


async def test_a_linked_channel_that_hides_who_runs_it_is_served_where_an_admin_lets_the_group_in(
    stage: Stage, dora: Admin
) -> None:
    eve = stage.telegram.person("Eve")
    async with stage.bot(admin_users=str(dora.person.id)):
        await dora.says(f"/deny {eve.id}")
        asked = await asks_as_linked_channel(stage, bot=Standing.LEFT)
        assert tells((await stage.answer_to(asked)).text, "refusal-speaks-as-channel")
        await dora.says(f"/allow {asked.chat.id}")
        channel = asked.chat.linked
        assert channel
        again = await stage.telegram.send(stage.anna, asked.chat, VEO, as_chat=channel)
        await stage.video_for(again)

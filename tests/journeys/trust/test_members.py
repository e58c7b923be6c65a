"""In a group that is let in, presses spend only for its members, and the group may move."""

import pytest
from telegram import ChatMemberRestricted

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Chat, Standing
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.people import Person
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.admins import admin
from tests.journeys.reliability.waiting import eventually, is_all_handled, rows
from tests.journeys.telegram_faults import Broken, Method, On
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.sending import data_under, forged
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot a red fox"
TWO = [jpeg(colour="navy"), jpeg(colour="gold")]
_RIGHTS = [name for name in ChatMemberRestricted.__slots__ if name.startswith("can_")]


async def _does_not_say(_: World, call: Call, __: Method) -> Json:
    """Answer as where the bot is no admin and the members are hidden."""
    raise bad_request("CHAT_ADMIN_REQUIRED")


def _leave(stage: Stage, group: Chat, person: Person) -> None:
    world = stage.telegram.world
    left = Service("left_chat_member", person.as_json(), "left")
    number = world.history(group).next_id
    world.post(Message(id=number, chat=group, sender=person, date=world.date, service=left))


async def test_a_group_that_moves_keeps_its_place_among_the_allowed(stage: Stage, bot: Bot) -> None:
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False)
    async with bot(allowed_chats=str(group.id)):
        await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        moved = stage.telegram.migrate(group)
        await stage.video_for(await stage.telegram.send(stage.anna, moved, VEO))
    async with bot(allowed_chats=str(group.id)):
        await stage.video_for(await stage.telegram.send(stage.anna, moved, VEO))


@pytest.mark.parametrize("label", ["button-again", "button-edit"])
async def test_a_press_of_somebody_who_is_not_in_the_group_is_refused(
    stage: Stage, bot: Bot, label: str
) -> None:
    ben, eve = stage.telegram.person("Ben"), stage.telegram.person("Eve")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with bot(allowed_chats=str(group.id)):
        video = await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        refused = await stage.press(video, words(label), eve)
        assert tells(refused.text or "", "refusal-not-a-member")
        served = await stage.press(video, words(label), ben)
        assert served.text is None
        await stage.answer_to(video)
    assert str(eve.id) not in "".join(m.html for m in stage.telegram.messages(group))


async def test_where_telegram_does_not_say_those_who_have_written_may_press(
    stage: Stage, bot: Bot, on: On
) -> None:
    on("getChatMember", _does_not_say)
    ben, eve = stage.telegram.person("Ben"), stage.telegram.person("Eve")
    group = stage.telegram.group("Film club", [stage.anna, ben], privacy=False)
    async with bot(allowed_chats=str(group.id)):
        await stage.telegram.send(ben, group, "hello everybody")
        video = await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        refused = await stage.press(video, words("button-again"), eve)
        assert tells(refused.text or "", "refusal-not-a-member")
        await stage.press(video, words("button-again"), ben)
        await stage.video_for(video)
    assert len(stage.creates()) == 2


async def test_who_writes_is_remembered_only_where_they_may_make_videos(
    stage: Stage, bot: Bot
) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben], privacy=False)
    other = stage.telegram.group("Book club", [stage.anna, ben], privacy=False)
    async with bot(allowed_chats=str(club.id), allowed_users=str(stage.anna.id)):
        for chat in (other, club):
            for person in (ben, stage.anna):
                await stage.telegram.send(person, chat, "hello everybody")
        await stage.answer_to(await stage.telegram.send(ben, club, "/help@veogram_bot"))
        await eventually(lambda: is_all_handled(stage))
    kept = set(rows(stage.folder, "SELECT chat_id, user_id FROM members"))
    assert kept == {(club.id, ben.id), (club.id, stage.anna.id), (other.id, stage.anna.id)}


async def test_those_who_have_written_are_known_after_the_group_has_moved(
    stage: Stage, bot: Bot, on: On
) -> None:
    on("getChatMember", _does_not_say)
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False, privacy=False)
    ben = stage.telegram.person("Ben")
    async with bot(allowed_chats=str(group.id)):
        asked = await stage.telegram.send(stage.anna, group, VEO)
        again, *_ = data_under(await stage.video_for(asked))
        moved = stage.telegram.migrate(group)
        moved.people[ben.id], moved.members[ben.id] = ben, Standing.MEMBER
        asked = await stage.telegram.send(ben, moved, "/help@veogram_bot")
        shown = await stage.answer_to(asked)
        await forged(stage, stage.anna, shown, again)
        await stage.video_for(shown)
    assert len(stage.creates()) == 2


async def test_whoever_was_removed_presses_nothing_though_they_have_written(
    stage: Stage, bot: Bot
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with bot(allowed_chats=str(group.id)):
        video = await stage.video_for(await stage.telegram.send(ben, group, VEO))
        group.members[ben.id] = Standing.KICKED
        refused = await stage.press(video, words("button-again"), ben)
    assert tells(refused.text or "", "refusal-not-a-member")
    assert len(stage.creates()) == 1


@pytest.mark.parametrize("standing", [Standing.KICKED, Standing.LEFT])
async def test_whoever_is_let_in_by_name_spends_nothing_of_a_group_that_they_are_not_in(
    stage: Stage, bot: Bot, standing: Standing
) -> None:
    ben, dora = stage.telegram.person("Ben"), admin(stage)
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with bot(allowed_chats=str(group.id), admin_users=str(dora.person.id)):
        video = await stage.video_for(await stage.telegram.send(ben, group, VEO))
        await dora.says(f"/allow {ben.id}")
        group.members[ben.id] = standing
        refused = await stage.press(video, words("button-again"), ben)
    assert tells(refused.text or "", "refusal-not-a-member")
    assert len(stage.creates()) == 1


async def test_whoever_has_left_presses_nothing_though_telegram_does_not_say(
    stage: Stage, bot: Bot, on: On
) -> None:
    on("getChatMember", _does_not_say)
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with bot(allowed_chats=str(group.id)):
        video = await stage.video_for(await stage.telegram.send(ben, group, VEO))
        _leave(stage, group, ben)
        refused = await stage.press(video, words("button-again"), ben)
    assert tells(refused.text or "", "refusal-not-a-member")
    assert len(stage.creates()) == 1


async def test_whoever_leaves_while_their_album_waits_presses_nothing(
    stage: Stage, bot: Bot, on: On
) -> None:
    on("getChatMember", _does_not_say)
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], privacy=False)
    async with bot(allowed_chats=str(group.id)):
        video = await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        first, *_ = await stage.telegram.album(ben, group, TWO, caption=VEO)
        _leave(stage, group, ben)
        await stage.video_for(first)
        refused = await stage.press(video, words("button-again"), ben)
    assert tells(refused.text or "", "refusal-not-a-member")
    assert len(stage.creates()) == 2


@pytest.mark.parametrize(("is_member", "count"), [(True, 2), (False, 1)])
async def test_who_is_restricted_presses_only_while_in_the_group(
    stage: Stage, bot: Bot, on: On, is_member: bool, count: int
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], privacy=False)

    async def restricted(_: World, __: Call, ___: Method) -> Json:
        rights = dict.fromkeys(_RIGHTS, False)
        member = {"status": "restricted", "user": ben.as_json(), "until_date": 0}
        return {**member, **rights, "is_member": is_member}

    on("getChatMember", restricted)
    async with bot(allowed_chats=str(group.id)):
        await stage.telegram.send(ben, group, "hello everybody")
        video = await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        await stage.press(video, words("button-again"), ben)
        if is_member:
            await stage.video_for(video)
    assert len(stage.creates()) == count


async def test_a_press_waits_for_telegrams_word_and_is_refused_to_whoever_was_removed(
    stage: Stage, bot: Bot, clock: MovableClock, on: On
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    silent = Broken()
    on("getChatMember", silent)
    async with bot(allowed_chats=str(group.id)):
        video = await stage.video_for(await stage.telegram.send(ben, group, VEO))
        group.members[ben.id] = Standing.KICKED
        silent.is_down = True
        async with stage.pressing(video, words("button-again"), ben) as pressing:
            await eventually(lambda: silent.refused)
            silent.is_down = False
            clock.advance(10)
            refused = await pressing
    assert tells(refused.text or "", "refusal-not-a-member")
    assert len(stage.creates()) == 1

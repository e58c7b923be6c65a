"""Aliases are no shares of their own: people ask as themselves, admins for their group."""

from sandbox.telegram.messages import Message
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import eventually, is_all_handled
from tests.journeys.trust.conftest import Bot
from tests.sentences import tells
from tests.stage import Stage, words

VEO = "/veo@veogram_bot a red fox"


async def test_channels_of_a_member_are_asked_to_speak_as_themselves(
    stage: Stage, bot: Bot
) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    channels = [stage.telegram.channel(f"Mine {n}", admins=[stage.anna]) for n in range(5)]
    async with bot(user_daily_limit=1):
        await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        for channel in channels:
            asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)
            refused = await stage.answer_to(asked)
            assert tells(refused.text, "refusal-speaks-as-channel")
    assert len(stage.creates()) == 1


async def test_a_flood_in_the_name_of_a_channel_is_told_once_an_hour(
    stage: Stage, bot: Bot, clock: MovableClock
) -> None:
    group = stage.telegram.group("Film club", [stage.anna])
    channel = stage.telegram.channel("Mine", admins=[stage.anna])

    async def told(asked: Message) -> int:
        await stage.answer_to(await stage.says("/help"))
        await eventually(lambda: is_all_handled(stage))
        ours = [m for m in stage.telegram.messages(asked.chat) if m.sender is None]
        return len([m for m in ours if tells(m.text, "refusal-speaks-as-channel")])

    async with bot():
        for _ in range(4):
            asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)
        assert await told(asked) == 1
        clock.advance(3601)
        assert len(stage.requests("getChat")) == 1
        asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)
        assert await told(asked) == 2
    assert stage.creates() == []


async def test_the_groups_own_linked_channel_is_served(stage: Stage, bot: Bot) -> None:
    group = stage.telegram.group("Comments", [stage.anna])
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)
        await stage.video_for(asked)
    assert len(stage.creates()) == 1


async def test_all_anonymous_admins_share_the_groups_account(stage: Stage, bot: Bot) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[stage.anna, ben])
    async with bot(user_daily_limit=1):
        await stage.video_for(await stage.telegram.send(stage.anna, group, VEO, as_chat=True))
        asked = await stage.telegram.send(ben, group, VEO, as_chat=True)
        refused = await stage.answer_to(asked)
    assert tells(refused.text, "refusal-user-daily")
    assert len(stage.creates()) == 1


async def test_what_an_anonymous_admin_asked_for_is_cancelled_by_the_groups_admins_alone(
    stage: Stage, bot: Bot
) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[stage.anna])
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=True)
        progress = await stage.answer_to(asked)
        await stage.bought()
        refused = await stage.press(progress, words("button-cancel"), ben)
        assert tells(refused.text or "", "refusal-not-theirs")
        await stage.cancels_anyway(progress)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))


async def test_what_the_linked_channel_asked_for_is_cancelled_by_an_anonymous_admin(
    stage: Stage, bot: Bot
) -> None:
    group = stage.telegram.group("Comments", [stage.anna], admins=[stage.anna])
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    stage.sandbox.provider.next("stuck", on="create")
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, VEO, as_chat=channel)
        await stage.answer_to(asked)
        await stage.bought()
        cancel = await stage.telegram.send(
            stage.anna, group, "/cancel@veogram_bot", reply_to=asked, as_chat=True
        )
        answer = await stage.answer_to(cancel)
        assert tells(answer.text, "refusal-already-paid")
        await stage.press(answer, words("button-cancel-anyway"))
        await stage.until(lambda: tells(stage.now(answer).text, "cancel-done"))

"""What channel a group is linked with is asked of Telegram once in ten minutes."""

import pytest

from bot.chat.incoming.linked_channels import LinkedChannels
from bot.errors import ChatError
from tests.clock import MovableClock
from tests.unit.chat.wire import Answer, Wire, bot_over, ok, refused

GROUP, CHANNEL = -5, -100
MOST = 1000


def linked_with(channel_id: int | None) -> Answer:
    """Return what Telegram says of any group."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    chat = {
        "type": "supergroup",
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }
    more = {"linked_chat_id": channel_id} if channel_id else {}
    return lambda call: ok({"id": call["chat_id"], **chat, **more})


@pytest.fixture
def wire() -> Wire:
    return Wire(answers={"getChat": linked_with(CHANNEL)})


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(1_000_000.0)


@pytest.fixture
def linked(wire: Wire, clock: MovableClock) -> LinkedChannels:
    return LinkedChannels(bot_over(wire, clock), clock)


@pytest.mark.parametrize("channel_id", [CHANNEL, None])
async def test_a_flood_is_one_question(
    wire: Wire, linked: LinkedChannels, channel_id: int | None
) -> None:
    wire.answers["getChat"] = linked_with(channel_id)
    assert {await linked.channel_of(GROUP) for _ in range(60)} == {channel_id}
    assert len(wire.of("getChat")) == 1


@pytest.mark.parametrize("seconds", [600, -1])
async def test_what_is_too_old_or_of_a_wrong_clock_is_asked_again(
    wire: Wire, linked: LinkedChannels, clock: MovableClock, seconds: float
) -> None:
    await linked.channel_of(GROUP)
    wire.answers["getChat"] = linked_with(None)
    clock.advance(seconds)
    assert await linked.channel_of(GROUP) is None


async def test_groups_are_kept_apart_and_the_oldest_makes_room(
    wire: Wire, linked: LinkedChannels
) -> None:
    for number in range(MOST + 1):
        await linked.channel_of(-number)
    await linked.channel_of(-MOST)
    assert len(wire.of("getChat")) == MOST + 1
    await linked.channel_of(0)
    assert len(wire.of("getChat")) == MOST + 2


async def test_no_answer_is_not_remembered(wire: Wire, linked: LinkedChannels) -> None:
    wire.answers["getChat"] = refused(502, "Bad Gateway")
    with pytest.raises(ChatError):
        await linked.channel_of(GROUP)
    wire.answers["getChat"] = linked_with(CHANNEL)
    assert await linked.channel_of(GROUP) == CHANNEL

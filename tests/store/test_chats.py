"""What a chat has settled on holds until it changes it."""

import asyncio

import pytest

from bot.store.chats import Chats, ChatSettings
from bot.store.database import Database
from bot.veo.choice import Defaults


@pytest.fixture
def chats(database: Database) -> Chats:
    return Chats(database)


async def test_a_chat_begins_with_nothing_settled(chats: Chats) -> None:
    assert await chats.of(1) == ChatSettings()
    assert (await chats.of(1)).defaults("veo3") == Defaults("veo3")


async def test_a_change_leaves_the_rest_alone(chats: Chats, neighbour: Database) -> None:
    await chats.change(1, model="veo2", generate_audio=False)
    await chats.change(1, duration=6, model=None)
    expected = ChatSettings(duration=6, generate_audio=False)
    assert await Chats(neighbour).of(1) == expected
    assert await chats.of(2) == ChatSettings()


async def test_changes_at_once_are_all_kept(chats: Chats, neighbour: Database) -> None:
    other = Chats(neighbour)
    await asyncio.gather(
        chats.change(1, model="veo2"),
        other.change(1, duration=6),
        chats.change(1, resolution="1080p"),
        other.change(1, language="pt"),
    )
    assert await chats.of(1) == ChatSettings(
        model="veo2", duration=6, resolution="1080p", language="pt"
    )


async def test_the_choices_of_a_chat_become_its_defaults(chats: Chats) -> None:
    chosen = await chats.change(
        1, model="veo2", aspect_ratio="9:16", duration=6, enhance_prompt=False, language="pt"
    )
    assert chosen.defaults("veo3") == Defaults("veo2", "9:16", 6, None, None, False)


async def test_a_group_that_moved_takes_its_settings_along(chats: Chats) -> None:
    await chats.change(-5, model="veo2")
    await chats.moved(-5, -1005)
    assert (await chats.of(-1005)).model == "veo2"


async def test_a_move_that_is_told_again_undoes_no_later_choice(chats: Chats) -> None:
    await chats.change(-5, model="veo2")
    await chats.moved(-5, -1005)
    await chats.change(-1005, model="veo3")
    await chats.moved(-5, -1005)
    assert (await chats.of(-1005)).model == "veo3"


def test_a_model_that_is_no_more_makes_way_for_the_operators_choice() -> None:
    assert ChatSettings(model="veo1").defaults("veo3-fast").model == "veo3-fast"
    assert ChatSettings(model="veo2").defaults("veo3-fast").model == "veo2"

"""Updates by long poll."""

import asyncio
from typing import Any

import pytest

from sandbox.telegram import Chat, Person, Telegram
from sandbox.tests.telegram.conftest import Client, Clock

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


async def texts(bot: Client, **parameters: Any) -> list[str]:
    """What the queue holds, unconfirmed."""
    return [each["message"]["text"] for each in await bot.call("getUpdates", **parameters)]


class TestPolling:
    async def test_an_update_stays_until_a_later_offset_confirms_it(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        for text in "abc":
            await telegram.send(anna, chat, text)
        assert await texts(bot) == ["a", "b", "c"]
        first = (await bot.call("getUpdates", limit=1))[0]["update_id"]
        assert await texts(bot, offset=first + 1) == ["b", "c"]
        assert await texts(bot) == ["b", "c"]
        assert await texts(bot, offset=-1) == ["c"]

    async def test_a_poll_waits_for_something_to_happen(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        poll = asyncio.create_task(texts(bot, timeout=30))
        await asyncio.sleep(0)
        await telegram.send(anna, chat, "a")
        assert await poll == ["a"]

    async def test_a_second_poll_ends_the_first(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        first = asyncio.create_task(bot.refused("getUpdates", timeout=30))
        await telegram.world.updates.polled.wait()
        second = asyncio.create_task(texts(bot, timeout=30))
        assert await first == CONFLICT
        await telegram.send(anna, chat, "a")
        assert await second == ["a"]

    async def test_allowed_updates_stay_until_they_are_given_again(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        assert await bot.updates(allowed_updates=["edited_message"]) == []
        said = await telegram.send(anna, chat, "a")
        await telegram.edit(said, "b")
        (update,) = await bot.updates()
        assert update["edited_message"]["text"] == "b"
        assert await bot.updates(allowed_updates=[]) == []
        await telegram.send(anna, chat, "c")
        (update,) = await bot.updates()
        assert update["message"]["text"] == "c"

    async def test_updates_are_forgotten_after_a_day(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat, clock: Clock
    ) -> None:
        await telegram.send(anna, chat, "a")
        clock.ahead = 86_401
        await telegram.send(anna, chat, "b")
        assert await texts(bot) == ["b"]

    async def test_an_update_can_come_twice(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        said = await telegram.send(anna, chat, "a")
        (first,) = await bot.updates()
        telegram.repeat(said)
        assert await bot.updates() == [first]
        telegram.repeat(first["update_id"])
        assert await bot.updates() == [first]
        assert await bot.updates() == []
        with pytest.raises(LookupError):
            telegram.repeat(1)

    async def test_any_update_can_be_pushed(self, bot: Client, telegram: Telegram) -> None:
        telegram.push({"message": {"nonsense": True}})
        telegram.push({"update_id": 900_000_000, "unheard_of": {}})
        first, second = await bot.updates()
        assert first["message"] == {"nonsense": True}
        assert second == {"update_id": 900_000_000, "unheard_of": {}}

    async def test_ten_thousand_messages_are_no_burden(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        for number in range(10_000):
            await telegram.send(anna, chat, str(number))
        assert len(await bot.updates()) == 100
        last = await telegram.wait_for(chat, lambda m: m.text == "9999")
        assert last.id == 10_000

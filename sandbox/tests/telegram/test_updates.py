"""Updates by long poll and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import Sandbox
from sandbox.server import listening
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


@dataclass
class Hook:
    """A bot with a webhook: gives prepared answers, then 200."""

    url: str = ""
    answers: list[Response] = field(default_factory=list)
    requests: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: Request) -> Response:
        self.requests.append((dict(request.headers), await request.json()))
        self.news.set()
        return self.answers.pop(0) if self.answers else Response()

    async def texts(self, count: int) -> list[str]:
        """The texts of so many deliveries."""
        while len(self.requests) < count:
            self.news.clear()
            await self.news.wait()
        return [update["message"]["text"] for _, update in self.requests]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    async with listening(Starlette(routes=[Route("/", hook.take, methods=["POST"])])) as port:
        hook.url = f"http://127.0.0.1:{port}/"
        yield hook


class TestWebhook:
    async def test_updates_are_brought_in_order_with_the_secret(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
    ) -> None:
        await telegram.send(anna, chat, "a")
        await bot.call("setWebhook", url=hook.url, secret_token="s3cret")
        await telegram.send(anna, chat, "b")
        assert await hook.texts(2) == ["a", "b"]
        headers, _ = hook.requests[0]
        assert headers["x-telegram-bot-api-secret-token"] == "s3cret"

    async def test_what_is_not_taken_is_brought_again_before_the_next(
        self,
        bot: Client,
        sandbox: Sandbox,
        telegram: Telegram,
        anna: Person,
        chat: Chat,
        hook: Hook,
    ) -> None:
        sandbox.knobs.speed = 1000
        hook.answers = [Response(status_code=500), Response(status_code=302)]
        await bot.call("setWebhook", url=hook.url)
        await telegram.send(anna, chat, "a")
        await telegram.send(anna, chat, "b")
        assert await hook.texts(4) == ["a", "a", "a", "b"]
        info = await bot.call("getWebhookInfo")
        assert info["url"] == hook.url
        assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"

    async def test_nobody_polls_while_there_is_a_webhook(self, bot: Client, hook: Hook) -> None:
        await bot.call("setWebhook", url=hook.url)
        assert await bot.refused("getUpdates") == (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
        await bot.call("deleteWebhook")
        assert await bot.call("getUpdates") == []
        assert (await bot.call("getWebhookInfo"))["url"] == ""

    async def test_a_bot_may_answer_with_a_call(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
    ) -> None:
        call = {"method": "sendMessage", "chat_id": chat.id, "text": "hello"}
        hook.answers = [JSONResponse(call)]
        await bot.call("setWebhook", url=hook.url)
        await telegram.send(anna, chat, "a")
        await telegram.wait_for(chat, lambda m: m.text == "hello")

    async def test_pending_updates_can_be_dropped(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
    ) -> None:
        await telegram.send(anna, chat, "a")
        await bot.call("setWebhook", url=hook.url, drop_pending_updates=True)
        await telegram.send(anna, chat, "b")
        assert await hook.texts(1) == ["b"]

    @pytest.mark.parametrize(
        ("parameters", "words"),
        [
            ({"url": "x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
            (
                {"url": "https://x.org", "secret_token": "ß"},
                "secret token contains unallowed characters",
            ),
            ({"url": "https://x.org", "secret_token": "x" * 257}, "secret token is too long"),
        ],
    )
    async def test_a_wrong_webhook_is_refused(
        self, bot: Client, parameters: dict[str, str], words: str
    ) -> None:
        assert await bot.refused("setWebhook", **parameters) == f"Bad Request: {words}"

"""Updates by webhook."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from sandbox import Sandbox
from sandbox.telegram import Chat, Person, Telegram
from sandbox.tests.telegram.conftest import Client, Clock
from sandbox.tests.telegram.hook import Hook, hooked

NOBODY = "http://127.0.0.1:9/"
DAY = 86_400.0


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with hooked() as hook:
        yield hook


async def test_updates_are_brought_in_order_with_the_secret(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
) -> None:
    await telegram.send(anna, chat, "a")
    await bot.call("setWebhook", url=hook.url, secret_token="s3cret")
    await telegram.send(anna, chat, "b")
    assert await hook.texts(2) == ["a", "b"]
    headers, _ = hook.requests[0]
    assert headers["x-telegram-bot-api-secret-token"] == "s3cret"
    assert headers["content-type"] == "application/json"


async def test_without_a_secret_there_is_no_header(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
) -> None:
    await bot.call("setWebhook", url=hook.url)
    await telegram.send(anna, chat, "a")
    await hook.texts(1)
    assert "x-telegram-bot-api-secret-token" not in hook.requests[0][0]


async def test_what_is_not_taken_is_brought_again_before_the_next(
    bot: Client, sandbox: Sandbox, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
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
    assert info["last_error_date"] > 0


async def test_what_one_chat_does_not_get_holds_up_no_other(
    bot: Client, sandbox: Sandbox, telegram: Telegram, anna: Person, ben: Person, hook: Hook
) -> None:
    sandbox.knobs.speed = 0.001
    hook.answers = [Response(status_code=503)]
    await bot.call("setWebhook", url=hook.url)
    await telegram.send(anna, telegram.private(anna), "a")
    await hook.texts(1)
    await telegram.send(anna, telegram.private(anna), "b")
    await telegram.send(ben, telegram.private(ben), "c")
    assert await hook.texts(2) == ["a", "c"]
    assert (await bot.call("getWebhookInfo"))["pending_update_count"] >= 2


async def test_so_many_are_brought_at_once_and_no_more(
    bot: Client, telegram: Telegram, hook: Hook
) -> None:
    hook.is_open.clear()
    await bot.call("setWebhook", url=hook.url, max_connections=2)
    for number in range(4):
        person = telegram.person(f"Person {number}")
        await telegram.send(person, telegram.private(person), str(number))
    await hook.texts(2)
    for _ in range(20):
        await bot.call("getWebhookInfo")
    assert len(hook.requests) == 2
    hook.is_open.set()
    assert sorted(await hook.texts(4)) == ["0", "1", "2", "3"]


async def test_nobody_polls_while_there_is_a_webhook(bot: Client, hook: Hook) -> None:
    await bot.call("setWebhook", url=hook.url)
    assert await bot.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.call("deleteWebhook")
    assert await bot.call("getUpdates") == []
    assert (await bot.call("getWebhookInfo"))["url"] == ""


async def test_a_poll_that_waits_ends_when_a_webhook_is_set(
    bot: Client, telegram: Telegram, hook: Hook
) -> None:
    polling = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await telegram.world.updates.polled.wait()
    await bot.call("setWebhook", url=hook.url)
    assert await polling == "Conflict: terminated by setWebhook request"


async def test_an_empty_address_is_no_webhook(bot: Client, hook: Hook) -> None:
    await bot.call("setWebhook", url=hook.url)
    await bot.call("setWebhook", url="")
    assert (await bot.call("getWebhookInfo"))["url"] == ""


async def test_a_bot_may_answer_with_a_call(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
) -> None:
    call = {"method": "sendMessage", "chat_id": chat.id, "text": "hello"}
    hook.answers = [JSONResponse(call)]
    await bot.call("setWebhook", url=hook.url)
    await telegram.send(anna, chat, "a")
    await telegram.wait_for(chat, lambda m: m.text == "hello")


async def test_pending_updates_can_be_dropped(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat, hook: Hook
) -> None:
    await telegram.send(anna, chat, "a")
    await bot.call("setWebhook", url=hook.url, drop_pending_updates=True)
    await telegram.send(anna, chat, "b")
    assert await hook.texts(1) == ["b"]


async def test_what_nobody_takes_is_kept_for_a_day(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat, clock: Clock
) -> None:
    await bot.call("setWebhook", url=NOBODY)
    await telegram.send(anna, chat, "a")
    assert (await bot.call("getWebhookInfo"))["pending_update_count"] == 1
    clock.ahead = DAY + 1
    assert (await bot.call("getWebhookInfo"))["pending_update_count"] == 0


async def test_what_was_set_is_told_and_the_secret_is_not(bot: Client, hook: Hook) -> None:
    await bot.call(
        "setWebhook",
        url=hook.url,
        secret_token="s3cret",
        max_connections=7,
        allowed_updates=["message"],
        ip_address="127.0.0.2",
    )
    assert await bot.call("getWebhookInfo") == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 7,
        "ip_address": "127.0.0.2",
        "allowed_updates": ["message"],
    }


@pytest.mark.parametrize(("asked", "got"), [(0, 1), (101, 100), (None, 40)])
async def test_connections_are_kept_within_their_limits(
    bot: Client, hook: Hook, asked: int | None, got: int
) -> None:
    await bot.call("setWebhook", url=hook.url, max_connections=asked)
    assert (await bot.call("getWebhookInfo"))["max_connections"] == got


async def test_a_certificate_is_noted(bot: Client, hook: Hook) -> None:
    await bot.call("setWebhook", files={"certificate": ("own.pem", b"PEM")}, url=hook.url)
    assert (await bot.call("getWebhookInfo"))["has_custom_certificate"] is True


HTTPS_WANTED = "bad webhook: An HTTPS URL must be provided for webhook"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"url": "x"}, HTTPS_WANTED),
        ({"url": "http://x.example"}, HTTPS_WANTED),
        ({"url": "http://192.168.1.7/"}, HTTPS_WANTED),
        ({"url": "ftp://127.0.0.1/"}, HTTPS_WANTED),
        ({"url": "https://x.example:99999"}, "bad webhook: invalid URL specified"),
        (
            {"url": "https://x.example:8080"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://10.0.0.1"}, "bad webhook: IP address 10.0.0.1 is reserved"),
        (
            {"url": "https://x.example"},
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
        ({"url": NOBODY, "ip_address": "here"}, "invalid IP address specified"),
        ({"url": NOBODY, "secret_token": "ß"}, "secret token contains unallowed characters"),
        ({"url": NOBODY, "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused_and_changes_nothing(
    bot: Client, parameters: dict[str, Any], words: str
) -> None:
    assert await bot.refused("setWebhook", **parameters) == f"Bad Request: {words}"
    assert (await bot.call("getWebhookInfo"))["url"] == ""

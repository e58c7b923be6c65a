"""When the webhook is looked at and set, and what is known of updates that Telegram still has."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from telegram.error import InvalidToken
from telegram.ext import ExtBot

from bot.chat.outgoing.call_classes import CallClass
from bot.chat.webhook_registration import Target, WebhookRegistration
from bot.store.database import Database
from bot.store.webhook import WebhookMemory
from tests.clock import MovableClock
from tests.unit.chat.wire import Wire, bot_over, ok, refused

URL = "https://bot.example/telegram/x"
TARGET = Target(URL, "a-secret-of-the-webhook", ("message", "callback_query"))
LOOKS_APART = 30
SETTLING = 60


@dataclass
class Scene:
    """A registration, over a Telegram that says what a test makes it say."""

    registration: WebhookRegistration
    bot: ExtBot[CallClass]
    wire: Wire
    clock: MovableClock
    info: dict[str, Any] = field(default_factory=dict)
    reached: list[None] = field(default_factory=list)

    async def looks(self) -> None:
        """Let it look if that is due."""
        await self.registration.look()

    def waits(self) -> bool:
        """Whether Telegram may have updates that it could not bring."""
        return not self.registration.is_caught_up

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.bot.token

    @property
    def looked(self) -> int:
        return len(self.wire.of("getWebhookInfo"))

    @property
    def was_set(self) -> int:
        return len(self.wire.of("setWebhook"))


@pytest.fixture
def scene(database: Database, clock: MovableClock) -> Scene:
    wire, reached = Wire(), list[None]()
    bot = bot_over(wire, clock)
    registration = WebhookRegistration(
        bot,
        TARGET,
        WebhookMemory(database),
        lambda: reached.append(None),
        clock,
        pause=3600,
    )
    scene = Scene(registration, bot, wire, clock, reached=reached)
    scene.info = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}

    def remember(given: dict[str, Any]) -> tuple[int, bytes]:
        names = ("url", "max_connections", "allowed_updates")
        scene.info |= {name: given[name] for name in names}
        return ok(True)

    wire.answers["getWebhookInfo"] = lambda _: ok(scene.info)
    wire.answers["setWebhook"] = remember
    return scene


async def test_it_is_set_once_and_looked_at_every_half_minute(scene: Scene) -> None:
    for _ in range(5):
        await scene.looks()
        await scene.looks()
        scene.clock.advance(LOOKS_APART)
    assert scene.was_set == 1
    assert scene.looked == len(scene.reached) == 5


@pytest.mark.parametrize(
    "other", [{"max_connections": 7}, {"allowed_updates": ["message"]}, {"url": f"{URL}y"}]
)
async def test_whatever_differs_is_set_again(scene: Scene, other: dict[str, Any]) -> None:
    await scene.looks()
    scene.info |= other
    scene.clock.advance(LOOKS_APART)
    await scene.looks()
    assert (scene.was_set, len(scene.reached)) == (1, 1)
    scene.clock.advance(LOOKS_APART)
    await scene.looks()
    assert (scene.was_set, len(scene.reached)) == (2, 2)


async def test_another_secret_that_somebody_has_told_is_not_kept_for_ever(
    scene: Scene, database: Database
) -> None:
    await scene.looks()
    await WebhookMemory(database).tell(scene.token, "the-secret-of-a-process-that-is-gone")
    scene.clock.advance(LOOKS_APART)
    await scene.looks()
    assert scene.was_set == 1
    scene.clock.advance(LOOKS_APART)
    await scene.looks()
    assert scene.was_set == 2
    for _ in range(3):
        scene.clock.advance(LOOKS_APART)
        await scene.looks()
    assert scene.was_set == 2


async def test_who_takes_the_webhook_away_is_left_alone_for_a_while_whatever_fails(
    scene: Scene,
) -> None:
    await scene.looks()
    scene.info["url"] = ""
    for _ in range(LOOKS_APART - 2):
        scene.registration.trouble()
        scene.clock.advance(1)
        await scene.looks()
    assert scene.was_set == 1


async def test_the_order_of_the_kinds_of_updates_is_no_difference(scene: Scene) -> None:
    await scene.looks()
    scene.info["allowed_updates"] = ["callback_query", "message"]
    for _ in range(3):
        scene.clock.advance(LOOKS_APART)
        await scene.looks()
    assert scene.was_set == 1


async def test_what_telegram_could_not_bring_is_waited_for(scene: Scene) -> None:
    scene.info["pending_update_count"] = 3
    await scene.looks()
    assert scene.waits()
    scene.info["pending_update_count"] = 0
    scene.clock.advance(1)
    await scene.looks()
    assert not scene.waits()
    scene.info["pending_update_count"] = 3  # which are on their way
    scene.clock.advance(LOOKS_APART)
    await scene.looks()
    assert not scene.waits()
    scene.registration.trouble()
    assert scene.waits()


async def test_a_bot_that_always_gets_something_has_caught_up_after_a_minute(scene: Scene) -> None:
    scene.info["pending_update_count"] = 3
    await scene.looks()
    scene.clock.advance(SETTLING - 1)
    await scene.looks()
    assert scene.waits()
    scene.clock.advance(1)
    assert not scene.waits()


async def test_what_fails_while_telegram_is_asked_is_not_taken_for_brought(scene: Scene) -> None:
    def fail_meanwhile(_: dict[str, Any]) -> tuple[int, bytes]:
        scene.registration.trouble()
        return ok(scene.info)

    scene.wire.answers["getWebhookInfo"] = fail_meanwhile
    await scene.looks()
    assert scene.waits()


async def test_however_often_it_fails_telegram_is_asked_once_a_second(scene: Scene) -> None:
    await scene.looks()
    for _ in range(20):
        scene.registration.trouble()
        await scene.looks()
    assert scene.looked == 1
    scene.clock.advance(1)
    await scene.looks()
    assert scene.looked == 2


async def test_a_telegram_that_does_not_answer_is_asked_ever_more_seldom(scene: Scene) -> None:
    scene.wire.answers["getWebhookInfo"] = refused(502, "Bad Gateway")
    for _ in range(60):
        await scene.looks()
        scene.clock.advance(1)
    assert 4 < scene.looked < 15
    assert scene.reached == []


async def test_a_pause_of_a_month_is_not_kept(scene: Scene) -> None:
    scene.wire.answers["setWebhook"] = refused(429, "Too Many Requests", retry_after=30 * 86400)
    await scene.looks()
    scene.clock.advance(299)
    await scene.looks()
    assert scene.looked == 1
    scene.clock.advance(1)
    await scene.looks()
    assert scene.looked == 2


async def test_receiving_ends_when_the_token_is_no_longer_valid(scene: Scene) -> None:
    scene.wire.answers["getWebhookInfo"] = refused(401, "Unauthorized")
    with pytest.raises(InvalidToken):
        await scene.looks()

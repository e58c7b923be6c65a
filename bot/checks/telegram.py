"""Telegram: the token, what the bot may do, and how updates come."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from telegram import User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.chat.outgoing.limiter import CallLimiter
from bot.chat.routes import ALLOWED_UPDATES
from bot.checks.findings import Finding, Verdict
from bot.composition.clients import telegram_bot, trusted_authorities
from bot.errors import SettingsError
from bot.log.words import told
from bot.pipeline.ports import Clock
from bot.settings import Settings

_PART = "Telegram"

_MANY = 100
"""Updates that wait at Telegram while nobody receives them."""

_RECENT = timedelta(hours=1)


async def check_telegram(
    settings: Settings, clock: Clock, monotonic: Clock
) -> AsyncIterator[Finding]:
    """Yield what Telegram says of the bot; it is asked for nothing that changes anything.

    It is not asked for updates either: that would interrupt a bot that polls.
    """
    try:
        bot = telegram_bot(settings, trusted_authorities(), CallLimiter(0, monotonic))
    except SettingsError as error:
        what, _, to_do = error.problem.partition(": ")
        yield Finding(_PART, f"{error.key} {what}", Verdict.WRONG, to_do)
        return
    try:
        await bot.initialize()
        yield Finding(_PART, f"the token is @{bot.username}'s")
        for finding in _abilities(bot.bot):
            yield finding
        info = await bot.get_webhook_info()
        for finding in _receiving(settings, info, datetime.fromtimestamp(clock(), UTC)):
            yield finding
    except InvalidToken:
        to_do = "copy TELEGRAM_BOT_TOKEN again from @BotFather, and see TELEGRAM_API_URL"
        yield Finding(_PART, "the token is not known there", Verdict.WRONG, to_do)
    except TelegramError as error:
        to_do = "see the network, TELEGRAM_API_URL and what stands between"
        yield Finding(_PART, f"it cannot be reached: {told(error)}", Verdict.WRONG, to_do)
    finally:
        await bot.shutdown()


def _abilities(me: User) -> Iterator[Finding]:
    if me.can_read_all_group_messages:
        yield Finding(_PART, "privacy mode is off: in groups it sees every message")
    else:
        yield Finding(_PART, "privacy mode is on: in groups it sees commands and replies to it")
    if me.supports_inline_queries:
        yield Finding(_PART, "inline mode is on")
    else:
        to_do = "send /setinline to @BotFather, to make, find and share videos in any chat"
        yield Finding(_PART, "inline mode is off", Verdict.NOTE, to_do)
    if me.supports_guest_queries:
        yield Finding(_PART, "guest mode is on")
    else:
        to_do = "switch it on at @BotFather, so that people can call it in chats it is not in"
        yield Finding(_PART, "guest mode is off", Verdict.NOTE, to_do)
    if not me.can_join_groups:
        to_do = "send /setjoingroups to @BotFather, if it is to serve groups"
        yield Finding(_PART, "nobody can add it to a group", Verdict.NOTE, to_do)


def _receiving(settings: Settings, info: WebhookInfo, now: datetime) -> Iterator[Finding]:
    wanted = settings.webhook_address
    yield _webhook(wanted, info)
    if wanted and info.url == wanted:
        yield from _deliveries(info, now)
    if info.pending_update_count > _MANY:
        what = f"{info.pending_update_count} updates wait to be received"
        yield Finding(_PART, what, Verdict.NOTE, "start the bot, or see what its log says")


def _webhook(wanted: str, info: WebhookInfo) -> Finding:
    host = urlsplit(info.url).hostname
    if info.url == wanted:
        return Finding(_PART, f"the webhook is set, at {host}" if wanted else "no webhook is set")
    if not info.url:
        to_do = "the bot sets it when it starts"
        return Finding(_PART, "the webhook is not set yet", Verdict.NOTE, to_do)
    what = f"a webhook is set that the settings do not want, at {host}"
    to_do = "the bot changes that when it starts; if another one uses the token, stop that first"
    return Finding(_PART, what, Verdict.WRONG, to_do)


def _deliveries(info: WebhookInfo, now: datetime) -> Iterator[Finding]:
    if set(info.allowed_updates) != set(ALLOWED_UPDATES):
        what = "the webhook is set for other kinds of updates"
        yield Finding(_PART, what, Verdict.NOTE, "the bot sets it anew when it starts")
    if info.last_error_date and info.last_error_message:
        is_recent = now - info.last_error_date < _RECENT
        verdict = Verdict.WRONG if is_recent else Verdict.NOTE
        at = f"{info.last_error_date.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        what = f"the last update could not be brought, at {at}: {info.last_error_message}"
        to_do = "see that WEBHOOK_URL leads to PORT, with a certificate that Telegram trusts"
        yield Finding(_PART, what, verdict, to_do)

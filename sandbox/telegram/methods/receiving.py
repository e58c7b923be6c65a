"""Methods by which the bot gets its updates and files."""

import re

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request, conflict
from sandbox.telegram.files import DOWNLOAD_LIMIT
from sandbox.telegram.world import World

LONGEST_POLL = 50
MOST_UPDATES = 100
SECRET = re.compile(r"[A-Za-z0-9_-]*")
SECRET_LIMIT = 256


async def get_updates(world: World, call: Call) -> Json:
    """Bot API: getUpdates."""
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    world.updates.allow(call.value("allowed_updates"))
    limit = min(max(call.number("limit", MOST_UPDATES), 1), MOST_UPDATES)
    seconds = min(max(call.number("timeout"), 0), LONGEST_POLL)
    return await world.updates.poll(call.number("offset"), limit, seconds)


async def set_webhook(world: World, call: Call) -> Json:
    """Bot API: setWebhook. Telegram wants https; the sandbox also takes http, for loopback."""
    url, secret = call.text("url"), call.text("secret_token")
    if url and not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.updates.allow(call.value("allowed_updates"))
    if call.flag("drop_pending_updates"):
        world.updates.pending.clear()
    await world.webhook.set(url, secret, call.number("max_connections", 40))
    return True


async def delete_webhook(world: World, call: Call) -> Json:
    """Bot API: deleteWebhook."""
    if call.flag("drop_pending_updates"):
        world.updates.pending.clear()
    await world.webhook.set("", "", 40)
    return True


async def get_webhook_info(world: World, call: Call) -> Json:
    """Bot API: getWebhookInfo."""
    return world.webhook.as_json()


async def get_file(world: World, call: Call) -> Json:
    """Bot API: getFile."""
    stored = world.files.by_id.get(call.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.as_json() | {"file_path": stored.remote_path}

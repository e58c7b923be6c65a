"""Methods by which the bot gets its updates and files."""

import re
from ipaddress import ip_address

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request, conflict
from sandbox.telegram.files import DOWNLOAD_LIMIT
from sandbox.telegram.webhook import Target, check_url
from sandbox.telegram.world import World

LONGEST_POLL = 50
MOST_UPDATES = 100
SECRET = re.compile(r"[A-Za-z0-9_-]*")
SECRET_LIMIT = 256
USUAL_CONNECTIONS, MOST_CONNECTIONS = 40, 100


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
    """Bot API: setWebhook; see ``check_url`` for what the sandbox allows beyond it."""
    url, secret = call.text("url"), call.text("secret_token")
    if url:
        check_url(url)
    if len(secret) > SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.updates.allow(call.value("allowed_updates"))
    await _point_at(world, call, _target(call, url, secret) if url else Target())
    return True


async def delete_webhook(world: World, call: Call) -> Json:
    """Bot API: deleteWebhook."""
    await _point_at(world, call, Target())
    return True


async def _point_at(world: World, call: Call, target: Target) -> None:
    if call.flag("drop_pending_updates"):
        world.updates.pending.clear()
    await world.webhook.set(target)


def _target(call: Call, url: str, secret: str) -> Target:
    address = call.text("ip_address")
    if address and not _is_ip_address(address):
        raise bad_request("invalid IP address specified")
    most = min(max(call.number("max_connections", USUAL_CONNECTIONS), 1), MOST_CONNECTIONS)
    return Target(url, secret, most, "certificate" in call.files, address)


def _is_ip_address(address: str) -> bool:
    try:
        ip_address(address)
    except ValueError:
        return False
    return True


async def get_webhook_info(world: World, call: Call) -> Json:
    """Bot API: getWebhookInfo."""
    return world.webhook.as_json()


async def get_file(world: World, call: Call) -> Json:
    """Bot API: getFile."""
    stored = world.files.by_id.get(call.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if world.knobs.telegram_local:
        return stored.as_json() | {"file_path": str(stored.path)}
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.as_json() | {"file_path": stored.remote_path}

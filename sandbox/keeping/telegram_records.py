"""What Telegram's side of a world consists of, record by record."""

from collections.abc import Iterator
from typing import Any

from sandbox.journal import Json
from sandbox.keeping.codec import Codec
from sandbox.keeping.records import Record, Rows
from sandbox.telegram.chats import Chat
from sandbox.telegram.world import World


def telegram_records(world: World) -> Iterator[Record]:
    """Yield everything that is kept; what refers to something comes after it.

    Not kept: queries that wait for an answer, whose askers are gone with the process, and where
    updates are delivered to, which the bot says at each start.
    """
    yield from (Record("person", str(key), each) for key, each in world.people.items())
    yield from (Record("chat", str(key), _chat(each)) for key, each in world.chats.items())
    yield from (Record("file", key, each) for key, each in world.files.by_id.items())
    yield from (Record("content", key, each) for key, each in world.files.contents.items())
    for history in world.histories.values():
        yield from (Record("message", f"{m.chat.id}/{m.id}", m) for m in history.all())
    yield from (Record("update", str(each.id), each) for each in world.updates.pending)
    yield from _stars(world)
    yield Record("bot", "", _bot(world))
    yield Record("counters", "telegram", _counters(world))


def restore_telegram(world: World, rows: Rows, codec: Codec) -> None:
    """Fill an empty world with what was kept.

    Raises:
        LookupError, TypeError, ValueError: these are not the records of a world.
    """
    _restore_chats(world, rows, codec)
    files = world.files
    for file in rows.values("file", codec):
        files.by_id[file.file_id] = files.by_path[file.remote_path] = file
    files.contents.update(rows.items("content", codec))
    for message in rows.values("message", codec):
        world.history(message.chat).put(message)
        if message.inline_id:
            world.inline[message.inline_id] = message
    world.updates.pending.extend(rows.values("update", codec))
    _restore_stars(world, rows, codec)
    _restore_bot(world, rows.one("bot", "", codec))
    _restore_counters(world, rows.one("counters", "telegram", codec))


def _chat(chat: Chat) -> Json:
    """Return a chat by its fields: one that changes in place is looked at each time."""
    told = {name: getattr(chat, name) for name in Chat.__slots__}
    return told | {"linked": chat.linked.id if chat.linked else None}


def _restore_chats(world: World, rows: Rows, codec: Codec) -> None:
    world.people.update({each.id: each for each in rows.values("person", codec)})
    kept = list(rows.values("chat", codec))
    world.chats.update({told["id"]: Chat(**told | {"linked": None}) for told in kept})
    for told in kept:
        world.chats[told["id"]].linked = told["linked"] and world.chats[told["linked"]]


def _stars(world: World) -> Iterator[Record]:
    stars = world.stars
    yield from (Record("payment", key, each) for key, each in stars.payments.items())
    yield from (Record("invoice", key, each) for key, each in stars.links.items())
    for number, subscription in enumerate(stars.subscriptions):
        yield Record("subscription", str(number), subscription)
    for number, row in enumerate(stars.transactions):
        yield Record("star", str(number), row, frozen=True)
    yield Record("wallets", "", dict(stars.wallets))


def _restore_stars(world: World, rows: Rows, codec: Codec) -> None:
    stars = world.stars
    stars.payments.update(rows.items("payment", codec))
    stars.links.update(rows.items("invoice", codec))
    stars.subscriptions.extend(rows.values("subscription", codec))
    stars.transactions.extend(rows.values("star", codec))
    stars.wallets.update(rows.one("wallets", "", codec))


def _bot(world: World) -> Json:
    """What the bot has set for itself."""
    return {
        "menus": dict(world.commands.menus),
        "texts": dict(world.texts),
        "menu_buttons": dict(world.menu_buttons),
    }


def _restore_bot(world: World, told: Any) -> None:
    world.commands.menus.update(told["menus"])
    world.texts.update(told["texts"])
    world.menu_buttons.update(told["menu_buttons"])


def _counters(world: World) -> Json:
    return {
        "id_offset": world.id_offset,
        "updates": world.updates.next_id,
        "allowed": world.updates.allowed,
        "queries": world.queries.next_id,
        "guests": world.guests.next_id,
    }


def _restore_counters(world: World, told: Any) -> None:
    world.id_offset = told["id_offset"]
    world.updates.next_id, world.updates.allowed = told["updates"], told["allowed"]
    world.queries.next_id, world.guests.next_id = told["queries"], told["guests"]

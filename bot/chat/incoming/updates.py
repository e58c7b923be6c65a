"""What is taken for an update, and whose turn it waits for."""

import logging
from typing import TypeGuard

from bot.store.inbox import Raw, Received

log = logging.getLogger(__name__)

_ID_LIMIT = 2**62
"""Ids must be below this: Telegram's have at most 52 significant bits (Bot API: Chat)."""

_STANDS_ALONE = ("inline_query", "chosen_inline_result", "pre_checkout_query", "shipping_query")


def received_from(raw: object) -> Received | None:
    """Return an update as the inbox stores it, or None where it is not an update."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not _is_id(update_id):
        log.error("something that is no update is skipped: a %s", type(raw).__name__)
        return None
    return Received(update_id, _chat_of(raw), raw)


def _chat_of(raw: Raw) -> int | None:
    """Return the chat within which an update is handled in order, or None for no order.

    An update without a chat counts for the sender's private chat, and so does a guest's message,
    whose chat nobody knows. Queries that have to be answered within seconds wait for nothing, so
    they have None.
    """
    if any(name in raw for name in _STANDS_ALONE):
        return None
    contents = [content for content in raw.values() if isinstance(content, dict)]
    for content in contents:
        message = content.get("message")
        around = message if isinstance(message, dict) else content
        chat = None if content is raw.get("guest_message") else around.get("chat")
        for place in (chat, content.get("from")):
            if _has_id(place):
                return place["id"]
    return None


def _has_id(place: object) -> TypeGuard[dict[str, int]]:
    return isinstance(place, dict) and _is_id(place.get("id"))


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _ID_LIMIT

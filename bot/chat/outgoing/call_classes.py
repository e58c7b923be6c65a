"""Which calls to Telegram count, in which class, and what they are addressed to."""

from collections.abc import Mapping
from contextlib import suppress
from enum import IntEnum
from typing import Any

Place = int | str
"""What a call is addressed to: a chat's id or @name, an inline message, else the endpoint."""

SEARCHES: Place = "answerInlineQuery"
"""The place of all answers to inline queries: nothing in them says to whom they go."""


class CallClass(IntEnum):
    """How urgent a call is; the lowest number goes first.

    None is 0, which the library takes for "not given". PROGRESS and FIRST_ANSWER cannot be told
    from the endpoint: the caller passes them as ``rate_limit_args``.
    """

    QUERY_ANSWER = 1
    """answers to button presses, inline queries and payments, which expire within seconds"""
    VIDEO = 2
    FIRST_ANSWER = 3
    """the first reaction to a request; after a while it counts as a video"""
    WORDS = 4
    PROGRESS = 5
    CHAT_ACTION = 6

    @property
    def may_wait(self) -> bool:
        """Whether it is worth waiting for room; the others are skipped where there is none."""
        return self < CallClass.PROGRESS


_LONG_SILENCE = 4.0
"""Seconds after which people begin to wonder whether they were heard."""

_VIDEO = frozenset(
    {
        "editMessageMedia",
        "sendAnimation",
        "sendDocument",
        "sendMediaGroup",
        "sendPhoto",
        "sendVideo",
    }
)

_FREE_PREFIXES = ("get", "setMy", "deleteMy", "removeMy")
_FREE = frozenset(
    {
        "answerGuestQuery",
        "close",
        "createInvoiceLink",
        "deleteWebhook",
        "editUserStarSubscription",
        "logOut",
        "refundStarPayment",
        "setChatMenuButton",
        "setWebhook",
    }
)


def is_free(endpoint: str) -> bool:
    """Tell whether a call counts on no budget: reads, settings, money that only moves.

    The answer to a guest's message does not either: there is one for each of a person's own.
    """
    return endpoint in _FREE or endpoint.startswith(_FREE_PREFIXES)


def class_of(endpoint: str) -> CallClass:
    """Return the class of a call whose caller names none; what is unknown counts as words."""
    if endpoint.startswith("answer"):
        return CallClass.QUERY_ANSWER
    if endpoint in _VIDEO:
        return CallClass.VIDEO
    return CallClass.CHAT_ACTION if endpoint == "sendChatAction" else CallClass.WORDS


def class_of_first_answer(waited: float) -> CallClass:
    """Return the class of the first answer to a request from so many seconds ago.

    After a while silence is worse than a video that comes seconds later.
    """
    return CallClass.VIDEO if waited > _LONG_SILENCE else CallClass.FIRST_ANSWER


def place_of(endpoint: str, data: Mapping[str, Any]) -> Place:
    """Return what a call is addressed to; a chat's id is the same place as int and as digits."""
    chat_id: Any = data.get("chat_id")
    if chat_id is None:
        return str(data.get("inline_message_id") or endpoint)
    with suppress(ValueError):
        return int(chat_id)
    return str(chat_id).lower()

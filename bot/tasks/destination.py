"""Where a video goes, which is apart from who asks for it and from what asks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InChat:
    """A chat that the bot can write to: there the video answers a message, in the same topic."""

    chat_id: int
    message_id: int
    """what the video replies to; 0 or less: nothing that is there"""
    thread_id: int | None = None


@dataclass(frozen=True)
class InlineMessage:
    """A message that a person has sent by way of the bot, or with which it has answered a guest.

    It stands in a chat that the bot need not know, and is edited alone (Bot API:
    inline_message_id).
    """

    inline_message_id: str


Destination = InChat | InlineMessage

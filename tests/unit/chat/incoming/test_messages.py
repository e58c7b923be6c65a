from typing import Any, cast

import pytest
from telegram import Bot, Chat, Message, User

from bot.chat.incoming.messages import requester_of, words_after_command

ANNA = User(1, "Anna", is_bot=False)
STAND_IN = User(1087968824, "Group", is_bot=True)


class Us:
    """As much of a bot as reading a message takes."""

    username = "VeogramBot"


def message(text: str | None = None, chat: Chat | None = None, **more: Any) -> Message:
    sent = Message(7, None, chat or Chat(1, "private"), text=text, **more)  # type: ignore[arg-type]
    sent.set_bot(cast("Bot", Us()))
    return sent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/veo a fox", "a fox"),
        ("/veo", ""),
        ("/veo   ", ""),
        ("/VEO a fox", "a fox"),
        ("/veo\na fox\n\njumps", "a fox\n\njumps"),
        ("/veo@VeogramBot a fox", "a fox"),
        ("/veo@veogrambot a fox", "a fox"),
        ("/veo@VeogramBot", ""),
        ("/veo@another_bot a fox", None),
        ("/veo@", None),
        ("/veo2 a fox", None),
        ("/video a fox", None),
        ("/veo, a fox", None),
        ("please /veo a fox", None),
        ("veo a fox", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_is_meant_for_us_is_read(text: str | None, words: str | None) -> None:
    assert words_after_command(message(text)) == words
    assert words_after_command(message(caption=text)) == words


GROUP = Chat(-5, "supergroup")


@pytest.mark.parametrize(
    ("sent", "user_id"),
    [
        (message("x", from_user=ANNA), 1),
        (message("x", GROUP, from_user=ANNA), 1),
        (message("x", GROUP, from_user=STAND_IN, sender_chat=GROUP), -5),
        (message("x", GROUP, from_user=STAND_IN, sender_chat=Chat(-9, "channel")), -9),
        (message("x", Chat(-9, "channel")), -9),
    ],
)
def test_who_speaks_as_a_chat_asks_as_that_chat(sent: Message, user_id: int) -> None:
    assert requester_of(sent, "en").user_id == user_id


@pytest.mark.parametrize(
    ("more", "thread_id"),
    [
        ({}, None),
        ({"message_thread_id": 9, "is_topic_message": True}, 9),
        ({"message_thread_id": 9}, None),
        ({"message_thread_id": 9, "is_topic_message": False}, None),
    ],
)
def test_only_a_topic_is_a_topic(more: dict[str, Any], thread_id: int | None) -> None:
    assert requester_of(message("x", GROUP, from_user=ANNA, **more), "en").thread_id == thread_id


def test_where_somebody_asks_is_kept() -> None:
    requester = requester_of(message("x", from_user=ANNA), "pt")
    assert (requester.chat_id, requester.message_id, requester.language, requester.private) == (
        1,
        7,
        "pt",
        True,
    )
    assert not requester_of(message("x", GROUP, from_user=ANNA), "pt").private

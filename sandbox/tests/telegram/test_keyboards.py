"""Inline keyboards."""

from typing import Any

import pytest

from sandbox.telegram.errors import Refusal
from sandbox.telegram.keyboards import Button, keyboard


def only(**fields: Any) -> Button:
    """The button of a keyboard with one."""
    parsed = keyboard({"inline_keyboard": [[{"text": "x", **fields}]]})
    assert parsed
    return parsed.rows[0][0]


def test_a_button_says_what_it_does() -> None:
    assert only(callback_data="é" * 32).data == "é" * 32
    assert only(url="https://x.org").url == "https://x.org"
    assert only(pay=True).pay


@pytest.mark.parametrize(
    ("fields", "query", "here"),
    [
        ({"switch_inline_query": "fox"}, "fox", False),
        ({"switch_inline_query": ""}, "", False),
        ({"switch_inline_query_current_chat": "fox"}, "fox", True),
        ({"switch_inline_query_chosen_chat": {"query": "fox"}}, "fox", False),
        ({"switch_inline_query_chosen_chat": {}}, "", False),
        ({"callback_data": "a"}, None, False),
    ],
)
def test_three_buttons_start_inline_mode(
    fields: dict[str, Any], query: str | None, here: bool
) -> None:
    assert (only(**fields).switch_inline, only(**fields).switch_here) == (query, here)


def test_a_button_may_leave_only_some_kinds_of_chat_to_choose() -> None:
    chosen = {"allow_group_chats": True, "allow_user_chats": True, "allow_bot_chats": False}
    kinds = only(switch_inline_query_chosen_chat=chosen).switch_to
    assert kinds == {"group", "supergroup"}
    assert only(switch_inline_query="fox").switch_to == kinds | {"private", "channel"}


def test_a_keyboard_comes_back_as_it_was_sent() -> None:
    sent = {"inline_keyboard": [[{"text": "x", "callback_data": "a", "style": "primary"}]]}
    parsed = keyboard(sent)
    assert parsed
    assert parsed.as_json() == sent


def test_other_keyboards_and_empty_ones_are_none() -> None:
    assert keyboard(None) is None
    assert keyboard({"keyboard": [["a"]]}) is None
    assert keyboard({"inline_keyboard": []}) is None


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": "x"}, "must be an Array"),
        ({"inline_keyboard": [["x"]]}, "InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": [[{"url": "https://x.org"}]]}, 'Can\'t find field "text"'),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "a"}]] * 101},
            "reply markup is too long",
        ),
    ],
)
def test_a_wrong_keyboard_is_refused(markup: Any, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        keyboard(markup)

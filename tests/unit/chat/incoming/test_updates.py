"""What is taken for an update, and which chat's order it keeps."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.chat.incoming.updates import received_from
from bot.store.inbox import Received

ANNA: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Anna"}
GROUP: dict[str, Any] = {"id": -1001, "type": "supergroup", "title": "Friends"}
MESSAGE: dict[str, Any] = {"message_id": 5, "date": 1, "chat": GROUP, "from": ANNA}
QUERY: dict[str, Any] = {"id": "q", "from": ANNA, "chat_instance": "1"}
MEMBER: dict[str, Any] = {"chat": GROUP, "from": ANNA, "date": 1}
REACTION: dict[str, Any] = {"chat": GROUP, "message_id": 5, "date": 1}

IN_THE_GROUP: dict[str, Any] = {
    "message": MESSAGE,
    "edited_message": MESSAGE,
    "channel_post": {"message_id": 5, "date": 1, "chat": GROUP},
    "edited_channel_post": {"message_id": 5, "date": 1, "chat": GROUP},
    "business_message": {**MESSAGE, "business_connection_id": "b"},
    "edited_business_message": {**MESSAGE, "business_connection_id": "b"},
    "deleted_business_messages": {
        "business_connection_id": "b",
        "chat": GROUP,
        "message_ids": [5],
    },
    "message_reaction": {**REACTION, "user": ANNA, "old_reaction": [], "new_reaction": []},
    "message_reaction_count": {**REACTION, "reactions": []},
    "callback_query": {**QUERY, "message": MESSAGE, "data": "x"},
    "my_chat_member": MEMBER,
    "chat_member": MEMBER,
    "chat_join_request": {**MEMBER, "user_chat_id": 7},
    "chat_boost": {"chat": GROUP, "boost": {"boost_id": "b"}},
    "removed_chat_boost": {"chat": GROUP, "boost_id": "b", "remove_date": 1},
}
OF_ANNA: dict[str, Any] = {
    # The chat of a guest's message is nobody's: its id may be that of another one.
    "guest_message": {**MESSAGE, "guest_query_id": "g"},
    "purchased_paid_media": {"from": ANNA, "paid_media_payload": "p"},
}
ALONE: dict[str, Any] = {
    "inline_query": {"id": "q", "from": ANNA, "query": "", "offset": ""},
    "chosen_inline_result": {"result_id": "r", "from": ANNA, "query": ""},
    "shipping_query": {"id": "q", "from": ANNA, "invoice_payload": "p"},
    "pre_checkout_query": {"id": "q", "from": ANNA, "currency": "XTR"},
    "poll": {"id": "p", "question": "?", "options": []},
    "poll_answer": {"poll_id": "p", "user": ANNA, "option_ids": [0]},
    "business_connection": {"id": "b", "user": ANNA, "user_chat_id": 7, "date": 1},
    "managed_bot": {"user": ANNA, "bot": ANNA},
}
KINDS = {**IN_THE_GROUP, **OF_ANNA, **ALONE}


def received(**content: Any) -> Received:
    update = received_from({"update_id": 9, **content})
    assert update is not None
    return update


def test_every_kind_of_update_is_looked_at() -> None:
    assert {str(kind) for kind in Update.ALL_TYPES} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_update_is_kept_as_it_came(kind: str) -> None:
    raw = {"update_id": 9, kind: KINDS[kind]}
    update = received_from(raw)
    assert update is not None
    assert (update.update_id, update.payload) == (9, raw)


@pytest.mark.parametrize("kind", IN_THE_GROUP)
def test_what_happens_in_a_chat_keeps_the_order_of_the_chat(kind: str) -> None:
    assert received(**{kind: IN_THE_GROUP[kind]}).chat_id == -1001


@pytest.mark.parametrize("kind", OF_ANNA)
def test_what_belongs_to_no_chat_keeps_the_order_of_its_sender_s_private_chat(kind: str) -> None:
    assert received(**{kind: OF_ANNA[kind]}).chat_id == 7


@pytest.mark.parametrize("kind", ALONE)
def test_what_must_be_answered_at_once_or_belongs_nowhere_stands_alone(kind: str) -> None:
    assert received(**{kind: ALONE[kind]}).chat_id is None


@pytest.mark.parametrize(
    ("message", "chat_id"),
    [
        ({"message_id": 5, "date": 0, "chat": GROUP}, -1001),  # of long ago: known by its ids only
        ({"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}}, 7),
        (None, 7),
        ("nonsense", 7),
        ({}, 7),
        ({"chat": None}, 7),
        ({"chat": {"id": "-1001"}}, 7),
    ],
)
def test_a_press_keeps_the_order_of_the_chat_it_happened_in_or_else_of_the_presser(
    message: object, chat_id: int
) -> None:
    inline = {**QUERY, "inline_message_id": "i", "data": "x"}
    assert received(callback_query={**inline, "message": message}).chat_id == chat_id
    assert received(callback_query=inline).chat_id == 7


def test_a_reply_keeps_the_order_of_its_own_chat() -> None:
    other = {**MESSAGE, "chat": {"id": 8, "type": "private"}}
    assert received(message={**MESSAGE, "reply_to_message": other}).chat_id == -1001


def test_a_kind_that_nobody_knows_yet_is_kept_all_the_same() -> None:
    assert received(something_new={"chat": GROUP}).chat_id == -1001
    assert received(something_new=[1]).chat_id is None
    assert received().chat_id is None


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        7,
        "update",
        {},
        {"message": MESSAGE},
        {"update_id": None},
        {"update_id": "9"},
        {"update_id": 9.0},
        {"update_id": True},
        {"update_id": 2**62},
        {"update_id": -(2**62)},
        {"update_id": [9]},
    ],
)
def test_what_is_no_update_is_skipped(raw: object) -> None:
    assert received_from(raw) is None


@pytest.mark.parametrize("chat_id", ["-1001", None, 1.5, True, 2**62, [1], {}])
def test_an_id_that_cannot_be_one_is_none(chat_id: object) -> None:
    assert received(message={"chat": {"id": chat_id}}).chat_id is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["update_id", "message", "callback_query", "chat", "from", "id"]),
            inner,
        )
    ),
)


@given(json)
def test_nothing_that_comes_makes_receiving_fail(raw: object) -> None:
    update = received_from(raw)
    assert update is None or isinstance(update.chat_id, int | None)


@given(json)
def test_no_content_makes_receiving_fail(content: object) -> None:
    update = received(message=content)
    assert update.chat_id is None or abs(update.chat_id) < 2**62

from typing import Any

import pytest

from bot.chat.outgoing.call_classes import (
    CallClass,
    class_of,
    class_of_first_answer,
    is_free,
    place_of,
)


@pytest.mark.parametrize(
    ("endpoint", "kind"),
    [
        ("answerCallbackQuery", CallClass.QUERY_ANSWER),
        ("answerInlineQuery", CallClass.QUERY_ANSWER),
        ("answerPreCheckoutQuery", CallClass.QUERY_ANSWER),
        ("sendVideo", CallClass.VIDEO),
        ("sendAnimation", CallClass.VIDEO),
        ("sendDocument", CallClass.VIDEO),
        ("sendPhoto", CallClass.VIDEO),
        ("sendMediaGroup", CallClass.VIDEO),
        ("editMessageMedia", CallClass.VIDEO),
        ("sendMessage", CallClass.WORDS),
        ("sendInvoice", CallClass.WORDS),
        ("editMessageText", CallClass.WORDS),
        ("editMessageReplyMarkup", CallClass.WORDS),
        ("deleteMessage", CallClass.WORDS),
        ("setMessageReaction", CallClass.WORDS),
        ("closeForumTopic", CallClass.WORDS),
        ("somethingOfNextYear", CallClass.WORDS),
        ("sendChatAction", CallClass.CHAT_ACTION),
    ],
)
def test_what_people_see_counts_in_the_class_of_its_endpoint(
    endpoint: str, kind: CallClass
) -> None:
    assert not is_free(endpoint)
    assert class_of(endpoint) is kind


@pytest.mark.parametrize(
    "endpoint",
    [
        "answerGuestQuery",
        "getFile",
        "getMe",
        "getChat",
        "getChatMember",
        "getUpdates",
        "getWebhookInfo",
        "getStarTransactions",
        "setMyCommands",
        "deleteMyCommands",
        "setMyDescription",
        "setChatMenuButton",
        "setWebhook",
        "deleteWebhook",
        "refundStarPayment",
        "editUserStarSubscription",
        "createInvoiceLink",
        "logOut",
        "close",
    ],
)
def test_reads_settings_and_what_is_answered_once_are_free(endpoint: str) -> None:
    assert is_free(endpoint)


def test_no_class_is_taken_for_none_by_the_library() -> None:
    assert all(CallClass)


def test_classes_stand_in_the_order_of_urgency() -> None:
    assert sorted(CallClass) == [
        CallClass.QUERY_ANSWER,
        CallClass.VIDEO,
        CallClass.FIRST_ANSWER,
        CallClass.WORDS,
        CallClass.PROGRESS,
        CallClass.CHAT_ACTION,
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"chat_id": 7}, 7),
        ({"chat_id": "7"}, 7),
        ({"chat_id": -1001}, -1001),
        ({"chat_id": "-1001"}, -1001),
        ({"chat_id": "@Films"}, "@films"),
        ({"chat_id": 7, "inline_message_id": "BAAA"}, 7),
        ({"inline_message_id": "BAAA"}, "BAAA"),
        ({"callback_query_id": "1"}, "anEndpoint"),
    ],
)
def test_a_chat_is_one_place_however_it_is_written(data: dict[str, Any], place: int | str) -> None:
    assert place_of("anEndpoint", data) == place


def test_who_has_waited_for_a_first_answer_for_long_waits_for_no_more_videos() -> None:
    assert class_of_first_answer(0.0) is CallClass.FIRST_ANSWER
    assert class_of_first_answer(10.0) is CallClass.VIDEO

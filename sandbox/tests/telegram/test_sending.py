"""Sending texts: what is taken, and how the rest is refused."""

import json
from typing import Any

import httpx
import pytest

from sandbox import Sandbox
from sandbox.telegram import Chat, Person, Telegram
from sandbox.tests.telegram.conftest import TOKEN, Client


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize("method", ["sendNothing", "sendPoll"])
async def test_an_unknown_method_and_one_that_is_not_implemented_are_404(
    bot: Client, method: str
) -> None:
    assert await bot.refused(method) == "Not Found"


async def test_a_wrong_token_is_401(http: httpx.AsyncClient) -> None:
    assert await Client(http, "42:WRONG").refused("getMe") == "Unauthorized"


async def test_letter_case_of_a_method_does_not_matter(bot: Client) -> None:
    assert (await bot.call("GETME"))["username"] == "veogram_bot"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": "", "text": "x"}, "chat_id is empty"),
    ],
)
async def test_a_chat_must_be_there(bot: Client, parameters: Any, words: str) -> None:
    assert await bot.refused("sendMessage", **parameters) == f"Bad Request: {words}"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, "message text is empty"),
        ({"text": "  "}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "x", "parsemode": "HTML"}, 'unknown parameter "parsemode"'),
        ({"text": "x", "message_thread_id": "y"}, 'parameter "message_thread_id" must be Integer'),
        ({"text": "x", "message_thread_id": 7}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": button(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": button()},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": button(url="x")},
            "inline keyboard button URL 'x' is invalid: Unsupported URL protocol",
        ),
    ],
)
async def test_a_wrong_text_is_refused(
    bot: Client, chat: Chat, parameters: Any, words: str
) -> None:
    refusal = await bot.refused("sendMessage", chat_id=chat.id, **parameters)
    assert refusal == f"Bad Request: {words}"


async def test_parameters_come_in_four_ways(
    http: httpx.AsyncClient, telegram: Telegram, chat: Chat
) -> None:
    path = f"/bot{TOKEN}/sendMessage"
    given = {"chat_id": str(chat.id), "text": "fox"}
    markup = {"reply_markup": json.dumps(button(callback_data="a"))}
    answers = [
        await http.get(path, params=given | markup),
        await http.post(path, data=given | markup),
        await http.post(path, files={k: (None, v) for k, v in (given | markup).items()}),
        await http.post(path, json=given | {"reply_markup": button(callback_data="a")}),
    ]
    assert [each.json()["result"]["message_id"] for each in answers] == [1, 2, 3, 4]
    assert [message.buttons[0][0].data for message in telegram.messages(chat)] == ["a"] * 4


async def test_a_body_that_is_no_json_is_refused(http: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await http.post(f"/bot{TOKEN}/getMe", content=b"{", headers=headers)
    assert answer.json()["description"] == "Bad Request: can't parse JSON object"


async def test_a_reply_shows_what_it_answers(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    said = await telegram.send(anna, chat, "fox")
    sent = await bot.call(
        "sendMessage", chat_id=chat.id, text="x", reply_parameters={"message_id": said.id}
    )
    assert sent["reply_to_message"]["text"] == "fox"


async def test_a_reply_to_nothing_may_be_sent_all_the_same(bot: Client, chat: Chat) -> None:
    parameters = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await bot.call("sendMessage", chat_id=chat.id, text="x", reply_parameters=parameters)
    assert "reply_to_message" not in sent


async def test_a_reply_across_chats_is_an_external_reply(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    group = telegram.group("Foxes", [anna])
    said = await telegram.send(anna, group, "fox")
    parameters = {"message_id": said.id, "chat_id": group.id}
    sent = await bot.call("sendMessage", chat_id=chat.id, text="x", reply_parameters=parameters)
    assert sent["external_reply"]["origin"]["sender_user"]["id"] == anna.id
    assert sent["external_reply"]["message_id"] == said.id


async def test_a_stranger_cannot_be_written_to(bot: Client, telegram: Telegram) -> None:
    eve = telegram.person("Eve")
    refusal = await bot.refused("sendMessage", chat_id=eve.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"


async def test_who_has_blocked_the_bot_gets_nothing(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    telegram.block(anna)
    refusal = await bot.refused("sendMessage", chat_id=chat.id, text="x")
    assert refusal == "Forbidden: bot was blocked by the user"
    telegram.unblock(anna)
    assert await bot.call("sendMessage", chat_id=chat.id, text="x")


async def test_a_chat_action_is_checked(bot: Client, chat: Chat) -> None:
    assert await bot.call("sendChatAction", chat_id=chat.id, action="typing")
    refusal = await bot.refused("sendChatAction", chat_id=chat.id, action="dancing")
    assert refusal == "Bad Request: wrong parameter action in request"


async def test_a_message_is_forwarded_and_copied(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    said = await telegram.send(anna, chat, "fox")
    source = {"chat_id": chat.id, "from_chat_id": chat.id, "message_id": said.id}
    forwarded = await bot.call("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == anna.id
    await bot.call("copyMessage", **source)
    assert telegram.messages(chat)[-1].text == "fox"
    refusal = await bot.refused("copyMessage", **source | {"message_id": 99})
    assert refusal == "Bad Request: message to copy not found"


async def test_the_journal_has_every_request_and_never_the_token(
    bot: Client, sandbox: Sandbox, chat: Chat
) -> None:
    await bot.call("sendMessage", chat_id=chat.id, text="fox")
    await bot.ask("sendDocument", chat_id=chat.id, files={"document": ("a.txt", b"fox")})
    await bot.refused("sendNothing")
    text, document, nothing = sandbox.journal.entries
    assert text.request == {"chat_id": chat.id, "text": "fox"}
    assert text.path == "/bot<token>/sendMessage"
    assert document.request["document"] == {"file": "a.txt", "size": 3}
    assert nothing.status == 404
    assert TOKEN not in json.dumps([each.as_json() for each in sandbox.journal.entries])


async def test_a_channel_takes_no_button_that_starts_inline_mode(
    bot: Client, telegram: Telegram, anna: Person
) -> None:
    channel = telegram.channel("News", admins=[anna])
    words = await bot.refused(
        "sendMessage", chat_id=channel.id, text="x", reply_markup=button(switch_inline_query="fox")
    )
    assert words.startswith("Bad Request: Can't use switch_inline_query button in a channel chat")
    await bot.call(
        "sendMessage", chat_id=channel.id, text="x", reply_markup=button(callback_data="fox")
    )

"""Guest mode: the bot is called in chats that it is no member of."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Person, Standing, Telegram
from sandbox.tests.telegram.conftest import TOO_OLD, Client, Clock, next_update
from sandbox.tests.telegram.media_files import film

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Fox",
    "input_message_content": {"message_text": "<b>Fox</b>", "parse_mode": "HTML"},
    "reply_markup": {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]},
}


@pytest.fixture
def elsewhere(telegram: Telegram, anna: Person) -> Chat:
    """A group without the bot."""
    return telegram.group("Elsewhere", [anna], bot=Standing.LEFT)


async def called(bot: Client, telegram: Telegram, anna: Person, chat: Chat, **more: Any) -> Any:
    """Let Anna call the bot, and return what it is told."""
    await telegram.send(anna, chat, f"@{telegram.bot.username} a fox", **more)
    return await next_update(bot, "guest_message")


async def test_a_mention_reaches_the_bot_with_a_query(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat
) -> None:
    photo = await telegram.send(anna, elsewhere, "look")
    told = await called(bot, telegram, anna, elsewhere, reply_to=photo)
    assert told["guest_query_id"]
    assert (told["from"]["id"], told["text"]) == (anna.id, f"@{telegram.bot.username} a fox")
    assert told["reply_to_message"]["text"] == "look"


async def test_the_chat_may_have_the_id_of_another_one(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat
) -> None:
    told = await called(bot, telegram, anna, elsewhere)
    assert told["chat"]["id"] == elsewhere.id
    ours = telegram.group("Ours", [anna])
    told = await called(bot, telegram, anna, elsewhere)
    assert (told["chat"]["id"], told["chat"]["title"]) == (ours.id, "Elsewhere")


async def test_nothing_else_of_such_a_chat_reaches_it(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat
) -> None:
    robot = telegram.person("Robot", is_bot=True)
    elsewhere.people[robot.id], elsewhere.members[robot.id] = robot, Standing.MEMBER
    name = telegram.bot.username
    for words in ("hello", "/veo a fox", f"/veo@{name} a fox", f"@{name}s a fox", "@other"):
        await telegram.send(anna, elsewhere, words)
    await telegram.send(robot, elsewhere, f"@{name} a fox")
    said = await telegram.send(anna, elsewhere, "a fox")
    await telegram.edit(said, f"@{name} a fox")
    assert await bot.updates() == []


async def test_where_it_is_a_member_it_is_no_guest(
    bot: Client, telegram: Telegram, anna: Person
) -> None:
    ours = telegram.group("Ours", [anna])
    await telegram.send(anna, ours, f"@{telegram.bot.username} a fox")
    assert await bot.updates() == []


async def test_the_answer_stands_there_and_can_be_edited_by_its_id(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat
) -> None:
    told = await called(bot, telegram, anna, elsewhere)
    sent = await bot.call("answerGuestQuery", guest_query_id=told["guest_query_id"], result=ARTICLE)
    asked, answer = telegram.messages(elsewhere)
    assert (answer.sender, answer.text, answer.reply_to) == (None, "Fox", asked)
    assert answer.buttons[0][0].text == "Go"
    place = {"inline_message_id": sent["inline_message_id"]}
    assert await bot.call("editMessageText", **place, text="Hen") is True
    assert telegram.messages(elsewhere)[1].text == "Hen"


async def test_the_answer_takes_a_video_by_link_or_id_and_no_upload(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat, chat: Chat
) -> None:
    told = await called(bot, telegram, anna, elsewhere)
    sent = await bot.call("answerGuestQuery", guest_query_id=told["guest_query_id"], result=ARTICLE)
    place = {"inline_message_id": sent["inline_message_id"]}
    upload = {"film": ("fox.mp4", film(sound=True), "video/mp4")}
    attached = '{"type": "video", "media": "attach://film"}'
    words = await bot.refused("editMessageMedia", files=upload, **place, media=attached)
    assert words == "Bad Request: can't upload new file for an inline message"
    known = await bot.call("sendVideo", files={"video": upload["film"]}, chat_id=chat.id)
    media = {"type": "video", "media": known["video"]["file_id"]}
    assert await bot.call("editMessageMedia", **place, media=media) is True
    assert telegram.messages(elsewhere)[1].video


async def test_a_press_names_the_inline_message_alone(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat
) -> None:
    told = await called(bot, telegram, anna, elsewhere)
    sent = await bot.call("answerGuestQuery", guest_query_id=told["guest_query_id"], result=ARTICLE)
    with pytest.raises(TimeoutError):
        await telegram.press(anna, telegram.messages(elsewhere)[1], "go", timeout=0.01)
    press = await next_update(bot, "callback_query")
    assert press["inline_message_id"] == sent["inline_message_id"]
    assert "message" not in press


async def test_a_call_is_answered_once_and_in_time(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat, clock: Clock
) -> None:
    first = (await called(bot, telegram, anna, elsewhere))["guest_query_id"]
    await bot.call("answerGuestQuery", guest_query_id=first, result=ARTICLE)
    again = await bot.refused("answerGuestQuery", guest_query_id=first, result=ARTICLE)
    late = (await called(bot, telegram, anna, elsewhere))["guest_query_id"]
    clock.ahead = 31
    too_late = await bot.refused("answerGuestQuery", guest_query_id=late, result=ARTICLE)
    unknown = await bot.refused("answerGuestQuery", guest_query_id="7", result=ARTICLE)
    assert {again, too_late, unknown} == {TOO_OLD}
    assert len([m for m in telegram.messages(elsewhere) if m.sender is None]) == 1


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("{", "Bad Request: can't parse inline query result JSON object"),
        ({"type": "nonsense", "id": "1"}, 'unsupported result type "nonsense"'),
        ({**ARTICLE, "id": ""}, "Bad Request: RESULT_ID_INVALID"),
        ({**ARTICLE, "input_message_content": {"message_text": ""}}, "message text is empty"),
        ({"type": "video", "id": "1", "video_file_id": "7"}, "wrong file identifier"),
    ],
)
async def test_an_answer_that_cannot_be_sent_leaves_the_call_open(
    bot: Client, telegram: Telegram, anna: Person, elsewhere: Chat, result: Any, words: str
) -> None:
    told = await called(bot, telegram, anna, elsewhere)
    query = told["guest_query_id"]
    assert words in await bot.refused("answerGuestQuery", guest_query_id=query, result=result)
    await bot.call("answerGuestQuery", guest_query_id=query, result=ARTICLE)


async def test_guest_mode_is_on(bot: Client) -> None:
    assert (await bot.call("getMe"))["supports_guest_queries"] is True

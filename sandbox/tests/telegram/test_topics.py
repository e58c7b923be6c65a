"""Topics of a forum."""

import pytest

from sandbox.telegram import Chat, Person, Telegram
from sandbox.telegram.history import GENERAL
from sandbox.tests.telegram.conftest import Client


@pytest.fixture
def forum(telegram: Telegram, anna: Person, ben: Person) -> Chat:
    return telegram.group("Forum", [anna, ben], forum=True, privacy=False, admins=[anna])


async def test_no_topic_has_the_id_of_general(telegram: Telegram, anna: Person) -> None:
    forum = telegram.group("Zoo", [anna], forum=True)
    assert telegram.topic(forum, "Cubs") == GENERAL + 1


async def test_a_message_in_a_topic_answers_the_topic(
    bot: Client, telegram: Telegram, anna: Person, forum: Chat
) -> None:
    topic = telegram.topic(forum, "Cubs")
    said = await telegram.send(anna, forum, "hello", thread=topic)
    await telegram.send(anna, forum, "in General")
    plain, general = [each["message"] for each in await bot.updates()]
    assert plain["is_topic_message"] is True
    assert plain["message_thread_id"] == topic
    assert plain["reply_to_message"]["message_id"] == topic
    assert plain["reply_to_message"]["forum_topic_created"]["name"] == "Cubs"
    assert "message_thread_id" not in general
    assert telegram.messages(forum, topic)[-1] == said


async def test_the_bot_writes_into_topics_that_are_there_and_open(
    bot: Client, telegram: Telegram, forum: Chat
) -> None:
    topic = telegram.topic(forum, "Cubs")
    where = {"chat_id": forum.id, "text": "x", "message_thread_id": topic}
    assert (await bot.call("sendMessage", **where))["message_thread_id"] == topic
    telegram.close_topic(forum, topic)
    assert await bot.refused("sendMessage", **where) == "Bad Request: TOPIC_CLOSED"
    telegram.reopen_topic(forum, topic)
    assert await bot.call("sendMessage", **where)
    telegram.delete_topic(forum, topic)
    assert await bot.refused("sendMessage", **where) == ("Bad Request: message thread not found")


async def test_a_reply_goes_where_its_message_is(
    bot: Client, telegram: Telegram, anna: Person, forum: Chat
) -> None:
    topic = telegram.topic(forum, "Cubs")
    said = await telegram.send(anna, forum, "hello", thread=topic)
    sent = await bot.call(
        "sendMessage", chat_id=forum.id, text="x", reply_parameters={"message_id": said.id}
    )
    assert sent["message_thread_id"] == topic


async def test_only_administrators_write_into_a_closed_topic(
    telegram: Telegram, anna: Person, ben: Person, forum: Chat
) -> None:
    topic = telegram.topic(forum, "Cubs")
    telegram.close_topic(forum, topic)
    await telegram.send(anna, forum, "order", thread=topic)
    with pytest.raises(ValueError, match="closed"):
        await telegram.send(ben, forum, "oh", thread=topic)
    with pytest.raises(ValueError, match="no such topic"):
        await telegram.send(ben, forum, "oh", thread=999)


async def test_the_bot_manages_topics_as_an_administrator(
    bot: Client, telegram: Telegram, forum: Chat
) -> None:
    assert await bot.refused("createForumTopic", chat_id=forum.id, name="Dens") == (
        "Bad Request: not enough rights to manage the topic"
    )
    telegram.promote(forum)
    topic = await bot.call("createForumTopic", chat_id=forum.id, name="Dens")
    where = {"chat_id": forum.id, "message_thread_id": topic["message_thread_id"]}
    assert await bot.call("editForumTopic", **where, name="Burrows")
    assert await bot.call("closeForumTopic", **where)
    assert await bot.refused("closeForumTopic", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    (only,) = forum.topics.values()
    assert (only.name, only.closed) == ("Burrows", True)
    assert await bot.call("reopenForumTopic", **where)
    assert await bot.call("deleteForumTopic", **where)
    assert not forum.topics

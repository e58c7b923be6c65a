"""Groups: privacy mode, anonymous senders, membership, migration."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Person, Standing, Telegram
from sandbox.tests.telegram.conftest import Client


@pytest.fixture
def group(telegram: Telegram, anna: Person, ben: Person) -> Chat:
    return telegram.group("Foxes", [anna, ben], admins=[anna])


async def heard(bot: Client) -> list[str]:
    """The texts and captions that reach the bot."""
    messages = [each["message"] for each in await bot.updates() if "message" in each]
    return [each.get("text") or each.get("caption", "") for each in messages]


class TestPrivacy:
    async def test_only_what_is_meant_for_the_bot_reaches_it(
        self, bot: Client, telegram: Telegram, anna: Person, group: Chat
    ) -> None:
        await bot.call("sendMessage", chat_id=group.id, text="I am here")
        (ours,) = telegram.messages(group)
        other = await telegram.send(anna, group, "nobody hears this")
        await telegram.send(anna, group, "/veo@Veogram_bot a fox")
        await telegram.send(anna, group, "/veo@other_bot a fox")
        await telegram.send(anna, group, "an answer", reply_to=ours)
        await telegram.send(anna, group, "not to the bot", reply_to=other)
        await telegram.send(anna, group, "please /veo")
        assert await heard(bot) == ["/veo@Veogram_bot a fox", "an answer"]

    async def test_a_bare_command_is_for_the_bot_that_spoke_last(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        other = telegram.person("Other", is_bot=True)
        group = telegram.group("Foxes", [anna, other])
        await telegram.send(anna, group, "/first")
        await telegram.send(other, group, "beep")
        await telegram.send(anna, group, "/second")
        await bot.call("sendMessage", chat_id=group.id, text="boop")
        await telegram.send(anna, group, "/third")
        assert await heard(bot) == ["/first", "/third"]

    async def test_a_caption_counts_like_a_text(
        self, bot: Client, telegram: Telegram, anna: Person, group: Chat
    ) -> None:
        await telegram.send(anna, group, "/veo@veogram_bot", document=b"x")
        await telegram.send(anna, group, "just so", document=b"x")
        assert await heard(bot) == ["/veo@veogram_bot"]

    async def test_an_administrator_hears_everything(
        self, bot: Client, telegram: Telegram, anna: Person, group: Chat
    ) -> None:
        telegram.promote(group, anna)
        await telegram.send(anna, group, "hello")
        assert await heard(bot) == ["hello"]

    async def test_without_privacy_everything_is_heard_but_bots(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        other = telegram.person("Other", is_bot=True)
        group = telegram.group("Foxes", [anna, other], privacy=False)
        await telegram.send(anna, group, "hello")
        await telegram.send(other, group, "beep")
        assert await heard(bot) == ["hello"]


class TestNames:
    async def test_an_anonymous_administrator_is_the_group(
        self, bot: Client, telegram: Telegram, anna: Person, group: Chat
    ) -> None:
        await telegram.send(anna, group, "/veo", as_chat=True)
        message = (await bot.updates())[0]["message"]
        assert message["from"]["id"] == 1087968824
        assert message["sender_chat"]["id"] == group.id

    async def test_a_channel_speaks_in_a_group(
        self, bot: Client, telegram: Telegram, anna: Person, group: Chat
    ) -> None:
        channel = telegram.channel("News", [anna])
        await telegram.send(anna, group, "/veo", as_chat=channel)
        message = (await bot.updates())[0]["message"]
        assert message["from"]["id"] == 136817688
        assert message["sender_chat"]["id"] == channel.id

    async def test_a_post_comes_twice_from_a_channel_with_a_group(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        group = telegram.group("MessageEndpoints", [anna], privacy=False)
        channel = telegram.channel("News", [anna], group=group)
        said = await telegram.send(anna, channel, "/veo a fox")
        await telegram.edit(said, "/veo a hen")
        post, forward, edited = await bot.updates()
        assert "from" not in post["channel_post"]
        assert post["channel_post"]["sender_chat"]["id"] == channel.id
        assert forward["message"]["is_automatic_forward"] is True
        assert forward["message"]["forward_origin"]["message_id"] == said.id
        assert forward["message"]["from"]["id"] == 777000
        assert edited["edited_channel_post"]["text"] == "/veo a hen"

    async def test_the_bots_posts_are_talked_about_too_for_as_long_as_they_stand(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        group = telegram.group("MessageEndpoints", [anna])
        channel = telegram.channel("News", [anna], group=group)
        post = await bot.call("sendMessage", chat_id=channel.id, text="50 %")
        where = {"chat_id": channel.id, "message_id": post["message_id"]}
        (forward,) = telegram.messages(group)
        assert (forward.text, forward.automatic_forward) == ("50 %", True)
        await bot.call("editMessageText", **where, text="90 %")
        assert telegram.world.current(forward).text == "90 %"
        await bot.call("deleteMessage", **where)
        assert telegram.messages(group) == []

    async def test_who_is_not_in_a_group_cannot_speak_there(
        self, telegram: Telegram, group: Chat
    ) -> None:
        with pytest.raises(ValueError, match="Eve is not in Foxes"):
            await telegram.send(telegram.person("Eve"), group, "hello")

    async def test_an_answer_to_another_chat_shows_its_photo(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat, group: Chat
    ) -> None:
        said = await telegram.send(anna, chat, "look", document=b"x", file_name="a.txt")
        await telegram.send(anna, group, "/veo", external_reply=said)
        update = (await bot.updates())[-1]["message"]
        assert "reply_to_message" not in update
        assert update["external_reply"]["document"]["file_name"] == "a.txt"
        assert update["external_reply"]["origin"]["sender_user"]["id"] == anna.id


class TestMembership:
    async def test_a_bot_that_was_thrown_out_cannot_write(
        self, bot: Client, telegram: Telegram, anna: Person, group: Chat
    ) -> None:
        telegram.kick(group, anna)
        assert await bot.refused("sendMessage", chat_id=group.id, text="x") == (
            "Forbidden: bot was kicked from the supergroup chat"
        )
        (update,) = await bot.updates()
        change = update["my_chat_member"]
        assert change["from"]["id"] == anna.id
        assert change["old_chat_member"]["status"] == "member"
        assert change["new_chat_member"]["status"] == "kicked"

    async def test_a_bot_that_comes_is_told_twice(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        group = telegram.group("Foxes", [anna], bot=Standing.LEFT)
        assert await bot.refused("sendMessage", chat_id=group.id, text="x") == (
            "Forbidden: bot is not a member of the supergroup chat"
        )
        telegram.join(group, anna)
        change, service = await bot.updates()
        assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
        assert service["message"]["new_chat_members"][0]["username"] == "veogram_bot"

    async def test_blocking_is_an_update_too(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        telegram.block(anna)
        telegram.unblock(anna)
        statuses = [
            each["my_chat_member"]["new_chat_member"]["status"] for each in await bot.updates()
        ]
        assert statuses == ["kicked", "member"]

    async def test_a_group_that_migrates_says_where_it_went(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        old = telegram.group("Foxes", [anna], supergroup=False)
        new = telegram.migrate(old)
        answer = (await bot.ask("sendMessage", chat_id=old.id, text="x")).json()
        assert answer["description"] == (
            "Bad Request: group chat was upgraded to a supergroup chat"
        )
        assert answer["parameters"] == {"migrate_to_chat_id": new.id}
        leaving, arriving = [each["message"] for each in await bot.updates()]
        assert (leaving["chat"]["id"], leaving["migrate_to_chat_id"]) == (old.id, new.id)
        assert (arriving["chat"]["id"], arriving["migrate_from_chat_id"]) == (new.id, old.id)
        assert await bot.call("sendMessage", chat_id=new.id, text="x")
        with pytest.raises(ValueError, match="supergroup now"):
            await telegram.send(anna, old, "hello")

    async def test_the_bot_asks_who_is_there(
        self, bot: Client, telegram: Telegram, anna: Person, ben: Person, group: Chat
    ) -> None:
        where: dict[str, Any] = {"chat_id": group.id}
        eve = telegram.person("Eve")
        statuses = [
            (await bot.call("getChatMember", **where, user_id=each))["status"]
            for each in (anna.id, ben.id, eve.id, 42)
        ]
        assert statuses == ["administrator", "member", "left", "member"]
        assert await bot.refused("getChatMember", **where, user_id=1) == (
            "Bad Request: PARTICIPANT_ID_INVALID"
        )
        (admin,) = await bot.call("getChatAdministrators", **where)
        assert admin["user"]["id"] == anna.id
        assert await bot.call("getChatMemberCount", **where) == 3
        assert (await bot.call("getChat", **where))["title"] == "Foxes"

    async def test_a_chat_has_a_name_too(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        group = telegram.group("Foxes", [anna], username="foxes")
        sent = await bot.call("sendMessage", chat_id="@Foxes", text="x")
        assert sent["chat"]["id"] == group.id

    async def test_the_bot_can_leave(self, bot: Client, group: Chat) -> None:
        assert await bot.call("leaveChat", chat_id=group.id)
        assert group.bot is Standing.LEFT

    async def test_pinning_is_for_administrators(
        self, bot: Client, telegram: Telegram, group: Chat
    ) -> None:
        sent = await bot.call("sendMessage", chat_id=group.id, text="x")
        where = {"chat_id": group.id, "message_id": sent["message_id"]}
        assert await bot.refused("pinChatMessage", **where) == (
            "Bad Request: not enough rights to manage pinned messages in the chat"
        )
        telegram.promote(group)
        assert await bot.call("pinChatMessage", **where)

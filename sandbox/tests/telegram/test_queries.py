"""Button presses and inline mode."""

import asyncio
from typing import Any

import pytest

from sandbox.telegram import Chat, InlineResult, Person, Telegram
from sandbox.tests.telegram.conftest import TOO_OLD, Client, Clock, next_update
from sandbox.tests.telegram.media_files import film

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Red", "callback_data": "red"}, {"text": "Site", "url": "https://x.org"}]
    ]
}


def article(number: int = 1, **fields: Any) -> dict[str, Any]:
    content = {"message_text": "<b>Fox</b>", "parse_mode": "HTML"}
    result = {"type": "article", "id": str(number), "title": "Fox"}
    return result | {"input_message_content": content} | fields


class TestButtons:
    @pytest.fixture
    async def question(self, bot: Client, telegram: Telegram, chat: Chat) -> Any:
        await bot.call("sendMessage", chat_id=chat.id, text="Which?", reply_markup=KEYBOARD)
        return telegram.messages(chat)[0]

    async def test_a_press_waits_for_its_answer(
        self, bot: Client, telegram: Telegram, anna: Person, question: Any
    ) -> None:
        press = asyncio.create_task(telegram.press(anna, question, "red"))
        query = await next_update(bot, "callback_query")
        assert (query["data"], query["from"]["id"]) == ("red", anna.id)
        assert query["message"]["reply_markup"] == KEYBOARD
        await bot.call(
            "answerCallbackQuery", callback_query_id=query["id"], text="ok", show_alert=True
        )
        answer = await press
        assert (answer.text, answer.alert, answer.url) == ("ok", True, None)

    async def test_a_press_is_answered_once_and_in_time(
        self, bot: Client, telegram: Telegram, anna: Person, question: Any, clock: Clock
    ) -> None:
        press = asyncio.create_task(telegram.press(anna, question, "red"))
        first = (await next_update(bot, "callback_query"))["id"]
        await bot.call("answerCallbackQuery", callback_query_id=first)
        await press
        assert await bot.refused("answerCallbackQuery", callback_query_id=first) == TOO_OLD
        late = asyncio.create_task(telegram.press(anna, question, "red"))
        second = (await next_update(bot, "callback_query"))["id"]
        clock.ahead = 151
        assert await bot.refused("answerCallbackQuery", callback_query_id=second) == TOO_OLD
        late.cancel()

    async def test_a_link_button_opens_its_link(
        self, telegram: Telegram, anna: Person, question: Any
    ) -> None:
        assert (await telegram.press(anna, question, "Site")).url == "https://x.org"

    async def test_a_button_that_is_gone_cannot_be_pressed(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat, question: Any
    ) -> None:
        await bot.call("editMessageText", chat_id=chat.id, message_id=1, text="Late.")
        with pytest.raises(LookupError, match="no button 'red'"):
            await telegram.press(anna, question, "red")

    async def test_a_bot_that_does_not_answer_is_given_up(
        self, telegram: Telegram, anna: Person, question: Any
    ) -> None:
        with pytest.raises(TimeoutError):
            await telegram.press(anna, question, "red", timeout=0.01)


class TestInline:
    async def offered(
        self, bot: Client, telegram: Telegram, anna: Person, *results: dict[str, Any]
    ) -> tuple[InlineResult, ...]:
        asking = asyncio.create_task(telegram.inline(anna, "fox"))
        query = await next_update(bot, "inline_query")
        assert query["query"] == "fox"
        await bot.call("answerInlineQuery", inline_query_id=query["id"], results=results)
        return await asking

    async def test_a_chosen_result_is_a_message_via_the_bot(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        group = telegram.group("Foxes", [anna])
        (result,) = await self.offered(bot, telegram, anna, article())
        sent = await telegram.choose(anna, group, result)
        assert (sent.text, sent.via_bot, sent.entities[0].type) == ("Fox", True, "bold")
        chosen, message = await bot.updates()
        assert chosen["chosen_inline_result"]["result_id"] == "1"
        assert chosen["chosen_inline_result"]["query"] == "fox"
        assert "inline_message_id" not in chosen["chosen_inline_result"]
        assert message["message"]["via_bot"]["id"] == 42

    async def test_a_result_with_buttons_can_be_edited_anywhere(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        files = {"video": ("film.mp4", film(sound=True))}
        sent = await bot.call("sendVideo", chat_id=chat.id, files=files)
        away = telegram.private(telegram.person("Cleo"))
        (result,) = await self.offered(bot, telegram, anna, article(reply_markup=KEYBOARD))
        message = await telegram.choose(anna, away, result)
        inline_id = (await next_update(bot, "chosen_inline_result"))["inline_message_id"]
        assert await bot.call("editMessageText", inline_message_id=inline_id, text="Making") is True
        media = {"type": "video", "media": sent["video"]["file_id"]}
        assert await bot.call("editMessageMedia", inline_message_id=inline_id, media=media) is True
        assert telegram.world.current(message).video
        assert await bot.refused("editMessageText", inline_message_id="x", text="y") == (
            "Bad Request: MESSAGE_ID_INVALID"
        )

    async def test_a_button_of_an_inline_message_has_no_message(
        self, bot: Client, telegram: Telegram, anna: Person
    ) -> None:
        away = telegram.private(telegram.person("Cleo"))
        (result,) = await self.offered(bot, telegram, anna, article(reply_markup=KEYBOARD))
        message = await telegram.choose(anna, away, result)
        await bot.updates()
        press = asyncio.create_task(telegram.press(anna, message, "red"))
        query = await next_update(bot, "callback_query")
        assert query["inline_message_id"] == message.inline_id
        assert "message" not in query
        await bot.call("answerCallbackQuery", callback_query_id=query["id"])
        await press

    async def test_a_video_that_was_sent_before_can_be_offered(
        self, bot: Client, telegram: Telegram, anna: Person, chat: Chat
    ) -> None:
        files = {"video": ("film.mp4", film(sound=True))}
        sent = await bot.call("sendVideo", chat_id=chat.id, files=files)
        cached = {"type": "video", "id": "1", "title": "Fox", "caption": "a fox"}
        cached["video_file_id"] = sent["video"]["file_id"]
        (result,) = await self.offered(bot, telegram, anna, cached)
        message = await telegram.choose(anna, chat, result)
        assert message.video
        assert message.caption == "a fox"

    @pytest.mark.parametrize(
        ("results", "words"),
        [
            ([article(each) for each in range(51)], "RESULTS_TOO_MUCH"),
            ([article(), article()], "RESULT_ID_DUPLICATE"),
            ([article(id="x" * 65)], "RESULT_ID_INVALID"),
            ([article(title="")], "ARTICLE_TITLE_EMPTY"),
            ([article(input_message_content={})], "message text is empty"),
            (
                [{"type": "cake", "id": "1"}],
                'can\'t parse inline query result: unsupported result type "cake"',
            ),
            (
                [{"type": "video", "id": "1"}],
                "can't parse inline query result: Can't find field \"video_url\"",
            ),
        ],
    )
    async def test_wrong_results_are_refused(
        self, bot: Client, results: list[Any], words: str
    ) -> None:
        refusal = await bot.refused("answerInlineQuery", inline_query_id="1", results=results)
        assert refusal == f"Bad Request: {words}"

    @pytest.mark.parametrize(
        "button", [{"text": ""}, {"text": "Begin"}, {"text": "Begin", "start_parameter": "a b"}, 1]
    )
    async def test_a_button_above_the_results_that_leads_nowhere_is_refused(
        self, bot: Client, button: object
    ) -> None:
        refusal = await bot.refused(
            "answerInlineQuery", inline_query_id="1", results=[], button=button
        )
        assert refusal != TOO_OLD

    async def test_an_inline_query_is_answered_in_time(
        self, bot: Client, telegram: Telegram, anna: Person, clock: Clock
    ) -> None:
        asking = asyncio.create_task(telegram.inline(anna, "fox", offset="2"))
        query = await next_update(bot, "inline_query")
        assert query["offset"] == "2"
        clock.ahead = 31
        refusal = await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=[])
        assert refusal == TOO_OLD
        asking.cancel()

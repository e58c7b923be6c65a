"""The bot speaks the language of whoever it speaks to."""

import pytest

from bot.chat.outgoing.menu import GROUP, PRIVATE
from bot.texts import LANGUAGES, texts_for
from tests.stage import Stage, words


@pytest.mark.parametrize("language", LANGUAGES)
async def test_people_hear_their_own_language(stage: Stage, language: str) -> None:
    person = stage.telegram.person("Kim", language_code=f"{language}-XX")
    chat = stage.telegram.private(person)
    async with stage.bot():
        answer = await stage.answer_to(await stage.telegram.send(person, chat, "/tasks"))
    assert answer.text == texts_for(language)("tasks-none")


async def test_who_speaks_another_language_hears_english(stage: Stage) -> None:
    person = stage.telegram.person("Kim", language_code="ko")
    chat = stage.telegram.private(person)
    async with stage.bot():
        answer = await stage.answer_to(await stage.telegram.send(person, chat, "/tasks"))
    assert answer.text == texts_for("en")("tasks-none")


async def test_in_a_group_everybody_is_answered_in_their_own_language(stage: Stage) -> None:
    hans = stage.telegram.person("Hans", language_code="de")
    group = stage.telegram.group("Film club", [stage.anna, hans])
    async with stage.bot():
        for person, language in ((stage.anna, "en"), (hans, "de")):
            asked = await stage.telegram.send(person, group, "/tasks@veogram_bot")
            assert (await stage.answer_to(asked)).text == texts_for(language)("tasks-none")


async def test_a_language_chosen_for_the_group_holds_for_all_of_it(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/settings@veogram_bot")
        overview = await stage.answer_to(asked)
        await stage.press(overview, words("settings-language"))
        await stage.press(stage.now(overview), "Español")
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot un zorro")
        progress = await stage.answer_to(asked)
        assert progress.buttons
        assert progress.buttons[0][0].text == texts_for("es")("button-cancel")
        video = await stage.video_for(asked)
    assert (video.buttons or ())[0][0].text.startswith(texts_for("es")("button-again"))


async def test_the_menu_is_set_for_every_language_and_kind_of_chat(stage: Stage) -> None:
    scopes = (({"type": "all_private_chats"}, PRIVATE), ({"type": "all_group_chats"}, GROUP))
    async with stage.bot():
        for language in ("", *LANGUAGES):
            for scope, names in scopes:
                await stage.until(
                    lambda s=scope, n=names, at=language: (  # type: ignore[misc]
                        [c.command for c in stage.telegram.commands(s, at)] == list(n)
                    )
                )
    german = stage.telegram.commands({"type": "all_private_chats"}, "de")
    assert german[0].description == texts_for("de")("command-veo")

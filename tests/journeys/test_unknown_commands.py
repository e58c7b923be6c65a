"""Commands that there are not: in private each is answered, in groups those that name the bot."""

import pytest

from tests.sentences import tells
from tests.stage import Stage, jpeg, words


def unknown(name: str, suggestion: str = "none") -> str:
    return words("refusal-unknown-command", name=name, suggestion=suggestion)


ANSWERS = {
    "/veo3 a cat & a dog": unknown("/veo3", "/veo a cat & a dog"),
    "/imagine": unknown("/imagine", "/veo"),
    "/Video a cat\nand a dog": unknown("/video", "/veo a cat\nand a dog"),
    "/histroy fox": unknown("/histroy", "/history fox"),
    "/zzzz a cat": unknown("/zzzz"),
    "/imagine " + "cat " * 300: unknown("/imagine", "/veo"),
}


async def test_an_unknown_command_is_answered_with_the_whole_message_that_was_meant(
    stage: Stage,
) -> None:
    async with stage.bot():
        said = {text: await stage.refused(text) for text in ANSWERS}
    assert said == ANSWERS


async def test_another_command_under_a_picture_is_no_prompt(stage: Stage) -> None:
    async with stage.bot():
        said = await stage.refused("/imagine she waves", photo=jpeg())
        assert said == unknown("/imagine", "/veo she waves")
        first, *_ = await stage.telegram.album(
            stage.anna, stage.chat, [jpeg(), jpeg()], caption="/still she waves"
        )
        said = (await stage.answer_to(first)).html
    assert said == unknown("/still", "/veo she waves")
    assert stage.creates() == []


async def test_in_groups_other_bots_commands_are_left_alone(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna], privacy=False)
    async with stage.bot():
        for text in ("/imagine a cat", "/imagine@another_bot a cat"):
            await stage.telegram.send(stage.anna, club, text)
        asked = await stage.telegram.send(stage.anna, club, "/video@veogram_bot a cat")
        answer = await stage.answer_to(asked)
    assert answer.html == unknown("/video", "/veo@veogram_bot a cat")
    assert len([m for m in stage.telegram.messages(club) if m.reply_to]) == 1


@pytest.mark.parametrize("text", ["/imagine a cat", "/zzzz"])
async def test_strangers_hear_only_that_they_are_strangers(stage: Stage, text: str) -> None:
    async with stage.bot(allowed_users="1"):
        assert tells(await stage.refused(text), "refusal-not-allowed")

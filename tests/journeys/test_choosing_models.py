"""`/models` helps to choose, and its buttons do."""

from bot.veo.catalogue import FAMILIES
from sandbox.telegram.messages import Message
from tests.journeys.trust.sending import forged
from tests.sentences import tells
from tests.stage import Stage, words


def ticked(message: Message) -> list[str]:
    """Return what stands on the buttons that say what holds."""
    labels = [button.text for row in message.buttons or () for button in row]
    return [label.removeprefix("✓ ") for label in labels if label.startswith("✓")]


def data_of(message: Message, label: str) -> str:
    buttons = [button for row in message.buttons or () for button in row]
    return next(str(button.data) for button in buttons if button.text.endswith(label))


async def test_each_model_stands_in_the_table_with_what_it_is_good_for(stage: Stage) -> None:
    async with stage.bot():
        listed = await stage.answer_to(await stage.says("/models"))
    _, table, uses, *_ = listed.text.split("\n\n")
    lines = table.splitlines()[1:]
    for (name, family), line in zip(FAMILIES.items(), lines, strict=True):
        assert line.startswith(family.title.removeprefix("Veo "))
        assert words(f"models-good-{name.replace('.', '-')}") in uses
    assert "<pre>" in listed.html
    assert listed.html.endswith("</blockquote>")  # what each takes is folded up
    assert ticked(listed) == ["Veo 3 Fast"]


async def test_a_button_chooses_the_chat_s_model_and_the_tick_moves(stage: Stage) -> None:
    async with stage.bot():
        listed = await stage.answer_to(await stage.says("/models"))
        answer = await stage.press(listed, "Veo 3.1 Fast")
        assert not answer.alert
        assert ticked(stage.now(listed)) == ["Veo 3.1 Fast"]
        await stage.video_for(await stage.says("/veo a red fox"))
        again = await stage.answer_to(await stage.says("/models"))
    assert ticked(again) == ["Veo 3.1 Fast"]
    assert stage.creates()[0]["model"] == "google/veo-3.1-t2v-fast"


async def test_what_does_not_suit_the_chosen_model_is_said_at_once(stage: Stage) -> None:
    async with stage.bot():
        overview = await stage.answer_to(await stage.says("/settings"))
        await stage.press(overview, words("settings-duration"))
        await stage.press(stage.now(overview), words("time-seconds", number=4))
        listed = await stage.answer_to(await stage.says("/models"))
        answer = await stage.press(listed, "Veo 2")
    assert tells(answer.text or "", "settings-unfit")
    assert tells(stage.now(listed).text, "settings-unfit")


async def test_in_a_group_only_admins_choose(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[stage.anna])
    async with stage.bot():
        listed = await stage.answer_to(await stage.telegram.send(ben, group, "/models@veogram_bot"))
        refused = await stage.press(listed, "Veo 2", ben)
        assert tells(refused.text or "", "settings-admins-only")
        assert ticked(stage.now(listed)) == ["Veo 3 Fast"]
        await stage.press(listed, "Veo 2")
        assert ticked(stage.now(listed)) == ["Veo 2"]


async def test_the_button_of_one_chat_chooses_in_no_other(stage: Stage) -> None:
    eve = stage.telegram.person("Eve")
    eves = stage.telegram.private(eve)
    async with stage.bot():
        listed = await stage.answer_to(await stage.says("/models"))
        theirs = await stage.answer_to(await stage.telegram.send(eve, eves, "/help"))
        answer = await forged(stage, eve, theirs, data_of(listed, "Veo 2"))
        assert tells(answer.text or "", "refusal-button-expired")
        again = await stage.answer_to(await stage.telegram.send(eve, eves, "/models"))
    assert ticked(again) == ["Veo 3 Fast"]

"""The commands beside `/veo`."""

import re

import pytest

from bot.veo.catalogue import FAMILIES
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.stage import Stage, words

PRIVATE_CHATS = {"type": "all_private_chats"}


async def asked_for(stage: Stage, text: str, **more: Message) -> Message:
    """Let Anna write something and return the answer."""
    return await stage.answer_to(await stage.says(text, **more))


async def test_help_knows_every_option_command_and_model(stage: Stage) -> None:
    options = ["model", "ar", "duration", "res", "no", "seed", "silent", "raw", "fix", "people"]
    commands = ["veo", "models", "tasks", "history", "settings", "cancel", "delete", "help"]
    async with stage.bot():
        text = (await asked_for(stage, "/help")).text
    assert [name for name in options if f"--{name}" not in text] == []
    assert [name for name in commands if f"/{name}" not in text] == []
    assert [name for name in FAMILIES if name not in text] == []


@pytest.mark.parametrize("is_there", [True, False])
async def test_what_is_switched_off_stands_in_no_help_and_no_menu(
    stage: Stage, is_there: bool
) -> None:
    model = "google/gemini" if is_there else ""
    async with stage.bot(prompt_model=model, still_model=model):
        text = (await asked_for(stage, "/help")).text
        await stage.until(lambda: bool(stage.telegram.commands(PRIVATE_CHATS)))
        menu = [command.command for command in stage.telegram.commands(PRIVATE_CHATS)]
    assert [name in text for name in ("--improve", "/still")] == [is_there] * 2
    assert ("still" in menu) is is_there


async def test_help_in_a_group_tells_what_the_bot_can_see_there(stage: Stage) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, club, "/help@veogram_bot")
        there = (await stage.answer_to(asked)).text
        here = (await asked_for(stage, "/help")).text
    assert "/veo@veogram_bot" in there
    assert there != here


async def test_models_tells_what_each_takes(stage: Stage) -> None:
    async with stage.bot(default_model="veo2"):
        text = (await asked_for(stage, "/models")).text
    _, _, uses, *details = text.split("\n\n")
    blocks = dict(zip(FAMILIES, details, strict=True))
    assert all(block.startswith(name) for name, block in blocks.items())
    assert {"4", "6", "8"} <= set(re.findall(r"\w+", blocks["veo3.1"]))
    assert "7" not in re.findall(r"\w+", blocks["veo3.1"])  # only what continues a video
    assert {"720p", "1080p"} <= set(re.findall(r"\w+", blocks["veo3.1"]))
    assert {"5", "6", "7", "8", "720p"} <= set(re.findall(r"\w+", blocks["veo2"]))
    assert "1080p" not in blocks["veo2"]
    modes = [words(f"mode-{mode}") for mode in ("text", "image", "frames", "references", "extend")]
    assert all(mode in blocks["veo3.1"] for mode in modes)
    assert [mode for mode in modes if mode in blocks["veo3"]] == modes[:2]
    heads = [line for line in uses.splitlines() if line.startswith("veo")]
    assert [head for head in heads if head not in blocks] == heads[-1:]


async def test_tasks_lists_what_is_pending_in_this_chat_only(stage: Stage) -> None:
    stuck(stage, 2)
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot():
        assert (await asked_for(stage, "/tasks")).html == words("tasks-none")
        await stage.says("/veo a fox & a hen")
        await stage.bought(1)
        await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a bear")
        await stage.bought(2)
        listed = await asked_for(stage, "/tasks")
    assert "a fox & a hen" in listed.text
    assert "Veo 3 Fast" in listed.text
    assert "bear" not in listed.text
    assert [button.text for row in listed.buttons for button in row] == ["Cancel 1"]


async def test_tasks_in_a_group_has_buttons_that_cancel_ones_own_alone(stage: Stage) -> None:
    stuck(stage, 2)
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        await stage.telegram.send(stage.anna, club, "/veo@veogram_bot a bear")
        await stage.bought(1)
        asked = await stage.telegram.send(ben, club, "/tasks@veogram_bot")
        bens = await stage.answer_to(asked)
        asked = await stage.telegram.send(stage.anna, club, "/tasks@veogram_bot")
        annas = await stage.answer_to(asked)
    assert "bear" in bens.text
    assert not bens.buttons
    own = words("button-cancel-number", number="1")
    assert [button.text for row in annas.buttons or () for button in row] == [own]


def stuck(stage: Stage, count: int) -> None:
    """Let the next generations never be finished."""
    for _ in range(count):
        stage.sandbox.provider.next("stuck", on="create")


async def shown_as_cancelled(stage: Stage, message: Message) -> None:
    """Return when the progress of a request says that it was cancelled."""
    paid = words("failed-cancelled-paid")
    await stage.answer_to(message, lambda m: m.html == paid)


@pytest.fixture
async def foxes(stage: Stage) -> Stage:
    stuck(stage, 3)
    return stage


async def three(stage: Stage, chat: Chat | None = None, who: Person | None = None) -> list[Message]:
    """Ask for three videos that will never be there; return the requests."""
    place, person = chat or stage.chat, who or stage.anna
    asked = [
        await stage.telegram.send(person, place, f"/veo@veogram_bot fox {n}") for n in range(3)
    ]
    await stage.bought(3)
    for message in asked:
        await stage.answer_to(message)
    return asked


async def test_cancel_takes_the_newest(foxes: Stage) -> None:
    async with foxes.bot():
        asked = await three(foxes)
        answer = await foxes.confirms(await foxes.says("/cancel"))
        await shown_as_cancelled(foxes, asked[2])
    assert answer.html == words("cancel-done", prompt="fox 2")


@pytest.mark.parametrize("spelling", ["2", "#2"])
async def test_cancel_takes_the_number_that_tasks_shows(foxes: Stage, spelling: str) -> None:
    async with foxes.bot():
        asked = await three(foxes)
        answer = await foxes.confirms(await foxes.says(f"/cancel {spelling}"))
        await shown_as_cancelled(foxes, asked[1])
    assert answer.html == words("cancel-done", prompt="fox 1")


async def test_cancel_takes_the_request_that_it_answers(foxes: Stage) -> None:
    async with foxes.bot():
        asked = await three(foxes)
        answer = await foxes.confirms(await foxes.says("/cancel", reply_to=asked[0]))
        await shown_as_cancelled(foxes, asked[0])
    assert answer.html == words("cancel-done", prompt="fox 0")


async def test_cancel_takes_the_progress_message_that_it_answers(foxes: Stage) -> None:
    async with foxes.bot():
        asked = await three(foxes)
        progress = await foxes.answer_to(asked[1])
        await foxes.confirms(await foxes.says("/cancel", reply_to=progress))
        await shown_as_cancelled(foxes, asked[1])


@pytest.mark.parametrize("text", ["/cancel", "/cancel 7", "/cancel <b>x</b>"])
async def test_cancel_of_nothing_says_so(stage: Stage, text: str) -> None:
    async with stage.bot():
        assert (await asked_for(stage, text)).html == words("refusal-nothing-to-cancel")


async def test_in_a_group_only_the_requester_and_admins_may_cancel(foxes: Stage) -> None:
    ben, carol = foxes.telegram.person("Ben"), foxes.telegram.person("Carol")
    people = [foxes.anna, ben, carol]
    club = foxes.telegram.group("Film club", people, admins=[carol], privacy=False)

    async def refused(person: Person, text: str) -> str:
        return (await foxes.answer_to(await foxes.telegram.send(person, club, text))).html

    async def cancels(person: Person, text: str) -> str:
        command = await foxes.telegram.send(person, club, text)
        return (await foxes.confirms(command, person)).html

    async with foxes.bot():
        asked = await three(foxes, club)
        assert await refused(ben, "/cancel") == words("refusal-nothing-to-cancel")
        assert await refused(ben, "/cancel 2") == words("refusal-not-theirs")
        assert await cancels(carol, "/cancel 2") == words("cancel-done", prompt="fox 1")
        assert await cancels(foxes.anna, "/cancel") == words("cancel-done", prompt="fox 2")
        await shown_as_cancelled(foxes, asked[2])


async def test_a_number_of_another_chat_cancels_nothing(foxes: Stage) -> None:
    club = foxes.telegram.group("Film club", [foxes.anna])
    async with foxes.bot():
        await three(foxes, club)
        assert (await asked_for(foxes, "/cancel 1")).html == words("refusal-nothing-to-cancel")


async def test_the_command_menu_is_set_for_each_place(stage: Stage) -> None:
    places = [None, {"type": "all_private_chats"}, {"type": "all_group_chats"}]
    async with stage.bot():
        await stage.until(lambda: all(stage.telegram.commands(place) for place in places))
    menus = [[c.command for c in stage.telegram.commands(place)] for place in places]
    assert all(menu[0] == "veo" for menu in menus)
    assert all({"models", "tasks", "cancel", "help"} <= set(menu) for menu in menus)
    assert stage.telegram.commands()[0].description == words("command-veo")

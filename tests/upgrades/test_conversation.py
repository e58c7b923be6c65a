"""What an older version has put to people, by buttons and questions, still takes their answer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram.messages import Message
from tests.journeys.trust.sending import data_under
from tests.upgrades.kept import KEPT, Kept
from tests.upgrades.store import opened
from tests.upgrades.upgrade import Upgrade, upgrading
from tests.upgrades.world import show_button

Json = Mapping[str, Any]


def _each(name: str) -> list[Any]:
    """Return each entry of a list that is written down beside a database, with that database."""
    return [
        pytest.param(kept, entry, id=f"{kept.version}-{entry.get('data') or entry['text']}")
        for kept in KEPT
        for entry in kept.world[name]
    ]


@pytest.mark.parametrize(("kept", "press"), _each("presses"))
async def test_a_button_of_that_version_does_what_it_says(
    kept: Kept, press: Json, tmp_path: Path
) -> None:
    async with upgrading(kept, tmp_path, held=True) as upgrade, upgrade.bot():
        button = upgrade.before[press["chat"], press["message"]]
        assert not await _press(upgrade, press, button)
        if "answer" in press:
            question = await _answered(upgrade, button)
            await upgrade.says(press["by"], press["answer"], question.chat, question)
        if "says" in press:
            assert press["says"] in (await _answered(upgrade, button)).html
        if "buys" in press:
            await upgrade.buys(press["buys"])
        if "cancels" in press:
            await _confirm(upgrade, press, button)
            assert await _status(upgrade, press["cancels"]) == "cancelled"


@pytest.mark.parametrize(("kept", "press"), _each("refused_presses"))
async def test_a_button_that_cannot_do_any_more_what_it_says_tells_so(
    kept: Kept, press: Json, tmp_path: Path
) -> None:
    async with upgrading(kept, tmp_path, held=True) as upgrade, upgrade.bot():
        assert await _press(upgrade, press, upgrade.before[press["chat"], press["message"]])


async def test_the_same_buttons_under_any_other_message_do_nothing(
    kept: Kept, tmp_path: Path
) -> None:
    async with upgrading(kept, tmp_path, held=True) as upgrade, upgrade.bot():
        for press in kept.world["presses"]:
            chat = upgrade.chat(press["chat"])
            elsewhere = show_button(upgrade.stage.sandbox, chat, press["data"])
            assert await _press(upgrade, press, elsewhere), press
            assert not [m for m in upgrade.said() if m.reply_to == elsewhere], press
            if "cancels" in press:
                assert await _status(upgrade, press["cancels"]) != "cancelled"
        # Whoever asks now is served no sooner than what those presses would have asked for.
        asked = await upgrade.says(upgrade.stage.anna.id, "/veo a last fox")
        await upgrade.stage.answer_to(asked, lambda m: bool(m.video))
        for press in kept.world["presses"]:
            assert not ("buys" in press and upgrade.has_bought(press["buys"])), press


@pytest.mark.parametrize(("kept", "answer"), _each("answers"))
async def test_a_question_of_that_version_takes_its_answer(
    kept: Kept, answer: Json, tmp_path: Path
) -> None:
    async with upgrading(kept, tmp_path, held=True) as upgrade, upgrade.bot():
        question = upgrade.before[answer["chat"], answer["question"]]
        replied = question if answer["reply"] else None
        await upgrade.says(answer["by"], answer["text"], question.chat, replied)
        await upgrade.buys(answer["buys"])


async def _press(upgrade: Upgrade, press: Json, message: Message) -> str | None:
    """Press a button, here or where else its words stand; return what is said to that."""
    person = upgrade.person(press["by"])
    return (await upgrade.stage.telegram.press(person, message, press["data"])).text


async def _confirm(upgrade: Upgrade, press: Json, message: Message) -> None:
    """Say yes, where the message with a Cancel asks whether what is paid for is meant."""
    if await _status(upgrade, press["cancels"]) != "cancelled":
        stage, yes = upgrade.stage, "stop:"
        await stage.until(
            lambda: any(each.startswith(yes) for each in data_under(stage.now(message)))
        )
        (data,) = (each for each in data_under(stage.now(message)) if each.startswith(yes))
        await _press(upgrade, {**press, "data": data}, stage.now(message))


async def _answered(upgrade: Upgrade, message: Message) -> Message:
    """Return what the bot has answered to a message since it came up."""
    return await upgrade.stage.answer_to(message, lambda m: m.key not in upgrade.before)


async def _status(upgrade: Upgrade, task_id: int) -> str:
    async with opened(upgrade.database) as store:
        return str((await store.task(task_id))["status"])

"""An update whose handling was not recorded is handled again: a kill may come at any moment."""

import pytest

from tests.journeys.reliability.again import all_done, keep_updates, let_all_be_undone
from tests.journeys.reliability.asking import on_both_databases
from tests.journeys.reliability.process import BotProcess
from tests.journeys.reliability.waiting import a_video, let_leases_end, rows
from tests.sentences import tells
from tests.stage import Stage, words

CANCELLED = "SELECT count(*) FROM tasks WHERE reason = 'cancelled'"


class Forgetful:
    """The bot as a process that is killed before it has recorded which updates are done."""

    def __init__(self, stage: Stage, process: BotProcess) -> None:
        self._folder = stage.folder
        self._process = process

    async def up(self) -> None:
        """Start, and keep a copy of each update as it comes."""
        await self._process.up()
        keep_updates(self._folder)

    async def handles_all_again(self) -> None:
        """Kill it when everything is done, and let it find everything undone."""
        await all_done(self._folder)
        await self._process.kill()
        let_all_be_undone(self._folder)
        let_leases_end(self._folder)
        await self._process.up()
        await all_done(self._folder)


@pytest.fixture
def forgetful(stage: Stage, process: BotProcess) -> Forgetful:
    return Forgetful(stage, process)


@on_both_databases
async def test_a_request_that_is_handled_twice_is_bought_once(
    stage: Stage, forgetful: Forgetful
) -> None:
    await forgetful.up()
    asked = await stage.says("/veo a red fox")
    await a_video(stage, asked)
    await forgetful.handles_all_again()
    await a_video(stage, await stage.says("/veo a blue fox"))
    assert [body["prompt"] for body in stage.creates()] == ["a red fox", "a blue fox"]


async def test_a_press_that_is_handled_twice_buys_once(stage: Stage, forgetful: Forgetful) -> None:
    await forgetful.up()
    video = await stage.video_for(await stage.says("/veo a red fox"))
    await stage.press(video, words("button-again"))
    await stage.video_for(video)
    await forgetful.handles_all_again()
    await a_video(stage, await stage.says("/veo a blue fox"))
    assert len(stage.creates()) == 3


async def test_an_idea_that_is_handled_twice_is_offered_once_and_bought_once(
    stage: Stage, forgetful: Forgetful
) -> None:
    await forgetful.up()
    asked = await stage.says("a red fox jumps")
    offer = await stage.answer_to(asked)
    await stage.press(offer, words("button-make"))
    await stage.video_for(asked)
    await forgetful.handles_all_again()
    await a_video(stage, await stage.says("/veo a blue fox"))
    said = [m.text for m in stage.telegram.messages(stage.chat) if m.reply_to == asked]
    assert len(stage.creates()) == 2
    assert len([text for text in said if tells(text, "offer")]) == 1


async def test_a_cancel_that_is_handled_twice_cancels_one_video_and_says_so(
    stage: Stage, forgetful: Forgetful
) -> None:
    for _ in range(2):
        stage.sandbox.provider.next("stuck", on="create")
    await forgetful.up()
    for n in range(2):
        await stage.says(f"/veo fox {n}")
    await stage.bought(2)
    cancel = await stage.says("/cancel")
    await stage.confirms(cancel)
    await forgetful.handles_all_again()
    said = [m for m in stage.telegram.messages(stage.chat) if m.reply_to == cancel]
    told = [m.html for m in said if not tells(m.text, "refusal-already-paid")]
    assert told == [words("cancel-done", prompt="fox 1")]
    assert rows(stage.folder, CANCELLED) == [(1,)]

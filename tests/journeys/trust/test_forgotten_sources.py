"""What others were asked about a forgotten video keeps and spends nothing of it."""

import pytest

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import rows
from tests.journeys.trust.conftest import Bot
from tests.journeys.trust.forgotten import holds
from tests.journeys.trust.lost import lose_the_next_purchase, question_about
from tests.journeys.trust.test_forget import SECRET, forget
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = f"/veo@veogram_bot a {SECRET}"
KEPT_FILES = "SELECT count(*) FROM drafts UNION ALL SELECT count(*) FROM tasks WHERE NOT forgotten"


@pytest.fixture
def ben(stage: Stage) -> Person:
    """Somebody else."""
    return stage.telegram.person("Ben", language_code="en")


@pytest.fixture
def group(stage: Stage, ben: Person) -> Chat:
    """A group of both, which Ben runs."""
    return stage.telegram.group("Film club", [stage.anna, ben], admins=[ben])


async def _question(stage: Stage, ben: Person, video: Message, verb: str) -> Message:
    """Let Ben have the bot ask him about Anna's video; return the question."""
    if verb == "reply":
        return await stage.answer_to(
            await stage.telegram.send(ben, video.chat, "/veo@veogram_bot", reply_to=video)
        )
    await stage.press(video, words(f"button-{verb}"), ben)
    return await stage.answer_to(video)


@pytest.mark.parametrize("verb", ["edit", "extend", "reply"])
async def test_an_open_question_put_to_somebody_else_goes_too(
    stage: Stage, bot: Bot, ben: Person, group: Chat, verb: str
) -> None:
    async with bot():
        asked = f"{VEO} --model veo3.1-fast"
        video = await stage.video_for(
            await stage.telegram.send(stage.anna, group, asked, photo=jpeg())
        )
        question = await _question(stage, ben, video, verb)
        await forget(stage)
        assert holds(stage, SECRET) == []
        assert rows(stage.folder, KEPT_FILES) == [(0,), (0,)]
        await stage.telegram.send(ben, group, "make it night", reply_to=question)
        help_ = await stage.telegram.send(ben, group, "/help@veogram_bot")
        await stage.answer_to(help_)
    assert len(stage.creates()) == 1


async def test_nobody_buys_again_what_is_to_be_forgotten(
    stage: Stage, bot: Bot, clock: MovableClock, ben: Person, group: Chat
) -> None:
    lose_the_next_purchase(stage)
    async with bot():
        asked = await stage.telegram.send(stage.anna, group, VEO)
        question = await question_about(stage, clock, asked)
        said = await forget(stage)
        answer = await stage.press(question, words("button-rebuy"), ben)
        await stage.answer_to(await stage.says("/help"))
        clock.advance(26 * 3600.0)
        await forget(stage)
    assert tells(said.text, "forget-later")
    assert tells(answer.text or "", "refusal-video-forgotten")
    assert holds(stage, SECRET) == []
    assert stage.creates() == []


async def test_what_somebody_else_has_made_of_it_before_stays_theirs(
    stage: Stage, bot: Bot, ben: Person, group: Chat
) -> None:
    async with bot():
        video = await stage.video_for(await stage.telegram.send(stage.anna, group, VEO))
        await stage.press(video, words("button-again"), ben)
        again = await stage.video_for(video)
        await forget(stage)
        found = await stage.found(SECRET, ben)
        await stage.press(again, words("button-again"), ben)
        await stage.video_for(again)
        refused = await stage.press(video, words("button-again"), ben)
    assert len(found) == 1
    assert tells(refused.text or "", "refusal-video-forgotten")
    assert [body["prompt"] for body in stage.creates()] == [f"a {SECRET}"] * 3

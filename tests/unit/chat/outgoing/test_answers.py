"""An answer is sent as it was decided, at once or after a while in the inbox."""

import json
from dataclasses import asdict
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)
from telegram.error import TimedOut

from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.inline_messages import InlineMessages
from bot.chat.outgoing.keyboards import Keyboard
from bot.chat.outgoing.quoting import Quoting
from bot.chat.outgoing.sender import Sender
from bot.errors import ChatGone, ChatOutcomeUnknown, ChatRefused, FloodWait, Unanswered
from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks import TaskReferences
from bot.tasks.source_keys import message_key
from bot.tasks.task import Requester
from bot.texts import Html
from tests.clock import MovableClock
from tests.unit.chat import wire
from tests.unit.example import NOW

SHARE = SwitchInlineQueryChosenChat(query="#7", allow_user_chats=True)
KEYBOARDS: dict[str, Keyboard] = {
    "nothing": None,
    "buttons": InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("🦊 Make it", callback_data="make:7:mark")],
            [
                InlineKeyboardButton("Share", switch_inline_query_chosen_chat=SHARE),
                InlineKeyboardButton("Site", url="https://example.org/"),
            ],
        ]
    ),
}
PLACES = {
    "private": Requester(1, 2, 1),
    "group": Requester(-5, 2, 1, private=False),
    "topic": Requester(-1001234567890, 2**40, 2**52, 7, "pt", private=False),
    "channel": Requester(-9, 2, -9, private=False, channel=True),
    "moved group": Requester(-1005, -2, 1, private=False),
}
WORDS = Html("<b>Shall</b> I?\n“&amp;” 🦊")
ALERT = Answer("no", query_id="q")

every_keyboard = pytest.mark.parametrize("keyboard", KEYBOARDS.values(), ids=KEYBOARDS)
every_place = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


@pytest.fixture
def telegram() -> wire.Wire:
    return wire.Wire()


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


@pytest.fixture
def answers(
    telegram: wire.Wire, drafts: Drafts, clock: MovableClock, database: Database
) -> Answers:
    bot = wire.bot_over(telegram, clock)
    quoting = Quoting(TaskReferences(database), always=False)
    return Answers(bot, Sender(bot, quoting), InlineMessages(bot), drafts)


async def asked_by(drafts: Drafts, requester: Requester) -> Draft:
    key = message_key(requester.chat_id, requester.message_id)
    new = NewDraft(key, DraftKind.PROMPT, requester, quote=0)
    return (await drafts.add(new, NOW))[0]


def after_a_while(answer: Answer) -> Answer:
    """Return an answer as the inbox hands it out."""
    return Answer.stored(json.loads(json.dumps(asdict(answer))))


@every_keyboard
@every_place
def test_an_answer_is_read_as_it_was_written(place: Requester, keyboard: Keyboard) -> None:
    answer = Answer.message(place, WORDS, keyboard, draft_id=2**52)
    assert after_a_while(answer) == answer


def test_an_alert_is_read_as_it_was_written() -> None:
    assert after_a_while(ALERT) == ALERT


@every_keyboard
@every_place
async def test_after_a_while_the_same_is_said_as_at_once(
    answers: Answers, telegram: wire.Wire, place: Requester, keyboard: Keyboard
) -> None:
    answer = Answer.message(place, WORDS, keyboard)
    await answers.say(answer)
    await answers.say(after_a_while(answer))
    first, second = telegram.of("sendMessage")
    assert first == second
    assert (first["chat_id"], first["text"], first["parse_mode"]) == (place.chat_id, WORDS, "HTML")
    assert ("reply_markup" in first) == (keyboard is not None)


async def test_an_alert_is_said_to_whoever_pressed(answers: Answers, telegram: wire.Wire) -> None:
    await answers.say(ALERT)
    [call] = telegram.of("answerCallbackQuery")
    assert (call["callback_query_id"], call["text"], call["show_alert"]) == ("q", "no", True)
    assert telegram.of("sendMessage") == []


async def test_a_question_is_stored_as_the_one_of_its_draft(
    answers: Answers, drafts: Drafts
) -> None:
    draft = await asked_by(drafts, PLACES["private"])
    other = await asked_by(drafts, PLACES["group"])
    await answers.say(Answer.message(draft.requester, WORDS, draft_id=draft.id))
    asked = await drafts.get(draft.id)
    assert asked is not None
    assert asked.question_id == wire.MESSAGE_ID
    assert await drafts.get(other.id) == other


UNHEARD: dict[str, tuple[wire.Answer, float, type[Exception]]] = {
    "flood": (wire.refused(429, "Too Many Requests", retry_after=7), 7.0, FloodWait),
    "silence": (wire.failing(TimedOut()), 0.0, ChatOutcomeUnknown),
    "proxy": (wire.refused(502, "Bad Gateway"), 0.0, ChatOutcomeUnknown),
    "no result": (lambda _: (200, b'{"ok": true}'), 0.0, ChatOutcomeUnknown),
}


@pytest.mark.parametrize(("silence", "pause", "cause"), UNHEARD.values(), ids=UNHEARD)
@pytest.mark.parametrize("answer", [Answer.message(PLACES["topic"], WORDS), ALERT])
async def test_what_was_not_heard_is_handed_back_as_it_is(
    answers: Answers,
    telegram: wire.Wire,
    answer: Answer,
    silence: wire.Answer,
    pause: float,
    cause: type[Exception],
) -> None:
    telegram.answers |= {"sendMessage": silence, "answerCallbackQuery": silence}
    with pytest.raises(Unanswered) as caught:
        await answers.say(answer)
    assert Answer.stored(json.loads(json.dumps(caught.value.answer))) == answer
    assert caught.value.retry_after == pause
    assert type(caught.value.__cause__) is cause


async def test_a_chat_that_rests_is_not_called(answers: Answers, telegram: wire.Wire) -> None:
    telegram.answers["sendMessage"] = wire.refused(429, "Too Many Requests", retry_after=7)
    answer = Answer.message(PLACES["group"], WORDS)
    for _ in range(3):
        with pytest.raises(Unanswered) as caught:
            await answers.say(answer)
        assert caught.value.retry_after == pytest.approx(7.0)
    assert len(telegram.of("sendMessage")) == 1


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (wire.refused(403, "Forbidden: bot was blocked by the user"), ChatGone),
        (wire.refused(400, "Bad Request: message is too long"), ChatRefused),
    ],
)
async def test_what_will_never_be_heard_is_not_kept(
    answers: Answers, telegram: wire.Wire, refusal: wire.Answer, error: type[Exception]
) -> None:
    telegram.answers |= {"sendMessage": refusal, "answerCallbackQuery": refusal}
    for answer in (Answer.message(PLACES["group"], WORDS), ALERT):
        with pytest.raises(error):
            await answers.say(answer)


async def test_an_alert_that_comes_too_late_is_heard_by_nobody_and_done(
    answers: Answers, telegram: wire.Wire
) -> None:
    telegram.answers["answerCallbackQuery"] = wire.refused(400, "Bad Request: query is too old")
    await answers.say(ALERT)


async def test_an_answer_finds_its_group_where_it_has_moved(
    answers: Answers, telegram: wire.Wire
) -> None:
    def move(parameters: dict[str, Any]) -> tuple[int, bytes]:
        if parameters["chat_id"] == PLACES["group"].chat_id:
            return wire.refused(400, "Bad Request: upgraded", migrate_to_chat_id=-1005)(parameters)
        return wire.sent()

    telegram.answers["sendMessage"] = move
    await answers.say(after_a_while(Answer.message(PLACES["group"], WORDS)))
    assert [call["chat_id"] for call in telegram.of("sendMessage")] == [-5, -1005]

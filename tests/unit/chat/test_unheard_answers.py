"""Words that were not heard are repeated; what was decided is not decided again."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TimedOut

from bot.chat.outgoing.answers import Answer
from bot.chat.outgoing.keyboards import Keyboard
from bot.errors import NotTheirs
from bot.store.drafts import DraftKind, NewDraft
from bot.tasks.source_keys import message_key
from bot.tasks.task import Requester
from bot.texts import Html, texts_for
from tests.unit.chat import wire
from tests.unit.chat.scene import CODEC, HOUR, Scene, message, press

EN = texts_for("en")
ANNA = Requester(chat_id=1, message_id=1, user_id=1)
HELLO = Answer.message(ANNA, Html("Hello"))
SILENCE = wire.failing(TimedOut())

every_silence = pytest.mark.parametrize(
    ("silence", "pause"),
    [
        (wire.refused(429, "Too Many Requests: retry after 7", retry_after=7), 7.0),
        (SILENCE, 2.0),
        (wire.refused(502, "Bad Gateway"), 2.0),
        (lambda _: (200, b'{"ok": true}'), 2.0),
    ],
    ids=["flood", "silence", "proxy", "no result"],
)


@every_silence
async def test_an_answer_is_said_later_and_its_handler_does_not_run_again(
    scene: Scene, silence: wire.Answer, pause: float
) -> None:
    scene.outcomes = [HELLO]
    scene.wire.answers["sendMessage"] = silence
    await scene.store(message(1))
    assert await scene.tick() == [1]
    scene.wire.calls.clear()
    del scene.wire.answers["sendMessage"]
    assert await scene.after(pause - 0.5) == []
    assert await scene.after(0.5) == [1]
    assert (scene.handled, scene.said) == ([1], ["Hello"])
    assert await scene.after(25 * HOUR) == []


@every_silence
async def test_nothing_that_comes_behind_waits_for_words(
    scene: Scene, silence: wire.Answer, pause: float
) -> None:
    scene.outcomes = [HELLO]
    scene.wire.answers["sendMessage"] = silence
    await scene.store(message(1), message(2), press(3, "x"))
    assert await scene.tick() == [1]
    assert await scene.tick() == [2]
    assert await scene.tick() == [3]
    assert scene.handled == [1, 2, 3]
    assert await scene.after(pause) == [1]
    assert scene.handled == [1, 2, 3]


@every_silence
async def test_a_refusal_is_said_later_whatever_holds_by_then(
    scene: Scene, silence: wire.Answer, pause: float
) -> None:
    scene.outcomes = [NotTheirs()]
    scene.wire.answers["sendMessage"] = silence
    await scene.store(message(1))
    assert await scene.tick() == [1]
    scene.wire.calls.clear()
    del scene.wire.answers["sendMessage"]
    assert await scene.after(pause) == [1]
    assert (scene.handled, scene.said) == ([1], [EN("refusal-not-theirs")])
    assert await scene.after(HOUR) == []


@every_silence
async def test_an_alert_is_said_later_as_an_alert(
    scene: Scene, silence: wire.Answer, pause: float
) -> None:
    scene.outcomes = [NotTheirs()]
    scene.wire.answers["answerCallbackQuery"] = silence
    await scene.store(press(1, CODEC.write(1, "cancel", 7)))
    assert await scene.tick() == [1]
    first = scene.wire.of("answerCallbackQuery")
    scene.wire.calls.clear()
    del scene.wire.answers["answerCallbackQuery"]
    assert await scene.after(pause) == [1]
    assert scene.wire.of("answerCallbackQuery") == first
    assert (scene.handled, scene.said) == ([1], [])
    assert await scene.after(HOUR) == []


async def test_an_alert_that_comes_too_late_is_done(scene: Scene) -> None:
    scene.outcomes = [NotTheirs()]
    scene.wire.answers["answerCallbackQuery"] = SILENCE
    await scene.store(press(1, CODEC.write(1, "cancel", 7)))
    await scene.tick()
    scene.wire.answers["answerCallbackQuery"] = wire.refused(400, "Bad Request: query is too old")
    assert await scene.after(2.0) == [1]
    assert await scene.after(25 * HOUR) == []
    assert len(scene.alerts) == 2


async def test_an_update_that_comes_again_while_its_answer_waits_is_not_handled_again(
    scene: Scene,
) -> None:
    scene.outcomes = [HELLO]
    scene.wire.answers["sendMessage"] = SILENCE
    await scene.store(message(1))
    await scene.tick()
    await scene.store(message(1))
    await scene.after(HOUR)
    assert (scene.handled, scene.said) == ([1], ["Hello"] * 2)


async def test_an_answer_is_given_up_after_a_day_of_growing_pauses(scene: Scene) -> None:
    scene.outcomes = [HELLO]
    scene.wire.answers["sendMessage"] = SILENCE
    await scene.store(message(1))
    await scene.tick()
    pauses = await scene.pauses()
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (2.0, 300.0)
    assert 24 * HOUR < sum(pauses) <= 24 * HOUR + 300
    assert len(scene.said) == len(pauses) + 1
    assert scene.handled == [1]


async def test_an_answer_is_tried_eight_times_at_least_however_long_the_machine_sleeps(
    scene: Scene,
) -> None:
    scene.outcomes = [HELLO]
    scene.wire.answers["sendMessage"] = SILENCE
    await scene.store(message(1))
    await scene.tick()
    for count in range(2, 9):
        assert await scene.after(25 * HOUR) == [1]
        assert len(scene.said) == count
    assert await scene.after(25 * HOUR) == []
    assert scene.handled == [1]


async def test_an_answer_that_telegram_refuses_for_good_is_done(scene: Scene) -> None:
    scene.outcomes = [HELLO]
    scene.wire.answers["sendMessage"] = SILENCE
    await scene.store(message(1))
    await scene.tick()
    scene.wire.answers["sendMessage"] = wire.refused(403, "Forbidden: bot was blocked by the user")
    assert await scene.after(2.0) == [1]
    assert await scene.after(25 * HOUR) == []


async def test_a_question_that_is_asked_later_is_known_as_the_question_of_its_draft(
    scene: Scene,
) -> None:
    key = message_key(ANNA.chat_id, ANNA.message_id)
    new = NewDraft(key, DraftKind.PROMPT, ANNA, quote=0)
    draft, _ = await scene.drafts.add(new, scene.clock())
    scene.outcomes = [Answer.message(ANNA, Html("What?"), draft_id=draft.id)]
    scene.wire.answers["sendMessage"] = SILENCE
    await scene.store(message(1))
    await scene.tick()
    unasked = await scene.drafts.get(draft.id)
    assert unasked == draft
    del scene.wire.answers["sendMessage"]
    await scene.after(2.0)
    asked = await scene.drafts.questioned_in(ANNA.chat_id, wire.MESSAGE_ID)
    assert asked is not None
    assert asked.id == draft.id


BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Make it", callback_data="make:1:x")]])


@pytest.mark.parametrize("keyboard", [None, BUTTONS], ids=["no buttons", "buttons"])
async def test_what_is_said_later_is_what_would_have_been_said(
    scene: Scene, keyboard: Keyboard
) -> None:
    group = Requester(-5, 1, 1, thread_id=7, language="pt", private=False)
    scene.outcomes = [Answer.message(group, Html("<b>Hello</b>"), keyboard)]
    scene.wire.answers["sendMessage"] = SILENCE
    await scene.store(message(1))
    await scene.tick()
    await scene.after(2.0)
    first, second = scene.wire.of("sendMessage")
    assert first == second
    assert ("reply_markup" in first) == (keyboard is not None)

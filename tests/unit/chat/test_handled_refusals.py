"""What a handler refuses is said in words: in the chat, or to whoever has pressed a button."""

import pytest

from bot.errors import (
    ButtonExpired,
    LimitReached,
    NotAllowed,
    NotAMember,
    NotAsked,
    NothingToCancel,
    NotTheirs,
    PressInChannel,
    QuestionClosed,
    Refused,
    TooManyPictures,
)
from bot.texts import texts_for
from tests.unit.chat.scene import CODEC, HOUR, Scene, message, press

EN = texts_for("en")

REFUSED: list[tuple[Refused, str]] = [
    (NothingToCancel(), EN("refusal-nothing-to-cancel")),
    (NotTheirs(), EN("refusal-not-theirs")),
    (TooManyPictures(4, 3), EN("refusal-too-many-pictures", count=4, limit=3)),
    (LimitReached("user-active", 3, None), EN("refusal-user-active", limit=3)),
    (ButtonExpired(), EN("refusal-button-expired")),
    (NotAllowed("1", "-5"), EN("refusal-not-allowed", user="1", chat="-5")),
]


@pytest.mark.parametrize(("error", "words"), REFUSED, ids=lambda each: type(each).__name__)
async def test_a_refusal_is_said_in_words_and_is_done(
    scene: Scene, error: Refused, words: str
) -> None:
    scene.outcomes = [error]
    await scene.store(message(1))
    assert await scene.tick() == [1]
    assert scene.said == [words]
    assert await scene.after(HOUR) == []


REFUSED_PRESSES = [
    (NotAsked(), EN("refusal-not-asked")),
    (NotAMember(), EN("refusal-not-a-member")),
    (PressInChannel(), EN("refusal-press-in-channel")),
    (QuestionClosed(), EN("refusal-question-closed")),
    (NothingToCancel(), EN("refusal-nothing-to-cancel")),
    (ButtonExpired(), EN("refusal-button-expired")),
]


@pytest.mark.parametrize("data", [CODEC.write(1, "cancel", 7), "cancel:7", "nonsense"])
@pytest.mark.parametrize("date", [1, 0])
@pytest.mark.parametrize(("error", "words"), REFUSED_PRESSES)
async def test_a_refusal_of_a_press_is_said_in_an_alert_whatever_is_known_of_its_message(
    scene: Scene, error: Refused, words: str, date: int, data: str
) -> None:
    scene.outcomes = [error]
    await scene.store(press(1, data, date))
    await scene.tick()
    [answer] = scene.wire.of("answerCallbackQuery")
    assert (answer["text"], answer["show_alert"]) == (words, True)
    assert scene.said == []
    assert await scene.after(HOUR) == []


async def test_a_refusal_of_a_press_without_a_message_is_said_in_an_alert(scene: Scene) -> None:
    scene.outcomes = [ButtonExpired()]
    raw = press(1, "nonsense")
    del raw["callback_query"]["message"]
    raw["callback_query"]["inline_message_id"] = "i"
    await scene.store(raw)
    await scene.tick()
    assert scene.alerts == [EN("refusal-button-expired")]
    assert (scene.handled, scene.said) == ([1], [])

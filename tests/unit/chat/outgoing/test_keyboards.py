from collections.abc import Iterator
from dataclasses import replace

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.buttons import DATA_LIMIT, MOTIONS, ButtonCodec
from bot.chat.outgoing.button_styles import STYLES
from bot.chat.outgoing.keyboards import Keyboard, Keyboards
from bot.chat.routes import ROUTES
from bot.store.drafts import Draft, DraftKind
from bot.tasks.task import Requester, Status
from bot.texts import LANGUAGES, Texts, texts_for
from bot.veo.parsing import Command
from bot.veo.sources import Sources
from tests.requests import generation_request
from tests.unit.chat.wire import TOKEN
from tests.unit.example import TASK

LARGEST = 2**52
GROUP = Requester(chat_id=-LARGEST, message_id=2, user_id=3, private=False)
CHANNEL = replace(GROUP, channel=True)
CODEC = ButtonCodec(TOKEN)
EN = texts_for("en")
LATE = replace(TASK, id=LARGEST, requester=GROUP)
UNCERTAIN = replace(LATE, status=Status.UNCERTAIN)
DRAFT = Draft(
    id=LARGEST,
    source_key="message:1:2",
    kind=DraftKind.MOTION,
    requester=GROUP,
    command=Command(""),
    sources=Sources(),
    request=None,
    quote=None,
    question_id=None,
    waiting=True,
    closed=False,
    created_at=0.0,
)


def keyboards(*, can_share: bool = True) -> Keyboards:
    return Keyboards(CODEC, lambda: can_share)


def buttons(keyboard: Keyboard) -> list[InlineKeyboardButton]:
    assert isinstance(keyboard, InlineKeyboardMarkup)
    return [button for row in keyboard.inline_keyboard for button in row]


def pressed(keyboard: Keyboard) -> list[InlineKeyboardButton]:
    """Return the buttons that the bot hears of: what copies, the app does by itself."""
    return [button for button in buttons(keyboard) if not button.copy_text]


def verbs(keyboard: Keyboard, chat_id: int = GROUP.chat_id) -> list[str]:
    """Return what the buttons do in a chat, those left out that do nothing there."""
    read = [CODEC.read(str(button.callback_data), [chat_id]) for button in pressed(keyboard)]
    return [data.verb for data in read if data]


def every_keyboard(texts: Texts) -> Iterator[Keyboard]:
    made = keyboards(can_share=False)
    yield made.cancel(texts, LATE)
    yield made.cancel(texts, replace(LATE, takes=4))
    yield made.ending(texts, UNCERTAIN)
    yield made.video(texts, GROUP, LATE)
    for kind in DraftKind:
        yield made.question(texts, replace(DRAFT, kind=kind), continues=LATE.id)
    yield made.question(texts, replace(DRAFT, source_task_id=LATE.id))
    yield made.still(texts, LATE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_is_short_enough_and_serves_in_its_own_chat_only(language: str) -> None:
    for keyboard in every_keyboard(texts_for(language)):
        assert len(verbs(keyboard)) == len(pressed(keyboard)) > 0
        assert verbs(keyboard, chat_id=GROUP.chat_id + 1) == []
        for button in pressed(keyboard):
            assert len(str(button.callback_data).encode()) <= DATA_LIMIT


def test_every_button_has_its_row_in_the_routing_table() -> None:
    routed = {
        str(getattr(getattr(handler, "pattern", None), "pattern", ""))
        for handlers in ROUTES.values()
        for handler in handlers
    }
    used = {verb for keyboard in every_keyboard(EN) for verb in verbs(keyboard)}
    assert {f"^{verb}:" for verb in used} <= routed


def test_in_a_channel_nothing_can_be_pressed_that_buys() -> None:
    assert keyboards().video(EN, CHANNEL, LATE) is None
    assert keyboards().ending(EN, replace(UNCERTAIN, requester=CHANNEL)) is None
    for kind in DraftKind:
        draft = replace(DRAFT, kind=kind, requester=CHANNEL)
        assert keyboards().question(EN, draft, continues=1) is None


@pytest.mark.parametrize("kind", DraftKind)
def test_every_question_can_be_dropped(kind: DraftKind) -> None:
    assert verbs(keyboards().question(EN, replace(DRAFT, kind=kind), continues=1))[-1] == "drop"


@pytest.mark.parametrize(
    ("model_id", "offered"),
    [
        ("google/veo-3.0-fast", ["again", "seed", "edit", "link", "file"]),
        ("google/veo-3.1-t2v", ["again", "seed", "edit", "extend", "link", "file"]),
        ("veo-3.1-lite-generate-001", ["again", "edit", "link", "file"]),
    ],
)
def test_what_is_offered_under_a_video_is_what_its_request_can(
    model_id: str, offered: list[str]
) -> None:
    task = replace(LATE, request=generation_request(model_id))
    assert verbs(keyboards(can_share=False).video(EN, GROUP, task)) == offered


def test_a_video_whose_model_has_left_the_catalogue_keeps_its_buttons() -> None:
    gone = replace(LATE.request, model_id="google/veo-1", extendable=True)
    shown = keyboards().video(EN, GROUP, replace(LATE, request=gone))
    assert "extend" in verbs(shown)


@pytest.mark.parametrize("can_share", [True, False])
def test_sharing_is_offered_where_inline_mode_is_on(can_share: bool) -> None:
    shown = buttons(keyboards(can_share=can_share).video(EN, GROUP, LATE))
    shared = [button.switch_inline_query_chosen_chat for button in shown]
    queries = [share.query for share in shared if share]
    assert queries == ([f"#{LATE.id}"] if can_share else [])


def test_only_an_uncertain_end_leaves_something_to_decide() -> None:
    assert verbs(keyboards().ending(EN, UNCERTAIN)) == ["rebuy", "leave"]
    for status in set(Status) - {Status.UNCERTAIN}:
        assert keyboards().ending(EN, replace(LATE, status=status)) is None


def test_every_motion_has_its_button() -> None:
    data = [CODEC.read(str(b.callback_data), [GROUP.chat_id]) for b in _motions()]
    motions = [each.arguments for each in data if each and each.verb == "motion"]
    assert motions == [(str(LARGEST), motion) for motion in MOTIONS]


def _motions() -> list[InlineKeyboardButton]:
    return buttons(keyboards().question(EN, DRAFT))


@pytest.mark.parametrize(
    ("prompt", "is_copied"),
    [("a", True), ("ж" * 256, True), ("🦊" * 128, True), ("🦊" * 129, False), ("x" * 257, False)],
)
def test_a_prompt_is_copied_where_a_button_can_hold_it(prompt: str, is_copied: bool) -> None:
    task = replace(LATE, request=generation_request(prompt=prompt))
    shown = buttons(keyboards().video(EN, GROUP, task))
    copied = [button.copy_text.text for button in shown if button.copy_text]
    assert copied == ([prompt] if is_copied else [])


def test_what_buys_and_what_ends_has_its_colour() -> None:
    wish = keyboards().wish(EN, GROUP.user_id, "a" * 16, "$1.26")
    shown = [button for each in (*every_keyboard(EN), wish) for button in pressed(each)]
    styles = {str(button.callback_data).partition(":")[0]: button.style for button in shown}
    assert {verb for verb, style in styles.items() if style == "primary"} == {
        "again",
        "seed",
        "make",
        "wish",
        "motion",
        "asis",
        "redraw",
        "goon",
        "rebuy",
    }
    assert {verb for verb, style in styles.items() if style == "danger"} == {
        "cancel",
        "cancelall",
        "drop",
    }
    assert {*STYLES} >= {verb for verb, style in styles.items() if style}


def test_the_button_under_an_inline_offer_stands_out_too() -> None:
    (make,) = buttons(keyboards().wish(EN, LARGEST, "0" * 24, "$1.26"))
    assert make.style == "primary"

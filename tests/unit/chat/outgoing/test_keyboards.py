from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.buttons import DATA_LIMIT, MOTIONS, ButtonCodec, ButtonData, inline_of
from bot.chat.outgoing.button_styles import STYLES
from bot.chat.outgoing.keyboards import Keyboard, Keyboards
from bot.chat.outgoing.price_tags import PriceTags
from bot.chat.routes import ROUTES
from bot.money.prices import ShowPrices
from bot.pipeline.prices import Prices
from bot.store.drafts import Draft, DraftKind
from bot.tasks.kinds import Kind
from bot.tasks.task import Origin, Reason, Requester, Status
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
HELPERS = {Kind.WORDS: "words", Kind.STILL: "still"}
LATE = replace(TASK, id=LARGEST, requester=GROUP, generation_id="one")
UNCERTAIN = replace(LATE, status=Status.UNCERTAIN)
FAILED = replace(LATE, status=Status.FAILED, reason=Reason.PROVIDER_FAILED)
DOLLAR_26 = texts_for("en").amount(2_520_000)
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


def tags(show_prices: ShowPrices = ShowPrices.PRIVATE) -> PriceTags:
    """Return the tags of a bot that has not read the provider's prices yet."""
    nothing: Any = None
    return PriceTags(Prices(nothing, nothing, lambda: 0.0), show_prices)


def keyboards(*, can_share: bool = True, show_prices: ShowPrices = ShowPrices.PRIVATE) -> Keyboards:
    return Keyboards(CODEC, lambda: can_share, tags(show_prices), HELPERS)


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
    yield made.cancel_anyway(texts, LATE, whole=False)
    yield made.cancel_anyway(texts, LATE, whole=True)
    yield made.ending(texts, UNCERTAIN)
    yield made.ending(texts, FAILED)
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
        ("google/veo-3.0-fast", "+7 s · $1.10"),
        ("google/veo-3.1-t2v", "+7 s · $2.94"),
        ("veo-3.1-lite-generate-001", "+7 s · $1.10"),
        ("veo2", "+7 s · $1.10"),
    ],
)
def test_every_video_can_be_varied_and_extended_and_says_for_how_much(
    model_id: str, offered: str
) -> None:
    request = generation_request(model_id)
    shown = keyboards(can_share=False).video(EN, GROUP, replace(LATE, request=request))
    assert verbs(shown) == ["vary", "extend", "edit", "link", "file"]
    vary, extend, *_ = buttons(shown)
    assert extend.text.endswith(offered.replace("$", DOLLAR_26.removesuffix("1.26")))
    assert vary.text.endswith(EN.amount(tags().video(request) or 0))


def test_a_video_that_the_provider_has_no_id_for_cannot_be_extended() -> None:
    shown = keyboards(can_share=False).video(EN, GROUP, replace(LATE, generation_id=None))
    assert verbs(shown) == ["vary", "edit", "link", "file"]


@pytest.mark.parametrize("show_prices", ShowPrices)
def test_buttons_name_and_sign_their_price_unless_prices_are_never_shown(
    show_prices: ShowPrices,
) -> None:
    made = keyboards(show_prices=show_prices)
    is_shown = show_prices is not ShowPrices.NEVER
    for keyboard, verb in (
        (made.video(EN, GROUP, LATE), "vary"),
        (made.ending(EN, FAILED), "retry"),
    ):
        button = buttons(keyboard)[0]
        data = CODEC.read(str(button.callback_data), [GROUP.chat_id])
        signed = (str(LARGEST), "2520000") if is_shown else (str(LARGEST),)
        assert data == ButtonData(verb, signed)
        assert (DOLLAR_26 in button.text) == is_shown


def test_help_that_costs_less_than_a_cent_says_so() -> None:
    offer = replace(DRAFT, kind=DraftKind.OFFER, request=LATE.request, quote=2_520_000)
    labels = [button.text for button in buttons(keyboards().question(EN, offer))]
    cent = EN.amount(20_000)
    assert f"{EN('button-improve')} · ≤ {cent}" in labels
    assert any(label.startswith(EN("button-first")) and label[-1].isdigit() for label in labels)


def test_motions_name_what_all_takes_cost_together() -> None:
    request = replace(LATE.request, takes=3)
    draft = replace(DRAFT, request=request, quote=2_520_000)
    *motions, _ = buttons(keyboards().question(EN, draft))
    assert {motion.text.endswith(EN.amount(3 * 2_520_000)) for motion in motions} == {True}


@pytest.mark.parametrize("reason", list(Reason))
def test_a_failure_that_another_try_may_mend_offers_one_and_other_words(reason: Reason) -> None:
    in_vain = {"not-a-picture", "picture-too-large", "picture-gone", "source-gone"}
    nowhere = {"chat-gone", "unplaced"}
    shown = keyboards().ending(EN, replace(FAILED, reason=reason))
    assert (shown is None) == (reason in in_vain | nowhere)
    if shown:
        assert verbs(shown) == ["retry", "edit"]


def test_in_an_inline_message_a_failure_offers_another_try_alone() -> None:
    elsewhere = replace(FAILED, origin=Origin.INLINE, inline_message_id="m")
    (retry,) = buttons(keyboards().ending(EN, elsewhere))
    data = CODEC.read(str(retry.callback_data), [inline_of(GROUP.user_id)])
    assert data is not None
    assert data.verb == "retry"


def test_a_failure_that_is_forgotten_or_in_a_channel_offers_nothing() -> None:
    assert keyboards().ending(EN, replace(FAILED, forgotten=True)) is None
    assert keyboards().ending(EN, replace(FAILED, requester=CHANNEL)) is None


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
    for status in set(Status) - {Status.UNCERTAIN, Status.FAILED}:
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
        "vary",
        "retry",
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
        "stop",
        "stopall",
        "drop",
    }
    assert {*STYLES} >= {verb for verb, style in styles.items() if style}


def test_the_button_under_an_inline_offer_stands_out_too() -> None:
    (make,) = buttons(keyboards().wish(EN, LARGEST, "0" * 24, "$1.26"))
    assert make.style == "primary"

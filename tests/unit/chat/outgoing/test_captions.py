import re
from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.captions import CAPTION_LIMIT, caption, ending
from bot.tasks.kinds import HELPERS, Kind
from bot.tasks.task import Reason, Status, Task
from bot.texts import LANGUAGES, shortened, texts_for
from bot.veo.catalogue import PROMPT_LIMIT, Mode
from tests.unit.example import TASK

EN = texts_for("en")
QUOTE = 2_520_000
"""1.26 dollars in credits"""
_NEVER_FAILED = {Reason.CHAT_GONE, Reason.UNREAD_LOG, Reason.RESTORED}
_OF_HELP = {Reason.RESULT_LOST, Reason.NO_PICTURE, Reason.NO_WORDS, Reason.WORDS_TOO_LONG}
TOLD = [reason for reason in Reason if reason not in _NEVER_FAILED | _OF_HELP]
"""Where the chat is gone, nobody is told; what is not known has not failed."""


def visible(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(st.text(), st.integers(1, 50))
def test_what_is_too_long_is_cut_and_says_so(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert len(cut) <= most
    assert cut == text or cut.endswith("…")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["x", "&", "<", "🦊"])
def test_a_caption_keeps_to_telegram_s_limit(language: str, letter: str) -> None:
    task = replace(TASK, request=replace(TASK.request, prompt=letter * PROMPT_LIMIT))
    priced = replace(task, quote=10**12)
    shown = visible(caption(texts_for(language), priced, priced=True))
    assert len(shown) <= CAPTION_LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "shape"), [((1280, 720), "16:9"), ((720, 1280), "9:16")])
@pytest.mark.parametrize("seed", [None, 0, 4_294_967_295])
def test_a_caption_names_shape_and_seed_as_far_as_there_is_one(
    language: str, size: tuple[int, int], shape: str, seed: int | None
) -> None:
    width, height = size
    request = replace(TASK.request, prompt="", width=width, height=height, seed=seed)
    shown = visible(caption(texts_for(language), replace(TASK, request=request)))
    assert f"· {shape}" in shown
    assert shown.endswith(shape if seed is None else f" {seed}")


def test_what_continues_a_video_says_that_its_seconds_are_added() -> None:
    request = replace(TASK.request, mode=Mode.EXTEND, duration=7)
    assert "+7" in visible(caption(EN, replace(TASK, request=request)))
    assert "+" not in visible(caption(EN, TASK))


def test_a_caption_shows_the_prompt_as_it_was_written() -> None:
    prompt = "a <b>fox</b> & a\nriver {$x}"
    task = replace(TASK, request=replace(TASK.request, prompt=prompt))
    assert visible(caption(EN, task)).startswith(prompt)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", TOLD)
def test_every_end_has_words_in_every_language(reason: Reason, language: str) -> None:
    failed = replace(TASK, status=Status.FAILED, reason=reason)
    assert len(ending(texts_for(language), failed)) > 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", HELPERS)
@pytest.mark.parametrize("reason", [*Reason])
def test_help_that_came_to_nothing_says_so_in_every_language(
    reason: Reason, kind: Kind, language: str
) -> None:
    failed = replace(TASK, kind=kind, status=Status.FAILED, reason=reason, detail="<no>")
    assert len(visible(ending(texts_for(language), failed))) > 10
    assert "<no>" not in ending(texts_for(language), failed)


@pytest.mark.parametrize("reason", [Reason.SAFETY, Reason.REFUSED, Reason.PROVIDER_FAILED])
def test_the_provider_s_own_words_are_shown_and_escaped(reason: Reason) -> None:
    failed = replace(TASK, status=Status.FAILED, reason=reason, detail="no <b>way</b> & no")
    assert "no &lt;b&gt;way&lt;/b&gt; &amp; no" in ending(EN, failed)
    assert ":" not in visible(ending(EN, replace(failed, detail=""))).partition("\n")[0]


def test_long_words_of_the_provider_are_cut() -> None:
    failed = replace(TASK, status=Status.FAILED, reason=Reason.SAFETY, detail="x" * 9_000)
    assert len(ending(EN, failed)) < 1_000


def test_what_was_cancelled_says_whether_it_is_paid_for() -> None:
    off = replace(TASK, status=Status.CANCELLED, reason=Reason.CANCELLED)
    assert ending(EN, off) == EN("failed-cancelled-sent")
    assert ending(EN, replace(off, generation_id="gen-1")) == EN("failed-cancelled-paid")
    assert ending(EN, replace(off, submitted_at=None)) == EN("failed-cancelled")


def test_an_uncertain_end_asks() -> None:
    lost = replace(TASK, status=Status.UNCERTAIN, reason=Reason.LOST)
    assert ending(EN, lost) == EN("uncertain", price="none")
    unread = replace(lost, reason=Reason.UNREAD_LOG)
    assert ending(EN, unread) == EN("uncertain-unread", price="none")
    restored = replace(lost, reason=Reason.RESTORED)
    assert ending(EN, restored) == EN("uncertain-restored", price="none")


@pytest.mark.parametrize("reason", [Reason.LOST, Reason.UNREAD_LOG, Reason.RESTORED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_whether_to_buy_again_names_the_price(language: str, reason: Reason) -> None:
    texts = texts_for(language)
    lost = replace(TASK, status=Status.UNCERTAIN, reason=reason, quote=QUOTE, cost=None)
    assert texts.price(Decimal("1.26")) in ending(texts, lost)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_says_what_the_video_cost_or_else_what_was_expected(language: str) -> None:
    texts = texts_for(language)
    expected, known = replace(TASK, quote=QUOTE), replace(TASK, quote=QUOTE, cost=QUOTE // 2)
    assert texts.price(Decimal("1.26")) in caption(texts, expected, priced=True)
    assert texts.price(Decimal("0.63")) in caption(texts, known, priced=True)
    assert texts.price(Decimal("1.26")) not in caption(texts, known, priced=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_of_what_stars_paid_for_names_them_and_no_dollars(language: str) -> None:
    texts = texts_for(language)
    shown = caption(texts, replace(TASK, quote=QUOTE, cost=QUOTE, stars=98), priced=True)
    assert "98 ⭐" in shown
    assert texts.price(Decimal("1.26")) not in shown


@pytest.mark.parametrize("task", [TASK, replace(TASK, quote=2_520_000, cost=2_520_000)])
def test_a_caption_without_a_price_has_no_place_for_one(task: Task) -> None:
    bare = replace(task, quote=None, cost=None)
    assert caption(EN, task) == caption(EN, bare) == caption(EN, bare, priced=True)

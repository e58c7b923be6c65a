import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.captions import CAPTION_LIMIT, caption, ending
from bot.tasks.task import Reason, Status
from bot.texts import LANGUAGES, shortened, texts_for
from bot.veo.catalogue import PROMPT_LIMIT
from tests.unit.example import TASK

EN = texts_for("en")
TOLD = [reason for reason in Reason if reason not in {Reason.CHAT_GONE, Reason.UNREAD_LOG}]
"""Where the chat is gone, nobody is told; where the log cannot be read, nothing has failed."""


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
    shown = visible(caption(texts_for(language), task))
    assert len(shown) <= CAPTION_LIMIT


def test_a_caption_shows_the_prompt_as_it_was_written() -> None:
    prompt = "a <b>fox</b> & a\nriver {$x}"
    task = replace(TASK, request=replace(TASK.request, prompt=prompt))
    assert visible(caption(EN, task)).startswith(prompt)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", TOLD)
def test_every_end_has_words_in_every_language(reason: Reason, language: str) -> None:
    failed = replace(TASK, status=Status.FAILED, reason=reason)
    assert len(ending(texts_for(language), failed)) > 10


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
    assert ending(EN, lost) == EN("uncertain")
    assert ending(EN, replace(lost, reason=Reason.UNREAD_LOG)) == EN("uncertain-unread")

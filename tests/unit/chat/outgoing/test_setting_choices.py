"""What a chat has chosen and its model cannot do, in words."""

from dataclasses import replace
from html import unescape

import pytest

from bot.chat.outgoing.setting_choices import unfit_lines
from bot.texts import LANGUAGES, texts_for
from bot.veo.catalogue import FAMILIES
from bot.veo.choice import Defaults

ALL = Defaults("veo2", duration=4, resolution="1080p", generate_audio=True, enhance_prompt=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", FAMILIES)
def test_each_is_said_in_words_that_fit_an_alert(model: str, language: str) -> None:
    texts = texts_for(language)
    for length in (4, 5, 6, 7, 8):
        for line in unfit_lines(texts, replace(ALL, model=model, duration=length)):
            assert len(unescape(line)) <= 200
            assert FAMILIES[model].title in line


def test_a_length_is_told_with_what_would_do_and_what_holds() -> None:
    texts = texts_for("en")
    (line,) = unfit_lines(texts, Defaults("veo2", duration=4))
    assert line == texts(
        "settings-unfit",
        model="Veo 2",
        allowed=texts.choice(["5", "6", "7", texts.seconds(8)]),
        chosen=texts.seconds(4),
        value=texts.seconds(5),
    )


def test_a_choice_that_suits_is_not_spoken_of() -> None:
    assert unfit_lines(texts_for("en"), replace(ALL, model="veo3", duration=4)) == []

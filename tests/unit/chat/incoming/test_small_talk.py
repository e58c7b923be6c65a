"""Greetings, thanks and the like are no prompts; what shows something is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.incoming.small_talk import is_small_talk


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "Hiii!!! 👋",
        "What’s up?",
        "thanks 🙏",
        "Thank you so much!",
        "ok",
        "👍",
        "👍🏽",
        "❤️",
        "Danke schön!",
        "Grüß Gott",
        "¡Hola!",
        "Buenos días",
        "Olá, tudo bem?",
        "obrigada",
        "Привет!",
        "СПАСИБО",
    ],
)
def test_greetings_thanks_and_emoji_are_small_talk(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "a fox",
        "hello world",
        "a fox says hello",
        "thanks to the wind a kite flies",
        "🦊 jumps",
        "🦊🌊🌅🏄🏔️🌲🌲🌲🐻🐟🌙",
        "1",
        "--silent",
        "лиса",
        "你好",
    ],
)
def test_what_shows_something_is_no_small_talk(text: str) -> None:
    assert not is_small_talk(text)


@given(st.text(max_size=4000))
def test_any_text_is_one_or_the_other(text: str) -> None:
    assert is_small_talk(text) in {True, False}

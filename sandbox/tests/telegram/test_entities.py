"""What Telegram sees in a text by itself."""

import pytest

from sandbox.telegram import entities, formatting
from sandbox.telegram.errors import Refusal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/veo a fox", [("bot_command", "/veo")]),
        ("/veo@veogram_bot a fox", [("bot_command", "/veo@veogram_bot")]),
        ("a /veo, b/veo", [("bot_command", "/veo")]),
        ("hi @anna!", [("mention", "@anna")]),
        ("mail a@b.org", [("email", "a@b.org")]),
        ("see https://x.org/a?b=c.", [("url", "https://x.org/a?b=c")]),
        ("see (example.com)", [("url", "example.com")]),
        ("#fox #1", [("hashtag", "#fox")]),
        ("1/2 and and/or", []),
        ("<b>a fox</b>", []),
    ],
)
def test_commands_mentions_and_links_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.type, each.of(text)) for each in entities.find(text)] == found


def test_offsets_count_utf16_units() -> None:
    (entity,) = entities.find("🦊🦊 /veo")
    assert (entity.offset, entity.length) == (5, 4)
    assert entities.length("🦊") == 2


def test_the_limit_of_a_text_counts_what_is_left_after_parsing() -> None:
    fits = "<b>" + "x" * 4096 + "</b>"
    assert formatting.message_text(fits, "HTML", None).text == "x" * 4096
    with pytest.raises(Refusal, match="message is too long"):
        formatting.message_text("🦊" * 2049, None, None)


def test_spaces_around_a_text_go_and_entities_move_along() -> None:
    result = formatting.message_text("  <b> fox</b>  ", "HTML", None)
    assert result.text == "fox"
    assert [(each.offset, each.length) for each in result.entities] == [(0, 3)]


def test_a_text_of_spaces_is_empty() -> None:
    with pytest.raises(Refusal, match="message text is empty"):
        formatting.message_text(" \n<b> </b>", "HTML", None)


def test_no_links_are_looked_for_inside_code() -> None:
    result = formatting.message_text("<code>/veo</code> /help", "HTML", None)
    assert [each.type for each in result.entities] == ["code", "bot_command"]


def test_given_entities_serve_instead_of_tags() -> None:
    result = formatting.message_text("fox", None, [{"type": "bold", "offset": 0, "length": 3}])
    assert result.entities == (entities.Entity("bold", 0, 3),)


@pytest.mark.parametrize("given", [{"type": "bold"}, "bold", {"offset": "x", "length": 1}])
def test_entities_of_the_wrong_shape_are_refused(given: object) -> None:
    with pytest.raises(Refusal, match="can't parse MessageEntity"):
        formatting.message_text("fox", None, [given])


def test_markdown_is_refused() -> None:
    with pytest.raises(Refusal, match="unsupported parse_mode"):
        formatting.message_text("*fox*", "MarkdownV2", None)

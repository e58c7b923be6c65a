"""What somebody wants who calls the bot by its name."""

from datetime import UTC, datetime
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Chat, Message, MessageEntity, MessageOriginUser, User

from bot.chat.incoming.mentions import Mention, caller_of, is_of_program, mention_in


class Us:
    """As much of a bot as reading a mention takes."""

    id = 42
    username = "veogram_bot"


NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANNA = User(3, "Anna", is_bot=False)
GROUP = Chat(-1001, "supergroup")
NAME = "@veogram_bot"


def called(text: str, name: str = NAME, *, caption: bool = False, **more: object) -> Message:
    """Return a message in which the bot's name is marked as Telegram does."""
    entities = []
    if name in text:
        before = len(text[: text.index(name)].encode("utf-16-le")) // 2
        entities = [MessageEntity("mention", before, len(name.encode("utf-16-le")) // 2)]
    key = "caption" if caption else "text"
    what: dict[str, object] = {key: text, "caption_entities" if caption else "entities": entities}
    message = Message(5, NOW, GROUP, from_user=ANNA, **what, **more)  # type: ignore[arg-type]
    message.set_bot(cast("Bot", Us()))
    return message


@pytest.mark.parametrize("caption", [True, False])
@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("@veogram_bot a fox", Mention("a fox", is_order=True)),
        ("@veogram_bot", Mention("", is_order=True)),
        ("  @veogram_bot\n a fox\n runs ", Mention("a fox\n runs", is_order=True)),
        ("I like @veogram_bot a lot", Mention("a lot", is_order=False)),
        ("🦊🦊 @veogram_bot a 🦊", Mention("a 🦊", is_order=False)),
        ("a fox", Mention("a fox", is_order=False)),
        ("", Mention("", is_order=False)),
        ("/veo a fox", Mention("a fox", is_order=True)),
        ("/veo@veogram_bot a fox", Mention("a fox", is_order=True)),
    ],
)
def test_what_follows_the_name_is_wanted(text: str, mention: Mention, caption: bool) -> None:
    assert mention_in(called(text, caption=caption)) == mention


def test_the_name_is_known_however_it_is_written() -> None:
    message = called("@VEOGRAM_Bot a fox", "@VEOGRAM_Bot")
    assert mention_in(message) == Mention("a fox", is_order=True)


def test_a_mention_of_somebody_else_is_a_word() -> None:
    message = called("@somebody a fox", "@somebody")
    assert mention_in(message) == Mention("@somebody a fox", is_order=False)


def test_somebody_else_s_words_are_no_order() -> None:
    passed_on = called("@veogram_bot a fox", forward_origin=MessageOriginUser(NOW, ANNA))
    through_a_bot = called("@veogram_bot a fox", via_bot=User(9, "Gifs", is_bot=True))
    for message in (passed_on, through_a_bot):
        assert mention_in(message) == Mention("a fox", is_order=False)


@given(st.text(max_size=50), st.text(max_size=50))
def test_no_words_are_lost_or_torn(before: str, after: str) -> None:
    before = before.replace("@", "").encode("utf-16-le", "ignore").decode("utf-16-le")
    after = after.replace("@", "").encode("utf-16-le", "ignore").decode("utf-16-le")
    mention = mention_in(called(f"-{before}{NAME}{after}"))
    assert mention == Mention(after.strip(), is_order=False)


def test_a_program_is_told_from_who_speaks_as_their_group() -> None:
    program = Message(5, NOW, GROUP, from_user=User(9, "Robot", is_bot=True))
    admin = Message(
        5, NOW, GROUP, from_user=User(1087968824, "Group", is_bot=True), sender_chat=GROUP
    )
    assert is_of_program(program)
    assert not is_of_program(admin)
    assert not is_of_program(called(NAME))
    assert caller_of(called(NAME)) == ANNA.id

"""What was probably meant by a command that there is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.incoming.nearest_commands import nearest
from bot.chat.outgoing.menu import ADMIN, offered

EVERYBODYS = offered(admin=False, sells=True, draws=True)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("veo3", "veo"),
        ("veo31fast", "veo"),
        ("imagine", "veo"),
        ("video", "veo"),
        ("видео", "veo"),
        ("picture", "still"),
        ("histroy", "history"),
        ("setings", "settings"),
        ("stop", "cancel"),
        ("hilfe", "help"),
        ("start", "help"),
        ("donate", "buy"),
        ("qqqq", ""),
        ("", ""),
    ],
)
def test_the_nearest_command_is_what_people_of_other_bots_mean(name: str, command: str) -> None:
    assert nearest(name, EVERYBODYS) == command


@pytest.mark.parametrize("name", [*EVERYBODYS, *ADMIN])
def test_a_command_that_there_is_is_nearest_to_itself(name: str) -> None:
    assert nearest(name, offered(admin=True, sells=True, draws=True)) == name


def test_nothing_is_suggested_that_is_not_offered() -> None:
    there = offered(admin=False, sells=False, draws=False)
    assert nearest("picture", there) != "still"
    assert nearest("donate", there) != "buy"
    assert nearest("allow", there) != "allow"


@given(st.text(max_size=70))
def test_whatever_is_written_the_answer_is_known(name: str) -> None:
    assert nearest(name, EVERYBODYS) in {*EVERYBODYS, ""}

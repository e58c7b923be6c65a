"""A label says who is meant, whatever somebody calls themselves."""

import pytest

from bot.chat.outgoing.labels import label
from bot.store.people import Subject


def test_a_persons_name_leads_to_their_profile() -> None:
    shown = label(Subject(7, "Ben <b>", "ben_k"))
    assert shown == '<a href="tg://user?id=7">Ben &lt;b&gt;</a> · @ben_k · <code>7</code>'


def test_who_is_not_known_by_name_is_shown_by_id() -> None:
    assert label(Subject(7)) == "<code>7</code>"


def test_a_chat_has_no_profile() -> None:
    assert label(Subject(-7, "Film club")) == "Film club · <code>-7</code>"


@pytest.mark.parametrize("name", ["@bob_boss", "＠bob_boss", "﹫bob_boss · 5", "@@ bob_boss • 5"])
@pytest.mark.parametrize("subject_id", [7, -7])
def test_no_name_poses_as_an_at_name_or_an_id(name: str, subject_id: int) -> None:
    shown = label(Subject(subject_id, name))
    assert not set(shown) & set("@＠﹫•")
    assert shown.count("·") == 1
    assert "bob_boss" in shown


def test_a_name_of_marks_alone_is_no_name() -> None:
    assert label(Subject(7, "@ · @")) == "<code>7</code>"

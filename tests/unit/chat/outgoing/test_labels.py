"""A label says who is meant, whatever somebody calls themselves."""

from html import escape

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


DOTS = "·•‧∙⋅・･⸱᛫․ㆍᐧˑꞏ●◦○｡。٠۰॰ꓸॱ᱾˙⸳🞄⚫︰ⓐㅤ|│¦@＠﹫"


@pytest.mark.parametrize("dot", DOTS)
@pytest.mark.parametrize("subject_id", [7, -7])
def test_no_dot_in_a_name_sets_a_false_id_apart(dot: str, subject_id: int) -> None:
    shown = label(Subject(subject_id, f"ben {dot} 12345"))
    assert "ben 12345" in shown.replace("ben 0 12345", "ben 12345")
    assert dot == "·" or dot not in shown
    assert shown.count("·") == 1


def test_a_full_stop_ends_something() -> None:
    assert label(Subject(-7, "J. R. Ewing . 12345 ..")) == "J. R. Ewing 12345 · <code>-7</code>"


@pytest.mark.parametrize(
    "name",
    ["Zoë O'Hara-Łuk (2)", "हिन्दी", "ユーザー", "Анна Ёлкина", "محمد", "ประเทศไทย", "A & B <c>"],
)
def test_names_of_all_scripts_are_shown_as_they_are(name: str) -> None:
    assert label(Subject(-7, name)) == f"{escape(name, quote=False)} · <code>-7</code>"

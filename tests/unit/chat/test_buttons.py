import hmac

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.chat.buttons import DATA_LIMIT, ButtonCodec, ButtonData, split

CODEC = ButtonCodec("123456:ABC-def_42")
OTHER = ButtonCodec("123456:ABC-def_43")

chats = st.integers(-(2**52), 2**52)
verbs = st.sampled_from(["cancel", "again", "put", "motion", "page", "goon"])
words = st.text(st.characters(codec="ascii", exclude_characters=":"), max_size=12)
arguments = st.lists(st.integers(0, 2**40) | words, max_size=2).map(tuple)
anything = st.text(st.characters(), max_size=80)
"""Lone surrogates too: JSON can hold them."""


@given(chats, verbs, arguments)
def test_what_was_written_for_a_chat_is_read_there(
    chat_id: int, verb: str, given_: tuple[object, ...]
) -> None:
    data = CODEC.write(chat_id, verb, *given_)
    assert CODEC.read(data, [chat_id]) == ButtonData(verb, tuple(map(str, given_)))
    assert len(data.encode()) <= DATA_LIMIT


@given(chats, st.lists(chats, max_size=5), verbs, arguments)
def test_it_is_read_in_no_other_chat(
    chat_id: int, others: list[int], verb: str, given_: tuple[object, ...]
) -> None:
    assume(chat_id not in others)
    data = CODEC.write(chat_id, verb, *given_)
    assert CODEC.read(data, others) is None
    assert CODEC.read(data, [*others, chat_id]) is not None


@given(chats, verbs, arguments)
def test_another_bot_does_not_read_it(chat_id: int, verb: str, given_: tuple[object, ...]) -> None:
    assert OTHER.read(CODEC.write(chat_id, verb, *given_), [chat_id]) is None


@given(chats, verbs, verbs, arguments, arguments)
def test_a_mark_serves_for_its_own_verb_and_arguments_only(
    chat_id: int,
    verb: str,
    other_verb: str,
    given_: tuple[object, ...],
    other: tuple[object, ...],
) -> None:
    assume((verb, *map(str, given_)) != (other_verb, *map(str, other)))
    mark = CODEC.write(chat_id, verb, *given_).rpartition(":")[2]
    forged = CODEC.write(chat_id, other_verb, *other).rpartition(":")[0]
    assert CODEC.read(f"{forged}:{mark}", [chat_id]) is None


@given(chats, verbs, arguments, st.data())
def test_one_changed_character_is_enough(
    chat_id: int, verb: str, given_: tuple[object, ...], draw: st.DataObject
) -> None:
    data = CODEC.write(chat_id, verb, *given_)
    place = draw.draw(st.integers(0, len(data) - 1))
    letter = draw.draw(st.characters().filter(lambda each: each != data[place]))
    assert CODEC.read(data[:place] + letter + data[place + 1 :], [chat_id]) is None


@given(chats, verbs, arguments, st.integers(0, DATA_LIMIT))
def test_a_part_of_it_is_nothing(
    chat_id: int, verb: str, given_: tuple[object, ...], length: int
) -> None:
    data = CODEC.write(chat_id, verb, *given_)
    assert CODEC.read(data[: min(length, len(data) - 1)], [chat_id]) is None
    assert CODEC.read(data[1 + min(length, len(data) - 1) :], [chat_id]) is None


@given(anything, chats)
@pytest.mark.parametrize("around", ["{}", "cancel:7:{}", "{}:", ":{}", "cancel:{}:AAAAAAAAAAAA"])
def test_nonsense_is_read_as_nothing(around: str, text: str, chat_id: int) -> None:
    assert CODEC.read(around.format(text), [chat_id]) is None


@given(chats, verbs, arguments, anything.filter(bool))
def test_what_is_added_makes_it_nothing(
    chat_id: int, verb: str, given_: tuple[object, ...], more: str
) -> None:
    data = CODEC.write(chat_id, verb, *given_)
    assert CODEC.read(data + more, [chat_id]) is None
    assert CODEC.read(more + data, [chat_id]) is None
    assert CODEC.read(data * 1000, [chat_id]) is None


def test_without_a_chat_nothing_is_read() -> None:
    assert CODEC.read(CODEC.write(1, "cancel", 7), []) is None


def test_data_are_as_long_as_telegram_takes_and_no_longer() -> None:
    rest = DATA_LIMIT - len(CODEC.write(1, "put", ""))
    longest = CODEC.write(1, "put", "x" * rest)
    assert len(longest.encode()) == DATA_LIMIT
    assert CODEC.read(longest, [1]) == ButtonData("put", ("x" * rest,))
    with pytest.raises(ValueError, match=r"^put:x+"):
        CODEC.write(1, "put", "x" * (rest + 1))


@pytest.mark.parametrize(
    ("verb", "given_"), [("put", ("16:9",)), ("put", (0, ":")), ("a:b", ()), ("put", ("é",))]
)
def test_what_would_be_read_as_something_else_is_not_written(
    verb: str, given_: tuple[object, ...]
) -> None:
    with pytest.raises(ValueError, match=r"^(put|a:b)"):
        CODEC.write(1, verb, *given_)


def test_every_id_and_every_word_of_ours_fits() -> None:
    data = CODEC.write(-(2**52), "motion", 2**63 - 1, "x" * 20)
    assert CODEC.read(data, [-(2**52)]) is not None


def test_marks_are_compared_in_the_same_time_whatever_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []

    def compare(one: str, other: str) -> bool:
        compared.append((one, other))
        return hmac_compare(one, other)

    hmac_compare = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", compare)
    CODEC.read("cancel:7:guess", [1])
    assert [one for one, _ in compared] == ["guess"]


@pytest.mark.parametrize(
    ("unsigned", "data"),
    [
        ("cancel:7", ButtonData("cancel", ("7",))),
        ("motion:7:closer", ButtonData("motion", ("7", "closer"))),
        ("back", ButtonData("back", ())),
    ],
)
def test_data_without_a_mark_are_cut_at_their_colons(unsigned: str, data: ButtonData) -> None:
    assert split(unsigned) == data

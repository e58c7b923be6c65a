"""What admins write is understood exactly, or refused with what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.incoming.admin_commands import BudgetChange, Mention, parse_budget, parse_mention
from bot.errors import BadAmount, CommandRefused, NotASubject, TooManyWords

DOLLAR = 2_000_000


@pytest.mark.parametrize(
    ("words", "mention"),
    [
        ("", Mention()),
        ("12345", Mention(id=12345)),
        ("-1001234567890", Mention(id=-1001234567890)),
        (str(2**63 - 1), Mention(id=2**63 - 1)),
        ("@Anna_K", Mention(username="anna_k")),
        ("here", Mention(is_here=True)),
        ("CHAT", Mention(is_here=True)),
    ],
)
def test_somebody_is_named_by_id_by_name_or_by_where_they_are(words: str, mention: Mention) -> None:
    assert parse_mention(words.split()) == mention


@pytest.mark.parametrize(
    "word",
    [
        *("nobody", "@", "@anna-k", "0", "-0", "--5", "+5", "1.5", "0x1F", "٣", "²", "5;"),
        *(str(2**63), "9" * 19, "9" * 5000, "-" + "9" * 19, "@" + "a" * 65),
    ],
)
def test_what_names_nobody_is_refused(word: str) -> None:
    with pytest.raises(NotASubject) as caught:
        parse_mention([word])
    assert caught.value.value == word


def test_more_words_than_a_command_takes_are_refused() -> None:
    with pytest.raises(TooManyWords) as caught:
        parse_mention(["1", "2"])
    assert caught.value.most == 1
    with pytest.raises(TooManyWords) as caught:
        parse_budget(["1", "2", "3"])
    assert caught.value.most == 2


def test_a_budget_without_words_changes_nothing() -> None:
    assert parse_budget([]) is None


@pytest.mark.parametrize(
    ("word", "amount"),
    [
        *(
            ("5", 5 * DOLLAR),
            ("2.50", 5 * DOLLAR // 2),
            ("2,5", 5 * DOLLAR // 2),
            ("$3", 6_000_000),
        ),
        *(("0", 0), ("0.00", 0), ("1000000", 10**6 * DOLLAR)),
        *(("off", None), ("OFF", None)),
    ],
)
def test_an_amount_is_exact(word: str, amount: int | None) -> None:
    assert parse_budget([word]) == BudgetChange(Mention(), amount)
    assert parse_budget(["-7", word]) == BudgetChange(Mention(id=-7), amount)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "-1",
            "",
            "five",
            "1e3",
            "NaN",
            "Infinity",
            "1,000",
            "1.000.000",
            "0.0000001",
            "0.001",
            ".5",
            "5.",
        ),
        *(".5", "5.", "1000000.01", "1000001", "9" * 400, "٥", "1_000", "@anna"),
    ],
)
def test_what_is_no_amount_is_refused(word: str) -> None:
    with pytest.raises(BadAmount) as caught:
        parse_budget(["chat", word])
    assert caught.value.value == word


@pytest.mark.parametrize(
    ("word", "mention"),
    [
        ("@bob_K", Mention(username="bob_k")),
        ("here", Mention(is_here=True)),
        ("CHAT", Mention(is_here=True)),
    ],
)
def test_somebody_without_an_amount_is_asked_about(word: str, mention: Mention) -> None:
    assert parse_budget([word]) == mention


@given(st.lists(st.text(max_size=30), max_size=4))
def test_whatever_is_written_is_understood_or_refused(words: list[str]) -> None:
    for parse in (parse_mention, parse_budget):
        try:
            parse(words)
        except CommandRefused:
            continue

"""The tree of errors is drawn as it is, and each of them is somebody's business."""

import re

import pytest

from bot import errors
from bot.errors import (
    AllowanceExceeded,
    ChatError,
    CreditUsedUp,
    Postponed,
    ProviderError,
    Refused,
    SettingsError,
    StoreUnavailable,
    UpkeepRefused,
    VeogramError,
)

_NOT_FOR_PEOPLE = (
    *(SettingsError, StoreUnavailable, Postponed, ProviderError, ChatError),
    AllowanceExceeded,
    CreditUsedUp,
    UpkeepRefused,
)
"""What the operator, the pipeline, the inbox or the store of new tasks deals with."""

KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, Exception)
}


def drawn() -> dict[str, str]:
    """Return the name of each error in the drawing, with that of the one above it."""
    found: dict[str, str] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        shape = re.match(r"(?:[│ ]   )*[├└]── |(?=VeogramError$)", line)
        if shape:
            depth = len(shape[0]) // 4
            names = re.split(r", ", re.split(r"\s{2,}", line[shape.end() :].strip())[0])
            found |= dict.fromkeys(names, above[depth - 1] if depth else "Exception")
            above[depth:] = [names[-1]]
    return found


def test_the_drawing_shows_every_error_under_its_own_base() -> None:
    assert drawn() == {name: kind.__bases__[0].__name__ for name, kind in KINDS.items()}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_an_error_has_one_base_and_says_what_happened(kind: type[Exception]) -> None:
    assert len(kind.__bases__) == 1
    assert (kind.__doc__ or "").splitlines()[0].endswith((".", ";"))


def test_every_error_is_either_said_in_words_or_dealt_with_elsewhere() -> None:
    for kind in KINDS.values():
        is_ours = issubclass(kind, (Refused, *_NOT_FOR_PEOPLE))
        assert is_ours != (kind is VeogramError), kind
        assert not (issubclass(kind, Refused) and issubclass(kind, _NOT_FOR_PEOPLE)), kind

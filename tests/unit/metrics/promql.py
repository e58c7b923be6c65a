"""What an expression in PromQL asks for, as far as ours go."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = r"[a-zA-Z_][a-zA-Z0-9_]*"
_GROUPED = re.compile(r"\b(?:by|without|on|ignoring)\s*\(([^)]*)\)")
_SELECTED = re.compile(rf"\b({_WORD})(\{{[^}}]*\}})?(?!\s*\(|{_WORD})")
_MATCHER = re.compile(rf'({_WORD})(=~|!~|!=|=)"([^"]*)"')
_RANGE = re.compile(r"\[[^\]]*\]")
_OPERATORS = {"and", "or", "unless", "by", "without", "on", "ignoring", "bool"}

FUNCTIONS = {"histogram_quantile", "increase", "max", "min", "rate", "sum"}


@dataclass(frozen=True)
class Selector:
    """A metric, and what is asked of its labels: a label, a pattern, whether it has to fit."""

    metric: str
    matchers: tuple[tuple[str, str, bool], ...]


def groupings(expression: str) -> set[str]:
    """Return the labels by which an expression groups."""
    return {
        label.strip() for found in _GROUPED.findall(expression) for label in found.split(",")
    } - {""}


def functions(expression: str) -> set[str]:
    """Return the functions that an expression calls."""
    return set(re.findall(rf"\b({_WORD})\s*\(", _GROUPED.sub(" ", expression)))


def selectors(expression: str) -> Iterator[Selector]:
    """Yield every metric that an expression reads."""
    plain = _RANGE.sub(" ", _GROUPED.sub(" ", expression))
    for name, braces in _SELECTED.findall(plain):
        if name not in _OPERATORS:
            found = _MATCHER.findall(braces)
            assert re.sub(r"[{},\s]", "", _MATCHER.sub("", braces)) == "", expression
            yield Selector(
                name, tuple((key, pattern, how[0] != "!") for key, how, pattern in found)
            )


def is_balanced(expression: str) -> bool:
    """Return whether every bracket is closed by its own kind."""
    opened: list[str] = []
    for each in re.sub(r'"[^"]*"', "", expression):
        if each in "([{":
            opened.append({"(": ")", "[": "]", "{": "}"}[each])
        elif each in ")]}" and (not opened or opened.pop() != each):
            return False
    return not opened

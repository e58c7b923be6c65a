"""Removing secrets from text that leaves the program."""

import html
import json
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, quote_plus

_WRITERS: tuple[Callable[[str], str], ...] = (
    lambda text: quote(text, safe=""),
    quote,
    quote_plus,
    lambda text: json.dumps(text)[1:-1],
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    lambda text: repr(text)[1:-1],
    lambda text: repr(text.encode("utf-8", "replace"))[2:-1],
    html.escape,
)
"""How text is written in a web address, in JSON, in Python and in HTML."""


class Redactor:
    """Replaces every secret, in whichever spelling and case: PTB lowers the case of errors."""

    def __init__(self, secrets: Iterable[str]) -> None:
        spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._secret = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Return the text without secrets."""
        return self._secret.sub("***", text) if self._secret.pattern else text


def _spellings(secret: str) -> set[str]:
    """Return a secret as it is written in text, and in text that is quoted once more."""
    once = {secret, *(write(secret) for write in _WRITERS)}
    return once | {write(spelling) for spelling in once for write in _WRITERS}

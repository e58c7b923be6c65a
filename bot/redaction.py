"""Removing secrets from text that leaves the program."""

import json
import re
from collections.abc import Iterable
from urllib.parse import quote


class Redactor:
    """Replaces every secret, in whichever spelling and case: PTB lowers the case of errors."""

    def __init__(self, secrets: Iterable[str]) -> None:
        spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
        longest_first = sorted(spellings, key=len, reverse=True)
        self._secret = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Return the text without secrets."""
        return self._secret.sub("***", text) if self._secret.pattern else text


def _spellings(secret: str) -> tuple[str, ...]:
    """Return a secret as it is written in text, in a web address and in JSON."""
    return secret, quote(secret, safe=""), json.dumps(secret)[1:-1]

"""Removing secrets from text that leaves the program."""

import json
from collections.abc import Iterable
from urllib.parse import quote


class Redactor:
    """Replaces every secret, in whichever spelling."""

    def __init__(self, secrets: Iterable[str]) -> None:
        spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
        self._secrets = sorted(spellings, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """Return the text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


def _spellings(secret: str) -> tuple[str, ...]:
    """Return a secret as it is written in text, in a web address and in JSON."""
    return secret, quote(secret, safe=""), json.dumps(secret)[1:-1]

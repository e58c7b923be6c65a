"""Kinds of values that settings have: texts of a certain form, most of them secret."""

import re
from typing import Annotated

from pydantic import AfterValidator, SecretStr, StringConstraints

from bot.addresses import is_well_formed


def _matching(pattern: str, *, is_address: bool = False) -> AfterValidator:
    """Return a check that the whole text has a form; of an address, also its host and port."""

    def check(value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if not re.fullmatch(pattern, text) or (is_address and not is_well_formed(text)):
            raise ValueError
        return value

    return AfterValidator(check)


ModelName = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9][A-Za-z0-9._:/-]{0,63})?$")]
"""The provider's name of a model; empty: none. Tasks keep 64 characters of it."""

Token = Annotated[SecretStr, _matching(r"[0-9]+:[A-Za-z0-9_-]{3,}")]

Key = Annotated[SecretStr, _matching(r"[!#-&(-\[\]-~]{8,}")]
"""A key is sent in a header, which takes no spaces and only ASCII. Quotes and backslashes can be
escaped in too many ways to be found in a log, and removing a very short key would remove parts of
ordinary words."""

Dsn = Annotated[SecretStr, _matching(r"(https?://[!#-&(-~]{8,}@[^\s/@]+/\S+)?", is_address=True)]

WebhookSecret = Annotated[SecretStr, _matching(r"([A-Za-z0-9_-]{16,256})?")]

Heartbeat = Annotated[SecretStr, _matching(r"(https?://[^\s/]+/[^\s#]{4,})?", is_address=True)]

Proxy = Annotated[
    SecretStr,
    _matching(r"((https?|socks5h?)://([^\s/@]*@)?[^\s/@:]+(:[0-9]{1,5})?/?)?", is_address=True),
]
"""The schemes are those that httpx takes; SOCKS needs a package more."""

"""Web addresses: which of them are safe, and where the webhook stands."""

import hmac
import re
from collections.abc import Iterator
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

_TELEGRAM = "api.telegram.org"

_WEBHOOK_PORTS = (443, 80, 88, 8443)
"""To no others Telegram brings updates (Bot API: setWebhook, Notes)."""

_PATH_DIGITS = 32


def is_address(url: str) -> bool:
    """Return whether it is a web address, without query and fragment."""
    return re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", url) is not None and is_well_formed(url)


def is_well_formed(url: str) -> bool:
    """Return whether host and port of an address can be told apart, and are what they should be."""
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def secrets_in(url: str) -> Iterator[str]:
    """Yield what is secret in an address, as it stands there and as it is sent.

    That is the password, or a user without one: some services take a key there.
    """
    parts = urlsplit(url)
    secret = parts.password or parts.username or ""
    yield from (secret, unquote(secret))


def is_exposed(url: str) -> bool:
    """Return whether an address is neither encrypted nor on this machine."""
    parts = urlsplit(url)
    return parts.scheme == "http" and not _is_local(parts.hostname or "")


def is_webhook(url: str, api_url: str) -> bool:
    """Return whether Telegram, or the Bot API server at ``api_url``, can bring updates there.

    Telegram itself wants https and one of four ports; a server of one's own takes any.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        return False
    if not is_address(url) or "@" in parts.netloc:
        return False
    is_telegram = urlsplit(api_url).hostname == _TELEGRAM
    return not is_telegram or (parts.scheme == "https" and port in _WEBHOOK_PORTS)


def webhook_path(token: str) -> str:
    """Return the path at which Telegram brings updates: only who knows the token can guess it."""
    return f"/telegram/{hmac.digest(token.encode(), b'webhook', sha256).hex()[:_PATH_DIGITS]}"


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

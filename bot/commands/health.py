"""``veogram health``: ask the bot on this machine how it is, as container health checks do."""

import http.client
import json
import sys
from typing import Any

from bot import settings
from bot.settings import Settings

_WELL, _UNWELL = 0, 1

_PATIENCE = 5.0
"""Seconds that the bot has to answer."""

_ANSWER_LIMIT = 65536
"""Bytes; answers are far smaller."""


def health(*, ready: bool) -> int:
    """Print how the bot is, and return the exit code: 1 where it is not well, or does not answer.

    ``ready`` asks whether it can do its work, and not only whether it is alive.

    Raises:
        SettingsError: a setting is missing or wrong.
    """
    loaded = settings.load()
    port = loaded.health_port or (loaded.port if loaded.webhook_url else 0)
    if not port:
        return _say("nothing is served here: set HEALTH_PORT", is_well=False)
    try:
        status, body = _ask(_host(loaded), port, "/readyz" if ready else "/healthz")
    except (OSError, http.client.HTTPException) as error:
        return _say(f"no answer from port {port}: {type(error).__name__}", is_well=False)
    return _say(_words(body), is_well=status == http.client.OK)


def _host(loaded: Settings) -> str:
    """Return where this machine reaches what is served at all of its addresses, or at one."""
    return loaded.listen_address if loaded.listen_address.strip("0.:") else "localhost"


def _ask(host: str, port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(_ANSWER_LIMIT)
    finally:
        connection.close()


def _words(body: bytes) -> str:
    """Return what works and what does not, in one line."""
    try:
        parts: dict[str, Any] = json.loads(body)["parts"]
        told = [f"{name}: {'ok' if part['ok'] else 'NOT OK'}" for name, part in parts.items()]
    except (ValueError, LookupError, TypeError, AttributeError):
        return "an answer that is not the bot's"
    return ", ".join(told)


def _say(words: str, *, is_well: bool) -> int:
    print(words, file=sys.stdout if is_well else sys.stderr)
    return _WELL if is_well else _UNWELL

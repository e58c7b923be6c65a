"""What Telegram was told about the webhook, which it does not tell back."""

import hashlib
import hmac
import secrets

from bot.store.database import Database
from bot.store.installation import keep, kept, known

_SECRET, TOLD = "webhook secret", "webhook told"
"""The keys of the secret, and of a hash of the one that Telegram was given."""

_BYTES = 32


class WebhookMemory:
    """Keeps the secret that was made, and a hash of the one that Telegram was given."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def secret(self) -> str:
        """Return the secret that this installation has made; all its processes have the same one.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return await kept(self._db, _SECRET, secrets.token_urlsafe(_BYTES))

    async def was_told(self, token: str, secret: str) -> bool:
        """Return whether this is the secret that Telegram has for the bot with this token.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        told = await known(self._db, TOLD)
        return hmac.compare_digest(told, _hash(token, secret))

    async def tell(self, token: str, secret: str) -> None:
        """Note that Telegram has been given a secret.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        await keep(self._db, TOLD, _hash(token, secret))


def _hash(token: str, secret: str) -> str:
    """Return what tells secrets apart; nobody can guess one from it without the token."""
    return hmac.new(token.encode(), secret.encode(), hashlib.sha256).hexdigest()

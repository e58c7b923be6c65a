"""Tokens, keys and seeds that nobody can guess, made anew for each sandbox."""

import secrets

FIRST_BOT = 8_000_000_000
"""Ids of bots are beyond those of the sandbox's people."""


def random_token() -> str:
    """Return a bot token in Telegram's form: the bot's id, a colon, 35 characters."""
    return f"{FIRST_BOT + secrets.randbelow(10**9)}:{secrets.token_urlsafe(26)}"


def random_key() -> str:
    """Return an API key."""
    return secrets.token_hex(16)


def random_seed() -> int:
    """Return a seed, from which ids are drawn."""
    return secrets.randbits(64)

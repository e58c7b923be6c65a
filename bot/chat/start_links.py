"""Links that open the bot with the prompt of a video: signed, so that nobody can ask for others'.

A start parameter takes 1-64 characters of ``A-Za-z0-9_-`` (Bot API: deep linking).
"""

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256

PAYLOAD = re.compile(r"like([0-9]{1,18})_([A-Za-z0-9_-]{16})")
"""What these payloads look like, ours and forged ones."""

_MARK_BYTES = 12


class StartLinks:
    """Writes and verifies the payloads of links."""

    def __init__(self, token: str) -> None:
        """Take the bot's token, from which the key is made: it is no other's."""
        self._key = hmac.digest(token.encode(), b"start-links", sha256)

    def write(self, task_id: int) -> str:
        """Return the payload that names a video."""
        return f"like{task_id}_{self._mark(task_id)}"

    def read(self, payload: str) -> int | None:
        """Return which video a payload names, or None where the bot has not made it."""
        match = PAYLOAD.fullmatch(payload)
        if not match:
            return None
        task_id = int(match[1])
        is_ours = hmac.compare_digest(payload, self.write(task_id))
        return task_id if is_ours else None

    def _mark(self, task_id: int) -> str:
        digest = hmac.digest(self._key, str(task_id).encode(), sha256)
        return urlsafe_b64encode(digest[:_MARK_BYTES]).decode("ascii")

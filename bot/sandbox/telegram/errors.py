"""What the Bot API answers when it refuses."""

from dataclasses import dataclass

from bot.sandbox.journal import Json


@dataclass(frozen=True)
class Refusal(Exception):
    """`ok: false` with Telegram's own words.

    `dataclass` makes no `args`, so two refusals are equal when code and words are.
    """

    code: int
    """HTTP status and `error_code`."""
    description: str
    retry_after: int | None = None
    """Seconds to wait after a 429."""
    migrate_to_chat_id: int | None = None
    """Where a group has gone that became a supergroup."""

    __hash__ = Exception.__hash__

    def __str__(self) -> str:
        return f"{self.code} {self.description}"

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        parameters = {
            name: value
            for name in ("retry_after", "migrate_to_chat_id")
            if (value := getattr(self, name)) is not None
        }
        return body | ({"parameters": parameters} if parameters else {})


def bad_request(words: str) -> Refusal:
    """400: the request is wrong."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """403: the bot may not."""
    return Refusal(403, f"Forbidden: {words}")


def conflict(words: str) -> Refusal:
    """409: two ways of receiving updates at once."""
    return Refusal(409, f"Conflict: {words}")


def too_many_requests(seconds: int) -> Refusal:
    """429: come back in so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


NOT_FOUND = Refusal(404, "Not Found")
UNAUTHORIZED = Refusal(401, "Unauthorized")
TOO_LARGE = Refusal(413, "Request Entity Too Large")

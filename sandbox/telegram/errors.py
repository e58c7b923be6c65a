"""The errors that the Bot API answers."""

from sandbox.journal import Json


class Refusal(Exception):
    """``ok: false`` with Telegram's own words."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        """HTTP status and ``error_code``."""
        self.description = description
        self.retry_after = retry_after
        """Seconds to wait after a 429."""
        self.migrate_to_chat_id = migrate_to_chat_id
        """The id of the supergroup that the group became."""

    def as_json(self) -> Json:
        """Return the body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        parameters = {
            name: value
            for name in ("retry_after", "migrate_to_chat_id")
            if (value := getattr(self, name)) is not None
        }
        return body | ({"parameters": parameters} if parameters else {})


def bad_request(words: str) -> Refusal:
    """Make a 400: the request is wrong."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """Make a 403: the bot may not."""
    return Refusal(403, f"Forbidden: {words}")


def conflict(words: str) -> Refusal:
    """Make a 409: two ways of receiving updates at once."""
    return Refusal(409, f"Conflict: {words}")


def too_many_requests(seconds: int) -> Refusal:
    """Make a 429: try again in so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def not_found() -> Refusal:
    """Make a 404: no such method."""
    return Refusal(404, "Not Found")


def unauthorized() -> Refusal:
    """Make a 401: no such bot."""
    return Refusal(401, "Unauthorized")


def too_large() -> Refusal:
    """Make a 413: more than a bot may upload."""
    return Refusal(413, "Request Entity Too Large")

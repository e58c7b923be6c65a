"""Errors in the provider's own shape."""

from datetime import UTC, datetime
from typing import Any

from starlette.responses import JSONResponse


class ApiError(Exception):
    """A request the provider refuses; nothing of it took effect."""

    def __init__(self, status: int, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        """HTTP status."""
        self.message = message
        """The message of the body; for a 400 they name the fields."""
        self.retry_after = retry_after
        """Whole seconds for ``Retry-After``, if any."""

    def response(self, *, path: str, request_id: str, now: float) -> JSONResponse:
        """Return the answer: message, path, requestId, statusCode and timestamp."""
        body: dict[str, Any] = {
            "message": self.message,
            "path": path,
            "requestId": request_id,
            "statusCode": self.status,
            "timestamp": iso(now),
        }
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        return JSONResponse(body, status_code=self.status, headers=headers)


def iso(moment: float) -> str:
    """Write a time (seconds since 1970) as the API does: UTC, milliseconds, ``Z``."""
    stamp = datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds")
    return stamp.replace("+00:00", "Z")

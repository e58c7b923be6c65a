"""Refusals in the provider's own error shape."""

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
        """The words of the body; for a 400 they name the fields."""
        self.retry_after = retry_after
        """Whole seconds for `Retry-After`, if any."""

    def response(self, *, path: str, request_id: str, now: float) -> JSONResponse:
        """The answer: `message`, `path`, `requestId`, `statusCode`, `timestamp`."""
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
    """A moment (seconds since 1970) as the API writes it: UTC, milliseconds, `Z`."""
    stamp = datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds")
    return stamp.replace("+00:00", "Z")

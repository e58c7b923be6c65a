"""Authentication: the key and ``X-Client-Request-Id``."""

import re

from starlette.requests import Request

from sandbox.provider.errors import ApiError

CLIENT_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def check_key(request: Request, key: str) -> None:
    """Check the API key.

    Raises:
        ApiError: 401.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or given.strip() != key:
        raise ApiError(401, "Unauthorized: the API key is missing or wrong")


def client_request_id(request: Request) -> str | None:
    """Return the client's own id for this request, if it gave one.

    Raises:
        ApiError: 400: it is too long or holds other characters.
    """
    given = request.headers.get("x-client-request-id")
    if given is not None and not CLIENT_REQUEST_ID.fullmatch(given):
        raise ApiError(400, "X-Client-Request-Id: 1-128 characters of A-Za-z0-9._:-")
    return given

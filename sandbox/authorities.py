"""Whom the sandbox trusts where it fetches over HTTPS."""

import ssl
from functools import cache

import httpx


@cache
def trusted_authorities() -> ssl.SSLContext:
    """Return what every client trusts: reading it takes longer than fetching most files."""
    return httpx.create_ssl_context()

"""The connections to Telegram and to the provider."""

import ssl
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from urllib.parse import urlsplit

import httpx
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.chat.files.downloads import file_client, video_client
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.group_pace import GroupPace
from bot.chat.outgoing.limiter import CallLimiter
from bot.composition.given import Given
from bot.connections import cancellable
from bot.errors import SettingsError
from bot.provider.aimlapi import AimlApi
from bot.redaction import Redactor
from bot.settings import Settings
from bot.store.group_paces import GroupPaces

_CREATE_SECONDS = 60.0
_LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=16)
"""Calls to Telegram, and as many to the provider, at the same time. Each call looks through the
connections that are kept: few are, which is plenty for the calls that Telegram allows a second."""

_POOL_SECONDS = 30.0
"""Waiting for a free connection is no failure: nothing has been sent yet."""


@dataclass(frozen=True)
class Clients:
    """Whatever speaks to others."""

    telegram: ExtBot[CallClass]
    limiter: CallLimiter
    """keeps calls to Telegram within its limits, for all processes together"""
    provider: AimlApi
    pictures: httpx.AsyncClient
    videos: httpx.AsyncClient


def build_clients(given: Given) -> Clients:
    """Build all of them.

    Raises:
        SettingsError: the proxy needs a package that is not installed.
    """
    settings, tls = given.settings, trusted_authorities()
    limiter = _limiter(given)
    api, pictures = api_client(settings, tls), file_client(tls, telegram_proxy(settings))
    videos = video_client(urlsplit(settings.aimlapi_url).hostname or "", tls)
    for client in (pictures, videos, api):
        given.stack.push_async_callback(client.aclose)
    telegram = telegram_bot(settings, tls, limiter)
    return Clients(telegram, limiter, _provider(given, api), pictures, videos)


def _limiter(given: Given) -> CallLimiter:
    return CallLimiter(
        given.settings.telegram_calls_per_second,
        given.monotonic,
        groups=GroupPace(GroupPaces(given.database), given.clock) if given.is_shared else None,
        observe=given.metrics.telegram.observe,
    )


def _provider(given: Given, api: httpx.AsyncClient) -> AimlApi:
    settings = given.settings
    return AimlApi(
        api,
        Redactor(settings.secrets),
        legacy=settings.aimlapi_legacy_path,
        observe=given.metrics.provider.observe,
    )


@cache
def trusted_authorities() -> ssl.SSLContext:
    """Return what every client trusts: reading it takes longer than all else that makes one."""
    return httpx.create_ssl_context()


def api_client(settings: Settings, tls: ssl.SSLContext) -> httpx.AsyncClient:
    """Return the client for the provider, with the key."""
    key = settings.aimlapi_key.get_secret_value()
    return httpx.AsyncClient(
        base_url=settings.aimlapi_url,
        headers={"Authorization": f"Bearer {key}"},
        timeout=httpx.Timeout(_CREATE_SECONDS, connect=10.0),
        **cancellable(tls, _LIMITS),
    )


def telegram_proxy(settings: Settings) -> str | None:
    """Return the proxy for calls to Telegram, if there is one.

    Raises:
        SettingsError: it needs a package that is not installed.
    """
    proxy = settings.telegram_proxy.get_secret_value()
    if proxy.startswith("socks5") and find_spec("socksio") is None:
        raise SettingsError("TELEGRAM_PROXY", "needs a package first: install veogram[socks]")
    return proxy or None


def telegram_bot(
    settings: Settings, tls: ssl.SSLContext, limiter: CallLimiter
) -> ExtBot[CallClass]:
    """Return the library's bot, which speaks to Telegram.

    Raises:
        SettingsError: the proxy needs a package that is not installed.
    """
    proxy = telegram_proxy(settings)
    return ExtBot(
        token=settings.telegram_bot_token.get_secret_value(),
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        rate_limiter=limiter,
        request=HTTPXRequest(
            read_timeout=15.0,
            write_timeout=15.0,
            connect_timeout=10.0,
            pool_timeout=_POOL_SECONDS,
            httpx_kwargs=dict(cancellable(tls, _LIMITS, proxy)),
        ),
        # Updates are received elsewhere; the library would make a second one all the same.
        get_updates_request=HTTPXRequest(proxy=proxy, httpx_kwargs={"verify": tls}),
    )

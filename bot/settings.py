"""Settings from the environment and ``.env``, read once into one frozen value."""

import re
from decimal import Decimal
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.money.calendar import Calendar
from bot.money.credits import Credits, credits_of
from bot.money.prices import ShowPrices
from bot.store.database import async_url
from bot.tasks.limits import Limits
from bot.veo.catalogue import FAMILIES

Ids = Annotated[frozenset[int], NoDecode]

_WHAT_IS_RIGHT = {
    "telegram_bot_token": "the token that @BotFather gave you, like 123456:ABC-DEF",
    "aimlapi_key": "the key from your AI/ML API account",
    "telegram_api_url": "a web address like https://api.telegram.org",
    "aimlapi_url": "a web address like https://api.aimlapi.com",
    "database_url": "sqlite:///path/to/file.db or postgresql://user:password@host/name",
    "default_model": f"one of {', '.join(FAMILIES)}",
    "admin_users": "Telegram user ids, separated by commas",
    "allowed_users": "Telegram user ids, separated by commas",
    "allowed_chats": "Telegram chat ids, separated by commas",
    "user_daily_limit": "a whole number, 0 for no limit",
    "user_active_limit": "a whole number, 0 for no limit",
    "chat_daily_limit": "a whole number, 0 for no limit",
    "daily_budget_usd": "an amount of US dollars, 0 for no limit",
    "user_daily_budget_usd": "an amount of US dollars, 0 for no limit",
    "chat_daily_budget_usd": "an amount of US dollars, 0 for no limit",
    "stars_per_usd": "a whole number of Telegram Stars up to 10000, 0 to take none",
    "confirm_above_usd": "an amount of US dollars, 0 to never ask",
    "show_prices": f"one of {', '.join(ShowPrices)}",
    "low_balance_usd": "an amount of US dollars, 0 for no alert",
    "timezone": "a time zone like Europe/Berlin or UTC",
    "aimlapi_legacy_path": "true or false",
    "history_days": "a whole number of days, 0 to keep everything",
    "telegram_calls_per_second": "a whole number up to 30, 0 for no limit",
    "tick_seconds": "a number of seconds from 0.02 to 10",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
    "log_format": "text or json",
}


class Settings(BaseSettings):
    """Everything an operator can set; ``.env.example`` explains each in a sentence."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr
    aimlapi_key: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    aimlapi_url: str = "https://api.aimlapi.com"
    aimlapi_legacy_path: bool = False
    database_url: SecretStr = SecretStr("sqlite:///data/veogram.db")
    default_model: str = "veo3-fast"
    admin_users: Ids = frozenset()
    allowed_users: Ids = frozenset()
    allowed_chats: Ids = frozenset()
    user_daily_limit: int = Field(default=20, ge=0)
    user_active_limit: int = Field(default=3, ge=0)
    chat_daily_limit: int = Field(default=0, ge=0)
    daily_budget_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    user_daily_budget_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    chat_daily_budget_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    stars_per_usd: int = Field(default=0, ge=0, le=10_000)
    confirm_above_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    show_prices: ShowPrices = ShowPrices.PRIVATE
    low_balance_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    timezone: str = "UTC"
    history_days: int = Field(default=365, ge=0, le=36500)
    telegram_calls_per_second: int = Field(default=25, ge=0, le=30)
    tick_seconds: float = Field(default=1.0, ge=0.02, le=10)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @property
    def limits(self) -> Limits:
        """How many videos people and chats may ask for, and what they may spend."""
        return Limits(
            user_active=self.user_active_limit,
            user_daily=self.user_daily_limit,
            chat_daily=self.chat_daily_limit,
            budget=credits_of(self.daily_budget_usd),
            user_budget=credits_of(self.user_daily_budget_usd),
            chat_budget=credits_of(self.chat_daily_budget_usd),
            calendar=Calendar(ZoneInfo(self.timezone)),
            may_owe=not self.stars_per_usd,
        )

    @property
    def confirm_above(self) -> Credits:
        """The price above which a request is asked about first; 0: none is."""
        return credits_of(self.confirm_above_usd)

    @property
    def is_open(self) -> bool:
        """Whether everybody may make videos at the operator's expense."""
        return not self.allowed_users and not self.allowed_chats

    def is_admin(self, user_id: int) -> bool:
        """Whether somebody is an admin of the bot itself."""
        return user_id in self.admin_users

    def names(self, user_id: int) -> bool:
        """Whether somebody is let in by name, everywhere."""
        return user_id in self.allowed_users or self.is_admin(user_id)

    def allows(self, user_id: int, chat_id: int) -> bool:
        """Whether this person may make videos in this chat."""
        return self.is_open or self.names(user_id) or chat_id in self.allowed_chats

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an operator should know before the bot is opened to others."""
        found = []
        if self.is_open:
            found.append("everybody may make videos: set ALLOWED_USERS or ALLOWED_CHATS")
        if self.stars_per_usd and not self.admin_users:
            found.append("STARS_PER_USD takes Stars, and nobody hears /paysupport: set ADMIN_USERS")
        found += [
            f"{name.upper()} sends keys unencrypted: use https://"
            for name in ("telegram_api_url", "aimlapi_url")
            if _is_exposed(getattr(self, name))
        ]
        env_file = Path(".env")
        if env_file.exists() and env_file.stat().st_mode & 0o077:
            found.append(".env can be read by others on this machine: chmod 600 .env")
        return tuple(found)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Values that must never appear in a log, an error or a message."""
        token = self.telegram_bot_token.get_secret_value()
        password = async_url(self.database_url.get_secret_value()).password
        key = self.aimlapi_key.get_secret_value()
        known = (token, token.partition(":")[2], key, password)
        return tuple(secret for secret in known if secret)

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{3,}", value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("aimlapi_key")
    @classmethod
    def _is_key(cls, value: SecretStr) -> SecretStr:
        # A key is sent in a header, which takes no spaces and only ASCII. Quotes and backslashes
        # can be escaped in too many ways to be found in a log, and removing a very short key
        # would remove parts of ordinary words.
        if not re.fullmatch(r"[!#-&(-\[\]-~]{8,}", value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError
        return value

    @field_validator("telegram_api_url", "aimlapi_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value):
            raise ValueError
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: SecretStr) -> SecretStr:
        try:
            async_url(value.get_secret_value())
        except Exception as error:
            raise ValueError from error
        return value

    @field_validator("default_model")
    @classmethod
    def _is_model(cls, value: str) -> str:
        if value not in FAMILIES:
            raise ValueError
        return value

    @field_validator("admin_users", "allowed_users", "allowed_chats", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(int(part) for part in value.split(",") if part.strip())
        return value


def _is_exposed(url: str) -> bool:
    """Return whether an address is neither encrypted nor on this machine."""
    parts = urlsplit(url)
    return parts.scheme == "http" and not _is_local(parts.hostname or "")


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def load(**overrides: Any) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: the first that is missing or wrong, and what would be right.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = str(first["loc"][0])
        problem = "is missing" if first["type"] == "missing" else "is wrong"
        right = _WHAT_IS_RIGHT.get(name, first["msg"])
        raise SettingsError(name.upper(), f"{problem}: set it to {right}") from None

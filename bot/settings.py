"""Settings from the environment and ``.env``, read once into one frozen value."""

import os
from collections.abc import Mapping
from decimal import Decimal
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.addresses import is_address, is_exposed, is_webhook, secrets_in, webhook_path
from bot.errors import SettingsError
from bot.money.calendar import Calendar
from bot.money.credits import Credits, credits_of
from bot.money.prices import ShowPrices
from bot.setting_files import EmptySettings, SettingFiles
from bot.setting_hints import WHAT_IS_RIGHT
from bot.setting_values import Dsn, Heartbeat, Key, ModelName, Proxy, Token, WebhookSecret
from bot.setting_warnings import machine_warnings
from bot.store.engines import async_url, file_of, is_sqlite, passwords_of
from bot.tasks.kinds import Kind
from bot.tasks.limits import Limits
from bot.veo.catalogue import FAMILIES

Ids = Annotated[frozenset[int], NoDecode]

_MAY_BE_EMPTY = ("prompt_model", "still_model")


class Settings(BaseSettings):
    """Everything an operator can set; ``.env.example`` explains each in a sentence."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: Token
    aimlapi_key: Key
    telegram_api_url: str = "https://api.telegram.org"
    telegram_files_dir: str = ""
    telegram_proxy: Proxy = SecretStr("")
    aimlapi_url: str = "https://api.aimlapi.com"
    aimlapi_legacy_path: bool = False
    database_url: SecretStr = SecretStr("sqlite:///data/veogram.db")
    database_pool_size: int = Field(default=10, ge=1, le=100)
    database_timeout_seconds: float = Field(default=10.0, ge=1, le=60)
    default_model: str = "veo3-fast"
    prompt_model: ModelName = "google/gemini-3-5-flash-lite"
    still_model: ModelName = "google/gemini-2.5-flash-image"
    admin_users: Ids = frozenset()
    allowed_users: Ids = frozenset()
    allowed_chats: Ids = frozenset()
    user_daily_limit: int = Field(default=20, ge=0)
    user_active_limit: int = Field(default=4, ge=0)
    user_daily_help_limit: int = Field(default=50, ge=0)
    chat_daily_limit: int = Field(default=0, ge=0)
    daily_budget_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    user_daily_budget_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    chat_daily_budget_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    stars_per_usd: int = Field(default=0, ge=0, le=10_000)
    confirm_above_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    show_prices: ShowPrices = ShowPrices.PRIVATE
    quote_always: bool = False
    low_balance_usd: Decimal = Field(default=Decimal(0), ge=0, le=10**6)
    timezone: str = "UTC"
    history_days: int = Field(default=365, ge=0, le=36500)
    telegram_calls_per_second: int = Field(default=25, ge=0, le=30)
    tick_seconds: float = Field(default=1.0, ge=0.02, le=10)
    webhook_url: str = ""
    webhook_secret: WebhookSecret = SecretStr("")
    port: int = Field(default=8080, ge=1, le=65535)
    health_port: int = Field(default=0, ge=0, le=65535)
    listen_address: str = ""
    heartbeat_url: Heartbeat = SecretStr("")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["auto", "text", "json"] = "auto"
    log_prompts: bool = False
    sentry_dsn: Dsn = SecretStr("")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where values come from: the environment, ``.env``, and files that either names.

        An empty value counts as none, but for those that are switched off by it.
        """
        files = SettingFiles(settings_cls, env_settings, dotenv_settings)
        empty = EmptySettings(settings_cls, dotenv_settings, *_MAY_BE_EMPTY)
        return init_settings, empty, env_settings, dotenv_settings, files

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
            user_helps=self.user_daily_help_limit,
            calendar=Calendar(ZoneInfo(self.timezone)),
            may_owe=not self.stars_per_usd,
        )

    @property
    def helpers(self) -> Mapping[Kind, str]:
        """The models of what helps with a video; an empty name switches that off."""
        return {Kind.WORDS: self.prompt_model, Kind.STILL: self.still_model}

    @property
    def confirm_above(self) -> Credits:
        """The price above which a request is asked about first; 0: none is."""
        return credits_of(self.confirm_above_usd)

    @property
    def webhook_address(self) -> str:
        """Where Telegram brings updates; empty where they are polled for."""
        path = webhook_path(self.telegram_bot_token.get_secret_value())
        return f"{self.webhook_url}{path}" if self.webhook_url else ""

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
            if is_exposed(getattr(self, name))
        ]
        found += machine_warnings(file_of(self.database_url.get_secret_value()), os.environ)
        return tuple(found)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Values that must never appear in a log, an error or a message."""
        token = self.telegram_bot_token.get_secret_value()
        dsn = self.sentry_dsn.get_secret_value()
        proxy = self.telegram_proxy.get_secret_value()
        heartbeat = self.heartbeat_url.get_secret_value()
        addresses = (self.telegram_api_url, self.aimlapi_url, proxy, dsn, heartbeat)
        known = (
            token,
            token.partition(":")[2],
            self.aimlapi_key.get_secret_value(),
            *passwords_of(self.database_url.get_secret_value()),
            os.environ.get("PGPASSWORD"),
            dsn,
            urlsplit(dsn).username,
            webhook_path(token),
            self.webhook_secret.get_secret_value(),
            heartbeat,
            *(secret for address in addresses for secret in secrets_in(address)),
        )
        return tuple(secret for secret in known if secret)

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError
        return value

    @field_validator("telegram_api_url", "aimlapi_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if not is_address(value):
            raise ValueError
        return value.rstrip("/")

    @field_validator("telegram_files_dir")
    @classmethod
    def _is_folder(cls, value: str) -> str:
        if value and not Path(value).is_absolute():
            raise ValueError
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_webhook(cls, value: str, known: ValidationInfo) -> str:
        if value and not is_webhook(value, known.data.get("telegram_api_url", "")):
            raise ValueError
        return value.rstrip("/")

    @field_validator("health_port")
    @classmethod
    def _is_another_port(cls, value: int, known: ValidationInfo) -> int:
        if known.data.get("webhook_url") and value == known.data.get("port"):
            raise ValueError
        return value

    @field_validator("listen_address")
    @classmethod
    def _is_ip_address(cls, value: str) -> str:
        return value and str(ip_address(value))

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: SecretStr) -> SecretStr:
        """Check that it can be understood, and that it is not in memory alone."""
        url = value.get_secret_value()
        try:
            is_lasting = not is_sqlite(async_url(url)) or file_of(url)
        except Exception as error:
            raise ValueError from error
        if not is_lasting:
            raise ValueError
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


def load(**overrides: Any) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: the first that is missing or wrong, and what would be right.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise _problems(error)[0] from None


def problems(**overrides: Any) -> list[SettingsError]:
    """Return all settings that are missing or wrong, and what would be right."""
    try:
        Settings(**overrides)
    except ValidationError as error:
        return _problems(error)
    except SettingsError as error:
        return [error]
    return []


def _problems(error: ValidationError) -> list[SettingsError]:
    return [_problem(each) for each in error.errors(include_input=False)]


def _problem(details: ErrorDetails) -> SettingsError:
    name = str(details["loc"][0])
    problem = "is missing" if details["type"] == "missing" else "is wrong"
    right = WHAT_IS_RIGHT.get(name, details["msg"])
    return SettingsError(name.upper(), f"{problem}: set it to {right}")

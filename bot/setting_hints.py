"""What a setting takes: for the one line that names a wrong one."""

from bot.money.prices import ShowPrices
from bot.veo.catalogue import FAMILIES

WHAT_IS_RIGHT = {
    "telegram_bot_token": "the token that @BotFather gave you, like 123456:ABC-DEF",
    "aimlapi_key": "the key from your AI/ML API account",
    "telegram_api_url": "a web address like https://api.telegram.org",
    "telegram_files_dir": "the whole path of a folder, or leave it out",
    "telegram_proxy": "an address like http://host:8080 or socks5://user:password@host:1080, "
    "or leave it out",
    "aimlapi_url": "a web address like https://api.aimlapi.com",
    "database_url": "sqlite:///path/to/file.db or postgresql://user:password@host/name, with "
    "?sslmode=require after it if need be, and no other option but asyncpg's",
    "database_pool_size": "a whole number from 1 to 100",
    "database_timeout_seconds": "a number of seconds from 1 to 60",
    "default_model": f"one of {', '.join(FAMILIES)}",
    "prompt_model": "the provider's name of a chat model, or leave it empty for no help",
    "still_model": "the provider's name of an image model, or leave it empty for no pictures",
    "admin_users": "Telegram user ids, separated by commas",
    "allowed_users": "Telegram user ids, separated by commas",
    "allowed_chats": "Telegram chat ids, separated by commas",
    "user_daily_limit": "a whole number, 0 for no limit",
    "user_active_limit": "a whole number, 0 for no limit",
    "user_daily_help_limit": "a whole number, 0 for no limit",
    "chat_daily_limit": "a whole number, 0 for no limit",
    "daily_budget_usd": "an amount of US dollars, 0 for no limit",
    "user_daily_budget_usd": "an amount of US dollars, 0 for no limit",
    "chat_daily_budget_usd": "an amount of US dollars, 0 for no limit",
    "stars_per_usd": "a whole number of Telegram Stars up to 10000, 0 to take none",
    "confirm_above_usd": "an amount of US dollars, 0 to never ask",
    "show_prices": f"one of {', '.join(ShowPrices)}",
    "quote_always": "true or false",
    "low_balance_usd": "an amount of US dollars, 0 for no alert",
    "timezone": "a time zone like Europe/Berlin or UTC",
    "aimlapi_legacy_path": "true or false",
    "history_days": "a whole number of days, 0 to keep everything",
    "telegram_calls_per_second": "a whole number up to 30, 0 for no limit",
    "tick_seconds": "a number of seconds from 0.02 to 10",
    "webhook_url": "a web address like https://bot.example.org, on port 443, 80, 88 or 8443 "
    "unless TELEGRAM_API_URL is a server of your own",
    "webhook_secret": "16 to 256 of A-Z, a-z, 0-9, _ and -, or leave it out",
    "port": "the number of a port, from 1 to 65535",
    "health_port": "the number of a port other than PORT, 0 for none",
    "listen_address": "an address of this machine like 127.0.0.1, or leave it out for all of them",
    "heartbeat_url": "a web address like https://hc-ping.com/0123abcd, or leave it out",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
    "log_format": "auto, text or json",
    "log_prompts": "true or false",
    "sentry_dsn": "the DSN of a Sentry project, like https://key@host/1",
}

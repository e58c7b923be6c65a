"""``python -m benchmarks.bare``: a bot of the library alone, which answers whatever is said.

It keeps nothing and checks nothing, and handles as many updates at once as the library allows.
"""

import os
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer with one message."""
    if update.effective_message:
        await update.effective_message.reply_text("🎬 In a moment…")


def main() -> None:
    """Poll until it is stopped."""
    builder: Any = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").concurrent_updates(True)
    application = builder.connection_pool_size(64).pool_timeout(30.0).build()
    application.add_handler(MessageHandler(filters.ALL, answer))
    application.run_polling()


if __name__ == "__main__":
    main()

"""The bot that most people would write: a handler that posts, sleeps, asks, and sends the link.

No store, no limits, no progress: what a restart interrupts is paid for and lost. It is here to be
measured beside ours. ``NAIVE_PAUSE`` is how many seconds it sleeps between two looks.
"""

import asyncio
import os

import httpx
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

PATH = "/v2/video/generations"
PAUSE = float(os.environ.get("NAIVE_PAUSE", "10"))
CONNECTIONS = 512
"""For as many handlers that sleep at once, of which each makes a call now and then."""

provider = httpx.AsyncClient(
    base_url=os.environ["AIMLAPI_URL"],
    headers={"Authorization": f"Bearer {os.environ['AIMLAPI_KEY']}"},
    timeout=60.0,
)


async def on_veo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Make a video of what somebody has asked for."""
    message = update.effective_message
    if message is None:
        return
    shown = await message.reply_text("🎬 Making your video…")
    body = {"model": "google/veo-3.0-fast", "prompt": " ".join(context.args or [])}
    created = await provider.post(PATH, json=body)
    created.raise_for_status()
    link = await _finished(created.json()["id"])
    if link:
        await message.reply_video(link, caption=body["prompt"])
        await shown.delete()
    else:
        await shown.edit_text("That did not work.")


async def _finished(generation_id: str) -> str | None:
    while True:
        await asyncio.sleep(PAUSE)
        answer = await provider.get(PATH, params={"generation_id": generation_id})
        answer.raise_for_status()
        generation = answer.json()
        if generation["status"] == "completed":
            return str(generation["video"]["url"])
        if generation["status"] == "error":
            return None


def main() -> None:
    """Run it until it is stopped."""
    url = f"{os.environ['TELEGRAM_API_URL']}/bot"
    builder = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(url)
    builder = builder.concurrent_updates(CONNECTIONS).connection_pool_size(CONNECTIONS)
    application = builder.pool_timeout(60.0).build()
    application.add_handler(CommandHandler("veo", on_veo))
    application.run_polling()


if __name__ == "__main__":
    main()

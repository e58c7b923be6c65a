"""A small shop on plain python-telegram-bot: what a browser test needs to pay for something."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeAlias

from telegram import LabeledPrice, Update
from telegram.ext import (
    CommandHandler,
    ContextTypes,
    MessageHandler,
    PreCheckoutQueryHandler,
    filters,
)

from tests.browser.filmbot import application

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
MONTH = 2_592_000
PRICE = 50
TITLE = "Ten films"
SOLD_OUT = "Somebody was faster. Nothing is left."
PAID = filters.SUCCESSFUL_PAYMENT


class ShopBot:
    """Sells ten films, or a month of them; `/refund` gives the last payment back."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        """Set while checkouts are answered; cleared, they wait."""
        self.open.set()
        self.sold_out = False
        """Every checkout is refused."""
        self.charges: list[str] = []
        """The payments that were heard of."""

    @asynccontextmanager
    async def running(self, url: str, token: str) -> AsyncIterator[None]:
        """Listen to the Telegram at `url`."""
        app = application(url, token)
        app.add_handler(CommandHandler("buy", self.offer))
        app.add_handler(CommandHandler("month", self.offer_month))
        app.add_handler(CommandHandler("refund", self.refund))
        app.add_handler(PreCheckoutQueryHandler(self.check, block=False))
        app.add_handler(MessageHandler(PAID, self.thank))
        async with app:
            await app.start()
            assert app.updater
            await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
            try:
                yield
            finally:
                await app.updater.stop()
                await app.stop()

    async def offer(self, update: Update, _: Context) -> None:
        """An invoice."""
        assert update.message
        await update.message.reply_invoice(
            TITLE, "Good for a month", "ten", "XTR", [LabeledPrice("Films", PRICE)]
        )

    async def offer_month(self, update: Update, context: Context) -> None:
        """A link to a subscription."""
        assert update.message
        link = await context.bot.create_invoice_link(
            "A month of films",
            "Ten films every month",
            "month",
            currency="XTR",
            prices=[LabeledPrice("Films", PRICE)],
            subscription_period=MONTH,
        )
        await update.message.reply_html(f'<a href="{link}">Subscribe</a>')

    async def check(self, update: Update, _: Context) -> None:
        """The answer to a checkout, once the shop is open."""
        query = update.pre_checkout_query
        assert query
        await self.open.wait()
        await query.answer(not self.sold_out, SOLD_OUT if self.sold_out else None)

    async def thank(self, update: Update, _: Context) -> None:
        """Thanks for a payment."""
        assert update.message
        assert update.message.successful_payment
        self.charges.append(update.message.successful_payment.telegram_payment_charge_id)
        await update.message.reply_text("Thank you")

    async def refund(self, update: Update, context: Context) -> None:
        """The last payment back."""
        assert update.effective_user
        await context.bot.refund_star_payment(update.effective_user.id, self.charges[-1])

"""Invoices for packs of Stars, and what they were made for."""

import re
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LabeledPrice
from telegram.ext import ExtBot

from bot.chat.buttons import ButtonCodec
from bot.chat.outgoing.call_classes import CallClass
from bot.chat.outgoing.sender import Sender
from bot.chat.telegram_errors import translate_telegram_errors
from bot.money.packs import MONTH_SECONDS, Pack, pack_named
from bot.money.stars import CURRENCY
from bot.tasks.task import Requester
from bot.texts import Texts

_PAYLOAD = re.compile(r"[a-z]+-[0-9]{1,6}:([0-9]{1,15}):[A-Za-z0-9_-]+")


class Invoices:
    """Makes invoices. Their payload names pack and person, and is signed like a button.

    Whoever it was made for, a payment is credited to who has paid, and as much as was paid: the
    payload only tells at the checkout that the invoice is one of ours.
    """

    def __init__(self, bot: ExtBot[CallClass], sender: Sender, token: str) -> None:
        """Take the bot's token, from which the key of the signature is made."""
        self._bot = bot
        self._sender = sender
        self._codec = ButtonCodec(token, "invoices")

    async def send(self, requester: Requester, texts: Texts, pack: Pack) -> None:
        """Send the invoice for a pack, or the link to that of a subscription.

        Raises:
            ChatError: it was not sent.
        """
        if pack.monthly:
            await self._send_link(requester, texts, pack)
            return
        what = self._invoice(requester.user_id, texts, pack)
        await self._sender.send(requester, self._bot.send_invoice, **what)

    async def _send_link(self, requester: Requester, texts: Texts, pack: Pack) -> None:
        """Send a link, for only an invoice behind a link can renew itself."""
        what = self._invoice(requester.user_id, texts, pack)
        with translate_telegram_errors():
            url = await self._bot.create_invoice_link(subscription_period=MONTH_SECONDS, **what)
        button = InlineKeyboardButton(texts("button-subscribe", stars=pack.stars), url=url)
        words = texts("buy-monthly", stars=pack.stars)
        await self._sender.reply(requester, words, InlineKeyboardMarkup([[button]]))

    def _invoice(self, user_id: int, texts: Texts, pack: Pack) -> dict[str, Any]:
        label = texts("invoice-title", stars=pack.stars)
        return {
            "title": label,
            "description": texts("invoice-about", monthly="yes" if pack.monthly else "no"),
            "payload": self._codec.write(user_id, pack.name, user_id),
            "provider_token": "",
            "currency": CURRENCY,
            "prices": [LabeledPrice(label, pack.stars)],
        }

    def pack(self, payload: str, currency: str, amount: int) -> Pack | None:
        """Return the pack that an invoice of ours is for, or None where we made no such invoice.

        Also what is no longer sold, or at another price, is none.
        """
        pack = pack_named(payload.partition(":")[0]) if self.is_ours(payload) else None
        is_right = pack is not None and (currency, amount) == (CURRENCY, pack.stars)
        return pack if is_right else None

    def is_monthly(self, payload: str, currency: str, amount: int) -> bool:
        """Return whether an invoice of ours is for a pack that is paid every month."""
        pack = self.pack(payload, currency, amount)
        return pack is not None and pack.monthly

    def is_ours(self, payload: str) -> bool:
        """Return whether the bot itself has made an invoice with this payload."""
        known = _PAYLOAD.fullmatch(payload)
        return known is not None and self._codec.read(payload, [int(known[1])]) is not None

"""The endpoints for money: the payment sheet, payments, and the accounts behind them."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.journal import Json
from sandbox.provider import Provider
from sandbox.telegram import Message, Telegram
from sandbox.telegram.payments import Subscription
from sandbox.telegram.queries import CHECKOUT_LIFETIME
from sandbox.web.bodies import body_of, text_of
from sandbox.web.lookup import Lookup

CHECKOUT_SECONDS = CHECKOUT_LIFETIME
"""Seconds to wait for the bot's answer to a checkout."""
SHOWN_ENTRIES = 50
"""The latest entries of the provider's account that are shown."""
MOST_STARS = 100_000
"""Stars that somebody gets at once."""


@dataclass(frozen=True, slots=True)
class PaymentEndpoints:
    """Endpoints about Stars, and about the provider's account."""

    telegram: Telegram
    provider: Provider
    find: Lookup

    async def sheet(self, request: Request) -> Response:
        """Show what somebody is about to pay, by its message or its link."""
        given = request.query_params
        person, source = self.find.person(given.get("from")), self._source(given)
        invoice = self.telegram.invoice_of(source)
        paid_by = source.paid_by if isinstance(source, Message) else frozenset()
        return JSONResponse(
            invoice.as_json()
            | {
                "subscription_period": invoice.subscription_period,
                "stars": self.telegram.stars_of(person),
                "paid": person.id in paid_by,
            }
        )

    async def pay(self, request: Request) -> Response:
        """Pay an invoice, by its message or its link."""
        body = await body_of(request)
        person, source = self.find.person(body.get("from")), self._source(body)
        refusal = await self.telegram.pay(person, source, timeout=CHECKOUT_SECONDS)
        return JSONResponse({"paid": refusal is None, "reason": refusal})

    async def give_stars(self, request: Request) -> Response:
        """Give a person Stars, as if they had bought some."""
        person = self.find.person(request.path_params["person_id"])
        amount = (await body_of(request)).get("amount")
        if type(amount) is not int or not 1 <= amount <= MOST_STARS:
            raise ValueError(f"amount is a whole number from 1 to {MOST_STARS}")
        self.telegram.give_stars(person, amount)
        return JSONResponse({"stars": self.telegram.stars_of(person)})

    async def renew(self, request: Request) -> Response:
        """Make the next payment of a subscription."""
        payment = self.telegram.renew(text_of(await body_of(request), "charge_id"))
        return JSONResponse(payment.as_json())

    async def accounts(self, request: Request) -> Response:
        """Show the provider's account with its latest entries, the bot's Stars, subscriptions."""
        entries = self.provider.ledger.transactions[-SHOWN_ENTRIES:]
        stars = self.telegram.world.stars
        return JSONResponse(
            {
                "balance_usd": self.provider.balance_usd,
                "transactions": [each.as_row() for each in reversed(entries)],
                "stars": stars.balance,
                "subscriptions": [_subscription(each) for each in stars.subscriptions],
            }
        )

    def _source(self, given: Json) -> Message | str:
        if given.get("link"):
            return str(given["link"])
        return self.find.message(self.find.chat(given.get("chat_id")), given.get("message_id"))


def _subscription(subscription: Subscription) -> Json:
    return {
        "person": subscription.person.first_name,
        "title": subscription.invoice.title,
        "price": subscription.invoice.price,
        "expires": subscription.expires,
        "canceled": subscription.canceled,
        "charge_id": subscription.charge_ids[-1],
    }

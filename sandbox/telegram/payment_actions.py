"""What people do with money: pay an invoice, and pay a subscription again."""

from sandbox.telegram.chat_actions import ChatActions
from sandbox.telegram.invoices import Invoice
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.payments import Payment, Subscription
from sandbox.telegram.people import Person
from sandbox.telegram.queries import CHECKOUT_LIFETIME


class PaymentActions(ChatActions):
    """People's payments; the payer's private chat shows them, wherever the invoice stands."""

    async def pay(
        self,
        person: Person,
        source: Message | Invoice | str,
        timeout: float = CHECKOUT_LIFETIME,  # noqa: ASYNC109 - of the wait for the bot
    ) -> str | None:
        """Pay an invoice or its link; returns None when it is paid, else the bot's refusal.

        Anybody may pay, as from a forwarded copy; everybody pays the same message once.

        Raises:
            LookupError: this is no invoice, or the person has paid it already.
            ValueError: the person has too few Stars.
            TimeoutError: the bot did not answer the checkout.
        """
        invoice = self._payable(person, source)
        query = self.world.queries.open(CHECKOUT_LIFETIME)
        payload = {
            "id": query.id,
            "from": person.as_json(),
            "currency": invoice.currency,
            "total_amount": invoice.amount,
            "invoice_payload": invoice.payload,
        }
        self.world.updates.put("pre_checkout_query", payload, CHECKOUT_LIFETIME)
        refusal: str | None = await query.wait(timeout)
        if refusal is None:
            invoice = self._payable(person, source)  # again: another payment may have been faster
            self._tell(self.world.stars.receive(person, invoice, self.world.date))
            if isinstance(source, Message):
                paid = self.world.current(source).paid_by | {person.id}
                self.world.change(source, paid_by=paid)
        return refusal

    def renew(self, charge_id: str) -> Payment:
        """Make the next payment of a subscription, which one of its payments names.

        Telegram does it by itself when the period ends, and asks the bot nothing.

        Raises:
            LookupError: no such subscription.
            ValueError: it is canceled, or the person has too few Stars.
        """
        subscription = self.world.stars.subscription(charge_id)
        payment = self.world.stars.renew(subscription, self.world.date)
        self._tell(payment)
        return payment

    def subscriptions(self, person: Person) -> list[Subscription]:
        """Return the subscriptions of a person, oldest first."""
        return [each for each in self.world.stars.subscriptions if each.person == person]

    def stars_of(self, person: Person) -> int:
        """Return how many Stars a person has."""
        return self.world.stars.wallet(person.id)

    def give_stars(self, person: Person, amount: int) -> None:
        """Give a person Stars, as if they had bought some."""
        self.world.stars.give(person.id, amount)

    def invoice_of(self, source: Message | Invoice | str) -> Invoice:
        """Return the invoice in a message or behind a link.

        Raises:
            LookupError: there is none.
        """
        invoice: Invoice | None
        if isinstance(source, str):
            invoice = self.world.stars.links.get(source)
        elif isinstance(source, Message):
            current = self.world.current(source)
            invoice = None if current.deleted else current.invoice
        else:
            invoice = source
        if invoice is None:
            raise LookupError("there is no invoice here")
        return invoice

    def _payable(self, person: Person, source: Message | Invoice | str) -> Invoice:
        invoice = self.invoice_of(source)
        if isinstance(source, Message) and person.id in self.world.current(source).paid_by:
            raise LookupError(f"{person.first_name} has paid this invoice already")
        self.world.stars.check(person, invoice)
        return invoice

    def _tell(self, payment: Payment) -> None:
        """Show a payment in the payer's private chat; a lost one never reaches the bot."""
        chat = self.private(payment.person)
        words = f"paid {payment.invoice.price}"
        self.world.post(
            Message(
                id=self.world.history(chat).next_id,
                chat=chat,
                sender=payment.person,
                date=self.world.date,
                service=Service("successful_payment", payment.as_json(), words),
            ),
            lost=self.world.faults.loses_payment(),
        )

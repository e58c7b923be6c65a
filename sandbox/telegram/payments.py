"""Telegram Stars: payments, refunds, subscriptions, and how many Stars everybody has."""

from dataclasses import dataclass, field, replace

from sandbox.journal import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.invoices import STARS, Invoice
from sandbox.telegram.people import Person

FIRST_STARS = 1_000
"""Stars of a new person."""


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment."""

    charge_id: str
    person: Person
    invoice: Invoice
    date: int
    expires: int | None = None
    """When the subscription ends that it pays for, seconds since 1970; None: it is none."""
    is_first: bool = True
    """The first payment of its subscription."""
    refunded: bool = False

    def as_json(self) -> Json:
        """Bot API: SuccessfulPayment."""
        recurring: Json = {}
        if self.expires is not None:
            recurring = {"subscription_expiration_date": self.expires, "is_recurring": True}
            recurring |= {"is_first_recurring": True} if self.is_first else {}
        return self.refund_json() | recurring

    def refund_json(self) -> Json:
        """Bot API: RefundedPayment."""
        return {
            "currency": self.invoice.currency,
            "total_amount": self.invoice.amount,
            "invoice_payload": self.invoice.payload,
            "telegram_payment_charge_id": self.charge_id,
            "provider_payment_charge_id": f"{self.person.id}_{self.charge_id[-6:]}",
        }

    def transaction(self, side: str, date: int) -> Json:
        """Bot API: StarTransaction; ``source`` is the payer, ``receiver`` who gets it back."""
        partner: Json = {
            "type": "user",
            "transaction_type": "invoice_payment",
            "user": self.person.as_json(),
            "invoice_payload": self.invoice.payload,
        }
        if self.invoice.subscription_period:
            partner["subscription_period"] = self.invoice.subscription_period
        return {
            "id": self.charge_id,
            "amount": self.invoice.amount,
            "date": date,
            side: partner,
        }


@dataclass(slots=True)
class Subscription:
    """What somebody pays for again every 30 days."""

    person: Person
    invoice: Invoice
    expires: int
    """Seconds since 1970."""
    charge_ids: list[str]
    """Its payments, oldest first."""
    canceled: bool = False
    """It ends when what is paid for ends."""


@dataclass(slots=True)
class StarAccount:
    """The bot's Stars, and everybody else's."""

    payments: dict[str, Payment] = field(default_factory=dict)
    """By charge id, oldest first."""
    links: dict[str, Invoice] = field(default_factory=dict)
    """Invoices that createInvoiceLink made, by link."""
    subscriptions: list[Subscription] = field(default_factory=list)
    transactions: list[Json] = field(default_factory=list)
    """Bot API: StarTransaction, oldest first."""
    wallets: dict[int, int] = field(default_factory=dict)
    """Stars by person, of those who have had any movement."""

    @property
    def balance(self) -> int:
        """Stars that the bot has now."""
        signs = ((1 if "source" in row else -1, row["amount"]) for row in self.transactions)
        return sum(sign * amount for sign, amount in signs)

    def wallet(self, person_id: int) -> int:
        """Return the Stars of a person."""
        return self.wallets.get(person_id, FIRST_STARS)

    def give(self, person_id: int, amount: int) -> None:
        """Add to the Stars of a person; a negative amount takes."""
        self.wallets[person_id] = self.wallet(person_id) + amount

    def check(self, person: Person, invoice: Invoice) -> None:
        """Check that a person can pay.

        Raises:
            ValueError: they have too few Stars.
        """
        has = self.wallet(person.id)
        if invoice.currency == STARS and has < invoice.amount:
            raise ValueError(f"{person.first_name} has {has} Stars, it costs {invoice.amount}")

    def receive(self, person: Person, invoice: Invoice, date: int) -> Payment:
        """Record a payment, and the subscription that it may begin.

        Raises:
            ValueError: the person has too few Stars.
        """
        period = invoice.subscription_period
        payment = self._record(person, invoice, date, expires=date + period if period else None)
        if payment.expires is not None:
            begun = Subscription(person, invoice, payment.expires, [payment.charge_id])
            self.subscriptions.append(begun)
        return payment

    def renew(self, subscription: Subscription, date: int) -> Payment:
        """Record the next payment of a subscription.

        Raises:
            ValueError: it is canceled, or the person has too few Stars.
        """
        if subscription.canceled:
            raise ValueError("this subscription is canceled")
        invoice = subscription.invoice
        expires = subscription.expires + invoice.subscription_period
        payment = self._record(subscription.person, invoice, date, expires=expires, is_first=False)
        subscription.expires = expires
        subscription.charge_ids.append(payment.charge_id)
        return payment

    def subscription(self, charge_id: str) -> Subscription:
        """Return the subscription that a payment belongs to.

        Raises:
            LookupError: none.
        """
        for each in self.subscriptions:
            if charge_id in each.charge_ids:
                return each
        raise LookupError(f"there is no subscription with the payment {charge_id!r}")

    def refund(self, person_id: int, charge_id: str, date: int) -> Payment:
        """Refund one payment.

        Raises:
            Refusal: 400, no such payment by this person, or it was refunded already.
        """
        payment = self.payments.get(charge_id)
        if payment is None or payment.person.id != person_id or payment.invoice.currency != STARS:
            raise bad_request("CHARGE_NOT_FOUND")
        if payment.refunded:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        self.payments[charge_id] = replace(payment, refunded=True)
        self.transactions.append(payment.transaction("receiver", date))
        self.give(person_id, payment.invoice.amount)
        return payment

    def _record(
        self,
        person: Person,
        invoice: Invoice,
        date: int,
        *,
        expires: int | None,
        is_first: bool = True,
    ) -> Payment:
        self.check(person, invoice)
        charge_id = f"stx{person.id}A{len(self.payments) + 1:012d}"
        payment = Payment(charge_id, person, invoice, date, expires, is_first)
        self.payments[charge_id] = payment
        if invoice.currency == STARS:
            self.give(person.id, -invoice.amount)
            self.transactions.append(payment.transaction("source", date))
        return payment

"""Payments and the bot's Telegram Stars."""

from dataclasses import dataclass, field, replace

from sandbox.journal import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Invoice
from sandbox.telegram.people import Person


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment."""

    charge_id: str
    person: Person
    invoice: Invoice
    date: int
    refunded: bool = False

    def as_json(self) -> Json:
        """Bot API: SuccessfulPayment."""
        return {
            "currency": self.invoice.currency,
            "total_amount": self.invoice.amount,
            "invoice_payload": self.invoice.payload,
            "telegram_payment_charge_id": self.charge_id,
            "provider_payment_charge_id": f"{self.person.id}_{self.charge_id[-6:]}",
        }

    def transaction(self, *, back: bool) -> Json:
        """Bot API: StarTransaction, of the payment or of its refund."""
        partner = {
            "type": "user",
            "transaction_type": "invoice_payment",
            "user": self.person.as_json(),
            "invoice_payload": self.invoice.payload,
        }
        return {
            "id": self.charge_id,
            "amount": self.invoice.amount,
            "date": self.date,
            "receiver" if back else "source": partner,
        }


@dataclass(slots=True)
class StarAccount:
    """The bot's Stars, and its invoices by link."""

    payments: dict[str, Payment] = field(default_factory=dict)
    links: dict[str, Invoice] = field(default_factory=dict)
    """Invoices that createInvoiceLink made, by link."""

    @property
    def balance(self) -> int:
        """Stars that the bot has now."""
        return sum(
            each.invoice.amount
            for each in self.payments.values()
            if each.invoice.currency == "XTR" and not each.refunded
        )

    def receive(self, person: Person, invoice: Invoice, date: int) -> Payment:
        """Record a payment."""
        charge_id = f"stx{person.id}A{len(self.payments) + 1:012d}"
        payment = Payment(charge_id, person, invoice, date)
        self.payments[charge_id] = payment
        return payment

    def refund(self, person_id: int, charge_id: str) -> Payment:
        """Refund one payment.

        Raises:
            Refusal: 400, no such payment by this person, or it was refunded already.
        """
        payment = self.payments.get(charge_id)
        if payment is None or payment.person.id != person_id:
            raise bad_request("CHARGE_NOT_FOUND")
        if payment.refunded:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        self.payments[charge_id] = replace(payment, refunded=True)
        return payment

    def transactions(self) -> list[Json]:
        """Bot API: getStarTransactions, oldest first."""
        rows = []
        for payment in self.payments.values():
            rows.append(payment.transaction(back=False))
            if payment.refunded:
                rows.append(payment.transaction(back=True))
        return rows

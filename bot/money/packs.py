"""Packs of Stars that people can buy: a Star of the pack costs a Star."""

from dataclasses import dataclass

MONTH_SECONDS = 2_592_000
"""The one period that Telegram's subscriptions have (Bot API: createInvoiceLink)."""


@dataclass(frozen=True)
class Pack:
    """So many Stars, once or every month."""

    stars: int
    monthly: bool = False

    @property
    def name(self) -> str:
        """How payloads and buttons call it."""
        return f"{'monthly' if self.monthly else 'once'}-{self.stars}"


PACKS = (
    *(Pack(stars) for stars in (50, 100, 250, 500, 1000, 2500)),
    *(Pack(stars, monthly=True) for stars in (250, 1000)),
)
"""What is sold, in the order of the buttons; a subscription costs 10,000 Stars at most."""

MONTHLY = tuple(pack for pack in PACKS if pack.monthly)

_BY_NAME = {pack.name: pack for pack in PACKS}


def pack_named(name: str) -> Pack | None:
    """Return the pack of this name, or None where it is not sold (any more)."""
    return _BY_NAME.get(name)


def pack_of(stars: int) -> Pack | None:
    """Return the pack of so many Stars that is bought once."""
    return pack_named(Pack(stars).name)

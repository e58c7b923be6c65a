"""Prices on buttons: what a press buys for, said before it is pressed.

A price that a button has shown binds: it is signed with the button, and where it has risen since,
the press is answered with the new one.
"""

from bot.money.credits import CREDITS_PER_USD, Credits
from bot.money.prices import ShowPrices
from bot.pipeline.prices import Prices
from bot.tasks.kinds import Kind
from bot.texts import Texts
from bot.veo.request import GenerationRequest

_CENT = CREDITS_PER_USD // 100


class PriceTags:
    """Says what buttons cost, by the prices that are known now."""

    def __init__(self, prices: Prices, show_prices: ShowPrices) -> None:
        """Take where prices are shown: whoever is to press has to see them, unless nobody does."""
        self._prices = prices
        self._is_shown = show_prices.allows(private=True)

    def video(self, request: GenerationRequest) -> Credits | None:
        """Return what all takes of a request cost, or None where no price is to be shown."""
        return self.shown(self._prices.quote(request) * request.takes)

    def help(self, kind: Kind, request: GenerationRequest) -> Credits | None:
        """Return what a picture costs, or the most that a better prompt may, likewise."""
        return self.shown(self._prices.quote_help(kind, request))

    def shown(self, price: Credits | None) -> Credits | None:
        """Return a price that is known already, or None where it is not to be shown."""
        return price if self._is_shown else None


def tagged(texts: Texts, label: str, price: Credits | None) -> str:
    """Return the label of a button with its price, where there is one."""
    return label if price is None else f"{label} · {_amount(texts, price)}"


def _amount(texts: Texts, price: Credits) -> str:
    """Return a price; of less than a cent, that it is no more than that."""
    return f"≤ {texts.amount(_CENT)}" if 0 < price < _CENT else texts.amount(price)

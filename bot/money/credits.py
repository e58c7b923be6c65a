"""Money as the provider counts it: whole credits, 2,000,000 of them a US dollar.

Source: docs.aimlapi.com, "Pricing". Sums of whole numbers have no rounding errors.
"""

from decimal import ROUND_HALF_EVEN, Decimal

CREDITS_PER_USD = 2_000_000

Credits = int
"""An amount of money; one credit is half a millionth of a dollar."""


def credits_of(dollars: Decimal) -> Credits:
    """Return an amount of US dollars in credits, to the nearest one."""
    return int((dollars * CREDITS_PER_USD).to_integral_value(ROUND_HALF_EVEN))


def dollars_of(amount: Credits) -> Decimal:
    """Return an amount of credits in US dollars, exactly."""
    return Decimal(amount) / CREDITS_PER_USD

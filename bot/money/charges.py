"""What the provider's own ledger says that the account was charged."""

from dataclasses import dataclass

from bot.money.credits import Credits


@dataclass(frozen=True)
class Charge:
    """One row of the provider's ledger. It has no id: it is known by all of these but the model."""

    at: float
    """when it was recorded, in seconds since the epoch, by the provider's clock"""
    kind: str
    reference: str
    """the id of the generation; of other use of the account perhaps something else, or empty"""
    amount: Credits
    """negative where it was given back"""
    model: str = ""


@dataclass(frozen=True)
class AutoTopUp:
    """The balance below which the account is topped up by itself, and by how much."""

    threshold: Credits
    amount: Credits


@dataclass(frozen=True)
class Account:
    """What the provider says of the account."""

    balance: Credits
    top_up: AutoTopUp | None = None
    """None: it is switched off"""
    is_top_up_known: bool = False


@dataclass(frozen=True)
class Key:
    """What the provider says of the key that the bot uses."""

    disabled: bool
    scopes: tuple[str, ...] | None = None
    """what it may be used for; None: everything"""
    limit: Credits | None = None
    """what may be spent with it in a period"""
    period: str = ""
    """``day``, ``week``, ``month`` or ``no_reset``"""

    @property
    def makes_videos(self) -> bool:
        """Whether videos can be made with it, as far as it goes."""
        return not self.disabled and (self.scopes is None or "model:video" in self.scopes)

"""The knobs of the sandbox: how fast it goes and what goes wrong in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields


class KnobError(ValueError):
    """A knob that does not exist, or a value it cannot be turned to; says which would do."""


@dataclass(slots=True)
class Knobs:
    """Faults and pace. They may be changed at any time, from the next request on.

    Rates are probabilities from 0 (never) to 1 (always).
    """

    speed: float = 6.0
    """The provider is this many times faster than the real models; retries of webhooks too."""
    provider_error_rate: float = 0.0
    """Requests answered with a 500 in the provider's own error shape."""
    provider_lost_rate: float = 0.0
    """Requests that take effect and whose answer is lost: paid ones, and those on the account."""
    provider_rate_limit: int = 0
    """Creates a minute before 429 with ``Retry-After``; 0 is no limit."""
    provider_refusal_rate: float = 0.0
    """Generations that the safety filter refuses: they end with status ``error``."""
    provider_slow: float = 1.0
    """Factor on the time a generation takes."""
    provider_html_rate: float = 0.0
    """Requests that a proxy in between answers with an HTML 502."""
    provider_empty_rate: float = 0.0
    """Generations that are ``completed`` without a video."""
    provider_log_delay: float = 0.0
    """Seconds until a create appears in the log."""
    provider_charge_delay: float = 0.0
    """Seconds until the charge of a generation that has ended is among the transactions."""
    provider_overcharge_rate: float = 0.0
    """Generations charged a fifth more than their price, and than ``meta.usage`` says."""
    provider_silent_charge_rate: float = 0.0
    """Generations charged even if they fail, of which only the transactions tell."""
    provider_down: bool = False
    """Every request is answered with 503."""
    provider_out_of_credits: bool = False
    """Creates are answered with 403, out of credits."""
    link_expired: bool = False
    """Links to finished videos have expired; a new fetch gives a fresh one."""
    telegram_floods: bool = True
    """Answer 429 with ``retry_after`` by Telegram's published limits, as Telegram always does."""
    telegram_down: bool = False
    """Every request is answered with an HTML 502."""
    telegram_drop_rate: float = 0.0
    """Connections that drop without an answer, half of them after the call took effect."""
    telegram_lost_payment_rate: float = 0.0
    """Payments that succeed and bring their Stars, and of which the bot gets no update."""
    telegram_cannot_fetch: bool = False
    """Telegram refuses to fetch any link."""
    telegram_local: bool = False
    """A Bot API server of one's own with ``--local``: files are named by their path on this machine
    and not served, there is no limit to what is fetched, and 2000 MB may be uploaded."""
    seed: int = 0
    """The seed of all rates."""
    _watchers: list[Callable[[], None]] = field(default_factory=list, repr=False, compare=False)

    def as_json(self) -> dict[str, float]:
        """Return the value of every knob by name."""
        return {name: getattr(self, name) for name in KINDS}

    def turn(self, changes: Mapping[str, object]) -> None:
        """Set several knobs at once, or none of them if one is wrong.

        Raises:
            KnobError: no such knob, or a value of the wrong kind or out of range.
        """
        values = {name: _checked(name, value) for name, value in changes.items()}
        for name, value in values.items():
            setattr(self, name, value)
        for watcher in self._watchers:
            watcher()

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call ``watcher`` after each ``turn``."""
        self._watchers.append(watcher)


KINDS: dict[str, type] = {
    knob.name: type(knob.default) for knob in fields(Knobs) if not knob.name.startswith("_")
}
"""What kind of value each knob takes."""


def _checked(name: str, value: object) -> float:
    kind = KINDS.get(name)
    if kind is None:
        raise KnobError(f"there is no knob {name!r}; there are {', '.join(KINDS)}")
    if kind is bool:
        if not isinstance(value, bool):
            raise KnobError(f"{name} is true or false")
        return value
    if isinstance(value, bool) or not isinstance(value, int if kind is int else int | float):
        raise KnobError(f"{name} is {'a whole number' if kind is int else 'a number'}")
    return _in_range(name, kind(value))


def _in_range(name: str, value: float) -> float:
    if name.endswith("_rate") and not 0 <= value <= 1:
        raise KnobError(f"{name} is a probability from 0 to 1")
    if name in {"speed", "provider_slow"} and value <= 0:
        raise KnobError(f"{name} is more than 0")
    if value < 0:
        raise KnobError(f"{name} is not negative")
    return value

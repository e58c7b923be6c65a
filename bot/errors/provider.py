"""What can go wrong with the provider."""

from dataclasses import dataclass, field

from bot.errors.base import VeogramError


class ProviderError(VeogramError):
    """The base of everything that can go wrong with the provider.

    ``message`` is what the provider says, which may quote what people have written; ``detail`` is
    what a log may say.
    """


@dataclass(eq=False)
class RetryableError(ProviderError):
    """The provider proved that it did not accept the request."""

    message: str = field(default="", repr=False)
    detail: str = field(default="", kw_only=True)


@dataclass(eq=False)
class RateLimited(RetryableError):
    """Too many requests; ``retry_after`` is the pause asked for, in seconds, where it is told."""

    retry_after: float | None = None


@dataclass(eq=False)
class InvalidRequest(ProviderError):
    """It can never succeed as it is, as ``message`` says; ``by_proxy``: perhaps not the API's."""

    message: str = field(repr=False)
    by_proxy: bool = False
    detail: str = ""


@dataclass(eq=False)
class OperatorNeeded(ProviderError):
    """``problem`` is ``key`` (refused), ``credits`` (used up) or ``access`` (not allowed)."""

    problem: str
    message: str = field(default="", repr=False)


class GenerationUnknown(ProviderError):
    """The provider knows no generation of this id."""


class LinkExpired(ProviderError):
    """The link to a finished video no longer works; a new fetch gives a fresh one."""


@dataclass(eq=False)
class OutcomeUnknown(ProviderError):
    """The request may or may not have taken effect."""

    detail: str = ""

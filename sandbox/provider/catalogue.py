"""The simulated provider's own catalogue: what each model takes, costs and how long it works.

Distilled from the provider's published OpenAPI files into `catalogue.json`. It knows nothing of
the bot's catalogue, so that the two can disagree.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Something that `json.loads` gave; only at the edges."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model's create request."""

    kind: str
    """`string`, `integer`, `boolean`, or a link: `image`, `images` (a list), `video`."""
    required: bool = False
    among: tuple[str | int, ...] = ()
    """The only values allowed; empty: any of its kind."""
    any_case: bool = False
    """Whether the letter case of a value does not matter."""
    default: str | int | bool | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a field may be when another one is given (OpenAPI: in the descriptions only)."""

    given: str
    field: str
    among: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """One model as the provider serves it."""

    name: str
    """What a create request calls it."""
    id: str
    """What `/v1/models` and `/v2/logs` call it: `source/alias`."""
    aliases: tuple[str, ...]
    typical_s: float
    """Seconds a generation usually takes."""
    pricing: Json
    """As `/v1/models?include=pricing` publishes it."""
    fields: Mapping[str, Field]
    rules: tuple[Rule, ...] = ()
    rate_usd: float | None = None
    """Dollars a second where the published pricing is `variable`."""

    @property
    def names(self) -> frozenset[str]:
        """Everything it answers to in `/v1/models`, `/models/metrics` and `/v2/logs`."""
        return frozenset((self.name, self.id, *self.aliases))

    def settings(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """The request with the defaults of everything it left out."""
        defaults = {name: f.default for name, f in self.fields.items() if f.default is not None}
        return defaults | dict(request)

    def seconds(self, request: Mapping[str, Json]) -> int:
        """The length of the film asked for."""
        return int(self.settings(request).get("duration", 8))

    def price_usd(self, request: Mapping[str, Json]) -> float:
        """What this request costs when it succeeds: the rate of its variant by the second."""
        return round(self._rate(self.settings(request)) * self.seconds(request), 6)

    def _rate(self, settings: Mapping[str, Json]) -> float:
        if self.rate_usd is not None:
            return self.rate_usd
        for quote in self.pricing.get("units") or self.pricing["variants"]:
            if all(_same(settings.get(k), v) for k, v in quote.get("when", {}).items()):
                return float(quote["price"]) / float(quote["per"])
        raise LookupError(f"{self.name} has no price for {dict(settings)}")


def _same(one: Json, other: Json) -> bool:
    return str(one).lower() == str(other).lower()


@cache
def catalogue() -> Mapping[str, Model]:
    """All models by the name that a create request uses."""
    rows = json.loads(files(__package__).joinpath("catalogue.json").read_text("utf-8"))
    return MappingProxyType({row["name"]: _model(row) for row in rows})


def _model(row: Json) -> Model:
    rules = (Rule(r["with"], r["field"], tuple(r["among"])) for r in row.get("rules", ()))
    fields = {name: _field(entry) for name, entry in row["fields"].items()}
    return Model(
        name=row["name"],
        id=row["id"],
        aliases=tuple(row["aliases"]),
        typical_s=row["typical_s"],
        pricing=row["pricing"],
        fields=MappingProxyType(fields),
        rules=tuple(rules),
        rate_usd=row.get("rate_usd"),
    )


def _field(entry: Json) -> Field:
    return Field(**entry | {"among": tuple(entry.get("among", ()))})

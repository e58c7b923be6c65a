"""The simulated provider's own catalogue: what each model takes, costs and how long it works.

``contract.json`` holds a JSON Schema of the create request per model, ``catalogue.json`` names,
prices and speed. Both are distilled from the provider's published OpenAPI files and know nothing
of the bot's catalogue, so that the two can disagree.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Whatever ``json.loads`` returns; only at the edges."""

_DEFAULT_SECONDS = 8


@dataclass(frozen=True, slots=True)
class Model:
    """One model as the provider serves it."""

    name: str
    """What a create request calls it."""
    id: str
    """What ``/v1/models`` and ``/v2/logs`` call it: ``source/alias``."""
    aliases: tuple[str, ...]
    typical_s: float
    """Seconds a generation usually takes."""
    pricing: Json
    """As ``/v1/models?include=pricing`` publishes it."""
    schema: Json
    """The JSON Schema (draft 2020-12) of its create request."""
    rate_usd: float | None = None
    """Dollars a second where the published pricing is ``variable``."""

    @property
    def names(self) -> frozenset[str]:
        """Every name it has in ``/v1/models``, ``/models/metrics`` and ``/v2/logs``."""
        return frozenset((self.name, self.id, *self.aliases))

    @property
    def properties(self) -> Mapping[str, Json]:
        """The schema of each field of a create request."""
        properties: Mapping[str, Json] = self.schema["properties"]
        return properties

    def settings(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Return the request with the defaults of everything it left out."""
        fields = self.properties.items()
        defaults = {name: field["default"] for name, field in fields if "default" in field}
        return defaults | dict(request)

    def seconds(self, request: Mapping[str, Json]) -> int:
        """Return the length of the video asked for."""
        return int(self.settings(request).get("duration", _DEFAULT_SECONDS))

    def price_usd(self, request: Mapping[str, Json]) -> float:
        """Return what this request costs when it succeeds: its variant's rate by the second."""
        return round(self._rate(self.settings(request)) * self.seconds(request), 6)

    def _rate(self, settings: Mapping[str, Json]) -> float:
        if self.rate_usd is not None:
            return self.rate_usd
        for quote in self.pricing.get("units") or self.pricing["variants"]:
            if all(_same(settings.get(k), v) for k, v in quote.get("when", {}).items()):
                return float(quote["price"]) / float(quote["per"])
        raise LookupError(f"{self.name} has no price for {dict(settings)}")


@cache
def catalogue() -> Mapping[str, Model]:
    """Return all models by the name that a create request uses."""
    schemas = _read("contract.json")
    rows = _read("catalogue.json")
    return MappingProxyType({row["name"]: _model(row, schemas[row["name"]]) for row in rows})


def _read(name: str) -> Json:
    return json.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _model(row: Json, schema: Json) -> Model:
    return Model(**row | {"aliases": tuple(row["aliases"])}, schema=schema)


def _same(one: Json, other: Json) -> bool:
    """Whether two values are the same; the pricing spells ``720P`` in either letter case."""
    return str(one).lower() == str(other).lower()

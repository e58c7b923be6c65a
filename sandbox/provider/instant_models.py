"""The models whose answer is the result: one that writes, and one that draws.

``instant.json`` holds the JSON Schema of their requests, their names, prices and speed, distilled
from the provider's published documentation.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

CHAT_PATH = "/v1/chat/completions"
IMAGES_PATH = "/v1/images/generations"


@dataclass(frozen=True, slots=True)
class InstantModel:
    """One such model as the provider serves it."""

    name: str
    """What a request calls it."""
    id: str
    """What ``/v1/models`` and ``/v2/logs`` call it: ``source/alias``."""
    aliases: tuple[str, ...]
    type: str
    """The endpoint type in ``/v1/models``."""
    path: str
    scope: str
    """What a key needs for it."""
    typical_s: float
    """Seconds an answer usually takes."""
    pricing: Any
    """As ``/v1/models?include=pricing`` publishes it."""
    schema: Any
    """The JSON Schema (draft 2020-12) of its request."""

    @property
    def names(self) -> frozenset[str]:
        """Every name it has in ``/v1/models`` and ``/v2/logs``."""
        return frozenset((self.name, self.id, *self.aliases))

    def price_usd(self, **amounts: int) -> float:
        """Return what so many of each unit cost."""
        units = self.pricing["units"]
        return sum(float(u["price"]) * amounts[u["name"]] / float(u["per"]) for u in units)


@cache
def instant_models() -> Mapping[str, InstantModel]:
    """Return all of them by the name that a request uses."""
    rows = json.loads(files(__package__).joinpath("instant.json").read_text("utf-8"))
    models = [InstantModel(**row | {"aliases": tuple(row["aliases"])}) for row in rows]
    return MappingProxyType({model.name: model for model in models})

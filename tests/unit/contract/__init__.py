"""What the provider takes, one JSON schema a model.

Distilled from the request bodies of the provider's OpenAPI files: properties with their types and
values, what is required, and nothing else. Beside them stands one rule that the files hold in
words: with a last frame, the lite preview makes 8 s only. ``provider``, which routes a request
inside the provider's own services, is left out: nobody may use it.
"""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

CONTRACT: dict[str, Any] = json.loads(Path(__file__).with_name("models.json").read_text("utf-8"))

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("uri")
def _is_link(value: object) -> bool:
    """Whether it is what a provider can read: a web link, or a link that holds the bytes."""
    return isinstance(value, str) and value.startswith(("https://", "http://", "data:"))


def complaints(body: dict[str, Any]) -> list[str]:
    """Return what the provider would not take, and why; nothing when it takes the request."""
    schema = CONTRACT[body["model"]]
    validator = Draft202012Validator(schema, format_checker=_FORMATS)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]

"""Checks a create request against the catalogue, as strictly as the API does."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from .catalogue import Field, Model, catalogue
from .errors import ApiError
from .media import MediaError, check_image, check_video, is_data_uri

KINDS = {"integer": int, "boolean": bool, "images": list}
"""The JSON type of each kind of field; the others are strings."""
NAMES = {str: "string", int: "integer", bool: "boolean", list: "array"}


def check(body: object) -> Model:
    """The model that this body asks for.

    Raises:
        ApiError: 400 with every field that is wrong, or 404: no such model.
    """
    if not isinstance(body, dict):
        raise ApiError(400, "Invalid payload: expected a JSON object")
    model = _model(body.get("model"))
    request = {name: value for name, value in body.items() if name != "model"}
    problems = [*_problems(model, request)]
    if problems:
        raise ApiError(400, "Invalid payload: " + "; ".join(problems))
    return model


def _model(name: object) -> Model:
    if not isinstance(name, str) or not name:
        raise ApiError(400, "Invalid payload: model: expected a non-empty string")
    if name not in catalogue():
        raise ApiError(404, f"Model {name!r} does not exist")
    return catalogue()[name]


def _problems(model: Model, request: Mapping[str, Any]) -> Iterator[str]:
    for name, field in model.fields.items():
        if field.required and name not in request:
            yield f"{name}: required"
    for name, value in request.items():
        problem = _problem(model.fields.get(name), value)
        if problem:
            yield f"{name}: {problem}"
    if request.get("prompt") == "":
        yield "prompt: must not be empty"
    settings = model.settings(request)
    for rule in model.rules:
        if rule.given in request and settings.get(rule.field) not in rule.among:
            yield f"{rule.field}: with {rule.given} only {_listed(rule.among)}"


def _problem(field: Field | None, value: Any) -> str | None:
    if field is None:
        return "unrecognized key"
    expected = KINDS.get(field.kind, str)
    if type(value) is not expected:
        got = "null" if value is None else NAMES.get(type(value), "another type")
        return f"expected {NAMES[expected]}, received {got}"
    if field.among and _folded(field, value) not in field.among:
        return f"expected one of {_listed(field.among)}"
    return _media_problem(field.kind, value)


def _folded(field: Field, value: Any) -> Any:
    return value.lower() if field.any_case else value


def _listed(values: tuple[str | int, ...]) -> str:
    return " | ".join(map(repr, values))


def _media_problem(kind: str, value: Any) -> str | None:
    if kind == "images":
        links = (_media_problem("image", link) for link in value)
        return next(filter(None, links), None) if value else "at least one is needed"
    if kind not in {"image", "video"}:
        return None
    if not isinstance(value, str):
        return "expected string"
    if not is_data_uri(value):
        return None if _is_link(value) else "invalid url"
    try:
        (check_image if kind == "image" else check_video)(value)
    except MediaError as error:
        return str(error)
    return None


def _is_link(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)

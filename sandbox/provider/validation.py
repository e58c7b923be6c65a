"""Check a create request against its model's JSON Schema, as strictly as the API does."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from sandbox.provider.catalogue import Model, catalogue
from sandbox.provider.errors import ApiError
from sandbox.provider.instant_models import InstantModel, instant_models
from sandbox.provider.media import MediaError, check_image, check_video, is_data_uri

_TYPE_NAMES = {str: "string", int: "integer", bool: "boolean", list: "array", type(None): "null"}
_ANY_CASE = ("provider",)
"""Fields whose letter case does not matter (OpenAPI: in the descriptions only)."""
_VIDEO_FIELD = "video_url"

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    """Whether a string is a web link or a data URI; other types are the schema's business."""
    if not isinstance(value, str) or is_data_uri(value):
        return True
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_integer(_checker: TypeChecker, value: object) -> bool:
    """Whether a value is a JSON integer: to JSON Schema ``8.0`` is one, to the API it is not."""
    return type(value) is int


_Validator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def check(body: object) -> Model:
    """Return the model that this body asks for.

    Raises:
        ApiError: 400 with every field that is wrong, or 404: no such model.
    """
    if not isinstance(body, dict):
        raise ApiError(400, "Invalid payload: expected a JSON object")
    model = _model(body.get("model"))
    problems = _schema_problems(model, body)
    problems = {**_media_problems(model, body), **problems}
    if problems:
        words = "; ".join(f"{field}: {problem}" for field, problem in problems.items())
        raise ApiError(400, f"Invalid payload: {words}")
    return model


def check_instant(body: object, path: str) -> InstantModel:
    """Return the model that this body asks for, of those whose answer is the result.

    Raises:
        ApiError: 400 with every field that is wrong, or 404: no such model at this path.
    """
    if not isinstance(body, dict):
        raise ApiError(400, "Invalid payload: expected a JSON object")
    name = body.get("model")
    if not isinstance(name, str) or not name:
        raise ApiError(400, "Invalid payload: model: expected a non-empty string")
    model = instant_models().get(name)
    if model is None or model.path != path:
        raise ApiError(404, f"Model {name!r} does not exist")
    if problems := _problems_with(_instant_validator(name), body):
        words = "; ".join(f"{field}: {problem}" for field, problem in problems.items())
        raise ApiError(400, f"Invalid payload: {words}")
    return model


def _model(name: object) -> Model:
    if not isinstance(name, str) or not name:
        raise ApiError(400, "Invalid payload: model: expected a non-empty string")
    if name not in catalogue():
        raise ApiError(404, f"Model {name!r} does not exist")
    return catalogue()[name]


def _schema_problems(model: Model, body: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with each field of a request for a video."""
    return _problems_with(_validator(model.name), body)


def _problems_with(validator: Draft202012Validator, body: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with each field; of several problems of one field, the first."""
    problems: dict[str, str] = {}
    for error in validator.iter_errors(_case_folded(body)):
        for field, problem in _problems(error):
            problems.setdefault(field, problem)
    return problems


@cache
def _validator(name: str) -> Draft202012Validator:
    return _Validator(catalogue()[name].schema, format_checker=_FORMATS)


@cache
def _instant_validator(name: str) -> Draft202012Validator:
    return _Validator(instant_models()[name].schema, format_checker=_FORMATS)


def _case_folded(body: Mapping[str, Any]) -> dict[str, Any]:
    folded = {name: body[name].lower() for name in _ANY_CASE if isinstance(body.get(name), str)}
    return {**body, **folded}


def _problems(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield field and problem of one violation."""
    schema: Any = error.schema
    given: Any = error.instance
    if error.validator == "required":
        yield from ((name, "required") for name in schema["required"] if name not in given)
    elif error.validator == "additionalProperties":
        extra = (name for name in given if name not in schema["properties"])
        yield from ((name, "unrecognized key") for name in extra)
    else:
        yield str(error.absolute_path[0]), _words(error)


def _words(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    match error.validator:
        case "type":
            received = _TYPE_NAMES.get(type(error.instance), "another type")
            return f"expected {wanted}, received {received}"
        case "enum":
            return "expected one of " + " | ".join(map(repr, wanted))
        case "const":
            _, given, *_ = error.absolute_schema_path  # dependentSchemas, the field that was given
            return f"expected {wanted!r} with {given}"
        case "minLength" | "minItems":
            return "must not be empty"
        case "format":
            return "invalid url"
        case _:
            return error.message


def _media_problems(model: Model, body: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with the data URIs of a request, by field."""
    problems: dict[str, str] = {}
    for name, link in _data_uris(model, body):
        look: Callable[[str], None] = check_video if name == _VIDEO_FIELD else check_image
        try:
            look(link)
        except MediaError as error:
            problems.setdefault(name, str(error))
    return problems


def _data_uris(model: Model, body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in model.properties.items():
        if "uri" in {field.get("format"), field.get("items", {}).get("format")}:
            links = body.get(name)
            for link in links if isinstance(links, list) else [links]:
                if isinstance(link, str) and is_data_uri(link):
                    yield name, link

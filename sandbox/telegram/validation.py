"""Check a call against the published parameters of its method.

``methods.json`` holds the names and types of the parameters of every Bot API method, and which of
them are required; ``generate_methods`` writes it. Telegram ignores parameters that it does not
know; the sandbox refuses them, for they are misspellings.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import Refusal, bad_request

MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "from_chat_id": "chat_id is empty",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "commands": "can't parse commands: expected an Array of BotCommand",
    "action": "wrong parameter action in request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "guest_query_id": "query is too old and response timeout expired or query ID is invalid",
    "inline_query_id": "query is too old and response timeout expired or query ID is invalid",
}
"""Telegram's words for what is missing; for files there is a pattern."""
MALFORMED = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "result": "can't parse inline query result JSON object",
    "reply_parameters": "can't parse reply parameters JSON object",
    "media": "can't parse media JSON object",
    "commands": "can't parse commands: expected an Array of BotCommand",
}
"""Telegram's words for what is no JSON of the right shape."""
MAY_BE_EMPTY = frozenset({"url"})
"""What may be empty though it is required: setWebhook without a URL is deleteWebhook."""
FILES = frozenset({"photo", "video", "animation", "document", "audio", "voice"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a method."""

    name: str
    types: tuple[str, ...]
    required: bool


@cache
def published_methods() -> dict[str, dict[str, Parameter]]:
    """Return the parameters of every method of the Bot API, by name."""
    source = json.loads(Path(__file__).with_name("methods.json").read_text("utf-8"))
    return {
        method: {
            name: Parameter(name, tuple(types), name in spec["required"])
            for name, types in spec["parameters"].items()
        }
        for method, spec in source["methods"].items()
    }


def validated(call: Call) -> Call:
    """Return the call with every value in its declared type.

    Raises:
        Refusal: 400, a parameter is missing, unknown, or no value of its type.
    """
    known = published_methods()[call.method]
    attached = {name for name in call.files if name not in known}
    for name in call.given:
        if name not in known:
            raise bad_request(f'unknown parameter "{name}"')
    _all_used(call, attached)
    for parameter in known.values():
        absent = parameter.name not in call.given and parameter.name not in call.files
        is_empty = call.given.get(parameter.name) == "" and parameter.name not in MAY_BE_EMPTY
        if parameter.required and (absent or is_empty):
            raise missing(parameter.name)
    given = {name: _typed(known[name], value) for name, value in call.given.items()}
    return replace(call, given=given)


def missing(name: str) -> Refusal:
    """Make the refusal for a required parameter that is missing, in Telegram's words."""
    if name in FILES:
        return bad_request(f"there is no {name} in the request")
    return bad_request(MISSING.get(name, f'parameter "{name}" is required'))


def _all_used(call: Call, attached: set[str]) -> None:
    """Check that every file under a name of its own is referred to with ``attach://``."""
    everything = json.dumps(call.given)
    for name in attached:
        if f"attach://{name}" not in everything:
            raise bad_request(f'unknown parameter "{name}"')


def _typed(parameter: Parameter, value: Json) -> Json:
    for kind in parameter.types:
        try:
            return _as(kind, value)
        except ValueError:
            continue
    words = f'parameter "{parameter.name}" must be {" or ".join(parameter.types)}'
    raise bad_request(MALFORMED.get(parameter.name, words))


def _as(kind: str, value: Json) -> Json:
    if kind == "Integer":
        return _integer(value)
    if kind == "Boolean":
        return _boolean(value)
    if kind in {"String", "InputFile"}:
        return _string(value)
    parsed = json.loads(value) if isinstance(value, str) else value
    if not isinstance(parsed, list if kind.startswith("Array of") else dict):
        raise ValueError(kind)  # noqa: TRY004 - means: try the next of the declared types
    return parsed


def _integer(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("Integer")  # noqa: TRY004
    return int(value)


def _boolean(value: Json) -> bool:
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise ValueError("Boolean")
    return words[str(value).lower()]


def _string(value: Json) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("String")  # noqa: TRY004
    return str(value)

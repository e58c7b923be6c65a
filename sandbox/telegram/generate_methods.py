"""Generate ``methods.json`` from the published list of Bot API methods.

    python -m sandbox.telegram.generate_methods PATH/TO/bot-api.json

The input is a JSON object with ``version`` and ``methods``: by name, a list of ``fields``, each
with ``name``, ``types`` and ``required``. A new Bot API version is a commit of ``methods.json``
alone; which methods the sandbox implements stands in ``sandbox/telegram/methods``.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

Table: TypeAlias = dict[str, Any]
"""What ``methods.json`` holds: the version, and per method its parameters with their types."""

TARGET = Path(__file__).with_name("methods.json")


class UnreadableSourceError(ValueError):
    """The published list is not of the shape that this module reads."""


def table(published: Any) -> Table:
    """Return the part of the published list that checking a call needs.

    Raises:
        UnreadableSourceError: something is missing or has another shape.
    """
    try:
        methods = {name: _method(entry) for name, entry in published["methods"].items()}
        version = str(published["version"])
    except (AttributeError, KeyError, TypeError) as error:
        raise UnreadableSourceError(f"not a list of Bot API methods: {error!r}") from error
    return {"version": version, "methods": methods}


def _method(entry: Any) -> Table:
    fields = entry.get("fields", [])
    return {
        "required": [field["name"] for field in fields if field["required"]],
        "parameters": {field["name"]: list(field["types"]) for field in fields},
    }


def rendered(methods: Table) -> str:
    """Return the table as text, in the order it has: one line per parameter, for short diffs."""
    entries = ",\n".join(_entry(name, entry) for name, entry in methods["methods"].items())
    version = json.dumps(methods["version"])
    return f'{{\n  "version": {version},\n  "methods": {{\n{entries}\n  }}\n}}\n'


def _entry(name: str, entry: Table) -> str:
    lines = (f"        {json.dumps(k)}: {json.dumps(v)}" for k, v in entry["parameters"].items())
    parameters = "{\n" + ",\n".join(lines) + "\n      }" if entry["parameters"] else "{}"
    return (
        f"    {json.dumps(name)}: {{\n"
        f'      "required": {json.dumps(entry["required"])},\n'
        f'      "parameters": {parameters}\n'
        "    }"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the published list, write the table, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox.telegram.generate_methods",
        description="Turn the published list of Bot API methods into methods.json.",
    )
    parser.add_argument("source", type=Path, help="the published list, a JSON file")
    parser.add_argument("--target", type=Path, default=TARGET, help="default: %(default)s")
    options = parser.parse_args(arguments)
    try:
        text = rendered(table(json.loads(options.source.read_text("utf-8"))))
    except (OSError, ValueError) as error:
        print(f"generate_methods: {options.source}: {error}", file=sys.stderr)  # noqa: T201
        return 1
    options.target.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

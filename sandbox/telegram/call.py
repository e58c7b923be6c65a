"""One call of a Bot API method: its parameters, typed, and its files."""

from dataclasses import dataclass, field
from pathlib import Path

from sandbox.journal import Json
from sandbox.telegram.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request, on disk."""

    path: Path
    name: str
    mime_type: str
    size: int

    def as_json(self) -> Json:
        """Return what the journal shows of it."""
        return {"file": self.name, "size": self.size}


@dataclass(frozen=True, slots=True)
class Call:
    """A method with its parameters; after validation each value has its declared type."""

    method: str
    given: dict[str, Json]
    files: dict[str, Upload] = field(default_factory=dict)

    def value(self, name: str) -> Json:
        """Return whatever was given, or None."""
        return self.given.get(name)

    def text(self, name: str, default: str = "") -> str:
        """Return a string."""
        return str(self.given.get(name, default))

    def optional_text(self, name: str) -> str | None:
        """Return a string, or None if it is missing or empty."""
        return self.given.get(name) or None

    def number(self, name: str, default: int = 0) -> int:
        """Return an integer."""
        return int(self.given.get(name, default))

    def flag(self, name: str) -> bool:
        """Return a boolean, false if not given."""
        return bool(self.given.get(name, False))

    def array(self, name: str) -> list[Json]:
        """Return an array, empty if not given."""
        return list(self.given.get(name) or [])

    def objects(self, name: str) -> list[dict[str, Json]]:
        """Return an array of objects.

        Raises:
            Refusal: 400, something else is in it.
        """
        items = self.array(name)
        if not all(isinstance(item, dict) for item in items):
            raise bad_request(f'parameter "{name}" must be an Array of Object')
        return items

    @property
    def chat(self) -> int | str:
        """``chat_id``, number or @username."""
        chat_id: int | str = self.given.get("chat_id", "")
        if chat_id == "":
            raise bad_request("chat_id is empty")
        return chat_id

    def as_json(self) -> Json:
        """Return the request as the journal shows it."""
        return self.given | {name: upload.as_json() for name, upload in self.files.items()}


def integer_field(item: Json, name: str) -> int:
    """Return an integer of an object; 0 if it is not given.

    Raises:
        Refusal: 400, it is something else.
    """
    try:
        return int(item.get(name) or 0)
    except (TypeError, ValueError):
        raise bad_request(f'field "{name}" must be of type Number') from None

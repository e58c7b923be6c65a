"""The generated table of methods."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram import generate_methods
from sandbox.telegram.methods import METHODS
from sandbox.telegram.validation import published_methods

PUBLISHED: dict[str, Any] = {
    "version": "Bot API 99.0",
    "release_date": "some day",
    "methods": {
        "sendNote": {
            "name": "sendNote",
            "description": ["Sends a note."],
            "returns": ["Message"],
            "fields": [
                {"name": "chat_id", "types": ["Integer", "String"], "required": True},
                {"name": "note", "types": ["InputFile"], "required": True, "description": "It."},
                {"name": "entities", "types": ["Array of MessageEntity"], "required": False},
            ],
        },
        "close": {"name": "close", "returns": ["Boolean"]},
    },
    "types": {"Message": {}},
}
TEXT = """\
{
  "version": "Bot API 99.0",
  "methods": {
    "sendNote": {
      "required": ["chat_id", "note"],
      "parameters": {
        "chat_id": ["Integer", "String"],
        "note": ["InputFile"],
        "entities": ["Array of MessageEntity"]
      }
    },
    "close": {
      "required": [],
      "parameters": {}
    }
  }
}
"""


def source(folder: Path, content: object) -> str:
    path = folder / "published.json"
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def test_each_method_keeps_its_parameters_their_types_and_what_is_required(tmp_path: Path) -> None:
    target = tmp_path / "methods.json"
    assert generate_methods.main([source(tmp_path, PUBLISHED), "--target", str(target)]) == 0
    assert target.read_text("utf-8") == TEXT
    assert json.loads(TEXT) == generate_methods.table(PUBLISHED)


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = []
    for name in ("one.json", "two.json"):
        target = tmp_path / name
        generate_methods.main([source(tmp_path, PUBLISHED), "--target", str(target)])
        texts.append(target.read_bytes())
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    "content", [[], {}, {"version": "1"}, {"version": "1", "methods": {"close": {"fields": [{}]}}}]
)
def test_another_file_is_refused_in_one_line_and_nothing_is_written(
    content: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "methods.json"
    path = source(tmp_path, content)
    assert generate_methods.main([path, "--target", str(target)]) == 1
    assert not target.exists()
    (line,) = capsys.readouterr().err.splitlines()
    assert path in line


def test_the_table_is_as_the_generator_writes_it() -> None:
    text = generate_methods.TARGET.read_text("utf-8")
    assert generate_methods.rendered(json.loads(text)) == text


def test_every_method_of_the_sandbox_is_a_published_one() -> None:
    assert set(METHODS) <= set(published_methods())

"""Inline mode: the results that the bot offers."""

import re
from dataclasses import dataclass

from sandbox.journal import Json
from sandbox.telegram import formatting
from sandbox.telegram.errors import Refusal, bad_request
from sandbox.telegram.formatting import Formatted
from sandbox.telegram.keyboards import Keyboard, keyboard
from sandbox.telegram.media import Kind

ID_LIMIT = 64
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What opens the private chat (Bot API: InlineQueryResultsButton)."""
KINDS: dict[str, Kind] = {
    "photo": Kind.PHOTO,
    "video": Kind.VIDEO,
    "gif": Kind.ANIMATION,
    "mpeg4_gif": Kind.ANIMATION,
    "document": Kind.DOCUMENT,
    "audio": Kind.AUDIO,
    "voice": Kind.VOICE,
}
"""Results that are a file; ``article`` is the other kind."""


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result; chosen, it becomes a message."""

    id: str
    type: str
    title: str
    description: str
    thumbnail_url: str | None
    """Of a picture somewhere else."""
    body: Formatted
    kind: Kind | None
    """What ``source`` is; None for a text."""
    source: str | None
    """A file id or a link."""
    keyboard: Keyboard | None
    query: str = ""
    """The question that it answers."""
    thumbnail: str | None = None
    """The file id of a picture of what is sent, where Telegram has the file."""

    def as_json(self) -> Json:
        """Return the result as the page shows it."""
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "description": self.description,
            "thumbnail_url": self.thumbnail_url,
            "thumbnail": self.thumbnail,
            "text": self.body.text,
        }


@dataclass(frozen=True, slots=True)
class ResultsButton:
    """The button above the results: it opens the private chat and presses Start there."""

    text: str
    start_parameter: str

    def as_json(self) -> Json:
        """Bot API: InlineQueryResultsButton."""
        return {"text": self.text, "start_parameter": self.start_parameter}


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What answerInlineQuery said."""

    results: tuple[InlineResult, ...] = ()
    next_offset: str = ""
    button: ResultsButton | None = None


def results_button(given: Json) -> ResultsButton | None:
    """Read the button above the results; the sandbox knows no Web Apps.

    Raises:
        Refusal: 400, it has no text, or a parameter that Telegram does not take.
    """
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(text := given.get("text"), str) or not text:
        raise bad_request("can't parse inline query results button: expected a text")
    parameter = given.get("start_parameter")
    if not isinstance(parameter, str) or not START_PARAMETER.fullmatch(parameter):
        raise bad_request("START_PARAM_INVALID")
    return ResultsButton(text, parameter)


def inline_result(given: Json) -> InlineResult:
    """Read one InlineQueryResult.

    Raises:
        Refusal: 400, an id or a field that Telegram does not take.
    """
    if not isinstance(given, dict):
        raise _unreadable("expected an Object")
    result_id, kind = str(given.get("id", "")), str(given.get("type", ""))
    if not 1 <= len(result_id.encode()) <= ID_LIMIT:
        raise bad_request("RESULT_ID_INVALID")
    content = given.get("input_message_content")
    if kind != "article" and kind not in KINDS:
        raise _unreadable(f'unsupported result type "{kind}"')
    if kind == "article" and (not given.get("title") or not content):
        raise bad_request("message text is empty" if given.get("title") else "ARTICLE_TITLE_EMPTY")
    file_kind = None if content else KINDS.get(kind)
    return InlineResult(
        id=result_id,
        type=kind,
        title=str(given.get("title", "")),
        description=str(given.get("description", "")),
        thumbnail_url=given.get("thumbnail_url"),
        body=_text(content) if content else _caption(given),
        kind=file_kind,
        source=_source(given, kind) if file_kind else None,
        keyboard=keyboard(given.get("reply_markup")),
    )


def _text(content: Json) -> Formatted:
    if not isinstance(content, dict) or not isinstance(content.get("message_text"), str):
        raise bad_request("message text is empty")
    return formatting.message_text(
        content["message_text"], content.get("parse_mode"), content.get("entities")
    )


def _caption(given: Json) -> Formatted:
    return formatting.caption(
        given.get("caption"), given.get("parse_mode"), given.get("caption_entities")
    )


def _source(given: Json, kind: str) -> str:
    stem = "mpeg4" if kind == "mpeg4_gif" else kind
    for name in (f"{stem}_file_id", f"{stem}_url"):
        if given.get(name):
            return str(given[name])
    raise _unreadable(f'Can\'t find field "{stem}_url"')


def _unreadable(words: str) -> Refusal:
    return bad_request(f"can't parse inline query result: {words}")

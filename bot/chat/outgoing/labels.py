"""How people and chats are named to admins."""

import re
from html import escape
from unicodedata import category, digit, normalize

from bot.store.people import Subject
from bot.texts import Html, shortened

_NAME_SHOWN = 24

_KEPT = frozenset(" !&'()+,-./:<>?_")
"""ASCII marks that a name may hold; not the ``@`` of a label."""

_LETTERS = frozenset("ーｰ々ゝゞヽヾๆໆ")
"""Modifier letters that words are spelt with; others look like marks."""

_LOOKALIKES = frozenset("ᐧㆍᆞꞏ\u115f\u1160\u3164\uffa0")
"""Letters that look like a dot or like nothing."""


def label(subject: Subject) -> Html:
    """Return a name, as far as it is known, and the id, which is sure.

    People choose their names: only letters, digits and a few marks are shown of them, so that
    nothing in them looks like the dots that set an @name and an id apart. The name leads to the
    profile of whoever it is.
    """
    username = escape(subject.username or "", quote=False)
    parts = [_name(subject), username and f"@{username}", f"<code>{subject.id}</code>"]
    return Html(" · ".join(part for part in parts if part))


def _name(subject: Subject) -> str:
    name = escape(shortened(_plain(subject.name), _NAME_SHOWN), quote=False)
    if not name or subject.is_chat:
        return name
    return f'<a href="tg://user?id={subject.id}">{name}</a>'


def _plain(name: str) -> str:
    """Return what is shown of a name; decimal digits of all scripts as ASCII ones."""
    shown = "".join(_kept(each) for each in normalize("NFC", name))
    shown = re.sub(r"(?<!\w)\.", "", shown)  # a full stop ends something
    return " ".join(shown.split())


def _kept(character: str) -> str:
    """Return a character as it is shown, or nothing."""
    kind = category(character)
    if kind == "Nd":
        return str(digit(character))
    if character in _KEPT or kind == "Zs":
        return character
    is_letter = kind[0] in "LM" and kind not in {"Lm", "Me"}
    return (
        character if character in _LETTERS or (is_letter and character not in _LOOKALIKES) else ""
    )

"""How people and chats are named to admins."""

from html import escape

from bot.store.people import Subject
from bot.texts import Html, shortened

_NAME_SHOWN = 24

_MARKS = str.maketrans("", "", "@＠﹫·•‧∙⋅・･")
"""What sets an @name and an id apart in a label, and looks like it: no name may hold that."""


def label(subject: Subject) -> Html:
    """Return a name, as far as it is known, and the id, which is sure.

    People choose their names: one that reads like somebody else's @name stands without its marks.
    It leads to the profile of whoever it is.
    """
    username = escape(subject.username or "", quote=False)
    parts = [_name(subject), username and f"@{username}", f"<code>{subject.id}</code>"]
    return Html(" · ".join(part for part in parts if part))


def _name(subject: Subject) -> str:
    plain = subject.name.translate(_MARKS).strip()
    name = escape(shortened(plain, _NAME_SHOWN), quote=False)
    if not name or subject.is_chat:
        return name
    return f'<a href="tg://user?id={subject.id}">{name}</a>'

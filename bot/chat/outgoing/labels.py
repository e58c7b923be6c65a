"""How people and chats are named to admins."""

from html import escape

from bot.store.people import Person
from bot.texts import Html, shortened

_NAME_SHOWN = 24


def label(person: Person) -> Html:
    """Return a name, as far as it is known, and the id, which is sure."""
    name = escape(shortened(person.name, _NAME_SHOWN), quote=False)
    username = escape(person.username or "", quote=False)
    parts = [name, username and f"@{username}", f"<code>{person.id}</code>"]
    return Html(" · ".join(part for part in parts if part))

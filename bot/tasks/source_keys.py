"""What asks for a task, or begins a question, as one text: the same source asks only once."""

from hashlib import sha256

_LONGEST_NAME = 100

_WORDS = "words:"
_RETRY = "retry:"
_PRESSED = "|"


def message_key(chat_id: int, message_id: int) -> str:
    """Return the key of a message as the source of a task; it keeps a moved group's old id."""
    return f"message:{chat_id}:{message_id}"


def press_key(callback_query_id: str) -> str:
    """Return the key of a button press as the source of a task."""
    return f"press:{callback_query_id}"


def draft_key(draft_id: int) -> str:
    """Return the key of a question as the source of a task: its buttons buy once."""
    return f"draft:{draft_id}"


def words_key(task_id: int) -> str:
    """Return the key of a better prompt as what begins a question."""
    return f"{_WORDS}{task_id}"


def words_task(source_key: str) -> int | None:
    """Return which task has written the better prompt that a question is about, if it is."""
    number = source_key.removeprefix(_WORDS)
    return int(number) if number != source_key and number.isdecimal() else None


def rebuy_key(task_id: int) -> str:
    """Return the key of a lost task as the source of the one that replaces it, once."""
    return f"rebuy:{task_id}"


def retry_key(task_id: int) -> str:
    """Return the key of a failed task as the source of the one that tries it again, once."""
    return f"{_RETRY}{task_id}"


def asking_key(source_key: str, pressed: str) -> str:
    """Return the key of the question that a press begins about what is bought by a source.

    Another try is one source for everybody, and each press for it is asked about anew.
    """
    return f"{source_key}{_PRESSED}{pressed}" if source_key.startswith(_RETRY) else source_key


def bought_by(asking: str) -> str:
    """Return the source by which the answer to such a question buys."""
    return asking.partition(_PRESSED)[0] if asking.startswith(_RETRY) else asking


def example_key(chat_id: int, message_id: int, name: str) -> str:
    """Return the key of an example under a greeting as what begins a question."""
    return f"example:{chat_id}:{message_id}:{name}"


def guest_key(guest_query_id: str) -> str:
    """Return the key of a guest's mention as the source of a task."""
    return f"guest:{_bounded(guest_query_id)}"


def inline_key(inline_message_id: str) -> str:
    """Return the key of an inline message as the source of a task: its button buys once."""
    return f"inline:{_bounded(inline_message_id)}"


def _bounded(name: str) -> str:
    """Return what stands for one of Telegram's names in a key, which has at most 128 letters."""
    return name if len(name) <= _LONGEST_NAME else sha256(name.encode()).hexdigest()

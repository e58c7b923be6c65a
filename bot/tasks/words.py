"""Better prompts as what begins a question: which task has brought one, by the question's key."""

_KEY = "words:"


def words_key(task_id: int) -> str:
    """Return the key of a better prompt as what begins a question."""
    return f"{_KEY}{task_id}"


def words_task(source_key: str) -> int | None:
    """Return the task whose better prompt has begun a question, or None for other questions."""
    return int(source_key.removeprefix(_KEY)) if source_key.startswith(_KEY) else None

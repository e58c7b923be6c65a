"""One line of the log for each change of a task's status."""

from bot.log import get_logger
from bot.money.credits import Credits, dollars_of
from bot.tasks.task import Task

_log = get_logger(__name__)


def log_status(task: Task) -> None:
    """Log the status that a task has now, once that is committed.

    ``seconds`` have passed since it was asked for; ``quote`` and ``cost`` are US dollars.
    """
    _log.info(
        "task",
        task=task.id,
        status=task.status.value,
        reason=task.reason.value if task.reason else None,
        chat=task.requester.chat_id,
        model=task.request.model_id,
        quote=_dollars(task.quote),
        cost=_dollars(task.cost),
        seconds=round(max(0.0, task.updated_at - task.created_at), 1),
    )


def _dollars(amount: Credits | None) -> str | None:
    return None if amount is None else f"{dollars_of(amount).normalize():f}"

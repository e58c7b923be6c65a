"""The table of tasks: new tasks, the changes that may be made to them, what is due, and queries.

A change returns the task as it is now, or None when the task was no longer as the change expected:
somebody else was faster, and the caller does nothing.
"""

from bot.store.tasks.contents import TaskContents
from bot.store.tasks.files import TaskFiles
from bot.store.tasks.new import NewTasks
from bot.store.tasks.places import TaskPlaces
from bot.store.tasks.queries import TaskQueries
from bot.store.tasks.queue import TaskQueue
from bot.store.tasks.references import TaskReferences
from bot.store.tasks.transitions import TaskTransitions

__all__ = [
    "NewTasks",
    "TaskContents",
    "TaskFiles",
    "TaskPlaces",
    "TaskQueries",
    "TaskQueue",
    "TaskReferences",
    "TaskTransitions",
]

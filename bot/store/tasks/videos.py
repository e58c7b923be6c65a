"""Which tasks are videos: what counts, finds or shows videos reads those alone."""

from bot.store.schema import tasks
from bot.tasks.kinds import HELPERS, Kind

IS_VIDEO = tasks.c.kind == Kind.VIDEO

IS_HELPER = tasks.c.kind.in_(HELPERS)

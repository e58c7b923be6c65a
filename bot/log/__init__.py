"""Logging as text or JSON: without secrets, and without what people have written.

Modules log with the standard library's loggers, or with structlog's from ``get_logger`` where a
line has values to be searched for. Libraries' records go the same way.
"""

from bot.log.setup import configure, get_logger, log_what_is_uncaught

__all__ = ["configure", "get_logger", "log_what_is_uncaught"]

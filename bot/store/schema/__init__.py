"""The tables. Times are seconds since the epoch; migrations bring older databases up to this."""

from bot.store.schema.base import metadata
from bot.store.schema.chats import album_messages, chats, drafts, moves, refused_messages, wishes
from bot.store.schema.files import file_orders
from bot.store.schema.inbox import inbox
from bot.store.schema.installation import installation, positions
from bot.store.schema.money import balances, budgets, charges, entries, prices, totals
from bot.store.schema.people import access, knocks, members, notices, people
from bot.store.schema.replicas import group_paces, leaderships, replicas
from bot.store.schema.tasks import prompts, tasks

__all__ = [
    "access",
    "album_messages",
    "balances",
    "budgets",
    "charges",
    "chats",
    "drafts",
    "entries",
    "file_orders",
    "group_paces",
    "inbox",
    "installation",
    "knocks",
    "leaderships",
    "members",
    "metadata",
    "moves",
    "notices",
    "people",
    "positions",
    "prices",
    "prompts",
    "refused_messages",
    "replicas",
    "tasks",
    "totals",
    "wishes",
]

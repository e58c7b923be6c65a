"""Building what looks after the tables: what is old goes, and what is missing comes."""

from bot.chat.clean_up import CleanUp
from bot.chat.star_audit import StarAudit
from bot.composition.parts import Parts


def build_clean_up(parts: Parts) -> CleanUp:
    """Build what deletes what is no longer needed."""
    stores = parts.stores
    return CleanUp(
        parts.given.database,
        stores.inbox,
        stores.drafts,
        stores.albums,
        stores.notices,
        stores.people,
        stores.knocks,
        stores.contents,
        stores.group_paces,
        stores.file_orders,
        stores.wishes,
        stores.refused_messages,
        parts.given.settings.history_days,
        parts.given.clock,
    )


def build_star_audit(parts: Parts) -> StarAudit:
    """Build what books the payments of which no update has come."""
    stores, outgoing, receiver = parts.stores, parts.outgoing, parts.receiving.receiver
    return StarAudit(
        parts.clients.telegram,
        stores.stars,
        stores.positions,
        stores.notices,
        stores.chats,
        outgoing.sender,
        outgoing.admins,
        outgoing.invoices,
        outgoing.subscriptions,
        lambda: receiver.is_caught_up,
        parts.given.clock,
    )

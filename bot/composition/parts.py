"""The parts of the bot, each built of what was given and of parts before it."""

from dataclasses import dataclass

from bot.chat.incoming.mailbox import Mailbox
from bot.composition.bookkeeping import Bookkeeping, build_bookkeeping
from bot.composition.clients import Clients, build_clients
from bot.composition.given import Given
from bot.composition.outgoing import Outgoing, build_outgoing
from bot.composition.pipeline import Pipeline, build_pipeline, build_prices, file_queue
from bot.composition.receiving import Receiving, build_receiving
from bot.composition.sharing import Sharing, build_sharing
from bot.composition.watching import Watching, build_watching
from bot.store.stores import Stores


@dataclass(frozen=True)
class Parts:
    """All of them; what handlers, jobs and servers need is chosen from these."""

    given: Given
    stores: Stores
    clients: Clients
    watching: Watching
    sharing: Sharing
    outgoing: Outgoing
    pipeline: Pipeline
    books: Bookkeeping
    receiving: Receiving


def build_parts(given: Given) -> Parts:
    """Build them, in the only order that there is.

    Raises:
        SettingsError: the proxy needs a package that is not installed.
    """
    stores = Stores.over(given.database, given.settings.limits.calendar)
    clients, watching = build_clients(given), build_watching(given)
    sharing = build_sharing(given, stores, clients.limiter)
    prices = build_prices(given, stores, clients.provider)
    outgoing = build_outgoing(given, clients, stores, prices)
    provider, courier, operators = clients.provider, outgoing.courier, outgoing.operators
    leads, ticked = sharing.leadership, watching.ticked
    pipeline = build_pipeline(given, stores, provider, courier, leads, ticked, prices)
    pipeline.worker.add(file_queue(given, stores, provider, outgoing.original_files))
    books = build_bookkeeping(given, provider, pipeline.breaker, operators)
    mailbox = Mailbox(stores.inbox, given.clock, pipeline.worker.wake)
    receiving = build_receiving(given, clients, mailbox, sharing, watching)
    return Parts(given, stores, clients, watching, sharing, outgoing, pipeline, books, receiving)

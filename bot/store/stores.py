"""Everything that reads and writes the tables of one database."""

from dataclasses import dataclass

from bot.money.calendar import Calendar
from bot.store.access import Access
from bot.store.albums import Albums
from bot.store.budgets import Budgets
from bot.store.chats import Chats
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.file_orders import FileOrders
from bot.store.group_paces import GroupPaces
from bot.store.history import History
from bot.store.inbox import Inbox
from bot.store.knocks import Knocks
from bot.store.members import Members
from bot.store.moves import Moves
from bot.store.notices import Notices
from bot.store.people import People
from bot.store.positions import Positions
from bot.store.prices import StoredPrices
from bot.store.refused_messages import RefusedMessages
from bot.store.reports import Reports
from bot.store.stars import StarAccounts
from bot.store.tasks import (
    NewTasks,
    TaskContents,
    TaskFiles,
    TaskPlaces,
    TaskQueries,
    TaskReferences,
    TaskTransitions,
)
from bot.store.wishes import Wishes


@dataclass(frozen=True)
class Stores:
    """The stores of one database; some remember what they have read."""

    tasks: TaskQueries
    new_tasks: NewTasks
    transitions: TaskTransitions
    contents: TaskContents
    files: TaskFiles
    places: TaskPlaces
    references: TaskReferences
    inbox: Inbox
    albums: Albums
    chats: Chats
    drafts: Drafts
    file_orders: FileOrders
    history: History
    members: Members
    moves: Moves
    notices: Notices
    access: Access
    people: People
    knocks: Knocks
    budgets: Budgets
    prices: StoredPrices
    positions: Positions
    group_paces: GroupPaces
    reports: Reports
    stars: StarAccounts
    wishes: Wishes
    refused_messages: RefusedMessages

    @classmethod
    def over(cls, database: Database, calendar: Calendar) -> "Stores":
        """Return the stores of a database; the calendar says which day a payment belongs to."""
        return cls(
            tasks=TaskQueries(database),
            new_tasks=NewTasks(database),
            transitions=TaskTransitions(database),
            contents=TaskContents(database),
            files=TaskFiles(database),
            places=TaskPlaces(database),
            references=TaskReferences(database),
            inbox=Inbox(database),
            albums=Albums(database),
            chats=Chats(database),
            drafts=Drafts(database),
            file_orders=FileOrders(database),
            history=History(database),
            members=Members(database),
            moves=Moves(database),
            notices=Notices(database),
            access=Access(database),
            people=People(database),
            knocks=Knocks(database),
            budgets=Budgets(database),
            prices=StoredPrices(database),
            positions=Positions(database),
            group_paces=GroupPaces(database),
            reports=Reports(database),
            stars=StarAccounts(database, calendar),
            wishes=Wishes(database),
            refused_messages=RefusedMessages(database),
        )

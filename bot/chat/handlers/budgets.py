"""``/budget``: admins see what is spent today, and say how much a person or a chat may spend."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.admin_commands import BudgetChange, Mention, parse_budget
from bot.chat.incoming.subjects import subject_of
from bot.chat.outgoing.labels import label
from bot.errors import BudgetTooLow
from bot.money.budgets import Allowance, Scope
from bot.money.credits import Credits
from bot.store.budgets import Budget
from bot.store.people import Subject
from bot.texts import Html, Texts

_SHOWN = 20
"""Budgets in the list."""

_COUNTED = 1000
"""Budgets that are counted; of more, the list says that there are at least so many."""


async def on_budget(_: Update, context: Context) -> None:
    """Set a budget, or show somebody's, or without words what is spent here."""
    match parse_budget(context.args or ()):
        case BudgetChange() as change:
            await context.reply(await _changed(change, context))
        case Mention() as mention:
            await context.reply(await _shown(mention, context))
        case None:
            await context.reply(await _overview(context))


async def _shown(mention: Mention, context: Context) -> Html:
    """Return what somebody may spend in a day, and where it may be told what they have spent.

    Raises:
        CommandRefused: it means nobody.
    """
    services, texts = context.services, context.texts
    who = await subject_of(mention, context.message, services.people, services.clock())
    allowance = _allowance(context, _scope(mention, who, context), who.id)
    name = _name(texts, allowance.scope, who)
    if _is_spent_shown(mention, who, context):
        return await _spending(name, allowance, context)
    limit = (await services.budgets.allowance(allowance)).budget
    return texts("budget-row", who=name, limit=_limit(texts, limit))


async def _changed(change: BudgetChange, context: Context) -> Html:
    """Make a change, and say what holds now.

    Raises:
        CommandRefused: it means nobody, or more is spent today already.
    """
    services, now, texts = context.services, context.services.clock(), context.texts
    who = await subject_of(change.mention, context.message, services.people, now)
    allowance = _allowance(context, _scope(change.mention, who, context), who.id)
    is_shown = _is_spent_shown(change.mention, who, context)
    try:
        await _store(change, allowance, context)
    except BudgetTooLow as error:
        raise error if is_shown else BudgetTooLow(0) from error
    limit = (await services.budgets.allowance(allowance)).budget
    spent = await services.budgets.spent(allowance.scope, who.id, _today(context))
    return texts(
        "budget-off" if change.amount is None else "budget-set",
        who=_name(texts, allowance.scope, who),
        limit=_limit(texts, limit),
        spent=texts.amount(spent.total) if is_shown else "none",
    )


def _is_spent_shown(mention: Mention, who: Subject, context: Context) -> bool:
    """Return whether what somebody has spent is told; in a group only of those who are there."""
    is_here = mention.is_here or mention.is_author or who.id == context.requester.chat_id
    return is_here or context.requester.private


def _scope(mention: Mention, who: Subject, context: Context) -> Scope:
    """Return whose spending a budget bounds.

    Whoever has written the answered message as another chat, a linked channel, has a share of
    their own here.
    """
    if mention.is_author and who.id != context.requester.chat_id:
        return Scope.USER
    return Scope.CHAT if who.is_chat or mention.is_here else Scope.USER


async def _store(change: BudgetChange, allowance: Allowance, context: Context) -> None:
    """Store a budget, or remove it, so that the settings' serves again.

    Raises:
        BudgetTooLow: more is spent today already.
    """
    services, scope, subject_id = context.services, allowance.scope, allowance.subject_id
    if change.amount is None:
        await services.budgets.remove(scope, subject_id)
    else:
        budget = Budget(scope, subject_id, change.amount)
        admin_id, now = context.requester.user_id, services.clock()
        await services.budgets.set(budget, _today(context), admin_id, now)


async def _overview(context: Context) -> Html:
    """Return what everybody and this chat have spent today, and the budgets that were set.

    Those name people and chats, and so are shown in private alone, as is what the admin has spent.
    """
    texts, asker = context.texts, context.requester
    lines = [texts("budget-title")]
    subjects = [(Scope.ALL, 0), (Scope.CHAT, asker.chat_id)]
    for scope, subject_id in [*subjects, *([(Scope.USER, asker.user_id)] if asker.private else [])]:
        allowance = _allowance(context, scope, subject_id)
        lines.append(await _spending(texts(f"budget-of-{scope}"), allowance, context))
    listed = await _budgets(context) if asker.private else []
    return Html("\n\n".join(["\n".join(lines), *listed]))


async def _budgets(context: Context) -> list[Html]:
    """Return the list of budgets that were set, if there are any."""
    services, texts = context.services, context.texts
    found = await services.budgets.all(_COUNTED)
    known = await services.people.of({budget.subject_id for budget in found[:_SHOWN]})
    lines = [
        texts(
            "budget-row",
            who=_name(texts, budget.scope, known[budget.subject_id]),
            limit=_limit(texts, budget.amount),
        )
        for budget in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        lines.append(texts("list-more", count=len(found) - _SHOWN))
    return [Html("\n".join([texts("budget-list"), *lines]))] if lines else []


async def _spending(who: Html, allowance: Allowance, context: Context) -> Html:
    """Return what somebody has spent today, of what they may spend."""
    texts, budgets = context.texts, context.services.budgets
    limit = (await budgets.allowance(allowance)).budget
    spent = await budgets.spent(allowance.scope, allowance.subject_id, _today(context))
    return texts(
        "budget-line",
        who=who,
        spent=texts.amount(spent.total),
        limit=_limit(texts, limit),
        reserved=texts.amount(spent.reserved) if spent.reserved else "none",
    )


def _allowance(context: Context, scope: Scope, subject_id: int) -> Allowance:
    """Return what the settings allow somebody."""
    allowances = context.services.settings.limits.allowances(subject_id, subject_id)
    return next(each for each in allowances if each.scope is scope)


def _today(context: Context) -> str:
    services = context.services
    return services.calendar.day(services.clock())


def _name(texts: Texts, scope: Scope, who: Subject) -> Html:
    """Return a name; the private chat of a person has the person's id."""
    return texts("budget-chat", chat=label(who)) if scope is Scope.CHAT else label(who)


def _limit(texts: Texts, limit: Credits) -> str:
    return texts.amount(limit) if limit else "none"

"""``/allow``, ``/deny`` and ``/allowed``: admins say who may make videos."""

from collections.abc import Collection, Mapping, Sequence

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.admin_commands import parse_mention
from bot.chat.incoming.subjects import subject_of
from bot.chat.outgoing.labels import label
from bot.chat.welcome import welcome_all
from bot.errors import IsAdmin
from bot.store.access import Decision
from bot.store.people import Subject
from bot.texts import Html

_SHOWN = 12
"""Lines of each list: all of them fit into a message."""


async def on_allow(_: Update, context: Context) -> None:
    """Let a person in everywhere, or everybody in one chat."""
    texts, (subject, decision) = context.texts, await _decided(context, allowed=True)
    kind = "chat" if subject.is_chat else "person"
    lines = [texts("access-allowed", who=label(subject), kind=kind)]
    if context.services.settings.is_open:
        lines.append(texts("access-open"))
    await context.reply(Html("\n\n".join(lines)))
    await welcome_all(decision, context)


async def on_deny(_: Update, context: Context) -> None:
    """Keep a person out everywhere, or whoever is not let in themselves out of one chat.

    Whoever is kept out pays no longer for a monthly pack; others need not read that they did.
    """
    texts, (subject, _decision) = context.texts, await _decided(context, allowed=False)
    kind = "chat" if subject.is_chat else "person"
    lines = [texts("access-denied", who=label(subject), kind=kind)]
    if await context.services.permissions.lists_chat(subject.id) and subject.is_chat:
        lines.append(texts("access-listed"))
    if not subject.is_chat and await context.services.subscriptions.end_all(subject.id):
        lines.extend([texts("subscription-ended")] if context.requester.private else [])
    await context.reply(Html("\n\n".join(lines)))


async def _decided(context: Context, *, allowed: bool) -> tuple[Subject, Decision]:
    """Store a decision about whom the command means; return them and it.

    Raises:
        CommandRefused: it means nobody, or an admin, who always may.
    """
    services, now = context.services, context.services.clock()
    mention = parse_mention(context.args or ())
    subject = await subject_of(mention, context.message, services.people, now)
    if services.settings.is_admin(subject.id):
        raise IsAdmin(str(subject.id))
    decision = Decision(subject.id, allowed, context.requester.user_id)
    await services.knocks.answer(decision, now)
    return subject, decision


async def on_allowed(_: Update, context: Context) -> None:
    """List who may make videos, by the settings and as admins have decided."""
    settings, access = context.services.settings, context.services.access
    listed = sorted(settings.admin_users | settings.allowed_users | settings.allowed_chats)
    let_in, kept_out = [await access.listed(_SHOWN, allowed=each) for each in (True, False)]
    known = await context.services.people.of({*listed[:_SHOWN], *let_in[0], *kept_out[0]})
    texts = context.texts
    sections = [
        texts("allowed-title", open="yes" if settings.is_open else "no"),
        *_section(context, texts("allowed-by-settings"), listed[:_SHOWN], len(listed), known),
        *_section(context, texts("allowed-by-admins"), *let_in, known),
        *_section(context, texts("allowed-denied"), *kept_out, known),
    ]
    await context.reply(Html("\n\n".join(sections)))


def _section(
    context: Context, title: Html, ids: Sequence[int], count: int, known: Mapping[int, Subject]
) -> Collection[Html]:
    """Return a list under its title, or nothing where it is empty."""
    if not ids:
        return ()
    lines = [title, *(label(known[each]) for each in ids)]
    if count > len(ids):
        lines.append(context.texts("list-more", count=count - len(ids)))
    return [Html("\n".join(lines))]

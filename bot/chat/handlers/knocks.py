"""A stranger asks the admins to be let in, and an admin decides."""

from contextlib import suppress

from telegram import Message, Update

from bot.chat.context import Context
from bot.chat.incoming.button_press import ButtonPress
from bot.chat.incoming.subjects import person_of, place_of
from bot.chat.outgoing.labels import label
from bot.chat.unheard import note_unheard, was_unheard
from bot.chat.welcome import welcome_all
from bot.errors import ButtonExpired, ChatError, ChatOutcomeUnknown, FloodWait, Unanswered
from bot.store.knocks import Knock, Verdict
from bot.store.people import Subject
from bot.texts import Html

_AGAIN_SECONDS = 24 * 3600.0
"""How long the admins are not asked again for the same person."""


async def on_knock(_: Update, context: Context) -> None:
    """Ask the admins to let the presser in, once a day, wherever they press."""
    press, services = context.press, context.services
    if await services.permissions.allows(press.user_id, press.chat_id):
        answer = "knock-needless"
    elif not await services.permissions.may_ask(press.user_id):
        answer = "knock-refused"
    elif await was_unheard(services.notices, press.user_id, services.clock()):
        answer = "knock-unheard"
    else:
        answer = await _asked(context)
    await press.tell(context.texts(answer))


async def _asked(context: Context) -> str:
    """Ask the admins, unless that is done; return the key of what the presser is told."""
    press, services, now = context.press, context.services, context.services.clock()
    knock = await services.knocks.add(
        press.source_key, press.requester(), now - _AGAIN_SECONDS, now
    )
    if knock is None or await _is_heard(knock, context):
        return "knock-asked"
    await services.knocks.drop(knock.id)
    await note_unheard(services.notices, press.user_id, now)
    return "knock-unheard"


async def _is_heard(knock: Knock, context: Context) -> bool:
    """Ask the admins; return whether any of them could be.

    Raises:
        FloodWait, ChatOutcomeUnknown: some are asked later; the presser need not wait for that.
    """
    press, texts = context.press, context.texts
    asker = person_of(press.query.from_user)
    place = place_of(press.chat) if press.inline_message_id is None else asker
    try:
        return await context.services.doorbell.ring(knock, asker, place)
    except (FloodWait, ChatOutcomeUnknown):
        with suppress(Unanswered):
            await press.tell(texts("knock-asked"))
        raise


async def on_verdict(_: Update, context: Context) -> None:
    """Decide as an admin, once: whoever presses later reads who has decided, and what.

    Raises:
        ButtonExpired: it was asked too long ago.
    """
    press, services = context.press, context.services
    knock, verdict = await services.knocks.get(press.number), Verdict(press.rest)
    if knock is None:
        raise ButtonExpired
    decided = await services.knocks.decide(knock, verdict, press.user_id, services.clock())
    is_theirs = (decided.verdict, decided.decided_by) == (verdict, press.user_id)
    await press.tell(None if is_theirs else context.texts("knock-decided"))
    with suppress(ChatError):  # if the buttons stay, they say the same
        await press.replace(await _outcome(decided, context))
    if is_theirs and verdict is Verdict.DENY:
        await context.services.subscriptions.end_all(knock.requester.user_id)
    elif is_theirs:
        await welcome_all(knock.decision(verdict, press.user_id), context)


async def _outcome(knock: Knock, context: Context) -> Html:
    """Return the question, as far as Telegram still has it, and who has decided what."""
    admin_id, who = knock.decided_by or 0, knock.requester
    people = await context.services.people.of([admin_id, who.user_id])
    outcome = context.texts(
        f"knock-{knock.verdict}",
        admin=label(people[admin_id]),
        person=label(people[who.user_id]),
        chat=label(Subject(who.chat_id)),
    )
    return Html("\n\n".join(filter(None, [_question(context.press), outcome])))


def _question(press: ButtonPress) -> str:
    message = press.query.message
    return message.text_html if isinstance(message, Message) and message.text else ""

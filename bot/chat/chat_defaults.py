"""The defaults of a chat, for handlers: who may change them, and what a video by them costs."""

from bot.chat.context import Context
from bot.money.credits import Credits
from bot.veo.request import GenerationRequest


async def may_change(context: Context) -> bool:
    """Return whether the presser may change the defaults of this chat; tell them if not."""
    press, permissions = context.press, context.services.permissions
    is_private = context.requester.private
    if is_private or await permissions.is_chat_admin(press.chat_id, press.user_id):
        return True
    await press.tell(context.texts("settings-admins-only"))
    return False


def shown_quote(context: Context, request: GenerationRequest) -> Credits | None:
    """Return what a request would cost, or None where this chat is not shown prices."""
    services = context.services
    is_shown = services.settings.show_prices.allows(private=context.requester.private)
    return services.prices.quote(request) if is_shown else None

"""What videos would cost, for handlers, in chats where that is shown."""

from bot.chat.context import Context
from bot.money.credits import Credits
from bot.veo.request import GenerationRequest


def shown_quote(context: Context, request: GenerationRequest) -> Credits | None:
    """Return what a request would cost, or None where this chat is not shown prices."""
    services = context.services
    is_shown = services.settings.show_prices.allows(private=context.requester.private)
    return services.prices.quote(request) if is_shown else None

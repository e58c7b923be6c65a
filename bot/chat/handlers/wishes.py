"""The button of an inline message that makes what somebody was offered there."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.orders import Order
from bot.errors import ButtonExpired
from bot.tasks.source_keys import inline_key
from bot.tasks.task import Origin


async def on_wish(_: Update, context: Context) -> None:
    """Make what the presser was offered, in the message with the button, once.

    Raises:
        ButtonExpired: it is no longer known.
    """
    press, wishing = context.press, context.services.wishing
    message_id = press.inline_message_id
    wish = await wishing.wished(press.user_id, press.name)
    if wish is None or message_id is None:
        raise ButtonExpired
    order = Order(
        context.requester,
        wish.request,
        inline_key(message_id),
        Origin.INLINE,
        quote=wish.quote,
        agreed=wishing.names_price,
        elsewhere=context.elsewhere,
    )
    await context.purchase(order)

"""The defaults of a chat, for handlers: who may change them."""

from bot.chat.context import Context


async def may_change(context: Context) -> bool:
    """Return whether the presser may change the defaults of this chat; tell them if not."""
    press, permissions = context.press, context.services.permissions
    is_private = context.requester.private
    if is_private or await permissions.is_chat_admin(press.chat_id, press.user_id):
        return True
    await press.tell(context.texts("settings-admins-only"))
    return False

"""The methods of the Bot API that the sandbox implements."""

from collections.abc import Awaitable, Callable

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import not_found
from sandbox.telegram.methods import (
    account,
    answering,
    chats,
    editing,
    payments,
    receiving,
    sending,
    topics,
)
from sandbox.telegram.world import World

Handler = Callable[[World, Call], Awaitable[Json]]

METHODS: dict[str, Handler] = {
    # Receiving
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "getFile": receiving.get_file,
    # The bot itself
    "getMe": account.get_me,
    "logOut": account.agree,
    "close": account.agree,
    "setMyCommands": account.set_my_commands,
    "getMyCommands": account.get_my_commands,
    "deleteMyCommands": account.delete_my_commands,
    "setMyName": account.set_my_text,
    "getMyName": account.get_my_text,
    "setMyDescription": account.set_my_text,
    "getMyDescription": account.get_my_text,
    "setMyShortDescription": account.set_my_text,
    "getMyShortDescription": account.get_my_text,
    "setChatMenuButton": account.set_chat_menu_button,
    "getChatMenuButton": account.get_chat_menu_button,
    # Sending
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendVideo": sending.send_video,
    "sendAnimation": sending.send_animation,
    "sendDocument": sending.send_document,
    "sendAudio": sending.send_audio,
    "sendVoice": sending.send_voice,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "forwardMessage": sending.forward_message,
    "copyMessage": sending.copy_message,
    # Changing
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "setMessageReaction": chats.set_message_reaction,
    "pinChatMessage": chats.pin,
    "unpinChatMessage": chats.pin,
    "unpinAllChatMessages": chats.pin,
    # Answering
    "answerCallbackQuery": answering.answer_callback_query,
    "answerInlineQuery": answering.answer_inline_query,
    "answerGuestQuery": answering.answer_guest_query,
    # Chats, members and topics
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatAdministrators": chats.get_chat_administrators,
    "getUserProfilePhotos": chats.get_user_profile_photos,
    "leaveChat": chats.leave_chat,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "deleteForumTopic": topics.delete_forum_topic,
    # Money
    "sendInvoice": payments.send_invoice,
    "createInvoiceLink": payments.create_invoice_link,
    "answerPreCheckoutQuery": answering.answer_pre_checkout_query,
    "refundStarPayment": payments.refund_star_payment,
    "editUserStarSubscription": payments.edit_user_star_subscription,
    "getMyStarBalance": payments.get_my_star_balance,
    "getStarTransactions": payments.get_star_transactions,
}
"""Every method that the sandbox implements; ``methods.json`` says what each of them takes."""

_NAMES = {name.lower(): name for name in METHODS}


def method_name(asked: str) -> str:
    """Return the method's proper name; letter case does not matter (Bot API: making requests).

    Raises:
        Refusal: 404, the sandbox implements no such method.
    """
    if asked.lower() not in _NAMES:
        raise not_found()
    return _NAMES[asked.lower()]

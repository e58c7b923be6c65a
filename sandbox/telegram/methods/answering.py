"""Methods that answer: button presses, inline queries, checkouts."""

from dataclasses import replace

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.inline import InlineAnswer, InlineResult, inline_result, results_button
from sandbox.telegram.input_files import content_of
from sandbox.telegram.messages import Message
from sandbox.telegram.queries import CallbackAnswer
from sandbox.telegram.world import World

TOAST_LIMIT = 200
RESULT_LIMIT = 50


async def answer_callback_query(world: World, call: Call) -> Json:
    """Bot API: answerCallbackQuery."""
    text = call.text("text")
    if len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = CallbackAnswer(
        text or None, alert=call.flag("show_alert"), url=call.optional_text("url")
    )
    world.queries.answer(call.text("callback_query_id"), answer)
    return True


async def answer_inline_query(world: World, call: Call) -> Json:
    """Bot API: answerInlineQuery. Answers are not cached."""
    results = call.array("results")
    if len(results) > RESULT_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(call.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    parsed = tuple(_pictured(world, inline_result(each)) for each in results)
    if len({each.id for each in parsed}) < len(parsed):
        raise bad_request("RESULT_ID_DUPLICATE")
    answer = InlineAnswer(parsed, call.text("next_offset"), results_button(call.value("button")))
    world.queries.answer(call.text("inline_query_id"), answer)
    return True


async def answer_guest_query(world: World, call: Call) -> Json:
    """Bot API: answerGuestQuery; what cannot be sent leaves the query open."""
    result = inline_result(call.value("result"))
    content = await content_of(world, result)
    asked = world.guests.take(call.text("guest_query_id"))
    message = Message(
        id=world.history(asked.chat).next_id,
        chat=asked.chat,
        date=world.date,
        body=result.body,
        content=content,
        keyboard=result.keyboard,
        reply_to=asked,
        thread=asked.thread,
        inline_id=world.next_inline_id(),
        called_by=asked.sender,
    )
    world.post_inline(message)
    return {"inline_message_id": message.inline_id}


async def answer_pre_checkout_query(world: World, call: Call) -> Json:
    """Bot API: answerPreCheckoutQuery."""
    if not call.flag("ok") and not call.optional_text("error_message"):
        raise bad_request("error message must be non-empty")
    refusal = None if call.flag("ok") else call.text("error_message")
    world.queries.answer(call.text("pre_checkout_query_id"), refusal)
    return True


def _pictured(world: World, result: InlineResult) -> InlineResult:
    content = world.files.contents.get(result.source or "")
    if content is None or content.thumbnail is None:
        return result
    return replace(result, thumbnail=content.thumbnail.file.file_id)

"""The buttons under the bot's messages. Each works only in the chat that it was made for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from bot.chat.buttons import ButtonCodec, Place, inline_of
from bot.chat.outgoing.button_maker import ButtonMaker, column
from bot.chat.outgoing.price_tags import PriceTags, tagged
from bot.chat.outgoing.question_buttons import QuestionButtons
from bot.money.credits import Credits
from bot.store.drafts import Draft
from bot.store.knocks import BY_BUTTON, Knock, Verdict
from bot.tasks.destination import InChat
from bot.tasks.kinds import Kind
from bot.tasks.task import Reason, Requester, Status, Task
from bot.texts import Texts
from bot.veo.extending import continuation

__all__ = ["Keyboard", "Keyboards", "column", "ticked"]

Keyboard = InlineKeyboardMarkup | None

_COPY_LIMIT = 256
"""Characters that a button copies (Bot API: CopyTextButton), counted in UTF-16 to be sure."""
_QUERY_LIMIT = 256
"""Characters of an inline query (Bot API: InlineQuery)."""

_IN_VAIN = frozenset(
    {
        Reason.NOT_A_PICTURE,
        Reason.PICTURE_TOO_LARGE,
        Reason.PICTURE_GONE,
        Reason.SOURCE_GONE,
        Reason.CHAT_GONE,
        Reason.UNPLACED,
    }
)
"""Failures that neither another try nor other words mend."""


def ticked(label: str, *, is_current: bool) -> str:
    """Return the label of a choice, with a tick where it is the one that holds."""
    return f"✓ {label}" if is_current else label


class Keyboards:
    """Makes keyboards."""

    def __init__(
        self,
        codec: ButtonCodec,
        can_share: Callable[[], bool],
        tags: PriceTags,
        helpers: Mapping[Kind, str] = MappingProxyType({}),
    ) -> None:
        """Take ``can_share``, which says whether inline mode is on: sharing needs it.

        ``helpers`` are the models of each kind of help that there is.
        """
        self._maker = ButtonMaker(codec)
        self._can_share = can_share
        self._tags = tags
        self._questions = QuestionButtons(self._maker, tags, helpers)

    def button(
        self, place: Place, label: str, verb: str, *arguments: object
    ) -> InlineKeyboardButton:
        """Return a button that does something in one chat, or in somebody's inline messages."""
        return self._maker.button(place, label, verb, *arguments)

    def priced(
        self, place: Place, texts: Texts, label: str, verb: str, number: int, price: Credits
    ) -> InlineKeyboardButton:
        """Return a button about a task or a draft that names its price, and is signed with it."""
        return self._maker.priced(place, texts, label, verb, number, price)

    def turns(
        self,
        chat_id: int,
        verb: str,
        offset: int,
        page_size: int,
        *arguments: object,
        has_more: bool,
    ) -> list[InlineKeyboardButton]:
        """Return what leads from a page of a list to those beside it, where there are any."""
        turns = []
        if offset:
            turns.append(self.button(chat_id, "‹", verb, max(0, offset - page_size), *arguments))
        if has_more:
            turns.append(self.button(chat_id, "›", verb, offset + page_size, *arguments))
        return turns

    def cancel(self, texts: Texts, task: Task) -> InlineKeyboardMarkup:
        """Return the button that cancels a task, and with it the other takes of its request."""
        if task.takes > 1:
            return column([self._of(task, texts("button-cancel-all"), "cancelall")])
        return column([self._of(task, texts("button-cancel"), "cancel")])

    def cancel_anyway(self, texts: Texts, task: Task, *, whole: bool) -> InlineKeyboardMarkup:
        """Return the answers to whether what is paid for is to be cancelled: one, or its request.

        Such a question stands in a chat, never in an inline message.
        """
        chat_id = task.requester.chat_id
        stop, carry = "stopall" if whole else "stop", texts("button-carry-on")
        return column(
            [
                self.button(chat_id, texts("button-cancel-anyway"), stop, task.id),
                self.button(chat_id, carry, "carry", task.id),
            ]
        )

    def ending(self, texts: Texts, task: Task) -> InlineKeyboardMarkup | None:
        """Return the buttons for a task that has ended without a video, where there are any.

        What helps with a video has none: cents are not worth a decision, and whoever wants asks
        again.
        """
        if task.requester.channel or not task.kind.is_video:
            return None
        if task.status is Status.UNCERTAIN:
            rebuy = self._of(task, texts("button-rebuy"), "rebuy")
            return InlineKeyboardMarkup([[rebuy, self._of(task, texts("button-leave"), "leave")]])
        is_over = task.status is Status.FAILED and not task.is_withdrawn
        if not is_over or task.reason in _IN_VAIN:
            return None
        return self._failed(texts, task)

    def _failed(self, texts: Texts, task: Task) -> InlineKeyboardMarkup:
        """Return what can be done about a failure; in inline messages nobody can be asked."""
        place, price = self._place(task), self._tags.video(task.request)
        label = texts("button-retry")
        retry = self._maker.priced(place, texts, label, "retry", task.id, price)
        if not isinstance(task.destination, InChat):
            return column([retry])
        return column([retry, self._of(task, texts("button-edit-prompt"), "edit")])

    def video(self, texts: Texts, requester: Requester, task: Task) -> InlineKeyboardMarkup | None:
        """Return the buttons under a finished video.

        A channel has none: every reader could press them, at the channel's expense.
        """
        if requester.channel:
            return None
        chat_id = requester.chat_id
        vary = self._maker.priced(
            chat_id, texts, texts("button-again"), "vary", task.id, self._tags.video(task.request)
        )
        extend = self.button(chat_id, self._extend(texts, task), "extend", task.id)
        edit, link, file = (
            self.button(chat_id, texts(f"button-{verb}"), verb, task.id)
            for verb in ("edit", "link", "file")
        )
        copy = _copy(texts, task.request.prompt)
        rows = [
            [vary],
            [extend] if task.generation_id else [],
            [edit, copy] if copy else [edit],
            [link, file],
            [_share(texts, task)] if self._can_share() else [],
        ]
        return InlineKeyboardMarkup([row for row in rows if row])

    def _extend(self, texts: Texts, task: Task) -> str:
        """Return the label of what asks how a video goes on: by how much, and from what price."""
        added = continuation(task.request)
        label = f"{texts('button-extend')} +{texts.seconds(added.duration)}"
        return tagged(texts, label, self._tags.video(added))

    def inline_video(self, texts: Texts, task: Task) -> InlineKeyboardMarkup | None:
        """Return the button under a video in an inline message: it writes the prompt once more.

        Whoever presses it has the words before them, in that chat, and buys nothing yet.
        """
        prompt = task.request.prompt
        if not self._can_share() or len(prompt.encode("utf-16-le")) > 2 * _QUERY_LIMIT:
            return None
        label = texts("button-again")
        return column([InlineKeyboardButton(label, switch_inline_query_current_chat=prompt)])

    def wish(self, texts: Texts, user_id: int, name: str, price: str) -> InlineKeyboardMarkup:
        """Return the button that makes what somebody was offered inline; for them alone."""
        label = texts("button-make") if price == "none" else texts("button-make-for", price=price)
        return column([self.button(inline_of(user_id), label, "wish", name)])

    def question(
        self,
        texts: Texts,
        draft: Draft,
        continues: int | None = None,
        *,
        inline: bool = False,
    ) -> InlineKeyboardMarkup | None:
        """Return what can be chosen under a question, and a button that drops it.

        In a channel every reader could press, and spend in its name: there are no buttons.
        ``continues`` is the number of the task whose video is to be continued, and ``inline`` says
        that the question stands in an inline message.
        """
        requester = draft.requester
        if requester.channel:
            return None
        place = inline_of(requester.user_id) if inline else requester.chat_id
        choices = self._questions.choices(texts, draft, place, continues)
        drop = self.button(place, texts("button-cancel"), "drop", draft.id)
        return column([*choices, drop])

    def proposal(self, texts: Texts, draft: Draft) -> InlineKeyboardMarkup:
        """Return what can be done with a better prompt; channels are shown none."""
        return column(self._questions.proposed(texts, draft))

    def still(self, texts: Texts, task: Task) -> InlineKeyboardMarkup | None:
        """Return the buttons under a picture; in a channel every reader could press them."""
        if task.requester.channel:
            return None
        price = self._tags.help(Kind.STILL, task.request)
        redraw = self._maker.priced(
            self._place(task), texts, texts("button-redraw"), "redraw", task.id, price
        )
        move, repaint = (
            self._of(task, texts(f"button-{verb}"), verb) for verb in ("move", "repaint")
        )
        return InlineKeyboardMarkup([[move], [redraw, repaint]])

    def knock(
        self, texts: Texts, requester: Requester, *, inline: bool = False
    ) -> InlineKeyboardMarkup | None:
        """Return the button with which a stranger asks to be let in; channels have none."""
        if requester.channel:
            return None
        place = inline_of(requester.user_id) if inline else requester.chat_id
        return column([self.button(place, texts("button-knock"), "knock", 0)])

    def verdicts(self, texts: Texts, admin_id: int, knock: Knock) -> InlineKeyboardMarkup:
        """Return the buttons with which an admin decides, in their private chat."""
        is_private = knock.requester.private
        offered = [each for each in BY_BUTTON if not (is_private and each is Verdict.CHAT)]
        return column(
            self.button(admin_id, texts(f"button-verdict-{each}"), "verdict", knock.id, each)
            for each in offered
        )

    def _of(self, task: Task, label: str, verb: str) -> InlineKeyboardButton:
        """Return a button of a task, for where it shows how far it is."""
        return self.button(self._place(task), label, verb, task.id)

    def _place(self, task: Task) -> Place:
        who, is_here = task.requester, isinstance(task.destination, InChat)
        return who.chat_id if is_here else inline_of(who.user_id)


def _copy(texts: Texts, prompt: str) -> InlineKeyboardButton | None:
    """Return the button that copies a prompt, or None where that is too long for one."""
    if not 0 < len(prompt.encode("utf-16-le")) <= 2 * _COPY_LIMIT:
        return None
    return InlineKeyboardButton(texts("button-copy"), copy_text=CopyTextButton(prompt))


def _share(texts: Texts, task: Task) -> InlineKeyboardButton:
    chats = SwitchInlineQueryChosenChat(
        query=f"#{task.id}",
        allow_user_chats=True,
        allow_group_chats=True,
        allow_channel_chats=True,
    )
    return InlineKeyboardButton(texts("button-share"), switch_inline_query_chosen_chat=chats)

"""The buttons under the bot's messages. Each works only in the chat that it was made for."""

from collections.abc import Callable, Collection, Iterable, Sequence
from types import MappingProxyType

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from bot.chat.buttons import (
    FRAMES_MOTIONS,
    MOTIONS,
    REFERENCES_MOTIONS,
    ButtonCodec,
    Place,
    inline_of,
)
from bot.chat.outgoing.button_styles import STYLES
from bot.money.credits import Credits
from bot.store.drafts import OFFERS, Draft, DraftKind
from bot.store.knocks import BY_BUTTON, Knock, Verdict
from bot.tasks.destination import InChat
from bot.tasks.kinds import Kind
from bot.tasks.task import Requester, Status, Task
from bot.texts import Texts
from bot.veo.catalogue import Mode

Keyboard = InlineKeyboardMarkup | None

_COPY_LIMIT = 256
"""Characters that a button copies (Bot API: CopyTextButton), counted in UTF-16 to be sure."""
_QUERY_LIMIT = 256
"""Characters of an inline query (Bot API: InlineQuery)."""


_MOTIONS = MappingProxyType({Mode.FRAMES: FRAMES_MOTIONS, Mode.REFERENCES: REFERENCES_MOTIONS})
"""What pictures that begin no scene, each by itself, are asked about."""


def column(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Return buttons one below the other."""
    return InlineKeyboardMarkup([[each] for each in buttons])


def ticked(label: str, *, is_current: bool) -> str:
    """Return the label of a choice, with a tick where it is the one that holds."""
    return f"✓ {label}" if is_current else label


class Keyboards:
    """Makes keyboards."""

    def __init__(
        self, codec: ButtonCodec, can_share: Callable[[], bool], helpers: Collection[Kind] = ()
    ) -> None:
        """Take ``can_share``, which says whether inline mode is on: sharing needs it.

        ``helpers`` are the kinds of help that there are.
        """
        self._codec = codec
        self._can_share = can_share
        self._helpers = frozenset(helpers)

    def button(
        self, place: Place, label: str, verb: str, *arguments: object
    ) -> InlineKeyboardButton:
        """Return a button that does something in one chat, or in somebody's inline messages."""
        data = self._codec.write(place, verb, *arguments)
        return InlineKeyboardButton(label, callback_data=data, style=STYLES.get(verb))

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

    def ending(self, texts: Texts, task: Task) -> InlineKeyboardMarkup | None:
        """Return the buttons for a task that has ended without a video, where there are any."""
        if task.status is not Status.UNCERTAIN or task.requester.channel:
            return None
        if not task.kind.is_video:  # cents are not worth a decision: whoever wants asks again
            return None
        rebuy = self._of(task, texts("button-rebuy"), "rebuy")
        return InlineKeyboardMarkup([[rebuy, self._of(task, texts("button-leave"), "leave")]])

    def video(self, texts: Texts, requester: Requester, task: Task) -> InlineKeyboardMarkup | None:
        """Return the buttons under a finished video.

        A channel has none: every reader could press them, at the channel's expense.
        """
        if requester.channel:
            return None
        request = task.request
        rows: Sequence[Sequence[str]] = (
            ("again", "seed") if request.seedable else ("again",),
            ("edit", "extend") if request.extendable else ("edit",),
            ("link",),
            ("file",),
        )
        keyboard = [
            [self.button(requester.chat_id, texts(f"button-{verb}"), verb, task.id) for verb in row]
            for row in rows
        ]
        if self._can_share():
            keyboard[-2].insert(0, _share(texts, task))
        if copy := _copy(texts, request.prompt):
            keyboard[-1].append(copy)
        return InlineKeyboardMarkup(keyboard)

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
        choices = self._choices(texts, draft, place, continues)
        drop = self.button(place, texts("button-cancel"), "drop", draft.id)
        return column([*choices, drop])

    def proposal(self, texts: Texts, draft: Draft) -> InlineKeyboardMarkup:
        """Return what can be done with a better prompt; channels are shown none."""
        return column(self._proposed(texts, draft))

    def still(self, texts: Texts, task: Task) -> InlineKeyboardMarkup | None:
        """Return the buttons under a picture; in a channel every reader could press them."""
        if task.requester.channel:
            return None
        rows = (("move",), ("redraw", "repaint"))
        return InlineKeyboardMarkup(
            [[self._of(task, texts(f"button-{verb}"), verb) for verb in row] for row in rows]
        )

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

    def _choices(
        self, texts: Texts, draft: Draft, place: Place, continues: int | None
    ) -> list[InlineKeyboardButton]:
        match draft.kind:
            case DraftKind.MOTION:
                motions = [
                    self.button(place, texts(f"motion-{motion}"), "motion", draft.id, motion)
                    for motion in _MOTIONS.get(draft.sources.mode, MOTIONS)
                ]
                if draft.source_task_id is None or draft.sources.clip:
                    return motions
                return [self.button(place, texts("button-as-is"), "asis", draft.id), *motions]
            case DraftKind.IMPROVED:
                return self._proposed(texts, draft)
            case kind if kind in OFFERS:
                make = self.button(place, _make(texts, draft), "make", draft.id)
                is_here = place == draft.requester.chat_id
                return [make, *self._help(texts, draft)] if is_here else [make]
            case DraftKind.EXTEND:
                return [self.button(place, texts("button-go-on"), "goon", draft.id, continues)]
            case _:
                return []

    def _proposed(self, texts: Texts, draft: Draft) -> list[InlineKeyboardButton]:
        chat_id = draft.requester.chat_id
        use = texts("button-use", price=texts.amount(_total(draft)))
        return [
            self.button(chat_id, use, "make", draft.id),
            self.button(chat_id, texts("button-edit"), "reword", draft.id),
            self.button(chat_id, texts("button-mine"), "mine", draft.id),
        ]

    def _help(self, texts: Texts, draft: Draft) -> list[InlineKeyboardButton]:
        """Return what helps with an offer: a better prompt, and a picture where it has none."""
        request = draft.request
        if request is None or draft.quote is None:
            return []  # what an older version has offered without a price is bought as it is
        verbs = {
            "improve": Kind.WORDS in self._helpers,
            "first": Kind.STILL in self._helpers and request.mode is Mode.TEXT,
        }
        chat_id = draft.requester.chat_id
        return [
            self.button(chat_id, texts(f"button-{verb}"), verb, draft.id)
            for verb, is_there in verbs.items()
            if is_there
        ]

    def _of(self, task: Task, label: str, verb: str) -> InlineKeyboardButton:
        """Return a button of a task, for where it shows how far it is."""
        who, is_here = task.requester, isinstance(task.destination, InChat)
        place = who.chat_id if is_here else inline_of(who.user_id)
        return self.button(place, label, verb, task.id)


def _make(texts: Texts, draft: Draft) -> str:
    """Return what says that it buys, and for how much."""
    if draft.quote is None:
        return texts("button-make")
    takes, price = _takes(draft), texts.amount(_total(draft))
    if takes > 1:
        return texts("button-make-takes", takes=takes, price=price)
    return texts("button-make-for", price=price)


def _takes(draft: Draft) -> int:
    return draft.request.takes if draft.request else 1


def _total(draft: Draft) -> Credits:
    """Return what all takes of a draft cost together."""
    return (draft.quote or 0) * _takes(draft)


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

"""What can be chosen under a question, each with what it costs."""

from collections.abc import Mapping
from types import MappingProxyType

from telegram import InlineKeyboardButton

from bot.chat.buttons import FRAMES_MOTIONS, MOTIONS, REFERENCES_MOTIONS, Place
from bot.chat.outgoing.button_maker import ButtonMaker
from bot.chat.outgoing.price_tags import PriceTags, tagged
from bot.money.credits import Credits
from bot.store.drafts import OFFERS, Draft, DraftKind
from bot.tasks.kinds import Kind
from bot.texts import Texts
from bot.veo.catalogue import Mode
from bot.veo.helping import still_before, words_for

_MOTIONS = MappingProxyType({Mode.FRAMES: FRAMES_MOTIONS, Mode.REFERENCES: REFERENCES_MOTIONS})
"""What pictures that begin no scene, each by itself, are asked about."""


class QuestionButtons:
    """Makes the buttons of drafts."""

    def __init__(self, maker: ButtonMaker, tags: PriceTags, helpers: Mapping[Kind, str]) -> None:
        """Take ``helpers``, the models of each kind of help that there is."""
        self._maker = maker
        self._tags = tags
        self._helpers = helpers

    def choices(
        self, texts: Texts, draft: Draft, place: Place, continues: int | None
    ) -> list[InlineKeyboardButton]:
        """Return what answers a question without words."""
        match draft.kind:
            case DraftKind.MOTION:
                return self._motions(texts, draft, place)
            case DraftKind.IMPROVED:
                return self.proposed(texts, draft)
            case kind if kind in OFFERS:
                make = self._maker.button(place, _make(texts, draft), "make", draft.id)
                is_here = place == draft.requester.chat_id
                return [make, *self._help(texts, draft)] if is_here else [make]
            case DraftKind.EXTEND:
                label = self._tagged(texts, draft, texts("button-go-on"))
                return [self._maker.button(place, label, "goon", draft.id, continues)]
            case _:
                return []

    def proposed(self, texts: Texts, draft: Draft) -> list[InlineKeyboardButton]:
        """Return what can be done with a better prompt."""
        chat_id = draft.requester.chat_id
        use = texts("button-use", price=texts.amount(_total(draft)))
        return [
            self._maker.button(chat_id, use, "make", draft.id),
            self._maker.button(chat_id, texts("button-edit"), "reword", draft.id),
            self._maker.button(chat_id, texts("button-mine"), "mine", draft.id),
        ]

    def _motions(self, texts: Texts, draft: Draft, place: Place) -> list[InlineKeyboardButton]:
        motions = [
            self._maker.button(
                place,
                self._tagged(texts, draft, texts(f"motion-{motion}")),
                "motion",
                draft.id,
                motion,
            )
            for motion in _MOTIONS.get(draft.sources.mode, MOTIONS)
        ]
        if draft.source_task_id is None or draft.sources.clip:
            return motions
        as_is = self._tagged(texts, draft, texts("button-as-is"))
        return [self._maker.button(place, as_is, "asis", draft.id), *motions]

    def _tagged(self, texts: Texts, draft: Draft, label: str) -> str:
        """Return the label of what buys at the price that the question has named."""
        price = None if draft.quote is None else self._tags.shown(_total(draft))
        return tagged(texts, label, price)

    def _help(self, texts: Texts, draft: Draft) -> list[InlineKeyboardButton]:
        """Return what helps with an offer: a better prompt, and a picture where it has none."""
        request, helpers = draft.request, self._helpers
        if request is None or draft.quote is None:
            return []  # what an older version has offered without a price is bought as it is
        wanted = {}
        if Kind.WORDS in helpers:
            words = words_for(request, helpers[Kind.WORDS])
            wanted["improve"] = self._tags.help(Kind.WORDS, words)
        if Kind.STILL in helpers and request.mode is Mode.TEXT:
            still = still_before(request, helpers[Kind.STILL])
            wanted["first"] = self._tags.help(Kind.STILL, still)
        chat_id = draft.requester.chat_id
        return [
            self._maker.priced(chat_id, texts, texts(f"button-{verb}"), verb, draft.id, price)
            for verb, price in wanted.items()
        ]


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

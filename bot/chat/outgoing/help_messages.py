"""What helps with a video, in the chat: pictures, better prompts, and how that has ended."""

from bot.chat.outgoing.captions import ending
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.offers import price_words
from bot.chat.outgoing.sender import Sender
from bot.chat.outgoing.stills import Stills
from bot.errors import VideoForgotten
from bot.pipeline.ports import Clock
from bot.pipeline.storing import until_stored
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.tasks.kinds import Kind
from bot.tasks.source_keys import words_key
from bot.tasks.task import Receipt, Task
from bot.texts import Html, Texts, shortened, texts_for

_PROMPT_SHOWN = 2000

_UNSENT = Receipt(None, "", "")


class HelpMessages:
    """Delivers help, and says what became of it."""

    def __init__(
        self,
        stills: Stills,
        sender: Sender,
        keyboards: Keyboards,
        drafts: Drafts,
        stars_per_usd: int,
        clock: Clock,
    ) -> None:
        """Take ``stars_per_usd``, what beyond the free share a dollar costs; 0: none are sold."""
        self._stills = stills
        self._sender = sender
        self._keyboards = keyboards
        self._drafts = drafts
        self._stars_per_usd = stars_per_usd
        self._clock = clock

    async def deliver(self, task: Task) -> Receipt:
        """Send a picture, or show a better prompt, with what can be done with it.

        Raises:
            LinkExpired: the link to the picture does not work.
            ChatError: it was not sent.
        """
        if task.kind is Kind.STILL:
            return await self._stills.deliver(task)
        draft = await self._helped(task)
        new = _proposal(task, draft) if draft else None
        if new is None or task.is_withdrawn:
            return _UNSENT  # it was answered, dropped or forgotten meanwhile
        try:
            proposal, _ = await self._drafts.add(new, self._clock())
        except VideoForgotten:
            return _UNSENT
        return await self._propose(task, proposal)

    async def _propose(self, task: Task, draft: Draft) -> Receipt:
        texts = texts_for(task.requester.language)
        words = texts("improved", prompt=shortened(task.words or "", _PROMPT_SHOWN))
        text = Html(f"{words}\n\n{self._offer(texts, draft)}")
        keyboard = self._keyboards.proposal(texts, draft)
        message = await self._sender.reply(task.requester, text, keyboard)
        await until_stored(lambda: self._drafts.asked(draft.id, message.message_id))
        return Receipt(message.message_id, "", "")

    async def say_ended(self, task: Task) -> None:
        """Say how help has ended that came to nothing; the question goes on with the own words.

        Raises:
            ChatError: it was not said.
        """
        texts = texts_for(task.requester.language)
        text, keyboard = ending(texts, task), None
        draft = await self._helped(task) if task.kind is Kind.WORDS else None
        if draft and draft.request:
            text = Html(f"{text}\n\n{self._offer(texts, draft)}")
            keyboard = self._keyboards.question(texts, draft)
        await self._sender.reply(task.requester, text, keyboard)

    def _offer(self, texts: Texts, draft: Draft) -> Html:
        """Return what a draft's button buys, and for how much."""
        if draft.request is None or draft.quote is None:
            return Html("")
        return price_words(
            texts, "offer", draft.request, draft.quote, draft.requester, self._stars_per_usd
        )

    async def _helped(self, task: Task) -> Draft | None:
        """Return the draft that somebody wanted help with, if it is still open."""
        draft = await self._drafts.get(task.draft_id) if task.draft_id is not None else None
        return None if draft is None or draft.closed else draft


def _proposal(task: Task, draft: Draft) -> NewDraft | None:
    """Return the question about a better prompt: it and the one before buy once together.

    None where the one before buys nothing at a price.
    """
    if draft.request is None or draft.quote is None:
        return None
    return NewDraft(
        words_key(task.id),
        DraftKind.IMPROVED,
        task.requester,
        draft.command,
        draft.sources,
        request=draft.request.with_prompt(task.words or ""),
        quote=draft.quote,
        # Whoever has all of theirs forgotten meanwhile is shown nothing.
        source_task_id=task.id if draft.source_task_id is None else draft.source_task_id,
        answers=draft.root_id,
    )

"""The bot's questions: requests that still lack a prompt, or permission to buy."""

from bot.chat.incoming.button_press import ButtonPress
from bot.chat.outgoing.answers import Answer, Answers, Elsewhere
from bot.chat.outgoing.keyboards import Keyboards
from bot.errors import QuestionClosed
from bot.money.stars import stars_of
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks.new import NewTask
from bot.tasks.task import Requester, Task, message_key
from bot.texts import Html, shortened, texts_for
from bot.veo.choice import Clip, Defaults, Image, Sources, choose
from bot.veo.parsing import ANY_WORDS, Command
from bot.veo.request import GenerationRequest

_PROMPT_SHOWN = 1000


class Questions:
    """Asks questions, and stores the drafts that the answers complete."""

    def __init__(
        self,
        drafts: Drafts,
        answers: Answers,
        keyboards: Keyboards,
        prices: Prices,
        stars_per_usd: int,
        clock: Clock,
    ) -> None:
        """Take ``stars_per_usd``, what beyond the free share a dollar costs; 0: none are sold."""
        self._drafts = drafts
        self._answers = answers
        self._keyboards = keyboards
        self._prices = prices
        self._stars_per_usd = stars_per_usd
        self._clock = clock

    async def ask_words(
        self, requester: Requester, command: Command, sources: Sources, defaults: Defaults
    ) -> None:
        """Ask what the video should show, or how the pictures should move.

        Raises:
            RequestRefused: no words could complete it.
        """
        kind = DraftKind.PROMPT if sources == Sources() else DraftKind.MOTION
        sample = choose(command.merged(ANY_WORDS), sources, defaults)
        key = message_key(requester.chat_id, requester.message_id)
        new = NewDraft(
            key,
            kind,
            requester,
            command,
            sources,
            request=sample,
            quote=self._prices.quote(sample),
            source_task_id=sources.task_id,
        )
        texts = texts_for(requester.language)
        how = texts("ask-motion", group=_group(requester))
        question = how if kind is DraftKind.MOTION else texts("ask-prompt")
        if sources.incomplete:
            question = Html(f"{texts('offer-incomplete')}\n{question}")
        await self._ask_for_words(new, sample, question)

    async def offer_idea(
        self,
        requester: Requester,
        request: GenerationRequest,
        sources: Sources,
        source_key: str = "",
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Offer to make a video of what is not surely meant as an order.

        Take what asks for it, and where to ask, if that is no message of a chat of the bot's.
        """
        new = NewDraft(
            source_key or message_key(requester.chat_id, requester.message_id),
            DraftKind.OFFER,
            requester,
            quote=self._prices.quote(request),
            request=request,
            source_task_id=sources.task_id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            texts = texts_for(requester.language)
            heading = texts("offer-incomplete") if sources.incomplete else None
            offer = self._offer(draft, request, heading)
            await self._ask(draft, offer, elsewhere=elsewhere)

    async def confirm(
        self, order: NewTask, press: ButtonPress | None, elsewhere: Elsewhere | None = None
    ) -> None:
        """Ask whether to buy what was ordered; the button buys exactly that, at this price.

        Each press under a question asks, whatever was asked before. That question stays open: both
        together buy once, and dropping one of them drops the other.

        Raises:
            QuestionClosed: that was asked before, and dropped.
        """
        new = NewDraft(
            press.source_key if press and order.draft_id is not None else order.source_key,
            DraftKind.CONFIRM,
            order.requester,
            quote=order.quote,
            request=order.request,
            source_task_id=order.source_task_id,
            answers=order.draft_id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if draft.closed:
            raise QuestionClosed
        if is_new:
            offer = self._offer(draft, order.request, press.mention if press else None)
            await self._ask(draft, offer, elsewhere=elsewhere)

    async def resume(self, source_key: str) -> bool:
        """Return whether words have led to a question for confirmation; ask it if need be."""
        draft = await self._drafts.begun_by(source_key)
        if draft is None or draft.kind is not DraftKind.CONFIRM or draft.request is None:
            return False
        if draft.question_id is None and not draft.closed:
            await self._ask(draft, self._offer(draft, draft.request))
        return True

    async def repeat(
        self,
        requester: Requester,
        draft: Draft,
        person: Html,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Put an offer once more: the press that accepted it came too late to buy at once."""
        if draft.request:
            texts = texts_for(requester.language)
            offer = self._offer(draft, draft.request, person)
            keyboard = self._keyboards.question(texts, draft, inline=elsewhere is not None)
            answer = Answer.message(requester, offer, keyboard, elsewhere=elsewhere)
            await self._answers.say(answer)

    async def end(self, draft: Draft) -> None:
        """Remove the buttons of a question that words have answered."""
        if draft.question_id is not None:
            await self._answers.remove_buttons(draft.requester.chat_id, draft.question_id)

    async def ask_edit(self, press: ButtonPress, task: Task) -> None:
        """Ask for another prompt; everything else stays as it was."""
        requester, request = press.requester(), task.request
        new = NewDraft(
            press.source_key,
            DraftKind.EDIT,
            requester,
            sources=_sources_of(request),
            request=request,
            quote=self._prices.quote(request),
            source_task_id=task.id,
        )
        question = texts_for(requester.language)(
            "ask-edit",
            prompt=shortened(request.prompt, _PROMPT_SHOWN),
            person=press.mention,
            group=_group(requester),
        )
        await self._ask_for_words(new, request, question)

    async def ask_continuation(
        self, press: ButtonPress, task: Task, clip: Clip, defaults: Defaults
    ) -> None:
        """Ask how a video should continue.

        Raises:
            RequestRefused: it cannot be continued.
        """
        requester, sources = press.requester(), Sources(clip=clip)
        command = Command(model=task.request.family)
        sample = choose(command.merged(ANY_WORDS), sources, defaults)
        new = NewDraft(
            press.source_key,
            DraftKind.EXTEND,
            requester,
            command,
            sources,
            request=sample,
            quote=self._prices.quote(sample),
            source_task_id=task.id,
        )
        texts, group = texts_for(requester.language), _group(requester)
        question = texts("ask-extend", person=press.mention, group=group)
        await self._ask_for_words(new, sample, question, continues=task.id)

    async def _ask_for_words(
        self, new: NewDraft, sample: GenerationRequest, question: Html, continues: int | None = None
    ) -> None:
        """Store a draft and ask its question, with what an answer will buy, unless that is done."""
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            cost = self._buys("ask-cost", draft, sample)
            await self._ask(draft, Html(f"{question}\n\n{cost}"), continues)

    def _offer(self, draft: Draft, request: GenerationRequest, heading: Html | None = None) -> Html:
        """Return what is offered, below a heading where there is one."""
        offer = self._buys("offer", draft, request)
        return Html(f"{heading}\n{offer}") if heading else offer

    def _buys(self, key: str, draft: Draft, request: GenerationRequest) -> Html:
        """Return the sentence that says what is bought for how much."""
        texts = texts_for(draft.requester.language)
        quote = self._prices.quote(request) if draft.quote is None else draft.quote
        price = texts.amount(quote)
        words = texts(key, model=request.title, duration=request.duration, price=price)
        stars = stars_of(quote, self._stars_per_usd) if draft.requester.user_id > 0 else 0
        return Html(f"{words}\n{texts('ask-stars', stars=stars)}") if stars else words

    async def _ask(
        self,
        draft: Draft,
        question: Html,
        continues: int | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Send a question, and store which message it is, so that replies find the draft."""
        texts, is_inline = texts_for(draft.requester.language), elsewhere is not None
        keyboard = self._keyboards.question(texts, draft, continues, inline=is_inline)
        answer = Answer.message(draft.requester, question, keyboard, draft.id, elsewhere)
        await self._answers.say(answer)


def _group(requester: Requester) -> str:
    """Return whether only replies answer: outside private chats the bot may see no other words.

    In channels there are no buttons to choose from.
    """
    if requester.channel:
        return "channel"
    return "no" if requester.private else "yes"


def _sources_of(request: GenerationRequest) -> Sources:
    if request.video:
        return Sources(clip=Clip(request.video, request.shape))
    return Sources(images=tuple(Image(reference) for reference in request.images))

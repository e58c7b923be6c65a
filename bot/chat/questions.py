"""The bot's questions: requests that still lack a prompt, or permission to buy."""

from bot.chat.incoming.button_press import ButtonPress
from bot.chat.outgoing.answers import Answer, Answers, Elsewhere
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.offers import offer_heading, price_words
from bot.chat.outgoing.question_words import PROMPT_SHOWN, edit_words, group_of, words_wanted
from bot.errors import QuestionClosed
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks.new import NewTask
from bot.tasks.source_keys import asked_key, message_key
from bot.tasks.task import Requester, Task
from bot.texts import Html, shortened, texts_for
from bot.veo.choice import Defaults, choose
from bot.veo.extending import extender
from bot.veo.parsing import ANY_WORDS, Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Sources, sources_in


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
        self,
        requester: Requester,
        command: Command,
        sources: Sources,
        defaults: Defaults,
        *,
        username: str,
    ) -> None:
        """Ask what the video should show, or how the pictures should move.

        ``username`` is the bot's, by which people call it where others read along.

        Raises:
            RequestRefused: no words could complete it.
        """
        kind = DraftKind.PROMPT if sources == Sources() else DraftKind.MOTION
        key = message_key(requester.chat_id, requester.message_id)
        sample = choose(command.merged(ANY_WORDS), sources, defaults)
        new = self.to_complete(key, kind, requester, command, sources, sample, sources.task_id)
        texts = texts_for(requester.language)
        question = words_wanted(texts, kind, sources.mode, requester, username)
        if sources.incomplete:
            question = Html(f"{texts('offer-incomplete')}\n{question}")
        await self.ask_for_words(new, sample, question)

    async def offer_idea(
        self,
        requester: Requester,
        request: GenerationRequest,
        sources: Sources,
        *,
        source_key: str = "",
        source_task_id: int | None = None,
        shows_prompt: bool = False,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Offer to make a video of what is not surely meant as an order.

        Take what asks for it, and where to ask, if that is no message of a chat of the bot's;
        ``source_task_id``, the task whose prompt it is, where that is not its source; and whether
        to show the prompt, because the message that is answered does not.
        """
        new = NewDraft(
            source_key or message_key(requester.chat_id, requester.message_id),
            DraftKind.OFFER,
            requester,
            quote=self._prices.quote(request),
            request=request,
            source_task_id=source_task_id or sources.task_id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            texts = texts_for(requester.language)
            heading = [texts("offer-incomplete")] if sources.incomplete else []
            if shows_prompt:
                prompt = shortened(request.prompt, PROMPT_SHOWN)
                heading.append(texts("offer-prompt", prompt=prompt))
            offer = self.offer(draft, request, Html("\n".join(heading)))
            await self.put(draft, offer, elsewhere=elsewhere)

    async def confirm(
        self,
        order: NewTask,
        press: ButtonPress | None,
        elsewhere: Elsewhere | None = None,
        usual: GenerationRequest | None = None,
    ) -> None:
        """Ask whether to buy what was ordered; the button buys exactly that, at this price.

        ``usual`` is what was to be expected, where that would have cost less.

        Each press under a question asks, whatever was asked before. That question stays open: both
        together buy once, and dropping one of them drops the other. Under what buys once however
        often it is pressed, each press asks, too, and drops nothing that others were asked.

        Raises:
            QuestionClosed: that was asked before, and dropped.
        """
        new = NewDraft(
            _confirmed_by(order, press),
            DraftKind.CONFIRM,
            order.requester,
            quote=order.quote,
            request=order.request,
            source_task_id=order.source_task_id,
            answers=await self._root(order.draft_id),
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if draft.closed:
            raise QuestionClosed
        if is_new:
            texts, mention = texts_for(order.requester.language), press.mention if press else None
            cost = self._prices.quote(usual) * order.request.takes if usual else None
            heading = offer_heading(texts, order.request, mention, cost)
            offer = self.offer(draft, order.request, heading)
            await self.put(draft, offer, elsewhere=elsewhere)

    async def _root(self, draft_id: int | None) -> int | None:
        """Return the draft that all questions about the same as this one go back to."""
        draft = None if draft_id is None else await self._drafts.get(draft_id)
        return draft.root_id if draft else draft_id

    async def resume(self, source_key: str) -> bool:
        """Return whether words have led to a question for confirmation; ask it if need be."""
        draft = await self._drafts.begun_by(source_key)
        if draft is None or draft.kind is not DraftKind.CONFIRM or draft.request is None:
            return False
        if draft.question_id is None and not draft.closed:
            await self.put(draft, self.offer(draft, draft.request))
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
            offer = self.offer(draft, draft.request, person)
            keyboard = self._keyboards.question(texts, draft, inline=elsewhere is not None)
            answer = Answer.message(requester, offer, keyboard, elsewhere=elsewhere)
            await self._answers.say(answer)

    async def end(self, draft: Draft) -> None:
        """Remove the buttons of a question that words have answered."""
        if draft.question_id is not None:
            await self._answers.remove_buttons(draft.requester.chat_id, draft.question_id)

    async def ask_edit(self, press: ButtonPress, task: Task) -> None:
        """Ask for another prompt; everything else stays as it was."""
        await self.ask_for_edit(press, task.request, sources_in(task.request), task.id)

    async def ask_for_edit(
        self,
        press: ButtonPress,
        request: GenerationRequest,
        sources: Sources,
        source_task_id: int | None,
        answers: int | None = None,
    ) -> None:
        """Ask for another prompt than that of a request; ``answers`` is what it then answers."""
        requester = press.requester()
        new = NewDraft(
            press.source_key,
            DraftKind.EDIT,
            requester,
            sources=sources,
            request=request,
            quote=self._prices.quote(request),
            source_task_id=source_task_id,
            answers=answers,
        )
        await self.ask_for_words(new, request, edit_words(requester, press.mention, request))

    async def ask_continuation(
        self, press: ButtonPress, task: Task, clip: Clip, defaults: Defaults
    ) -> None:
        """Ask how a video should continue.

        Raises:
            RequestRefused: it cannot be continued.
        """
        requester, sources = press.requester(), Sources(clip=clip)
        command = Command(model=extender(task.request))
        sample = choose(command.merged(ANY_WORDS), sources, defaults)
        key, kind = press.source_key, DraftKind.EXTEND
        new = self.to_complete(key, kind, requester, command, sources, sample, task.id)
        texts, group = texts_for(requester.language), group_of(requester)
        question = texts("ask-extend", person=press.mention, group=group)
        await self.ask_for_words(new, sample, question, continues=task.id)

    def to_complete(
        self,
        source_key: str,
        kind: DraftKind,
        requester: Requester,
        command: Command,
        sources: Sources,
        sample: GenerationRequest,
        source_task_id: int | None,
    ) -> NewDraft:
        """Return the draft of a command without words; ``sample`` is what any would make of it."""
        return NewDraft(
            source_key,
            kind,
            requester,
            command,
            sources,
            request=sample,
            quote=self._prices.quote(sample),
            source_task_id=source_task_id,
        )

    async def ask_for_words(
        self, new: NewDraft, sample: GenerationRequest, question: Html, continues: int | None = None
    ) -> None:
        """Store a draft and ask its question, with what an answer will buy, unless that is done."""
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            cost = self._buys("ask-cost", draft, sample)
            await self.put(draft, Html(f"{question}\n\n{cost}"), continues)

    def offer(self, draft: Draft, request: GenerationRequest, heading: Html | None = None) -> Html:
        """Return what is offered, below a heading where there is one."""
        offer = self._buys("offer", draft, request)
        return Html(f"{heading}\n{offer}") if heading else offer

    def _buys(self, key: str, draft: Draft, request: GenerationRequest) -> Html:
        """Return the sentence that says what is bought for how much."""
        texts = texts_for(draft.requester.language)
        quote = self._prices.quote(request) if draft.quote is None else draft.quote
        return price_words(texts, key, request, quote, draft.requester, self._stars_per_usd)

    async def put(
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


def _confirmed_by(order: NewTask, press: ButtonPress | None) -> str:
    """Return the key of the question whether to buy something."""
    if press is None:
        return order.source_key
    if order.draft_id is not None or order.source_key == press.source_key:
        return press.source_key
    return asked_key(order.source_key, press.query.id)

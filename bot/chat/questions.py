"""The bot's questions: requests that still lack a prompt, or permission to buy."""

from bot.chat.buttons import ButtonData
from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.keyboards import Keyboards
from bot.money.credits import Credits, dollars_of
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.tasks.task import Requester, Task, message_key
from bot.texts import Html, Texts, shortened, texts_for
from bot.veo.choice import Clip, Defaults, Image, Sources, choose
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest

_PROMPT_SHOWN = 1000

_ANY_WORDS = Command(prompt="…")
"""Words in place of those that are still to come: what they buy does not depend on them."""


class Questions:
    """Asks questions, and stores the drafts that the answers complete."""

    def __init__(
        self, drafts: Drafts, answers: Answers, keyboards: Keyboards, prices: Prices, clock: Clock
    ) -> None:
        self._drafts = drafts
        self._answers = answers
        self._keyboards = keyboards
        self._prices = prices
        self._clock = clock

    async def ask_words(
        self, requester: Requester, command: Command, sources: Sources, defaults: Defaults
    ) -> None:
        """Ask what the video should show, or how the pictures should move.

        Raises:
            RequestRefused: no words could complete it.
        """
        kind = DraftKind.PROMPT if sources == Sources() else DraftKind.MOTION
        sample = choose(command.merged(_ANY_WORDS), sources, defaults)
        key = message_key(requester.chat_id, requester.message_id)
        new = NewDraft(
            key,
            kind,
            requester,
            command,
            sources,
            waiting=True,
            request=sample,
            quote=self._prices.quote(sample),
            source_task_id=sources.task_id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            texts = texts_for(requester.language)
            how = texts("ask-motion", group=_group(requester))
            question = how if kind is DraftKind.MOTION else texts("ask-prompt")
            if sources.incomplete:
                question = Html(f"{texts('offer-incomplete')}\n{question}")
            await self._ask(draft, _with_cost(texts, question, sample, draft.quote))

    async def offer_idea(
        self, requester: Requester, request: GenerationRequest, sources: Sources
    ) -> None:
        """Offer to make a video of what is not surely meant as an order."""
        key = message_key(requester.chat_id, requester.message_id)
        new = self._offer(requester, request, key, sources.task_id)
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            texts = texts_for(requester.language)
            heading = texts("offer-incomplete") if sources.incomplete else None
            await self._ask_offer(draft, request, heading)

    async def offer(
        self,
        requester: Requester,
        request: GenerationRequest,
        source_key: str,
        person: Html,
        source_task_id: int | None,
    ) -> None:
        """Offer what a button would have bought, when its press came too late to buy at once."""
        new = self._offer(requester, request, source_key, source_task_id)
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            await self._ask_offer(draft, request, person)

    async def offer_again(
        self,
        requester: Requester,
        draft: Draft,
        request: GenerationRequest,
        button: ButtonData,
        person: Html,
    ) -> None:
        """Offer what a button under a question would have bought, when its press came too late.

        It is offered by that same button: a question buys once, however often it is asked. What it
        shows is stored where the question has shown nothing yet, so that it is what is bought.
        """
        texts = texts_for(requester.language)
        quote = draft.quote
        if draft.request is None or quote is None:
            quote = self._prices.quote(request)
            await self._drafts.offered(draft.id, request, quote)
        offer = Html(f"{person}\n{_offer_words(texts, request, quote)}")
        keyboard = self._keyboards.again(texts, requester.chat_id, draft, button)
        await self._answers.say(Answer.message(requester, offer, keyboard))

    async def end(self, draft: Draft) -> None:
        """Remove the buttons of a question that words have answered."""
        if draft.question_id is not None:
            await self._answers.remove_buttons(draft.requester.chat_id, draft.question_id)

    def _offer(
        self,
        requester: Requester,
        request: GenerationRequest,
        source_key: str,
        source_task_id: int | None,
    ) -> NewDraft:
        return NewDraft(
            source_key,
            DraftKind.OFFER,
            requester,
            Command(prompt=""),
            Sources(),
            waiting=False,
            request=request,
            quote=self._prices.quote(request),
            source_task_id=source_task_id,
        )

    async def _ask_offer(
        self, draft: Draft, request: GenerationRequest, heading: Html | None
    ) -> None:
        text = _offer_words(texts_for(draft.requester.language), request, draft.quote)
        await self._ask(draft, Html(f"{heading}\n{text}") if heading else text)

    async def ask_edit(
        self, requester: Requester, source_key: str, task: Task, person: Html
    ) -> None:
        """Ask for another prompt; everything else stays as it was."""
        request, texts = task.request, texts_for(requester.language)
        new = NewDraft(
            source_key,
            DraftKind.EDIT,
            requester,
            Command(prompt=""),
            _sources_of(request),
            waiting=True,
            request=request,
            quote=self._prices.quote(request),
            source_task_id=task.id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            prompt = shortened(request.prompt, _PROMPT_SHOWN)
            question = texts("ask-edit", prompt=prompt, person=person, group=_group(requester))
            await self._ask(draft, _with_cost(texts, question, request, draft.quote))

    async def ask_continuation(
        self,
        requester: Requester,
        source_key: str,
        task: Task,
        clip: Clip,
        person: Html,
        defaults: Defaults,
    ) -> None:
        """Ask how a video should continue.

        Raises:
            RequestRefused: it cannot be continued.
        """
        texts = texts_for(requester.language)
        command = Command(prompt="", model=task.request.family)
        sources = Sources(clip=clip)
        sample = choose(command.merged(_ANY_WORDS), sources, defaults)
        new = NewDraft(
            source_key,
            DraftKind.EXTEND,
            requester,
            command,
            sources,
            waiting=True,
            request=sample,
            quote=self._prices.quote(sample),
            source_task_id=task.id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            question = texts("ask-extend", person=person, group=_group(requester))
            await self._ask(
                draft, _with_cost(texts, question, sample, draft.quote), continues=task.id
            )

    async def _ask(self, draft: Draft, question: Html, continues: int | None = None) -> None:
        """Send a question, and store which message it is, so that replies find the draft."""
        texts = texts_for(draft.requester.language)
        keyboard = self._keyboards.question(texts, draft, continues)
        await self._answers.say(Answer.message(draft.requester, question, keyboard, draft.id))


def _group(requester: Requester) -> str:
    """Return whether only replies answer: outside private chats the bot may see no other words.

    In channels there are no buttons to choose from.
    """
    if requester.channel:
        return "channel"
    return "no" if requester.private else "yes"


def _with_cost(
    texts: Texts, question: Html, request: GenerationRequest, quote: Credits | None
) -> Html:
    """Return the question together with what an answer will buy."""
    cost = texts(
        "ask-cost", model=request.title, duration=request.duration, price=_price(texts, quote)
    )
    return Html(f"{question}\n\n{cost}")


def _offer_words(texts: Texts, request: GenerationRequest, quote: Credits | None) -> Html:
    return texts(
        "offer", model=request.title, duration=request.duration, price=_price(texts, quote)
    )


def _price(texts: Texts, quote: Credits | None) -> str:
    return "none" if quote is None else texts.price(dollars_of(quote))


def _sources_of(request: GenerationRequest) -> Sources:
    if request.video:
        return Sources(clip=Clip(request.video, request.shape))
    return Sources(images=tuple(Image(reference) for reference in request.images))

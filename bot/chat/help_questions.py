"""The questions of what helps with a video: other words for it, and how a picture should move."""

from bot.chat.incoming.button_press import ButtonPress
from bot.chat.outgoing.keyboards import Keyboard, Keyboards
from bot.chat.outgoing.question_words import edit_words, group_of
from bot.chat.outgoing.refusals import refusal
from bot.chat.questions import Questions
from bot.errors import ButtonExpired, LimitReached
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.tasks.kinds import Kind
from bot.tasks.task import Task
from bot.texts import Html, texts_for
from bot.veo.choice import Defaults, choose
from bot.veo.helping import movable
from bot.veo.parsing import ANY_WORDS
from bot.veo.request import GenerationRequest
from bot.veo.sources import Image, Sources, sources_in


class HelpQuestions:
    """Asks them, by way of the other questions."""

    def __init__(
        self,
        questions: Questions,
        drafts: Drafts,
        keyboards: Keyboards,
        prices: Prices,
        clock: Clock,
    ) -> None:
        self._questions = questions
        self._drafts = drafts
        self._keyboards = keyboards
        self._prices = prices
        self._clock = clock

    def offered(self, draft: Draft, request: GenerationRequest) -> tuple[Html, Keyboard]:
        """Return an offer as it is put, and what can be chosen under it."""
        texts = texts_for(draft.requester.language)
        return self._questions.offer(draft, request), self._keyboards.question(texts, draft)

    async def ask_reword(
        self, press: ButtonPress, draft: Draft, request: GenerationRequest
    ) -> None:
        """Ask for other words than a better prompt; all questions about it buy once together."""
        sources, source, root = sources_in(request), draft.source_task_id, draft.root_id
        await self._questions.ask_for_edit(press, request, sources, source, root)

    async def go_on_without(
        self, draft: Draft, request: GenerationRequest, error: LimitReached
    ) -> None:
        """Say why there is no better prompt, and put the question about the own words."""
        why = refusal(texts_for(draft.requester.language), error, self._clock())
        await self._questions.put(draft, self._questions.offer(draft, request, Html(f"{why}\n")))

    async def ask_repaint(self, press: ButtonPress, task: Task) -> None:
        """Ask for other words for a picture."""
        requester, request = press.requester(), task.request
        quote = self._prices.quote_help(Kind.STILL, request)
        new = NewDraft(
            press.source_key,
            DraftKind.REPAINT,
            requester,
            request=request,
            quote=quote,
            source_task_id=task.id,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        if is_new:
            texts = texts_for(requester.language)
            cost = texts("still-cost", price=texts.amount(quote))
            question = Html(f"{edit_words(requester, press.mention, request)}\n\n{cost}")
            await self._questions.put(draft, question)

    async def ask_motion(
        self,
        press: ButtonPress,
        task: Task,
        wanted: GenerationRequest | None,
        defaults: Defaults,
    ) -> None:
        """Ask how a picture should move, with the options that its video was to have.

        Raises:
            RequestRefused: nothing can move it.
            ButtonExpired: it is not there any more.
        """
        requester = press.requester()
        sources = Sources(images=(_image(press, task),))
        command = movable(wanted, sources, defaults)
        sample = choose(command.merged(ANY_WORDS), sources, defaults)
        key, kind = press.source_key, DraftKind.MOTION
        new = self._questions.to_complete(key, kind, requester, command, sources, sample, task.id)
        texts = texts_for(requester.language)
        question = texts("ask-motion", group=group_of(requester), mode=sources.mode)
        await self._questions.ask_for_words(new, sample, question)


def _image(press: ButtonPress, task: Task) -> Image:
    """Return a picture, which can be seen before Telegram has told the bot that it is there."""
    file_id = task.file_id or press.photo_id
    if file_id is None:
        raise ButtonExpired
    return Image(file_id, *task.request.size)

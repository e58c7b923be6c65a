"""The one way to help with a video: a better prompt, or a picture first."""

from dataclasses import dataclass, replace

from bot.chat.help_questions import HelpQuestions
from bot.chat.incoming.permissions import Permissions
from bot.chat.outgoing.first_answers import FirstAnswers
from bot.errors import EmptyStill, HelpInChannel, HelpOff, LimitReached, Refused
from bot.money.credits import Credits
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.pipeline.worker import Worker
from bot.settings import Settings
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks import NewTasks
from bot.store.tasks.new import NewTask
from bot.tasks.kinds import Kind
from bot.tasks.task import Origin, Requester, Task
from bot.veo.helping import words_for
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest


@dataclass(frozen=True)
class Wanted:
    """A request that somebody wants a better prompt for before anything is bought."""

    requester: Requester
    request: GenerationRequest
    source_key: str
    """the message that asks"""
    answers: int | None = None
    """the root of the draft whose question it answers, where it does"""
    source_task_id: int | None = None


class Helping:
    """Asks for help. It counts for budgets, and for no video of a day; Stars do not pay for it."""

    def __init__(
        self,
        settings: Settings,
        new_tasks: NewTasks,
        drafts: Drafts,
        prices: Prices,
        times: GenerationTimes,
        first_answers: FirstAnswers,
        permissions: Permissions,
        questions: HelpQuestions,
        worker: Worker,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._new_tasks = new_tasks
        self._drafts = drafts
        self._prices = prices
        self._times = times
        self._first_answers = first_answers
        self._permissions = permissions
        self._questions = questions
        self._worker = worker
        self._clock = clock

    def model(self, kind: Kind) -> str:
        """Return the model that helps in this way.

        Raises:
            HelpOff: the operator has switched it off.
        """
        model = self._settings.helpers[kind]
        if not model:
            raise HelpOff
        return model

    def quote(self, kind: Kind, request: GenerationRequest) -> Credits:
        """Return what help costs today, or the most that it may."""
        return self._prices.quote_help(kind, request)

    def is_to_improve(self, command: Command, requester: Requester, *, always: bool) -> bool:
        """Return whether a better prompt is to be shown before anything is bought.

        ``always`` is what the chat has chosen; it holds where there is such help, and ``--raw``
        takes the words as they are.

        Raises:
            HelpOff, HelpInChannel: the command asks for what there is not, or not there.
        """
        if command.improve:
            self.model(Kind.WORDS)
            if requester.channel:
                raise HelpInChannel
            return True
        is_there = bool(self._settings.helpers[Kind.WORDS]) and not requester.channel
        return always and is_there and not command.raw

    async def improve_first(self, wanted: Wanted) -> None:
        """Keep a request, and ask for a better prompt for it; the same message does so once.

        Where somebody has had as much help as they may, the own words stay, and are asked about.

        Raises:
            NotAllowed, HelpOff, HelpInChannel, StarsOwed, VideoForgotten: nothing was asked for.
        """
        new = NewDraft(
            wanted.source_key,
            DraftKind.IMPROVE,
            wanted.requester,
            request=wanted.request,
            quote=self._prices.quote(wanted.request),
            source_task_id=wanted.source_task_id,
            answers=wanted.answers,
        )
        draft, is_new = await self._drafts.add(new, self._clock())
        request = draft.request or wanted.request  # as it was understood when it first came
        try:
            await self.improve(draft, request, wanted.requester, wanted.source_key)
        except LimitReached as error:
            if is_new:
                await self._questions.go_on_without(draft, request, error)
        except Refused:
            await self._drafts.withdraw(draft)  # the message may be mended, and say otherwise then
            raise

    async def improve(
        self,
        draft: Draft,
        request: GenerationRequest,
        requester: Requester,
        source_key: str,
        pressed_at: float | None = None,
    ) -> Task:
        """Ask for a better prompt for what a draft offers; a press more asks for nothing more.

        ``pressed_at`` is when the press was stored, if it is one.

        Raises:
            NotAllowed, HelpOff, HelpInChannel, LimitReached, StarsOwed, VideoForgotten: nothing
                was asked for.
        """
        if requester.channel:
            raise HelpInChannel
        model = self.model(Kind.WORDS)
        new = self._new(Kind.WORDS, requester, words_for(request, model), source_key)
        source = draft.source_task_id
        return await self._place(
            replace(new, helps=draft.id, source_task_id=source, pressed_at=pressed_at)
        )

    async def draw(
        self,
        requester: Requester,
        request: GenerationRequest,
        source_key: str,
        origin: Origin = Origin.COMMAND,
        *,
        helps: int | None = None,
        draft_id: int | None = None,
        source_task_id: int | None = None,
        pressed_at: float | None = None,
    ) -> Task:
        """Ask for a picture; the same message or press asks once.

        ``helps`` is the draft whose offer it is for, ``draft_id`` the one whose question it
        answers, ``pressed_at`` when the press was stored, if it is one.

        Raises:
            EmptyStill: there are no words.
            NotAllowed, HelpOff, LimitReached, StarsOwed, VideoForgotten, QuestionClosed: nothing
                was asked for.
        """
        self.model(Kind.STILL)
        if not request.prompt:
            raise EmptyStill
        new = self._new(Kind.STILL, requester, request, source_key, origin)
        return await self._place(
            replace(
                new,
                helps=helps,
                draft_id=draft_id,
                source_task_id=source_task_id,
                pressed_at=pressed_at,
            )
        )

    def _new(
        self,
        kind: Kind,
        requester: Requester,
        request: GenerationRequest,
        source_key: str,
        origin: Origin = Origin.HELP,
    ) -> NewTask:
        quote = self.quote(kind, request)
        return NewTask(requester, request, source_key, origin, quote=quote, kind=kind)

    async def _place(self, new: NewTask) -> Task:
        """Store it, and show that it is on its way, without waiting for the provider."""
        who = new.requester
        await self._permissions.check_allowed(who.user_id, who.chat_id)
        task, is_new = await self._new_tasks.add(new, self._settings.limits, self._clock())
        if is_new:
            self._worker.wake()
            await self._first_answers.send(task, self._times.known(task.request).typical)
        return task

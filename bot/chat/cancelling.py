"""The one way to cancel a task: at once while it costs nothing, and once it is paid for, asked."""

from collections.abc import Sequence

from bot.chat.incoming.button_press import ButtonPress
from bot.chat.incoming.permissions import Permissions
from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.cancel_questions import CancelQuestions
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.outgoing.refusals import refusal
from bot.errors import AlreadyPaid, NothingToCancel, NotTheirs
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock
from bot.pipeline.worker import Worker
from bot.store.tasks import TaskQueries, TaskTransitions
from bot.tasks.task import PENDING, Requester, Status, Task
from bot.texts import Html, Texts, shortened, texts_for

_FREE = frozenset({Status.QUEUED})
"""The statuses in which nothing is paid for yet."""

_PROMPT_SHOWN = 60


class Cancelling:
    """Cancels tasks, and asks before it cancels what is paid for."""

    def __init__(
        self,
        queries: TaskQueries,
        tasks: TaskTransitions,
        permissions: Permissions,
        worker: Worker,
        questions: CancelQuestions,
        progress: ProgressMessages,
        times: GenerationTimes,
        keyboards: Keyboards,
        answers: Answers,
        clock: Clock,
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._permissions = permissions
        self._worker = worker
        self._questions = questions
        self._progress = progress
        self._times = times
        self._keyboards = keyboards
        self._answers = answers
        self._clock = clock

    async def cancel(
        self, task: Task | None, user_id: int, by: str, *, anyway: bool = False
    ) -> Task:
        """Cancel a video for somebody; ``by`` is the key of the message or press that asks.

        What is paid for is cancelled ``anyway`` alone; cents of a picture or a better prompt are
        not worth a question.

        Raises:
            NothingToCancel: it is not in progress.
            NotTheirs: only somebody else may.
            AlreadyPaid: it has to be asked about first.
        """
        return await self._cancel([task] if task else [], user_id, by, anyway=anyway)

    async def cancel_request(
        self, task: Task | None, user_id: int, by: str, *, anyway: bool = False
    ) -> Task:
        """Cancel all takes of a task's request that still can be, for somebody, likewise.

        Those that cost nothing yet are cancelled at once, whatever becomes of the others.

        Raises:
            NothingToCancel: none is in progress.
            NotTheirs: only somebody else may.
            AlreadyPaid: some of them have to be asked about first.
        """
        takes = await self._queries.takes(task) if task and task.takes > 1 else [task]
        known = [each for each in takes if each is not None]
        return await self._cancel(known, user_id, by, anyway=anyway)

    async def _cancel(self, takes: Sequence[Task], user_id: int, by: str, *, anyway: bool) -> Task:
        meant = [task for task in takes if task.status.is_pending or _was_cancelled(task, by)]
        if not meant:
            raise NothingToCancel
        if not await self._permissions.may_manage(meant[0], user_id):
            raise NotTheirs
        now, is_done = self._clock(), False
        for task in meant:
            leaves = PENDING if anyway or not task.kind.is_video else _FREE
            cancelled = await self._tasks.cancel(task.id, by, now, leaves)
            is_done = is_done or cancelled is not None or _was_cancelled(task, by)
        if is_done:
            self._worker.wake()
        await self._check_paid(meant)
        if not is_done:
            raise NothingToCancel
        return meant[0]

    async def _check_paid(self, meant: Sequence[Task]) -> None:
        """Raise AlreadyPaid where some are still in progress: they were not free to cancel."""
        now = [await self._queries.get(task.id) for task in meant]
        left = [task for task in now if task and task.status.is_pending]
        if left:
            raise AlreadyPaid(sent=all(task.status is Status.SUBMITTING for task in left))

    async def ask(self, task: Task, error: AlreadyPaid, who: Requester, *, whole: bool) -> None:
        """Ask in a message of its own whether to cancel a task anyway, or its whole request.

        It says which one is meant: it stands neither under it nor in answer to it.
        """
        texts = texts_for(who.language)
        lines = [_which(texts, task, whole=whole), refusal(texts, error, self._clock())]
        keyboard = self._keyboards.cancel_anyway(texts, task, whole=whole)
        await self._answers.say(Answer.message(who, Html("\n".join(lines)), keyboard))

    async def ask_under(
        self, press: ButtonPress, task: Task, error: AlreadyPaid, *, whole: bool
    ) -> None:
        """Ask where a button was pressed: the message that shows the progress asks instead."""
        if press.message_id != task.progress_message_id:
            await self.ask(task, error, press.requester(), whole=whole)
            return
        texts = texts_for(press.language)
        keyboard = self._keyboards.cancel_anyway(texts, task, whole=whole)
        await self._questions.asked(task)
        await press.replace(refusal(texts, error, self._clock()), keyboard)

    async def is_answered(self, task: Task, pressed_at: float) -> bool:
        """Return whether a press in an inline message, which cannot ask, is the second one."""
        return await self._questions.is_answered(task, pressed_at)

    async def warned(self, task: Task, pressed_at: float) -> None:
        """Store that the first press in an inline message was told to be repeated."""
        await self._questions.warned(task, pressed_at)

    async def carry_on(self, press: ButtonPress, task: Task) -> None:
        """Let what was asked about go on: its message tells again how far it is.

        Raises:
            NotTheirs: only somebody else may decide that.
        """
        if not await self._permissions.may_manage(task, press.user_id):
            raise NotTheirs
        await self._questions.close(task)
        if press.message_id != task.progress_message_id:
            said = "cancel-not" if await self._goes_on(task) else "refusal-nothing-to-cancel"
            await press.replace(texts_for(press.language)(said))
        elif task.status.is_pending:
            typical = self._times.known(task.request).typical
            text, keyboard = await self._progress.first(task, typical)
            self._progress.note(task, text)
            await press.replace(text, keyboard)

    async def _goes_on(self, task: Task) -> bool:
        """Return whether any video of a task's request is still in progress."""
        takes = await self._queries.takes(task) if task.takes > 1 else [task]
        return any(each.status.is_pending for each in takes)

    async def done(self, press: ButtonPress, task: Task, text: Html) -> None:
        """Let a question tell what came of it, unless its message does so by itself."""
        await self._questions.close(task)
        if press.message_id != task.progress_message_id:
            await press.replace(text)


def _which(texts: Texts, task: Task, *, whole: bool) -> Html:
    """Return which video a question is about, by its prompt; one of several also by its number."""
    prompt = shortened(" ".join(task.request.prompt.split()), _PROMPT_SHOWN)
    return texts("cancel-which", number="none" if whole else str(task.id), prompt=prompt)


def _was_cancelled(task: Task, by: str) -> bool:
    """Return whether this is what has cancelled the task, and it has not been delivered since."""
    return task.status is Status.CANCELLED and task.cancelled_by == by

"""The question whether to cancel what is paid for: where it is put, and what comes of it."""

from bot.chat.incoming.button_press import ButtonPress
from bot.chat.incoming.permissions import Permissions
from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.cancel_questions import CancelQuestions
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.progress_messages import ProgressMessages
from bot.chat.outgoing.refusals import refusal
from bot.errors import AlreadyPaid, NotTheirs
from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock
from bot.store.tasks import TaskQueries
from bot.tasks.task import Requester, Task
from bot.texts import Html, Texts, shortened, texts_for

_PROMPT_SHOWN = 60


class CancelDialogue:
    """Asks before something paid for is cancelled, and shows what was decided."""

    def __init__(
        self,
        queries: TaskQueries,
        permissions: Permissions,
        questions: CancelQuestions,
        progress: ProgressMessages,
        times: GenerationTimes,
        keyboards: Keyboards,
        answers: Answers,
        clock: Clock,
    ) -> None:
        self._queries = queries
        self._permissions = permissions
        self._questions = questions
        self._progress = progress
        self._times = times
        self._keyboards = keyboards
        self._answers = answers
        self._clock = clock

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
        """Ask where a button was pressed: the message that shows the progress asks instead.

        Raises:
            ChatError: it does not ask, or not yet.
        """
        if press.message_id != task.progress_message_id:
            await self.ask(task, error, press.requester(), whole=whole)
            return
        texts = texts_for(press.language)
        keyboard = self._keyboards.cancel_anyway(texts, task, whole=whole)
        await self._questions.asked(task)
        await press.ask(refusal(texts, error, self._clock()), keyboard)

    async def is_answered(self, task: Task, pressed_at: float) -> bool:
        """Return whether a press in an inline message, which cannot ask, is the second one."""
        return await self._questions.is_answered(task, pressed_at)

    async def warned(self, task: Task) -> None:
        """Store that the first press in an inline message was told to be repeated."""
        await self._questions.warned(task)

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

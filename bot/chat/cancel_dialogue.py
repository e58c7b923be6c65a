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
from bot.tasks.task import Requester, Task
from bot.texts import Html, texts_for


class CancelDialogue:
    """Asks before something paid for is cancelled, and shows what was decided."""

    def __init__(
        self,
        permissions: Permissions,
        questions: CancelQuestions,
        progress: ProgressMessages,
        times: GenerationTimes,
        keyboards: Keyboards,
        answers: Answers,
        clock: Clock,
    ) -> None:
        self._permissions = permissions
        self._questions = questions
        self._progress = progress
        self._times = times
        self._keyboards = keyboards
        self._answers = answers
        self._clock = clock

    async def ask(self, task: Task, error: AlreadyPaid, who: Requester, *, whole: bool) -> None:
        """Ask in a message of its own whether to cancel a task anyway, or its whole request."""
        text = refusal(texts_for(who.language), error, self._clock())
        keyboard = self._keyboards.cancel_anyway(texts_for(who.language), task, whole=whole)
        await self._answers.say(Answer.message(who, text, keyboard))

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
            await press.replace(texts_for(press.language)("cancel-not"))
        elif task.status.is_pending:
            typical = self._times.known(task.request).typical
            text, keyboard = await self._progress.first(task, typical)
            self._progress.note(task, text)
            await press.replace(text, keyboard)

    async def done(self, press: ButtonPress, task: Task, text: Html) -> None:
        """Let a question tell what came of it, unless its message does so by itself."""
        await self._questions.close(task)
        if press.message_id != task.progress_message_id:
            await press.replace(text)

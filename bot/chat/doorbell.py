"""Asking the admins whether somebody may be let in."""

from bot.chat.outgoing.admins import Admins
from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.labels import label
from bot.errors import ChatError, ChatOutcomeUnknown, FloodWait, Unanswered
from bot.pipeline.ports import Clock
from bot.store.chats import Chats
from bot.store.knocks import Knock
from bot.store.notices import Notices
from bot.store.people import People, Subject
from bot.tasks.task import Requester
from bot.texts import Html, Texts, texts_for


class Doorbell:
    """Asks each admin in private, with buttons that decide."""

    def __init__(
        self,
        admins: Admins,
        answers: Answers,
        keyboards: Keyboards,
        chats: Chats,
        people: People,
        notices: Notices,
        clock: Clock,
    ) -> None:
        self._admins = admins
        self._answers = answers
        self._keyboards = keyboards
        self._chats = chats
        self._people = people
        self._notices = notices
        self._clock = clock

    async def ring(self, knock: Knock, asker: Subject, place: Subject) -> bool:
        """Tell each admin who asks, and where; return whether anybody could be told.

        Raises:
            FloodWait, ChatOutcomeUnknown: somebody was not told yet; ringing again tells nobody
                twice.
        """
        missed: list[Unanswered] = []

        async def ask(admin_id: int) -> None:
            try:
                await self._ask_once(admin_id, knock, asker, place)
            except Unanswered as error:
                missed.append(error)
                raise

        reached = await self._admins.each(ask)
        if missed:
            raise _later(missed[-1]) from missed[-1]
        return reached > 0

    async def _ask_once(self, admin_id: int, knock: Knock, asker: Subject, place: Subject) -> None:
        name = f"knock:{knock.id}:{admin_id}"
        if await self._notices.was_told(name, 0.0, self._clock()):
            return
        texts = texts_for(await self._language(admin_id))
        keyboard = self._keyboards.verdicts(texts, admin_id, knock)
        private = Requester.in_private(admin_id, texts.language)
        question = _question(texts, knock, asker, place)
        await self._answers.say(Answer.message(private, question, keyboard))
        await self._notices.tell(name, self._clock())

    async def _language(self, admin_id: int) -> str | None:
        """Return the language that an admin has chosen, or else the one they last wrote in."""
        chosen = (await self._chats.of(admin_id)).language
        admin = (await self._people.of([admin_id]))[admin_id]
        return chosen or admin.language


def _later(missed: Unanswered) -> ChatError:
    """Return the error with which all is tried again, when Telegram says or soon."""
    return FloodWait(missed.retry_after) if missed.retry_after else ChatOutcomeUnknown("an admin")


def _question(texts: Texts, knock: Knock, asker: Subject, place: Subject) -> Html:
    if knock.requester.private:
        return texts("knock-private", person=label(asker))
    return texts("knock-group", person=label(asker), chat=label(place))

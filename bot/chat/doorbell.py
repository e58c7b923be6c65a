"""Asking the admins whether somebody may be let in."""

import logging
from collections.abc import Iterable

from bot.chat.outgoing.answers import Answer, Answers
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.labels import label
from bot.errors import ChatError, ChatOutcomeUnknown, FloodWait, Unanswered
from bot.pipeline.ports import Clock
from bot.store.chats import Chats
from bot.store.knocks import Knock
from bot.store.notices import Notices
from bot.store.people import People, Person
from bot.tasks.task import Requester
from bot.texts import Html, Texts, texts_for

log = logging.getLogger(__name__)


class Doorbell:
    """Asks each admin in private, with buttons that decide."""

    def __init__(
        self,
        admins: Iterable[int],
        answers: Answers,
        keyboards: Keyboards,
        chats: Chats,
        people: People,
        notices: Notices,
        clock: Clock,
    ) -> None:
        self._admins = sorted(admins)
        self._answers = answers
        self._keyboards = keyboards
        self._chats = chats
        self._people = people
        self._notices = notices
        self._clock = clock

    async def ring(self, knock: Knock, asker: Person, place: Person) -> bool:
        """Tell each admin who asks, and where; return whether anybody could be told.

        Raises:
            FloodWait, ChatOutcomeUnknown: somebody was not told yet; ringing again tells nobody
                twice.
        """
        reached: list[bool] = []
        missed: Unanswered | None = None
        for admin_id in self._admins:
            try:
                reached.append(await self._tell_once(admin_id, knock, asker, place))
            except Unanswered as error:
                missed = error
        if missed and missed.retry_after:
            raise FloodWait(missed.retry_after) from missed
        if missed:
            raise ChatOutcomeUnknown("an admin") from missed
        return any(reached)

    async def _tell_once(self, admin_id: int, knock: Knock, asker: Person, place: Person) -> bool:
        name = f"knock:{knock.id}:{admin_id}"
        if await self._notices.was_told(name, 0.0, self._clock()):
            return True
        texts = texts_for(await self._language(admin_id))
        keyboard = self._keyboards.verdicts(texts, admin_id, knock)
        private = Requester.in_private(admin_id, texts.language)
        try:
            question = _question(texts, knock, asker, place)
            await self._answers.say(Answer.message(private, question, keyboard))
        except Unanswered:
            raise
        except ChatError as error:
            log.warning("admin %s cannot be asked to let somebody in: %r", admin_id, error)
            return False
        await self._notices.tell(name, self._clock())
        return True

    async def _language(self, admin_id: int) -> str | None:
        """Return the language that an admin has chosen, or else the one they last wrote in."""
        chosen = (await self._chats.of(admin_id)).language
        admin = (await self._people.of([admin_id]))[admin_id]
        return chosen or admin.language


def _question(texts: Texts, knock: Knock, asker: Person, place: Person) -> Html:
    if knock.requester.private:
        return texts("knock-private", person=label(asker))
    return texts("knock-group", person=label(asker), chat=label(place))

"""Links to the bot that people follow (Bot API: deep linking)."""

import re

from sandbox.telegram.membership_actions import MembershipActions
from sandbox.telegram.message_actions import MessageActions
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person

LINK = re.compile(r"https?://t\.me/(\w+)\?start=([A-Za-z0-9_-]{1,64})")


class LinkActions(MembershipActions, MessageActions):
    """What people do with links."""

    async def follow(self, person: Person, url: str) -> Message:
        """Open the private chat with the bot by a link, and press Start there.

        Raises:
            ValueError: it is no such link, or one to another bot.
        """
        match = LINK.fullmatch(url)
        if match is None or match[1].lower() != (self.world.bot.username or "").lower():
            raise ValueError("this link does not start the bot")
        return await self.send(person, self.private(person), f"/start {match[2]}")

"""What a message takes that is to hold one video, and nothing before it."""

from bot.errors import HelpElsewhere, OneVideoThere
from bot.veo.parsing import Command, parse


def parse_for_one(text: str) -> Command:
    """Return the command in words that ask for a video where a single message can show it.

    Raises:
        OneVideoThere: they ask for several.
        HelpElsewhere: they ask for a better prompt first, which is a conversation.
        UnknownOption, MissingValue, BadValue, PromptTooLong: see parse.
    """
    command = parse(text)
    if (command.takes or 1) > 1:
        raise OneVideoThere
    if command.improve:
        raise HelpElsewhere
    return command

"""``--loop``: one picture is the first and the last frame, so that a video ends as it begins."""

from typing import TypeVar

from bot.errors import LoopNeedsPicture

Picture = TypeVar("Picture")


def both_ends(pictures: tuple[Picture, ...]) -> tuple[Picture, Picture]:
    """Return the first and the last frame of a loop; of one that is made anew, they are that.

    Raises:
        LoopNeedsPicture: there is no picture, or more than one.
    """
    if len(set(pictures)) != 1:
        raise LoopNeedsPicture
    return pictures[0], pictures[0]

"""The composition root: builds everything once, of what was given."""

from bot.composition.bot import Bot, build
from bot.composition.given import Given

__all__ = ["Bot", "Given", "build"]

"""The composition root: builds everything once, from the settings."""

from bot.composition.bot import Bot, build

__all__ = ["Bot", "build"]

"""The texts: one Project Fluent file per language; inserted values are always escaped."""

from bot.texts.texts import LANGUAGES, Html, Texts, shortened, texts_for

__all__ = ["LANGUAGES", "Html", "Texts", "shortened", "texts_for"]

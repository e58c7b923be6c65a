"""The words: one Project Fluent file a language, and what a person wrote is always escaped."""

from bot.texts.texts import LANGUAGES, Html, Texts, shortened, texts_for

__all__ = ["LANGUAGES", "Html", "Texts", "shortened", "texts_for"]

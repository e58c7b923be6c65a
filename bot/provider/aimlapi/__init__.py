"""The AI/ML API: the only place that knows its paths, its JSON and its ways of failing."""

from bot.provider.aimlapi.client import AimlApi

__all__ = ["AimlApi"]

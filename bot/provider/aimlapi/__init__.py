"""The AI/ML API: the only place that knows its paths, its JSON and its errors."""

from bot.provider.aimlapi.client import AimlApi

__all__ = ["AimlApi"]

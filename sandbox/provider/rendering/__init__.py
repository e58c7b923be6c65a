"""Render real MP4 videos: moving pictures, moving colours, and a soft chord."""

from sandbox.provider.rendering.scenes import Size
from sandbox.provider.rendering.video import SourceError, VideoSpec, last_frame, render

__all__ = ["Size", "SourceError", "VideoSpec", "last_frame", "render"]

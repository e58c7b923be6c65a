"""Makes real MP4 films on the spot: moving pictures, moving colours, and a soft chord."""

from .scenes import Size
from .shot import Shot, SourceError, last_frame, render

__all__ = ["Shot", "Size", "SourceError", "last_frame", "render"]

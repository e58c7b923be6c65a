"""From a stored request to a video in the chat, in stages that fail and retry independently."""

"""Scenes in which one thing after the other fails."""

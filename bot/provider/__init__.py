"""Whoever makes the videos. Nothing above this package knows whose API it is."""

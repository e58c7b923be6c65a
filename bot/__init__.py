"""Veogram: Google Veo videos where people already talk."""

"""Backups, restores and moves of databases that the real bot has worked on."""

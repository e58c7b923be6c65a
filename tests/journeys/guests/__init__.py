"""Chats that the bot is no member of."""

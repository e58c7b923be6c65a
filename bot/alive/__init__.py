"""Whether the bot is alive: what it knows of that, and whom it tells."""

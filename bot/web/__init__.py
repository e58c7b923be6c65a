"""What is served over HTTP: the webhook, and how the bot is."""

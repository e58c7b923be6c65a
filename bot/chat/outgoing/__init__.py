"""What goes to Telegram: values become messages, within Telegram's limits."""

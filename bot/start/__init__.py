"""What the start of the bot waits for, and what runs beside it until the stop."""

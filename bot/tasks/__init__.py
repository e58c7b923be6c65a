"""What becomes of a request: its record, when to look after it, and what is allowed. Pure."""

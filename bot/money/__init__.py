"""What videos cost. Pure."""

"""What videos cost. Imports no I/O."""

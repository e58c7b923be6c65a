"""Tasks: their record, when to poll for them, and how many are allowed. Imports no I/O."""

"""The models, requests to them, and how people write one. Imports no I/O."""

"""File contents: pictures for the provider, and downloads over HTTP in small pieces."""

"""Bytes: pictures for the provider, and files over HTTP in small pieces."""

"""The one truth: tables, and the named changes that may happen to them."""

"""The database: tables, and the named changes that may be made to them."""

"""The wheel, installed in an environment that was empty: `make wheel` makes both."""

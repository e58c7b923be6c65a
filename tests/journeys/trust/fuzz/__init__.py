"""A large world in which random people do random things, and the rules that hold all the same."""

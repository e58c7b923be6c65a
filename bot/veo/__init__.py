"""What can be asked for: the models, a request, and how people write one. Pure."""

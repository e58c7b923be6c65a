"""From updates to values: messages, pictures, button presses, and who may do what."""

"""From updates to values: messages, pictures, presses of buttons, and who may do what."""

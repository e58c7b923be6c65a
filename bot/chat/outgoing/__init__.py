"""From values to messages: what people see, and how it is sent."""

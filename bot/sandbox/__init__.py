"""A Telegram to talk to on your own machine, and a video provider behind it; speaks HTTP only."""

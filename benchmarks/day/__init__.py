"""A day of the internet by a simulated clock: where the bot bends, and what then helps.

Real are the schedule of looks, the limiter of calls with its budget, classes and shares, and the
spacing of progress edits. Simulated are people, Telegram, the video service, processors and the
database. Leases are what the store's claims guarantee: one owner at a time, and those of a dead
process come back when the leader buries it.
"""

"""Keep the demo's world between restarts: what people, the bot and the provider did, in one file.

``codec`` turns values into JSON and back, ``telegram_records`` and ``provider_records`` say what a
world consists of, ``world_file`` stores records, ``keeper`` writes what has changed, and ``folder``
is where all of it stands. Tests keep nothing: only the demo uses this.
"""

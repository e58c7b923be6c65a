"""Everything that a person sees, and the only part that knows Telegram."""

import os

# python-telegram-bot 22 warns at every time period that it hands out as a bare number; with this
# it hands out timedelta, which becomes its only way. It reads the variable each time.
os.environ["PTB_TIMEDELTA"] = "true"

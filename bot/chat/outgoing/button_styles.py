"""The colours of buttons: what buys stands out, and so does what ends or deletes something.

Apps that know no styles show buttons as before (Bot API: InlineKeyboardButton).
"""

from types import MappingProxyType

from telegram.constants import KeyboardButtonStyle

_BUYS = (
    "vary",
    "retry",
    "make",
    "wish",
    "motion",
    "goon",
    "rebuy",
    "pack",
    "asis",
    "redraw",
)
_ENDS = ("cancel", "cancelall", "stop", "stopall", "drop", "forget")

STYLES = MappingProxyType(
    {
        **dict.fromkeys(_BUYS, KeyboardButtonStyle.PRIMARY.value),
        **dict.fromkeys(_ENDS, KeyboardButtonStyle.DANGER.value),
    }
)
"""The style of a button by its verb; the others have the app's own."""

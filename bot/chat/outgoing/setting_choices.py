"""What a chat can settle on, in words: each choice, what holds, and what does not fit its model."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from babel import Locale

from bot.texts import LANGUAGES, Html, Texts
from bot.veo.catalogue import FAMILIES, MODELS, RATIOS
from bot.veo.choice import Defaults
from bot.veo.holding import Held, unfit


@dataclass(frozen=True)
class Choice:
    """One setting: its values, and how each is labelled."""

    values: tuple[Any, ...]
    label: Callable[[Texts, Any], str]
    unset: str = "choice-auto"
    """the key of what is said where nothing is chosen"""
    only_private: bool = False


def _plain(_: Texts, value: Any) -> str:
    return str(value)


def _on_off(texts: Texts, value: Any) -> str:
    return texts("choice-on" if value else "choice-off")


def _language_name(_: Texts, value: Any) -> str:
    return (Locale(value).get_display_name(value) or str(value)).capitalize()


_LENGTHS = sorted({seconds for model in MODELS.values() for seconds in model.durations})

CHOICES = {
    "model": Choice(tuple(FAMILIES), lambda _, value: FAMILIES[value].title),
    "aspect_ratio": Choice(RATIOS, lambda texts, value: texts(f"shape-{value.replace(':', '-')}")),
    "duration": Choice(tuple(_LENGTHS), lambda texts, value: texts.seconds(value)),
    "resolution": Choice(("720p", "1080p"), _plain),
    "generate_audio": Choice((True, False), _on_off),
    "enhance_prompt": Choice((True, False), _on_off),
    "improve": Choice((True, False), _on_off),
    "share_link": Choice((True,), _on_off, "choice-off", only_private=True),
    "language": Choice(LANGUAGES, _language_name),
}
"""What can be chosen, in the order of the buttons; the names are ChatSettings' fields."""


def shown(texts: Texts, field: str, value: Any) -> str:
    """Return what is said of the value of a field; what cannot be chosen (any more) is unset."""
    choice = CHOICES[field]
    return choice.label(texts, value) if value in choice.values else texts(choice.unset)


def name_of(texts: Texts, field: str) -> str:
    """Return what a field is called."""
    return texts(f"settings-{key_of(field)}")


def key_of(field: str) -> str:
    """Return the part that the keys of a field's texts have in common."""
    return field.replace("_", "-")


def unfit_lines(texts: Texts, defaults: Defaults) -> list[Html]:
    """Return a sentence for each thing that the chat has chosen and its model cannot do."""
    title = FAMILIES[defaults.model].title
    return [unfit_words(texts, title, each) for each in unfit(defaults)]


def unfit_words(texts: Texts, title: str, told: Held) -> Html:
    """Return what the model can do instead of what was chosen, and what holds."""
    match told.field:
        case "generate_audio":
            return texts("settings-unfit-sound", model=title)
        case "enhance_prompt":
            return texts("settings-unfit-enhance", model=title)
        case field:
            return texts(
                "settings-unfit",
                model=title,
                allowed=_allowed(texts, field, told.possible),
                chosen=shown(texts, field, told.unfit),
                value=shown(texts, field, told.value),
            )


def _allowed(texts: Texts, field: str, possible: Iterable[Any]) -> str:
    """Return the values as a choice: ``5, 6 or 7 s``."""
    *others, last = possible
    firsts = [str(each) if field == "duration" else shown(texts, field, each) for each in others]
    return texts.choice([*firsts, shown(texts, field, last)])

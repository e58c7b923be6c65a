"""``/veo ...`` as people type it → a Command: what was written, before a model is chosen."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import partial

from bot.errors import BadValue, MissingValue, PromptTooLong, UnknownOption
from bot.veo.catalogue import FAMILIES, PROMPT_LIMIT, RATIOS, SEED_LIMIT, TAKES_LIMIT

_DASHES = "-\u2010\u2011\u2012–—\u2015\u2212"
"""All that looks like a dash: phones turn ``--`` into one, and some people type only one."""

_OPTION = re.compile(rf"(?<!\S)(--|[{_DASHES}])([^\W_][\w-]*)(?:[=:]\s*(?=\S))?")
"""Two hyphens or one dash, right before a name in any alphabet."""

_WORD = re.compile(r"\s*(?:[\"“”„«‟](?P<quoted>[^\"“”„«»‟]*)[\"“”»‟]|(?P<bare>\S+))")

_UNIT = re.compile(r"^\s*(?:s|secs?|seconds?)\b", re.IGNORECASE)
"""People write ``8 seconds`` as often as ``8``."""

_NAMES = {
    "model": "model",
    "m": "model",
    "ar": "aspect_ratio",
    "aspect": "aspect_ratio",
    "aspect-ratio": "aspect_ratio",
    "duration": "duration",
    "length": "duration",
    "res": "resolution",
    "resolution": "resolution",
    "no": "negative_prompt",
    "negative": "negative_prompt",
    "seed": "seed",
    "silent": "silent",
    "raw": "raw",
    "fix": "auto_fix",
    "people": "people",
    "takes": "takes",
    "loop": "loop",
    "spoiler": "spoiler",
    "improve": "improve",
}
SPELLING = {
    "aspect_ratio": "--ar",
    "resolution": "--res",
    "negative_prompt": "--no",
    "generate_audio": "--silent",
    "enhance_prompt": "--raw",
    "auto_fix": "--fix",
    "person_generation": "--people",
    "people": "--people",
    "model": "--model",
    "duration": "--duration",
    "seed": "--seed",
    "takes": "--takes",
    "loop": "--loop",
    "spoiler": "--spoiler",
    "improve": "--improve",
}
"""How people write the option that fills a field."""

_EVERYDAY = {"takes", "loop"}
"""Options that are ordinary words: what is spelt nearly so after a dash is prose."""

_FLAGS = {"silent", "raw", "loop", "spoiler", "improve"}
_SWITCH = {"on": True, "off": False, "yes": True, "no": False}
_SHAPES = {
    "landscape": "16:9",
    "horizontal": "16:9",
    "wide": "16:9",
    "portrait": "9:16",
    "vertical": "9:16",
    "tall": "9:16",
}


@dataclass(frozen=True)
class Command:
    """What somebody wrote. None: not mentioned."""

    prompt: str = ""
    model: str | None = None
    aspect_ratio: str | None = None
    duration: int | None = None
    resolution: str | None = None
    negative_prompt: str | None = None
    seed: int | None = None
    silent: bool = False
    raw: bool = False
    auto_fix: bool | None = None
    people: bool | None = None
    takes: int | None = None
    loop: bool = False
    spoiler: bool = False
    improve: bool = False
    """whether a better prompt is to be shown first"""

    @property
    def has_options(self) -> bool:
        """Whether it says more than what the video should show."""
        return self != Command(prompt=self.prompt)

    def merged(self, later: "Command") -> "Command":
        """Return both as one: prompts joined, and of an option in both the later one.

        Raises:
            PromptTooLong: together they have more than PROMPT_LIMIT characters.
        """
        prompt = " ".join(words for words in (self.prompt, later.prompt) if words)
        _check_length(prompt)
        options = {
            field.name: value
            for field in fields(later)
            if (value := getattr(later, field.name)) is not None
            and not (field.name in _FLAGS and value is False)
        }
        return replace(self, **{**options, "prompt": prompt})


ANY_WORDS = Command(prompt="…")
"""Words in place of those that are still to come: what they buy does not depend on them."""


def parse(text: str) -> Command:
    """Separate the options from the prompt, which keeps its line breaks.

    Raises:
        UnknownOption: a word after ``--`` that is not an option, or nearly one after a dash.
        MissingValue: an option without its value.
        BadValue: a value that no model takes.
        PromptTooLong: more than PROMPT_LIMIT characters of prompt or of ``--no``.
    """
    prompt: list[str] = []
    values: dict[str, object] = {}
    for option, rest in _segments(text):
        if not option:
            prompt.append(rest)
        elif option in _FLAGS:
            values[option] = True
            prompt.append(rest)
        else:
            value, remainder = _value(option, rest)
            values[option] = _READERS[option](value)
            prompt.append(remainder)
    words = " ".join(part for piece in prompt if (part := piece.strip()))
    _check_length(words)
    return Command(prompt=words, **values)  # type: ignore[arg-type]  # each reader gives its field


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Yield ``(option, what follows it up to the next option)``, first the leading text."""
    option, start = "", 0
    for match in _OPTION.finditer(text):
        field = _field(match[1], match[2])
        if field:
            yield option, text[start : match.start()]
            option, start = field, match.end()
    yield option, text[start:]


def _field(dashes: str, name: str) -> str:
    """Return the field that an option fills, or an empty string where a dash is only a dash."""
    field = _NAMES.get(name.lower())
    if field:
        return field
    near = get_close_matches(name.lower(), _NAMES, n=1)
    if dashes == "--" or _is_slip(name.lower(), near):
        suggestion = SPELLING.get(_NAMES[near[0]], f"--{_NAMES[near[0]]}") if near else ""
        raise UnknownOption(name=f"--{name}", suggestion=suggestion)
    return ""


def _is_slip(name: str, near: list[str]) -> bool:
    """Return whether the word after a dash is a misspelt option: dashes also stand in prose."""
    is_name = bool(near) and len(near[0]) > 3 and near[0] not in _EVERYDAY
    return is_name and bool(get_close_matches(name, near, cutoff=0.8))


def _value(option: str, rest: str) -> tuple[str, str]:
    match = _WORD.match(rest)
    if not match:
        raise MissingValue(option=SPELLING[option])
    if option == "negative_prompt" and match["quoted"] is None:
        return rest.strip(), ""
    value = (match["bare"] if match["quoted"] is None else match["quoted"]).strip()
    if not value:
        raise MissingValue(option=SPELLING[option])
    remainder = rest[match.end() :]
    return value, _UNIT.sub("", remainder) if option == "duration" else remainder


def _model(value: str) -> str:
    name = value.lower().replace("_", "-")
    if name not in FAMILIES:
        raise BadValue(option="--model", value=value, allowed=tuple(FAMILIES))
    return name


def _aspect_ratio(value: str) -> str:
    ratio = _SHAPES.get(value.lower(), re.sub(r"[x×/]", ":", value.lower()))
    if ratio not in {*RATIOS, "auto"}:
        raise BadValue(option="--ar", value=value, allowed=RATIOS)
    return ratio


def _duration(value: str) -> int:
    match = re.fullmatch(r"([0-9]{1,3})\s*s?(?:ec(?:onds?)?)?", value.lower())
    if not match:
        raise BadValue(option="--duration", value=value, allowed=("4", "5", "6", "7", "8"))
    return int(match[1])


def _resolution(value: str) -> str:
    match = re.fullmatch(r"(720|1080)p?", value.lower())
    if not match:
        raise BadValue(option="--res", value=value, allowed=("720p", "1080p"))
    return f"{match[1]}p"


def _seed(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", value) or int(value) > SEED_LIMIT:
        raise BadValue(option="--seed", value=value, allowed=(f"0…{SEED_LIMIT}",))
    return int(value)


def _takes(value: str) -> int:
    counts = {str(count): count for count in range(1, TAKES_LIMIT + 1)}
    if value not in counts:
        raise BadValue(option="--takes", value=value, allowed=tuple(counts))
    return counts[value]


def _negative(value: str) -> str:
    _check_length(value)
    return value


def _check_length(words: str) -> None:
    if len(words) > PROMPT_LIMIT:
        raise PromptTooLong(length=len(words), limit=PROMPT_LIMIT)


def _switch(option: str, value: str) -> bool:
    if value.lower() not in _SWITCH:
        raise BadValue(option=option, value=value, allowed=("on", "off"))
    return _SWITCH[value.lower()]


_READERS: dict[str, Callable[[str], object]] = {
    "model": _model,
    "aspect_ratio": _aspect_ratio,
    "duration": _duration,
    "resolution": _resolution,
    "negative_prompt": _negative,
    "seed": _seed,
    "auto_fix": partial(_switch, "--fix"),
    "people": partial(_switch, "--people"),
    "takes": _takes,
}

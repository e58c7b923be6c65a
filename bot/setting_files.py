"""Settings whose values stand in files of their own, or are empty on purpose."""

from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
)

from bot.errors import SettingsError

_MOST_BYTES = 64 * 1024


class SettingFiles(PydanticBaseSettingsSource):
    """Reads the value of ``NAME`` from the file that ``NAME_FILE`` names.

    That is how Docker, Kubernetes and systemd hand over secrets: in files, which no other process
    finds in an environment.
    """

    def __init__(
        self, settings_cls: type[BaseSettings], *named_in: PydanticBaseSettingsSource
    ) -> None:
        """Take the sources in which variables are named, the strongest first."""
        super().__init__(settings_cls)
        known = [source.env_vars for source in named_in if isinstance(source, EnvSettingsSource)]
        self._variables = {
            name: value for variables in reversed(known) for name, value in variables.items()
        }

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return what stands in the file of a setting; None where no file is named.

        Raises:
            SettingsError: the file cannot be read, or a value is given beside it.
        """
        named = self._variables.get(f"{field_name}_file")
        if not named:
            return None, field_name, False
        name = field_name.upper()
        if self._variables.get(field_name):
            raise SettingsError(f"{name}_FILE", f"is given beside {name}: keep one of the two")
        return _content(f"{name}_FILE", Path(named)), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return the values of all settings that stand in files.

        Raises:
            SettingsError: one of them cannot be read, or is given twice.
        """
        values = {
            name: self.get_field_value(field, name)[0]
            for name, field in self.settings_cls.model_fields.items()
        }
        return {name: value for name, value in values.items() if value is not None}


class EmptySettings(PydanticBaseSettingsSource):
    """Reads settings for which being empty means something; for others it means not to be there."""

    def __init__(
        self, settings_cls: type[BaseSettings], dotenv: PydanticBaseSettingsSource, *names: str
    ) -> None:
        """Take the source that reads ``.env``, and the names of these settings."""
        super().__init__(settings_cls)
        file = dotenv.env_file if isinstance(dotenv, DotEnvSettingsSource) else None
        self._names = names
        self._variables = {
            **DotEnvSettingsSource(settings_cls, env_file=file, env_ignore_empty=False).env_vars,
            **EnvSettingsSource(settings_cls, env_ignore_empty=False).env_vars,
        }

    def get_field_value(self, _: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return an empty text where that is what the setting is set to, else None."""
        is_empty = field_name in self._names and self._variables.get(field_name) == ""
        return "" if is_empty else None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return those that are empty."""
        return {name: "" for name in self._names if self._variables.get(name) == ""}


def _content(key: str, path: Path) -> str:
    """Return a file's text without the newline that editors and ``echo`` put at its end."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it holds no UTF-8 text"
        problem = f"cannot be read: make {_shown(path)} readable ({why})"
        raise SettingsError(key, problem) from None
    if not text or len(content) > _MOST_BYTES:
        raise SettingsError(key, f"names no value: put it alone into {_shown(path)}")
    return text.removesuffix("\n").removesuffix("\r")


def _shown(path: Path) -> str:
    """Return a path for people; what is no whole path may be the secret itself, by mistake."""
    return str(path) if path.is_absolute() else "the file that it names"

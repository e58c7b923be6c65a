"""Each setting can stand in a file of its own."""

from pathlib import Path

import pytest

from bot import settings
from bot.errors import SettingsError
from bot.settings import Settings

TOKEN, KEY = "123456:ABC-def_42", "key-0123456789"


@pytest.fixture(autouse=True)
def two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("AIMLAPI_KEY", KEY)


def written(folder: Path, content: str | bytes) -> str:
    path = folder / "secret"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def outcome(name: str) -> object:
    """Return what a setting is, or what is wrong with it."""
    try:
        return getattr(settings.load(), name)
    except SettingsError as error:
        return str(error)


@pytest.mark.parametrize("value", ["1", "veo2", "UTC", "text", "https://host.example/7"])
@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_in_a_file_is_what_it_is_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(name.upper(), value)
    expected = outcome(name)
    monkeypatch.delenv(name.upper())
    monkeypatch.setenv(f"{name.upper()}_FILE", written(tmp_path, f"{value}\n"))
    assert outcome(name) == expected


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_newline_at_the_end_is_none_of_the_value(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, end: str
) -> None:
    monkeypatch.delenv("AIMLAPI_KEY")
    monkeypatch.setenv("AIMLAPI_KEY_FILE", written(tmp_path, f"from-a-file{end}"))
    assert settings.load().aimlapi_key.get_secret_value() == "from-a-file"


@pytest.mark.parametrize("content", ["from-a-file\n\n", " from-a-file", "from-a-file\nmore"])
def test_one_newline_alone_is_taken_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str
) -> None:
    monkeypatch.delenv("AIMLAPI_KEY")
    monkeypatch.setenv("AIMLAPI_KEY_FILE", written(tmp_path, content))
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert caught.value.key == "AIMLAPI_KEY"
    assert "from-a-file" not in f"{caught.value} {caught.value!r}"


def test_a_value_and_a_file_are_one_too_many(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AIMLAPI_KEY_FILE", written(tmp_path, "from-a-file"))
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert caught.value.key == "AIMLAPI_KEY_FILE"
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("where", ["environment", ".env"])
def test_the_two_are_one_too_many_wherever_they_stand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = written(tmp_path, "veo2")
    in_file = {"environment": "DEFAULT_MODEL=veo3", ".env": f"DEFAULT_MODEL_FILE={file}"}[where]
    outside = {"environment": ("DEFAULT_MODEL_FILE", file), ".env": ("DEFAULT_MODEL", "veo3")}
    (tmp_path / ".env").write_text(in_file, "utf-8")
    monkeypatch.setenv(*outside[where])
    with pytest.raises(SettingsError, match=r"^DEFAULT_MODEL_FILE: "):
        settings.load()


def test_a_file_can_be_named_in_the_env_file_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one").write_text("veo2", "utf-8")
    (tmp_path / "other").write_text("veo3", "utf-8")
    (tmp_path / ".env").write_text(f"DEFAULT_MODEL_FILE={tmp_path}/one", "utf-8")
    assert settings.load().default_model == "veo2"
    monkeypatch.setenv("DEFAULT_MODEL_FILE", f"{tmp_path}/other")
    assert settings.load().default_model == "veo3"


@pytest.mark.parametrize(
    "content", [None, b"", b"\xff\xfe", b"x" * 70_000], ids=["none", "empty", "binary", "huge"]
)
def test_a_file_that_holds_no_value_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = str(tmp_path / "nothing") if content is None else written(tmp_path, content)
    monkeypatch.delenv("AIMLAPI_KEY")
    monkeypatch.setenv("AIMLAPI_KEY_FILE", path)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert caught.value.key == "AIMLAPI_KEY_FILE"
    assert path in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_value_that_is_taken_for_a_path_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIMLAPI_KEY")
    monkeypatch.setenv("AIMLAPI_KEY_FILE", KEY)
    with pytest.raises(SettingsError, match=r"^AIMLAPI_KEY_FILE: cannot be read") as caught:
        settings.load()
    assert KEY not in f"{caught.value} {caught.value!r}"


def test_a_folder_is_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AIMLAPI_KEY")
    monkeypatch.setenv("AIMLAPI_KEY_FILE", str(tmp_path))
    with pytest.raises(SettingsError, match=r"^AIMLAPI_KEY_FILE: cannot be read"):
        settings.load()


def test_an_empty_name_of_a_file_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIMLAPI_KEY_FILE", "")
    assert settings.load().aimlapi_key.get_secret_value() == KEY


def test_what_is_passed_on_goes_before_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DEFAULT_MODEL_FILE", written(tmp_path, "veo2"))
    assert settings.load(default_model="veo3").default_model == "veo3"


@pytest.mark.parametrize("name", ["prompt_model", "still_model"])
def test_a_model_that_helps_is_switched_off_by_an_empty_value(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "some.env"
    file.write_text("")
    assert getattr(settings.load(_env_file=file), name)
    file.write_text(f"{name.upper()}=\n")
    assert getattr(settings.load(_env_file=file), name) == ""
    monkeypatch.setenv(name.upper(), "some/model")
    assert getattr(settings.load(_env_file=file), name) == "some/model"
    file.write_text(f"{name.upper()}=another\n")
    monkeypatch.setenv(name.upper(), "")
    assert getattr(settings.load(_env_file=file), name) == ""


def test_other_settings_that_are_empty_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFAULT_MODEL", "")
    assert settings.load(_env_file=None).default_model == "veo3-fast"


@pytest.mark.parametrize("value", ["two words", "-x", "x" * 65, "a\nb"])
def test_what_is_no_name_of_a_model_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="PROMPT_MODEL"):
        settings.load(_env_file=None, prompt_model=value)

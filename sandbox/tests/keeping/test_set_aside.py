"""A world that is not gone on with is set aside, and never lost."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.keeping.codec import Codec
from sandbox.keeping.folder import DemoFolder, FolderInUseError, FolderUnusableError
from sandbox.keeping.world_file import WorldFile
from sandbox.tests.keeping.demo import Demo


def older(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def foreign(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute('UPDATE record SET value = \'{"~": "record", "of": "Popen"}\'')
    database.commit()
    database.close()


def endless(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("UPDATE record SET value = ?", ["[" * 200_000 + "]" * 200_000])
    database.commit()
    database.close()


HARMS: dict[str, Callable[[Path], object]] = {
    "broken": lambda path: path.write_bytes(b"no database" * 500),
    "older": older,
    "foreign": foreign,
    "endless": endless,
    "missing": Path.unlink,
}


@pytest.mark.parametrize("harm", ["broken", "older", "foreign", "endless", "missing"])
async def test_a_world_that_cannot_be_read_is_set_aside_with_a_sentence(
    demo: Demo, harm: str
) -> None:
    async with demo.world() as (sandbox, _):
        world_id = sandbox.world_id
        (demo.folder.bot / "veogram.db").write_text("the bot's")
    HARMS[harm](demo.folder.world)
    async with demo.world() as (sandbox, _):
        assert sandbox.world_id != world_id
        assert [each.first_name for each in sandbox.telegram.people] == ["Anna"]
        assert not any(demo.folder.bot.iterdir())
    (sentence,) = demo.said
    aside = demo.folder.path.with_name("demo-before")
    assert str(aside) in sentence
    assert (aside / "bot" / "veogram.db").read_text() == "the bot's"


def test_what_is_set_aside_never_takes_the_place_of_what_was_before(demo: Demo) -> None:
    with demo.folder.locked():
        assert demo.folder.set_aside() is None
        for name in ("demo-before", "demo-before-2"):
            demo.folder.world.write_text(name)
            aside = demo.folder.set_aside()
            assert aside == demo.folder.path.with_name(name)
            assert (aside / "world.db").read_text() == name


async def test_a_world_that_cannot_be_written_just_now_is_not_set_aside(demo: Demo) -> None:
    async with demo.world() as (sandbox, _):
        world_id = sandbox.world_id
    holding = sqlite3.connect(demo.folder.world, timeout=0, isolation_level=None)
    holding.execute("PRAGMA locking_mode = EXCLUSIVE")
    holding.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FolderUnusableError):
        async with demo.world():
            pass
    holding.close()
    async with demo.world() as (sandbox, _):
        assert sandbox.world_id == world_id
    assert demo.said == []


def test_a_full_disk_leaves_what_was_written_before(tmp_path: Path) -> None:
    file = WorldFile(tmp_path / "world.db")
    file.write({("kind", "a"): "small"}, ())
    file._database.execute("PRAGMA max_page_count = 4")
    with pytest.raises(FolderUnusableError, match="full"):
        file.write({("kind", "a"): "large" * 10_000}, ())
    assert file.read().one("kind", "a", Codec(tmp_path, {})) == "small"
    file.close()


def test_a_folder_has_one_lock_by_whatever_name_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "demo.1")
    with DemoFolder(tmp_path / "demo.1").locked():
        with pytest.raises(FolderInUseError), DemoFolder(tmp_path / "link").locked():
            pass
        with DemoFolder(tmp_path / "demo.2").locked():
            pass


def test_one_demo_at_a_time_works_on_a_folder(demo: Demo) -> None:
    with demo.folder.locked(), pytest.raises(FolderInUseError), demo.folder.locked():
        pass
    with demo.folder.locked():
        pass


def test_a_folder_that_no_demo_has_made_is_left_as_it_is(demo: Demo) -> None:
    folder = demo.folder.path
    drafts, notes = folder / "files" / "draft-1", folder / "notes.md"
    drafts.parent.mkdir(parents=True)
    for each in (drafts, notes):
        each.write_text("mine")
    with pytest.raises(FolderUnusableError, match=notes.name), demo.folder.locked():
        pass
    assert [each.read_text() for each in (drafts, notes)] == ["mine", "mine"]
    assert sorted(each.name for each in folder.iterdir()) == ["files", "notes.md"]


def test_the_lock_takes_the_place_of_nobodys_file(tmp_path: Path) -> None:
    kept = tmp_path / "poetry.lock"
    kept.write_text("mine")
    with DemoFolder(tmp_path / "poetry").locked():
        assert kept.read_text() == "mine"

"""What an operator should know of the machine that the settings are for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

_EPHEMERAL = {
    "DYNO": "Heroku",
    "RAILWAY_ENVIRONMENT_NAME": "Railway",
    "FLY_APP_NAME": "Fly.io",
    "RENDER": "Render",
    "K_SERVICE": "Cloud Run",
}
"""Platforms whose disks are new at each start, unless a volume is added, by a variable that each
of them sets."""

_VOLUMES = ("RAILWAY_VOLUME_MOUNT_PATH",)
"""Variables by which a platform says that a volume is there."""


def machine_warnings(database: Path | None, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield them; ``database`` is the SQLite file, where that is the database."""
    env_file = Path(".env")
    if env_file.exists() and env_file.stat().st_mode & 0o077:
        yield ".env can be read by others on this machine: chmod 600 .env"
    if database and not _is_on_volume(database, environment):
        for variable, platform in _EPHEMERAL.items():
            if variable in environment:
                lost = f"{platform} may delete {database} at each start, with all that is paid for"
                yield f"{lost}: set DATABASE_URL to PostgreSQL, or put it on a volume"


def _is_on_volume(database: Path, environment: Mapping[str, str]) -> bool:
    """Return whether a file is below a volume, or on a disk of its own (as mounts are)."""
    folder = database.absolute().parent
    told = [Path(environment[name]) for name in _VOLUMES if environment.get(name)]
    if any(folder.is_relative_to(volume) for volume in told):
        return True
    parents = [each for each in (folder, *folder.parents) if each != Path("/")]
    return any(each.is_mount() for each in parents)

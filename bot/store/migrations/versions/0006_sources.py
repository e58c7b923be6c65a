"""Tasks by what asked for them, with all that they need to their end."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.store.migrations.chunks import chunks

revision = "0006"
down_revision = "0005"

# As the catalogue of 0.1.0 had them: title, seconds, resolution, sound, seed, can be extended.
_FAMILIES: dict[str, tuple[str, dict[str, tuple[int, str, bool, bool]], bool]] = {
    "veo3-fast": (
        "Veo 3 Fast",
        {
            "google/veo-3.0-fast": (60, "720p", True, True),
            "google/veo-3.0-i2v-fast": (60, "720p", True, True),
        },
        False,
    ),
    "veo3": (
        "Veo 3",
        {
            "google/veo3": (120, "720p", True, True),
            "google/veo-3.0-i2v": (45, "720p", True, True),
        },
        False,
    ),
    "veo3.1-fast": (
        "Veo 3.1 Fast",
        {
            "google/veo-3.1-t2v-fast": (80, "1080p", True, True),
            "google/veo-3.1-i2v-fast": (80, "1080p", True, False),
            "google/veo-3.1-first-last-image-to-video-fast": (80, "1080p", True, False),
            "google/veo3-1-fast-extend-video": (180, "720p", True, False),
        },
        True,
    ),
    "veo3.1": (
        "Veo 3.1",
        {
            "google/veo-3.1-t2v": (150, "1080p", True, True),
            "google/veo-3.1-i2v": (150, "1080p", True, False),
            "google/veo-3.1-first-last-image-to-video": (150, "1080p", True, False),
            "google/veo-3.1-reference-to-video": (150, "1080p", True, False),
            "google/veo3-1-extend-video": (180, "720p", True, False),
        },
        True,
    ),
    "veo3.1-lite": (
        "Veo 3.1 Lite",
        {"veo-3.1-lite-generate-001": (50, "720p", True, False)},
        False,
    ),
    "veo3.1-lite-preview": (
        "Veo 3.1 Lite Preview",
        {"google/veo-3-1-lite-generate-preview": (50, "1080p", True, False)},
        False,
    ),
    "veo2": (
        "Veo 2",
        {
            "veo2": (45, "720p", False, True),
            "veo2/image-to-video": (45, "720p", False, True),
        },
        False,
    ),
}
_TITLES = {name: title for name, (title, _, _) in _FAMILIES.items()}
_MODELS = {
    model_id: (name, title, *facts, extendable)
    for name, (title, models, extendable) in _FAMILIES.items()
    for model_id, facts in models.items()
}
_SHORT_SIDES = {"720p": 720, "1080p": 1080}

_SEARCH_TRIGGER = """
CREATE TRIGGER prompts_of_delivered AFTER UPDATE OF status ON tasks
WHEN new.status = 'delivered' AND old.status <> 'delivered'
BEGIN
    INSERT INTO prompts (rowid, prompt) VALUES (new.id, json_extract(new.request, '$.prompt'));
END
"""


def upgrade() -> None:
    """Name the sources, complete the requests, count money in credits, rename columns."""
    op.create_index("ix_moves_new", "moves", ["new_id"])
    op.add_column("tasks", sa.Column("source_key", sa.String(length=128), nullable=True))
    op.add_column("tasks", sa.Column("quote", sa.BigInteger(), nullable=True))
    op.add_column("tasks", sa.Column("cost", sa.BigInteger(), nullable=True))
    op.add_column("tasks", sa.Column("cancelled_by", sa.String(length=128), nullable=True))
    _name_sources()
    _complete_requests()
    op.execute("UPDATE tasks SET cost = CAST(round(cost_usd * 2000000) AS BIGINT)")
    op.execute("UPDATE tasks SET reason = 'cancelled' WHERE reason = 'called-off'")
    with op.batch_alter_table("tasks") as batch:
        batch.drop_constraint("uq_tasks_chat_id_message_id_take", type_="unique")
        batch.drop_constraint("uq_tasks_press_id", type_="unique")
        batch.drop_column("press_id")
        batch.drop_column("cost_usd")
        batch.alter_column("source_key", nullable=False)
        batch.alter_column("take", new_column_name="sequence")
        batch.alter_column("settled", new_column_name="outcome_notified")
        batch.alter_column("progress_id", new_column_name="progress_message_id")
        batch.alter_column("result_id", new_column_name="result_message_id")
    with op.batch_alter_table("tasks") as batch:
        # A batch of its own: one that renames a column leaves out constraints on its new name.
        batch.create_unique_constraint(
            op.f("uq_tasks_source_key_sequence"), ["source_key", "sequence"]
        )
    op.execute("UPDATE tasks SET sequence = 0")
    op.create_index("ix_tasks_cancelled_by", "tasks", ["cancelled_by"])
    op.create_index("ix_tasks_message", "tasks", ["chat_id", "message_id"])
    op.create_index("ix_tasks_progress", "tasks", ["chat_id", "progress_message_id"])
    op.create_index("ix_tasks_file", "tasks", ["file_unique_id"])
    if op.get_bind().dialect.name == "sqlite":
        # Changing a table means copying it there, which leaves its triggers behind.
        op.execute("DROP TRIGGER IF EXISTS prompts_of_delivered")
        op.execute(_SEARCH_TRIGGER)


def _name_sources() -> None:
    """Name what asked for each task; in a group that has moved, by its former id."""
    op.execute("UPDATE tasks SET source_key = 'press:' || press_id WHERE press_id IS NOT NULL")
    op.execute(
        """
        UPDATE tasks SET source_key = 'message:' || COALESCE(
            (SELECT min(old_id) FROM moves WHERE new_id = tasks.chat_id AND tasks.message_id < 0),
            chat_id
        ) || ':' || abs(message_id)
        WHERE press_id IS NULL
        """
    )


def _complete_requests() -> None:
    """Store with each request what was read from the catalogue until now."""
    bind = op.get_bind()
    rows = sa.table("tasks", sa.column("id", sa.BigInteger), sa.column("request", sa.JSON))
    for chunk in chunks(sa.select(rows), rows.c.id):
        for row in chunk:
            change = rows.update().where(rows.c.id == row.id)
            bind.execute(change.values(request=_completed(row.request)))


def _completed(request: dict[str, Any]) -> dict[str, Any]:
    model_id = request["model_id"]
    unknown = (model_id, model_id, 60, "720p", True, False, False)
    family, title, typical, resolution, sound, seedable, extendable = _MODELS.get(model_id, unknown)
    source_ratio = request.pop("source_ratio", None)
    asked = request.get("aspect_ratio")
    ratio = source_ratio if asked in {None, "auto"} else asked
    short = _SHORT_SIDES[request.get("resolution") or resolution]
    size = (short * 16 // 9, short)
    width, height = size[::-1] if ratio == "9:16" else size
    if "instead_of" in request:
        request["instead_of"] = _TITLES.get(request["instead_of"], request["instead_of"])
    return {
        **request,
        "family": family,
        "title": title,
        "width": width,
        "height": height,
        "typical_seconds": typical,
        "silent": not sound or request.get("generate_audio") is False,
        "seedable": seedable,
        "extendable": extendable,
    }

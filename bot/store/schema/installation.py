"""What this installation is known by."""

import sqlalchemy as sa

from bot.store.schema.base import metadata

installation = sa.Table(
    "installation",
    metadata,
    sa.Column("key", sa.String(32), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

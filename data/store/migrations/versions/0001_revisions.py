"""Revisions, their changes, and the files they came from."""

import sqlalchemy as sa
from alembic import op

from data.store.migrations.append_only import guard

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_original"),
    )
    op.create_table(
        "revision",
        sa.Column("city", sa.String(80), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("restores", sa.Integer),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("original", sa.String(64)),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("city", "n", name="pk_revision"),
        sa.ForeignKeyConstraint(["original"], ["original.sha256"], name="fk_revision_original"),
    )
    op.create_table(
        "change",
        sa.Column("city", sa.String(80), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("key", sa.String(500), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("cells", sa.Text),
        sa.PrimaryKeyConstraint("city", "n", "part", "key", name="pk_change"),
        sa.ForeignKeyConstraint(
            ["city", "n"], ["revision.city", "revision.n"], name="fk_change_revision"
        ),
    )
    guard("original", "revision", "change")

"""The tables of the database, as the newest migration leaves them; a test compares the two.

``revision``, ``change`` and ``original`` are only ever added to: triggers made by the migrations
refuse UPDATE and DELETE. The content of revision n is the last change up to n of every key. Each
row names its city, so that one database may serve several.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

# A file as it came in, kept once however often it comes.
original = Table(
    "original",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

# ``at`` is UTC; ``kind`` is load | publish | rollback, ``restores`` the revision a rollback brings
# back; ``origin`` is the digest of the city folder a load read; ``digest`` that of the content.
revision = Table(
    "revision",
    METADATA,
    Column("city", String(80), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("restores", Integer),
    Column("file", Text, nullable=False),
    Column("original", String(64), ForeignKey("original.sha256")),
    Column("origin", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

# ``cells`` is a JSON object without the blank cells, NULL where the row is no more.
change = Table(
    "change",
    METADATA,
    Column("city", String(80), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("part", String(20), primary_key=True),
    Column("key", String(500), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("cells", Text),
    ForeignKeyConstraint(["city", "n"], ["revision.city", "revision.n"]),
)

APPEND_ONLY = (original, revision, change)

user = Table(
    "user",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("password", Text, nullable=False),
    Column("stamp", String(16), nullable=False),
)

# A failed sign-in, kept for as long as it counts.
failure = Table(
    "failure",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("address", String(64), nullable=False),
    Column("at", DateTime, nullable=False),
)

key = Table(
    "key",
    METADATA,
    Column("name", String(20), primary_key=True),
    Column("value", Text, nullable=False),
)

# ``body`` is the draft as JSON (data.intake.draft); ``who`` and ``at`` are of the last change.
draft = Table(
    "draft",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("city", String(80), nullable=False),
    Column("version", Integer, nullable=False),
    Column("status", String(10), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("body", Text, nullable=False),
)

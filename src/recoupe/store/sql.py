"""A store on SQLAlchemy Core: SQLite inside the dossier by default; any database SQLAlchemy reaches by URL."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import ExceptionContext

from recoupe.errors import StoreError
from recoupe.model import Record, Span
from recoupe.store.base import BuildNote
from recoupe.store.codec import decode, encode

R = TypeVar("R", bound=Record)

SCHEMA_VERSION = 1
"""Raised when the tables or the records change shape; a record of another version is rebuilt."""

AT_ONCE = 500
"""Values named in one question; SQLite takes 999 and more."""

BEHIND = "g"
"""What sorts behind every digit of an id, in any database."""

AT_ONE_TIME = 2000
"""Rows fetched at one time."""

_METADATA = sa.MetaData()
_RECORDS = sa.Table(
    "records",
    _METADATA,
    sa.Column("owner", sa.String(128), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("text", sa.String(32), nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Index("records_by_id", "id"),
    sa.Index("records_by_kind", "kind", "id"),
    sa.Index("records_by_text", "text", "kind"),
)
_OWNERS = sa.Table(
    "owners",
    _METADATA,
    sa.Column("owner", sa.String(128), primary_key=True),
    sa.Column("key", sa.String(64), nullable=False),
)
_BUILDS = sa.Table(
    "builds",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)
_KEPT = sa.Table(
    "kept",
    _METADATA,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("key", sa.String(64), nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)
BUILDS_KEPT = 12
_VERSION = sa.Table("version", _METADATA, sa.Column("number", sa.Integer, primary_key=True))


class SqlStore:
    """Records in two tables of a database."""

    def __init__(self, url: str) -> None:
        self._remembers = False
        self._remembered: dict[type[Record], tuple[Record, ...]] = {}
        self._engine = sa.create_engine(url)
        sa.event.listen(self._engine, "handle_error", _told)
        try:
            _METADATA.create_all(self._engine)
            self._check_version()
        except StoreError:
            self._engine.dispose()
            raise

    @classmethod
    def at(cls, path: Path) -> "SqlStore":
        """The SQLite store in file ``path``, made when there is none."""
        return cls(f"sqlite:///{path}")

    @classmethod
    def in_memory(cls) -> "SqlStore":
        """An empty store that leaves nothing behind."""
        return cls("sqlite://")

    def _check_version(self) -> None:
        with self._engine.begin() as connection:
            found = connection.scalar(sa.select(_VERSION.c.number))
            if found is None:
                connection.execute(sa.insert(_VERSION).values(number=SCHEMA_VERSION))
            elif found != SCHEMA_VERSION:
                raise StoreError(
                    f"{_place(self._engine)}: expected a record of version {SCHEMA_VERSION}, "
                    f"found one of version {found}; delete this file, then: recoupe build"
                )

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """See `Store.remembering`."""
        self._remembers = True
        try:
            yield
        finally:
            self._remembers = False
            self._remembered = {}

    def _forget(self, kinds: Collection[str]) -> None:
        self._remembered = {kind: some for kind, some in self._remembered.items() if kind.KIND not in kinds}

    def replace(self, owner: str, key: str, records: Iterable[Record]) -> None:
        """See `Store.replace`."""
        rows = {record.id: _row(owner, record) for record in records}
        mine = sa.select(_RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload).where(_RECORDS.c.owner == owner)
        with self._engine.begin() as connection:
            had = {row.id: row for row in connection.execute(mine)}
            known = {name: row.payload for name, row in had.items()}
            # After an increment most of what linking found stands: what did not change is not written again.
            changed = [row for name, row in rows.items() if known.get(name) != row["payload"]]
            stale = sorted({*(known.keys() - rows.keys()), *(str(row["id"]) for row in changed if row["id"] in known)})
            for start in range(0, len(stale), AT_ONCE):
                some = _RECORDS.c.id.in_(stale[start : start + AT_ONCE])
                connection.execute(sa.delete(_RECORDS).where(_RECORDS.c.owner == owner, some))
            connection.execute(sa.delete(_OWNERS).where(_OWNERS.c.owner == owner))
            if changed:
                connection.execute(sa.insert(_RECORDS), changed)
            connection.execute(sa.insert(_OWNERS).values(owner=owner, key=key))
        self._forget({*(str(row["kind"]) for row in changed), *(str(had[name].kind) for name in stale if name in had)})

    def drop(self, owners: Iterable[str]) -> None:
        """See `Store.drop`."""
        self._forget({kind.KIND for kind in self._remembered})
        with self._engine.begin() as connection:
            for owner in sorted(set(owners)):
                connection.execute(sa.delete(_RECORDS).where(_RECORDS.c.owner == owner))
                connection.execute(sa.delete(_OWNERS).where(_OWNERS.c.owner == owner))

    def owners(self, prefix: str = "") -> Mapping[str, str]:
        """See `Store.owners`."""
        query = sa.select(_OWNERS).where(_OWNERS.c.owner.startswith(prefix, autoescape=True))
        with self._engine.connect() as connection:
            return {row.owner: row.key for row in sorted(connection.execute(query), key=lambda row: str(row.owner))}

    def get(self, identifier: str) -> Record | None:
        """See `Store.get`."""
        query = sa.select(_RECORDS.c.kind, _RECORDS.c.payload).where(_RECORDS.c.id == identifier).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else decode(row.kind, row.payload)

    def find(self, prefix: str) -> list[Record]:
        """See `Store.find`."""
        low = prefix.lower()
        query = (
            sa.select(_RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload)
            .where(_RECORDS.c.id >= low, _RECORDS.c.id < low + BEHIND)  # a range is looked up, a pattern is not
            .order_by(_RECORDS.c.id)
            .limit(40)
        )
        with self._engine.connect() as connection:
            rows = {row.id: row for row in connection.execute(query)}
        return [decode(row.kind, row.payload) for row in rows.values()][:20]

    def some(self, identifiers: Iterable[str]) -> Iterator[Record]:
        """See `Store.some`."""
        return self._among(_RECORDS.c.id, identifiers)

    def within(self, texts: Iterable[str], kinds: Iterable[type[Record]] = ()) -> Iterator[Record]:
        """See `Store.within`."""
        wanted, named = set(texts), sorted(kind.KIND for kind in kinds)
        columns = (_RECORDS.c.text, _RECORDS.c.id)
        found = {one.id: one for column in columns for one in self._among(column, wanted, named)}
        return (found[identifier] for identifier in sorted(found))

    def _among(self, column: sa.Column[str], values: Iterable[str], kinds: Sequence[str] = ()) -> Iterator[Record]:
        """Records of which a column has one of these values; asked for in pieces, for databases bound a question."""
        wanted = sorted(set(values))
        query = sa.select(_RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload)
        query = query.where(_RECORDS.c.kind.in_(kinds)) if kinds else query
        found: dict[str, tuple[str, bytes]] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(wanted), AT_ONCE):
                for row in connection.execute(query.where(column.in_(wanted[start : start + AT_ONCE]))):
                    found[row.id] = (row.kind, row.payload)
        return (decode(*found[identifier]) for identifier in sorted(found))

    def payloads(self, kind: type[Record]) -> Iterator[bytes]:
        """See `Store.payloads`."""
        query = sa.select(_RECORDS.c.id, _RECORDS.c.payload).where(_RECORDS.c.kind == kind.KIND)
        last = ""
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(_RECORDS.c.id)):
                if row.id != last:
                    yield row.payload
                last = row.id

    def records(self, kind: type[R], *, text: str | None = None) -> Iterator[R]:
        """See `Store.records`."""
        if self._remembers and text is None:
            if kind not in self._remembered:
                self._remembered[kind] = tuple(self._read(kind))
            return iter(cast("tuple[R, ...]", self._remembered[kind]))
        return self._read(kind, text)

    def _read(self, kind: type[R], text: str | None = None) -> Iterator[R]:
        query = sa.select(_RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload).where(_RECORDS.c.kind == kind.KIND)
        if text is not None:
            query = query.where(_RECORDS.c.text == text)
        return cast("Iterator[R]", self._distinct(query.order_by(_RECORDS.c.id)))

    def everything(self) -> Iterator[Record]:
        """See `Store.everything`."""
        query = sa.select(_RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload)
        return self._distinct(query.order_by(_RECORDS.c.kind, _RECORDS.c.id))

    def _distinct(self, query: sa.Select[tuple[str, str, bytes]]) -> Iterator[Record]:
        """Decoded rows of a sorted query, each id once: two owners may hold the same record."""
        last = ""
        with self._engine.connect() as connection:
            # fetched by thousands, and as the driver gives them: a record of many articles is mostly read row after row
            cursor = connection.execute(query).cursor
            while rows := cursor.fetchmany(AT_ONE_TIME) if cursor is not None else ():
                for identifier, kind, payload in rows:
                    if identifier != last:
                        yield decode(kind, bytes(payload))
                    last = identifier

    def ids(self, *kinds: type[Record]) -> list[str]:
        """See `Store.ids`."""
        query = sa.select(_RECORDS.c.id).distinct()
        query = query.where(_RECORDS.c.kind.in_(sorted(kind.KIND for kind in kinds))) if kinds else query
        with self._engine.connect() as connection:
            return sorted(connection.scalars(query))

    def counts(self) -> Mapping[str, int]:
        """See `Store.counts`."""
        number = sa.func.count(sa.distinct(_RECORDS.c.id))
        query = sa.select(_RECORDS.c.kind, number).group_by(_RECORDS.c.kind).order_by(_RECORDS.c.kind)
        with self._engine.connect() as connection:
            return {str(kind): int(count) for kind, count in connection.execute(query)}

    def note(self, build: BuildNote) -> None:
        """See `Store.note`."""
        payload = zlib.compress(msgspec.json.encode(build))
        with self._engine.begin() as connection:
            connection.execute(sa.delete(_BUILDS).where(_BUILDS.c.number <= build.number - BUILDS_KEPT))
            connection.execute(sa.insert(_BUILDS).values(number=build.number, payload=payload))

    def builds(self) -> list[BuildNote]:
        """See `Store.builds`."""
        query = sa.select(_BUILDS.c.payload).order_by(_BUILDS.c.number)
        with self._engine.connect() as connection:
            rows = [zlib.decompress(row.payload) for row in connection.execute(query)]
        return [msgspec.json.decode(row, type=BuildNote) for row in rows]

    def keep(self, name: str, key: str, payload: bytes) -> None:
        """See `Store.keep`."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(_KEPT).where(_KEPT.c.name == name))
            connection.execute(sa.insert(_KEPT).values(name=name, key=key, payload=payload))

    def kept(self, name: str, key: str) -> bytes | None:
        """See `Store.kept`."""
        query = sa.select(_KEPT.c.payload).where(_KEPT.c.name == name, _KEPT.c.key == key)
        with self._engine.connect() as connection:
            payload = connection.scalar(query)
        return None if payload is None else bytes(payload)

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()


def _told(context: ExceptionContext) -> None:
    """Raise what a database says as a StoreError, whenever it says it."""
    fault = context.original_exception
    if not isinstance(context.sqlalchemy_exception, sa.exc.DatabaseError):
        return
    where = _place(context.engine) if context.engine else "the record"
    if "locked" in str(fault):
        raise StoreError(f"{where}: expected to be alone, found another build at work; wait for it") from fault
    if "readonly" in str(fault):
        raise StoreError(f"{where}: expected a record that can be written, found one that can only be read") from fault
    raise StoreError(
        f"expected a record of recoupe at {where}: {fault}; delete this file, then: recoupe build"
    ) from fault


def _place(engine: sa.Engine) -> str:
    """The file of a store, or the address of its database without the password."""
    is_file = engine.url.get_backend_name() == "sqlite" and engine.url.database
    return str(engine.url.database) if is_file else engine.url.render_as_string(hide_password=True)


def _row(owner: str, record: Record) -> dict[str, object]:
    return {
        "owner": owner,
        "id": record.id,
        "kind": record.KIND,
        "text": _text_of(record),
        "payload": encode(record),
    }


def _text_of(record: Record) -> str:
    """The text a record lies in; empty for records across texts."""
    span = getattr(record, "span", None)
    if isinstance(span, Span):
        return span.text
    text = getattr(record, "text", "")
    return text if isinstance(text, str) else ""

"""The archive of answers: one SQLite file, so that what was answered is never asked again and can be replayed."""

import json
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Row, create_engine, delete, event, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from synthesist.errors import SourceError, StorageError
from synthesist.failpoints import reached
from synthesist.records.ids import sha256
from synthesist.web import tables, wire
from synthesist.web.message import Pairs, Request, Response

_LEVEL = 2
"""Of zlib: an answer is packed before it is used, and the higher levels take as long as reading it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the archive with its facts, for the record of a search.

    Attributes:
        url: with the query string as it was sent, secrets left out; `body` likewise, empty for a GET.
        status: of the answer; None where there was none, and `error` says why.
        at: UTC time of the answer or of the last failure, ISO 8601.
        sha256: of the answer's body, content-encoding undone; empty without an answer.
        size: of that body in bytes.
        tries: requests sent for it, over all runs.
        is_archived: whether the archive holds the answer.
        is_cached: whether the answer came from the cache that reviews share, and was asked for earlier.
    """

    key: str
    service: str
    method: str
    url: str
    body: str
    status: int | None
    at: str
    sha256: str
    size: int
    tries: int
    is_archived: bool
    is_cached: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request that was sent and not answered: `waited` seconds went by before the next, 0 after the last."""

    key: str
    ordinal: int
    at: str
    status: int | None
    error: str
    waited: float


class Archive:
    """Answers by the key of their request, safe for threads and for several processes.

    Args:
        path: of the file; None keeps all in memory, for a search that leaves nothing behind.
        is_writable: False for a file on a medium that cannot be written: it is read as it lies there.

    Raises:
        StorageError: here or later: the file cannot be used.
    """

    def __init__(self, path: Path | None = None, *, is_writable: bool = True) -> None:
        self.path = path
        self.is_writable = is_writable
        self._lock = threading.RLock()
        self._engine = _engine(path, is_writable=is_writable)
        if is_writable:
            with self._transaction() as connection:
                tables.metadata.create_all(connection)
                row = {"key": "schema", "value": tables.SCHEMA_VERSION}
                connection.execute(insert(tables.about).on_conflict_do_nothing(), row)
        self._require_version()

    def get(self, request: Request) -> Response | None:
        """The answer to a request, or None.

        Raises:
            StorageError: the kept body is not what it was.
        """
        answers, bodies = tables.answers, tables.bodies
        query = select(answers, bodies.c.packed).join(bodies, answers.c.sha256 == bodies.c.sha256)
        with self._transaction() as connection:
            row = connection.execute(query.where(answers.c.key == request.key)).one_or_none()
        return self._response(request, row) if row else None

    def keep(
        self, request: Request, status: int, headers: Pairs, body: bytes, at: str, *, is_cached: bool = False
    ) -> Response:
        """Keep an answer for good before it is used; one that is there already stands."""
        hashed = sha256(body)
        packed = {"sha256": hashed, "size": len(body), "packed": zlib.compress(body, _LEVEL)}
        answer = {
            "key": request.key,
            "status": status,
            "headers": json.dumps(headers, ensure_ascii=False),
            "at": at,
            "sha256": hashed,
            "is_cached": is_cached,
        }
        with self._transaction() as connection:
            _describe(connection, request)
            tries = _sent(connection, request.key) + (0 if is_cached else 1)
            connection.execute(insert(tables.bodies).on_conflict_do_nothing(), packed)
            added = connection.execute(insert(tables.answers).on_conflict_do_nothing(), {**answer, "tries": tries})
            connection.execute(delete(tables.failures).where(tables.failures.c.key == request.key))
        reached("response.archived")
        # Another process may have been quicker: then what it kept is the answer, for both.
        if not added.rowcount and (standing := self.get(request)):
            return standing
        return Response(request=request, status=status, headers=headers, body=body, at=at, sha256=hashed, tries=tries)

    def note_attempt(self, request: Request, at: str, status: int | None, error: str, waited: float) -> int:
        """Keep that a request was sent in vain, and say how often that has been so."""
        row = {"key": request.key, "at": at, "status": status, "error": error, "waited": waited}
        with self._transaction() as connection:
            _describe(connection, request)
            ordinal = _sent(connection, request.key) + 1
            connection.execute(insert(tables.attempts), {**row, "ordinal": ordinal})
        return ordinal

    def note_failure(self, request: Request, error: SourceError) -> None:
        """Keep how a request ended that was not answered, so that a replay ends likewise; a later answer removes it."""
        row = {"key": request.key, "at": error.at, "kind": error.kind, "message": str(error), "hint": error.hint}
        with self._transaction() as connection:
            _describe(connection, request)
            connection.execute(
                insert(tables.failures).prefix_with("OR REPLACE"), {**row, "is_retriable": error.is_retriable}
            )

    def failure(self, request: Request) -> SourceError | None:
        """How a request ended that was never answered."""
        failures = tables.failures
        with self._transaction() as connection:
            row = connection.execute(select(failures).where(failures.c.key == request.key)).one_or_none()
        if row is None:
            return None
        return SourceError(row.message, row.hint, kind=row.kind, is_retriable=row.is_retriable, at=row.at)

    def first_dated(self, fact: str, now: Callable[[], str]) -> str:
        """The time that was first told for a fact, such as "plan 5f2c…"; a replay dates it so again.

        Args:
            now: asked where the fact is new.
        """
        about, key = tables.about, f"at {fact}"
        with self._transaction() as connection:
            known = connection.scalar(select(about.c.value).where(about.c.key == key))
        if known is not None:
            return str(known)
        at = now()
        if self.is_writable:
            with self._transaction() as connection:
                connection.execute(insert(about).on_conflict_do_nothing(), {"key": key, "value": at})
        return at

    def asked(self) -> tuple[Asked, ...]:
        """All requests with their facts, by service, address and body: an order that no thread decides."""
        requests, answers, bodies = tables.requests, tables.answers, tables.bodies
        failures, attempts = tables.failures, tables.attempts
        sent = select(func.count()).where(attempts.c.key == requests.c.key).scalar_subquery()
        query = (
            select(requests, answers, bodies.c.size, failures, sent.label("sent"))
            .outerjoin(answers, answers.c.key == requests.c.key)
            .outerjoin(bodies, bodies.c.sha256 == answers.c.sha256)
            .outerjoin(failures, failures.c.key == requests.c.key)
            .order_by(requests.c.service, requests.c.url, requests.c.body, requests.c.key)
        )
        with self._transaction() as connection:
            return tuple(_asked(row) for row in connection.execute(query).mappings())

    def attempts(self, key: str) -> tuple[Attempt, ...]:
        """The attempts at a request that failed, in order."""
        attempts = tables.attempts
        query = select(attempts).where(attempts.c.key == key).order_by(attempts.c.ordinal)
        with self._transaction() as connection:
            return tuple(Attempt(**row) for row in connection.execute(query).mappings())

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._engine.dispose()

    def _response(self, request: Request, row: Row[Any]) -> Response:
        try:
            body = zlib.decompress(row.packed)
        except zlib.error:
            body = b""
        if sha256(body) != row.sha256:
            raise StorageError(
                f"{self.path} holds an answer that is damaged",
                "move the file away and run again with a network, or take it from a backup",
            )
        return Response(
            request=request,
            status=row.status,
            headers=tuple((name, value) for name, value in json.loads(row.headers)),
            body=body,
            at=row.at,
            sha256=row.sha256,
            is_archived=True,
            tries=row.tries,
        )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._lock, self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise StorageError(
                f"the archive of answers {self.path or 'in memory'} cannot be used: {error.orig}",
                "check the disk's space and the folder's permissions; if the file is damaged, move it away",
            ) from error

    def _require_version(self) -> None:
        about = tables.about
        with self._transaction() as connection:
            found = connection.scalar(select(about.c.value).where(about.c.key == "schema"))
        if found != tables.SCHEMA_VERSION:
            raise StorageError(
                f"{self.path} is an archive of version {found}, this program reads version {tables.SCHEMA_VERSION}",
                "use the version of synthesist that made it, or start in another folder",
            )


def _engine(path: Path | None, *, is_writable: bool) -> Engine:
    """One connection for all threads, behind the archive's lock: an archive in memory has but one."""
    address = f"sqlite:///{path}" if path else "sqlite://"
    if path and not is_writable:
        # Where nothing can be written SQLite must not look for a journal.
        address = f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&immutable=1&uri=true"
    engine = create_engine(address, poolclass=StaticPool, connect_args={"check_same_thread": False, "timeout": 30})
    if is_writable:
        event.listen(engine, "connect", _configure)
    return engine


def _configure(connection: Any, _record: object) -> None:
    # A journal of its own file is gone after each commit, so that the archive can be copied as it lies there;
    # a commit that is not on the disk would be a request sent twice.
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=FULL")


def _describe(connection: Connection, request: Request) -> None:
    row = {
        "key": request.key,
        "service": request.service,
        "method": request.method,
        "url": wire.address(request),
        "body": wire.content(request),
    }
    connection.execute(insert(tables.requests).on_conflict_do_nothing(), row)


def _sent(connection: Connection, key: str) -> int:
    query = select(func.count()).select_from(tables.attempts).where(tables.attempts.c.key == key)
    return connection.scalar(query) or 0


def _asked(row: Any) -> Asked:
    requests, answers, failures = tables.requests.c, tables.answers.c, tables.failures.c
    is_archived = row[answers.key] is not None
    return Asked(
        key=row[requests.key],
        service=row[requests.service],
        method=row[requests.method],
        url=row[requests.url],
        body=row[requests.body],
        status=row[answers.status],
        at=row[answers.at] or row[failures.at] or "",
        sha256=row[answers.sha256] or "",
        size=row[tables.bodies.c.size] or 0,
        tries=row[answers.tries] if is_archived else row["sent"],
        is_archived=is_archived,
        is_cached=bool(row[answers.is_cached]),
        error="" if is_archived else row[failures.message] or "",
    )

"""Read what was sought: the full text where a copy could be had, else title and abstract, or a reason why neither."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from synthesist.errors import contain
from synthesist.read.documents import ABSTRACT_READER, abstract_document, full_document
from synthesist.read.placed import sentences_in
from synthesist.read.sentences import sentences
from synthesist.records import (
    Actor,
    Decision,
    Document,
    Failure,
    Reading,
    Record,
    Sentence,
    TextKind,
    Try,
    Work,
)


@dataclass(frozen=True, slots=True)
class Sought:
    """A work whose full text is sought, with all its records."""

    work: Work
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Obtained:
    """What came of looking for the full text of one work.

    Attributes:
        tries: in their order; the last one is the copy that was read, where one was.
        reading: None where no copy could be had and read.
        text_kind: whose copy it is.
        why_not: in words, where there is no reading.
    """

    tries: tuple[Try, ...] = ()
    reading: Reading | None = None
    text_kind: TextKind = TextKind.PUBLISHER
    why_not: str = ""


class Shelf(Protocol):
    """Where full texts are had from."""

    def obtain(self, sought: Sequence[Sought]) -> Iterator[Obtained]:
        """One for each work, in order; it raises nothing for a copy that cannot be had."""


@dataclass(frozen=True, slots=True)
class Read:
    """Documents, readings of full texts and sentences by work, tries, decisions, and failures."""

    documents: tuple[Document, ...]
    readings: tuple[tuple[str, Reading], ...]
    sentences: tuple[Sentence, ...]
    tries: tuple[Try, ...]
    decisions: tuple[Decision, ...]
    failures: tuple[Failure, ...]


class _Empty:
    """A shelf with nothing on it."""

    def obtain(self, sought: Sequence[Sought]) -> Iterator[Obtained]:
        return (Obtained() for _ in sought)


def _unheard(_: int) -> None:
    pass


def read(
    sought: Sequence[Sought],
    shelf: Shelf | None = None,
    progress: Callable[[int], None] = _unheard,
    *,
    debug: bool = False,
) -> Read:
    """Read each work: its full text, else its abstract; a work that has neither is not retrieved."""
    texts = _Texts(debug)
    for one, obtained in zip(sought, (shelf or _Empty()).obtain(sought), strict=True):
        texts.take(one.work, obtained)
        progress(1)
    return texts.done()


class _Texts:
    """What was read so far."""

    def __init__(self, debug: bool) -> None:  # noqa: FBT001
        self._debug = debug
        self._documents: list[Document] = []
        self._readings: list[tuple[str, Reading]] = []
        self._sentences: list[Sentence] = []
        self._tries: list[Try] = []
        self._decisions: list[Decision] = []
        self._failures: list[Failure] = []

    def take(self, work: Work, obtained: Obtained) -> None:
        self._tries += obtained.tries
        before = len(self._failures)
        if obtained.reading is not None:
            with contain("read", work.work_id, self._failures.append, debug=self._debug):
                self._whole(work, obtained.reading, obtained.text_kind)
                return
        if (work.record.abstract or "").strip():
            with contain(
                "read", work.work_id, self._failures.append, raw=work.record.abstract or "", debug=self._debug
            ):
                self._abstract(work)
                return
        failed = self._failures[before:]
        self._decisions.append(_not_retrieved(work.work_id, _why(obtained, failed)))

    def done(self) -> Read:
        return Read(
            tuple(self._documents),
            tuple(self._readings),
            tuple(self._sentences),
            tuple(self._tries),
            tuple(self._decisions),
            tuple(self._failures),
        )

    def _whole(self, work: Work, reading: Reading, kind: TextKind) -> None:
        document = full_document(work, reading, kind)
        self._sentences += sentences_in(document, reading)
        self._documents.append(document)
        self._readings.append((document.document_id, reading))

    def _abstract(self, work: Work) -> None:
        document = abstract_document(work)
        self._sentences += sentences(document)
        self._documents.append(document)


def _why(obtained: Obtained, failed: Sequence[Failure]) -> str:
    if failed:
        return f"its text could not be read: {failed[-1].reason}"
    full = f": {obtained.why_not}" if obtained.why_not else ""
    return f"no record of it has an abstract, and no full text could be had{full}"


def _not_retrieved(work_id: str, reason: str) -> Decision:
    return Decision(
        stage="read",
        item=work_id,
        action="not-retrieved",
        criterion="R1",
        actor=Actor.RULE,
        decider=ABSTRACT_READER,
        reason=reason,
    )

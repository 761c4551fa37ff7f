"""The documents that claims are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from synthesist.checking.lines import read_lines, refused, validated
from synthesist.checking.rows import DocumentRow, Id
from synthesist.language import spans
from synthesist.records import Failure

Text = tuple[str, ...] | str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its row gives it; a running text is split only when its sentences are asked for."""

    id: Id
    title: str
    given: tuple[str, ...] | str

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences without the title."""
        return sentences_of(self.given)

    @property
    def text(self) -> str:
        """Title and sentences as one text."""
        return f"{self.title}\n\n{self.given if isinstance(self.given, str) else ' '.join(self.given)}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents by id, numbers written as text; `broken` are ids whose row cannot be used."""

    documents: Mapping[str, Document]
    broken: frozenset[str]
    failures: tuple[Failure, ...]


def read_corpus(path: Path) -> Corpus:
    """The documents of a JSON Lines file. Of two rows with one id the first stands.

    Raises:
        WrongUse: the file cannot be read.
    """
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    failures: list[Failure] = []
    for line in read_lines(path):
        if isinstance(line, Failure):
            failures.append(line)
            continue
        row, reason = validated(DocumentRow, line)
        if row is None or reason:
            failures.append(refused(line.place, reason))
            broken |= {str(row.doc_id)} if row else set()
        elif str(row.doc_id) in documents:
            failures.append(refused(line.place, f"the document {row.doc_id} stands further up already"))
        else:
            given = first_of(row.abstract, row.sentences, row.text)
            documents[str(row.doc_id)] = Document(row.doc_id, row.title or "", given)
    return Corpus(documents, frozenset(broken - documents.keys()), tuple(failures))


def first_of(*texts: Text) -> tuple[str, ...] | str:
    """The first text that is there."""
    return next((text for text in texts if text is not None), ())


def sentences_of(given: tuple[str, ...] | str) -> tuple[str, ...]:
    """A list of sentences as it is, a running text split."""
    return tuple(given[start:end] for start, end in spans(given)) if isinstance(given, str) else given

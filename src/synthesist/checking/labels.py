"""Labelled pairs, by which a judge is calibrated."""

from dataclasses import dataclass
from pathlib import Path

from synthesist.checking.corpus import Corpus, first_of, read_corpus, sentences_of
from synthesist.checking.lines import Line, read_lines, refused, validated
from synthesist.checking.rows import LabelRow, Refused
from synthesist.errors import WrongUse
from synthesist.records import Failure, Label
from synthesist.records.ids import sha256
from synthesist.verify.pairs import Asked

_NO_TEXT = "it names no text: give `sentences`, `abstract` or `text`, or `doc_id` with a corpus"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A pair with the label that somebody gave it; pairs of one group are never parted."""

    asked: Asked
    label: Label
    group: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled pairs of a file, the rows of it that could not be used, and those of the corpus."""

    pairs: tuple[LabelledPair, ...]
    failures: tuple[Failure, ...]
    of_corpus: tuple[Failure, ...]

    @property
    def refused(self) -> tuple[Refused, ...]:
        """All rows that could not be used."""
        return tuple(Refused(place=one.place, reason=one.reason) for one in (*self.failures, *self.of_corpus))

    @property
    def failed_share(self) -> float:
        """Share of the labelled rows that could not be used."""
        return len(self.failures) / (len(self.failures) + len(self.pairs))


def read_labels(path: Path, corpus: Path | None = None) -> Labels:
    """The labelled pairs of a JSON Lines file. Of two rows with one `id` and `doc_id` the first stands.

    Raises:
        WrongUse: a file cannot be read, or none of its rows can be used.
    """
    documents = read_corpus(corpus) if corpus else Corpus({}, frozenset(), ())
    pairs: dict[tuple[str, str], LabelledPair] = {}
    failures: list[Failure] = []
    for line in read_lines(path):
        found = line if isinstance(line, Failure) else _pair(line, documents)
        if isinstance(found, Failure):
            failures.append(found)
            continue
        key = (found.asked.claim_id, found.asked.document_id)
        if key in pairs and not isinstance(line, Failure):
            failures.append(refused(line.place, f"the pair {found.asked.claim_id} stands further up already"))
        pairs.setdefault(key, found)
    if not pairs:
        first = f": {failures[0].place}: {failures[0].reason}" if failures else ""
        raise WrongUse(f"{path.name} has no labelled pair that can be used{first}", "give rows of id, claim, label")
    return Labels(tuple(pairs.values()), tuple(failures), documents.failures)


def _pair(line: Line, corpus: Corpus) -> LabelledPair | Failure:
    row, reason = validated(LabelRow, line)
    if row is None or reason:
        return refused(line.place, reason)
    document = corpus.documents.get(str(row.doc_id))
    given = first_of(row.abstract, row.sentences, row.text) or (document.given if document else ())
    if not given:
        return refused(line.place, _missing(row, corpus))
    title = row.title or (document.title if document else "")
    asked = Asked(str(row.id), _named(row), row.claim, title, sentences_of(given))
    of_text = _named(row) or sha256("\n".join((title, *asked.sentences)))
    return LabelledPair(asked, row.label, of_text if row.group is None else f"group {row.group}")


def _missing(row: LabelRow, corpus: Corpus) -> str:
    return (
        f"the document {row.doc_id} is not in the corpus" if row.doc_id is not None and corpus.documents else _NO_TEXT
    )


def _named(row: LabelRow) -> str:
    return "" if row.doc_id is None else str(row.doc_id)

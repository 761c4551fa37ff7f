"""Read what was sought: one document per work, or a reason why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from synthesist.errors import contain
from synthesist.read.documents import ABSTRACT_READER, abstract_document
from synthesist.read.sentences import sentences
from synthesist.records import Actor, Decision, Document, Failure, Sentence, Work


@dataclass(frozen=True, slots=True)
class Read:
    """Documents and sentences by work, decisions on works that could not be read, and failures."""

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    decisions: tuple[Decision, ...]
    failures: tuple[Failure, ...]


def read(works: Sequence[Work], *, debug: bool = False) -> Read:
    """Read title and abstract; a work without an abstract is not retrieved."""
    documents: list[Document] = []
    found: list[Sentence] = []
    decisions: list[Decision] = []
    failures: list[Failure] = []
    for work in works:
        if not (work.record.abstract or "").strip():
            decisions.append(
                _not_retrieved(work.work_id, "no record of it has an abstract, and full texts are not sought yet")
            )
            continue
        before = len(failures)
        with contain("read", work.work_id, failures.append, raw=work.record.abstract or "", debug=debug):
            document = abstract_document(work)
            found += sentences(document)
            documents.append(document)
        if len(failures) > before:
            decisions.append(_not_retrieved(work.work_id, f"its text could not be read: {failures[-1].reason}"))
    return Read(tuple(documents), tuple(found), tuple(decisions), tuple(failures))


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

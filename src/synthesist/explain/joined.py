"""What the facts about works, studies and notices count."""

from collections.abc import Callable, Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import cut, named, ref, steps, work_step
from synthesist.records import RetractionStatus, Sameness, pair_of
from synthesist.report.oneworks import study_rows

Rows = Callable[[Case], Iterable[Step]]


def asked(case: Case) -> Iterator[Step]:
    """Pairs of records that wait for a person."""
    for one in case.contents.matches:
        if one.answer is Sameness.ASK:
            item = pair_of(one.first, one.second)
            text = named(case, Kind.PAIR, item).title
            yield Step(text=text, details=steps(one.reasons), refs=(ref(Kind.PAIR, item),))


def in_versions(case: Case) -> Iterator[Step]:
    """Included works in more than one version."""
    for work_id in case.basis.included:
        versions = case.contents.works[work_id].versions
        if len(versions) > 1:
            told = steps(f"{version.kind.value}, by {version.basis}" for version in versions)
            yield work_step(case, work_id, *told)


def studies(case: Case) -> Iterator[Step]:
    """Investigations that more than one work reports."""
    for row in study_rows(case.contents):
        told = "One study" if row.is_sure else "Perhaps one study"
        works = tuple(work_step(case, work_id) for work_id in row.work_ids)
        yield Step(text=cut(f"{told}: {'; '.join(row.reasons)}"), details=works)


def doubtful(case: Case) -> Iterator[Step]:
    """Records of which a notice may be."""
    for note in case.contents.retraction_notes:
        if note.answer is Sameness.ASK:
            title = cut(case.contents.records[note.record_id].title)
            told = f"{title} – {note.source}, {note.status.value}: {note.basis}"
            yield Step(text=told, refs=(ref(Kind.RECORD, note.record_id),))


def of_status(status: RetractionStatus) -> Rows:
    """Included works of one status."""

    def rows(case: Case) -> Iterator[Step]:
        for work_id in case.basis.included:
            work = case.contents.works[work_id]
            if work.retraction is status:
                yield work_step(case, work_id, Step(text=work.retraction_told))

    return rows

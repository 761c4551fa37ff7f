"""Which works are one study, what notices say of them, and what only a person can tell, as rows and facts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from synthesist.records import RetractionNote, RetractionStatus, ReviewContents, Sameness, Work, pair_of
from synthesist.report.wording import Fact, visible
from synthesist.report.workmodel import AskedRow, ListRow, NoticeRow, StudyRow

_TOLD = (
    RetractionStatus.RETRACTED,
    RetractionStatus.WITHDRAWN,
    RetractionStatus.CONCERN,
    RetractionStatus.CORRECTED,
)
"""What a reader must know of; the others say that nothing is known."""


def work_facts(contents: ReviewContents, included: Sequence[str]) -> dict[str, Fact]:
    """Counts of works, versions, studies and notices; see docs/report-facts.md."""
    works = [contents.works[work] for work in included]
    statuses = Counter(work.retraction for work in works)
    facts: dict[str, Fact] = {
        "pairs_asked": len(list(_asked(contents))),
        "works_in_versions": sum(len(work.versions) > 1 for work in works),
        "studies_included": studies_of(contents, included),
        "works_of_shared_studies": sum(map(len, _shared(contents, included))),
        "retraction_lists": len(contents.retraction_lists),
        "notices_asked": len({note.record_id for note in contents.retraction_notes if _is_asked(note)}),
        **{f"included_{status.value}": statuses[status] for status in RetractionStatus},
    }
    dates = [one.dated for one in contents.retraction_lists if one.dated]
    return facts | ({"retraction_lists_until": max(dates)} if dates else {})


def studies_of(contents: ReviewContents, included: Sequence[str]) -> int:
    """How many investigations the included works report; works that only may be one count as one."""
    return len(included) - sum(len(shared) - 1 for shared in _shared(contents, included))


def _shared(contents: ReviewContents, included: Sequence[str]) -> list[list[str]]:
    """The included works of each investigation that more than one of them reports."""
    kept = set(included)
    studies = ([work for work in row.work_ids if work in kept] for row in contents.studies)
    return [shared for shared in studies if len(shared) > 1]


def _asked(contents: ReviewContents) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for one in contents.matches:
        if one.answer is Sameness.ASK:
            yield one.first, one.second, one.reasons


def asked_rows(contents: ReviewContents) -> tuple[AskedRow, ...]:
    """Pairs that wait for a person, by their ids."""
    records = contents.records
    return tuple(
        AskedRow(
            item=pair_of(first, second),
            first=visible(records[first].title),
            first_source=visible(records[first].source),
            second=visible(records[second].title),
            second_source=visible(records[second].source),
            reasons=tuple(map(visible, reasons)),
        )
        for first, second, reasons in _asked(contents)
    )


def study_rows(contents: ReviewContents) -> tuple[StudyRow, ...]:
    """Works that report one investigation, by its id."""
    return tuple(
        StudyRow(
            study_id=row.study_id,
            work_ids=row.work_ids,
            titles=tuple(visible(contents.works[work].record.title) for work in row.work_ids),
            reasons=tuple(map(visible, row.reasons)),
            is_sure=row.is_sure,
        )
        for row in contents.studies
        if len(row.work_ids) > 1
    )


def notice_rows(contents: ReviewContents) -> tuple[NoticeRow, ...]:
    """Works that a notice is of, the gravest first, and works of which only a person can tell."""
    ended = _ended(contents)
    rows = [
        NoticeRow(
            work_id=work.work_id,
            title=visible(work.record.title),
            status=work.retraction.value,
            told=visible(work.retraction_told),
            ended=ended[work.work_id],
        )
        for work in sorted(contents.works.values(), key=lambda work: (_RANK[work.retraction], work.work_id))
        if work.retraction in _TOLD
    ]
    return (*rows, *_doubtful(contents, ended))


_RANK = {status: place for place, status in enumerate(RetractionStatus)}


def _is_asked(note: RetractionNote) -> bool:
    return note.answer is Sameness.ASK


def _doubtful(contents: ReviewContents, ended: Mapping[str, str]) -> Iterator[NoticeRow]:
    work_of = contents.work_of
    for note in contents.retraction_notes:
        if _is_asked(note):
            work = contents.works[work_of[note.record_id]]
            told = f"{note.source} has one like it as {note.status.value}: {note.basis}"
            yield NoticeRow(
                work_id=work.work_id,
                title=visible(work.record.title),
                status=Sameness.ASK.value,
                told=visible(f"{told} ({note.notice or 'no notice named'})"),
                ended=ended[work.work_id],
            )


def _ended(contents: ReviewContents) -> dict[str, str]:
    """What became of each work in this review."""
    made = {(row.stage, row.item): row.action for row in contents.effective}
    return {work.work_id: _end(made, work) for work in contents.works.values()}


def _end(made: Mapping[tuple[str, str], str], work: Work) -> str:
    if made.get(("identify", work.record.record_id)) == "remove":
        return "removed"
    if assessed := made.get(("assess", work.work_id)):
        return "included" if assessed == "include" else "excluded after reading"
    return "not retrieved" if ("read", work.work_id) in made else "excluded on screening"


def list_rows(contents: ReviewContents) -> tuple[ListRow, ...]:
    """The lists of retractions that were asked, by name."""
    return tuple(ListRow(**{**one.model_dump(), "name": visible(one.name)}) for one in contents.retraction_lists)

"""What came of it, counted, with what a person should know beside the counts."""

import time
from collections.abc import Iterator

from synthesist.deduping.files import DedupSummary, FileCount, Refused
from synthesist.deduping.run import Deduplication
from synthesist.deduping.writing import ROW_FORMATS
from synthesist.records import Failure, Sameness

FAILED_SHARE_ALLOWED = 0.05
"""Share of rows that may fail before the whole no longer counts as done."""


def summary_of(work: Deduplication) -> DedupSummary:
    """What `dedup --json` prints of rows that are settled and written."""
    lines = work.settled.lines
    repeats = [line for line in lines if line.duplicate_of]
    refused = tuple(_refused(work))
    return DedupSummary(
        out=str(work.job.out),
        decisions=str(work.answers.path) if work.answers.path.exists() else None,
        rows=len(lines),
        files=tuple(_counts(work)),
        unique=len(lines) - len(repeats) - len(refused),
        duplicates=len(repeats),
        versions=sum(bool(line.version) for line in repeats),
        asked=len(work.settled.questions),
        asked_rows=sum(line.dedup is Sameness.ASK for line in lines),
        answered=len(work.heeded()),
        written=work.written,
        failures=refused,
        notes=tuple(_notes(work)),
        seconds=round(time.monotonic() - work.started, 2),
    )


def failed_share(summary: DedupSummary) -> float:
    """Share of the rows that could not be read."""
    return len(summary.failures) / summary.rows if summary.rows else 0.0


def _refused(work: Deduplication) -> Iterator[Refused]:
    for row in work.rows.rows:
        if isinstance(row.parsed, Failure):
            yield Refused(id=row.id, place=row.parsed.place, reason=row.parsed.reason, hint=row.parsed.hint)


def _counts(work: Deduplication) -> Iterator[FileCount]:
    for given in work.rows.files:
        rows = [row for row in work.rows.rows if row.given is given]
        yield FileCount(file=given.label, rows=len(rows), failures=sum(not row.is_read for row in rows))


def _notes(work: Deduplication) -> Iterator[str]:
    if twice := len(work.job.files) - len(work.rows.files):
        yield f"of the files {twice} were named twice, and read once"
    yield from (f"{count.file} holds no row" for count in _counts(work) if not count.rows)
    yield from work.answers.problems
    yield from _contradictions(work)
    failed = sum(not row.is_read for row in work.rows.rows)
    if failed and work.fmt not in ROW_FORMATS:
        yield f"rows that could not be read are not in {work.job.out.name}: {failed:,}"


def _contradictions(work: Deduplication) -> Iterator[str]:
    """Answers that cannot hold because of others: same, same, and different around."""
    groups, ids = work.settled.groups, {row.key: row.id for row in work.rows.rows}
    for one in work.heeded():
        if (groups[one.first] == groups[one.second]) is not (one.answer is Sameness.SAME):
            pair = f"{ids[one.first]} and {ids[one.second]}"
            yield f"{pair} were said to be {one.answer.value}, which other answers contradict"

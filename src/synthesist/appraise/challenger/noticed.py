"""Notices against works: marks on their own records, and notices that lie among all records."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesist.appraise.challenger.saying import quoted
from synthesist.appraise.reviewing import Synthesis
from synthesist.identify.retractions.headings import heading_of
from synthesist.identify.retractions.kinds import standing_of
from synthesist.identify.retractions.wording import words
from synthesist.records import Record, RetractionStatus, Work

_AGAINST = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN, RetractionStatus.CONCERN)
_NOTICES = (*_AGAINST, RetractionStatus.CORRECTED)
_HINT = re.compile(r"retract|withdr|concern|correct|corrig|errat", re.IGNORECASE)
_THING = r"(?:article|paper|work|study|publication|manuscript|report)s?"
_SAID = re.compile(
    rf"\b(?:this|the|our|that|these|their|above) (?:[\w-]+ ){{0,3}}{_THING}\b(?:[^.;]{{0,160}}?)? (?:has|have|had|"
    rf"is|are|was|were|being|"
    rf"be)(?: \w+){{0,2}} (?:retracted|withdrawn)\b|"
    rf"\b(?:retract(?:s|ed)?|withdraws?|withdrew) (?:\w+ ){{0,3}}{_THING}\b|\b(?:hereby|wish(?:es)? to|would like to|"
    rf"request(?:ed|s)? to) (?:retract|withdraw)\b|\b(?:notice of|formal) retraction\b|"
    rf"\b(?P<c>expression of concern)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\breinstat\w+|\bnot (?:been )?retracted\b|\bretracted? (?:in|by) error\b", re.IGNORECASE)
_SAYS = {
    RetractionStatus.RETRACTED: "says that it was retracted",
    RetractionStatus.WITHDRAWN: "says that it was withdrawn",
    RetractionStatus.CONCERN: "expresses concern about it",
    RetractionStatus.CORRECTED: "corrects it",
}
_KEY = re.compile(r"retract|withdrawn|withdrawal", re.IGNORECASE)
_FALSE = frozenset(("", "0", "false", "no", "none", "null", "n", "not retracted", "clean"))
_SHORTEST = 12
_NEAR = 93
_FEWEST_WORDS = 4
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Noticed:
    """What speaks against a work.

    Attributes:
        said: in words.
        record_id: of the record that says it.
    """

    status: RetractionStatus
    said: str
    record_id: str


def marked(seen: Synthesis, work: Work) -> Iterator[Noticed]:
    """What a work's own records say against it."""
    if work.retraction in _AGAINST:
        yield Noticed(work.retraction, f"the ledger holds it as {work.retraction.value}", work.work_id)
    for name in work.record_ids:
        record = seen.contents.records.get(name)
        if record is not None:
            yield from (Noticed(status, said, name) for status, said in _own(record))
    for note in seen.contents.retraction_notes:
        is_undone = any("reinstat" in cause.casefold() for cause in note.causes)
        if (
            note.record_id in work.record_ids
            and note.status in _AGAINST
            and note.answer.value == "same"
            and not is_undone
        ):
            yield Noticed(note.status, f"{note.source} says that it is {note.status.value}", note.record_id)


def _own(record: Record) -> Iterator[tuple[RetractionStatus, str]]:
    """What a record says against itself: its mark, notices, title, text and raw row."""
    kinds = {standing_of(one.kind) for one in record.notices}
    if RetractionStatus.CLEAN in kinds or _UNDONE.search(record.abstract or ""):
        return
    if record.is_retracted:
        yield RetractionStatus.RETRACTED, "its record is marked as retracted"
    for status in _AGAINST:
        if status in kinds:
            yield status, f"its record has a notice that it is {status.value}"
    if (mark := heading_of(record.title).mark) in _AGAINST and mark:
        yield mark, f"its title says that it is {mark.value}"
    found = _SAID.search((record.abstract or "")[:_LONGEST]) if _HINT.search(record.abstract or "") else None
    if found and not found["c"]:
        yield RetractionStatus.RETRACTED, f"its own abstract says “{' '.join(found[0].split())}”"
    if _raw_mark(record.raw):
        yield RetractionStatus.RETRACTED, "the row as it came marks it as retracted"


def _raw_mark(raw: str) -> bool:
    """Whether the row as it came has a field that marks it, set to anything but no."""
    if not _KEY.search(raw[:_LONGEST]):
        return False
    try:
        row = json.loads(raw)
    except ValueError:
        return False
    fields = row.items() if isinstance(row, dict) else ()
    return any(
        _KEY.search(name) and isinstance(value, str | bool | int) and str(value).strip().casefold() not in _FALSE
        for name, value in fields
    )


def noticed_in(seen: Synthesis) -> Mapping[str, list[Noticed]]:
    """By included work, the notices among all other records that name it."""
    notices = [one for record in seen.contents.records.values() if (one := _notice(record))]
    found: dict[str, list[Noticed]] = defaultdict(list)
    for work_id in seen.included if notices else ():
        own = set(seen.works[work_id].record_ids)
        names = [record for name in sorted(own) if (record := seen.contents.records.get(name))]
        for record, status in notices:
            if record.record_id not in own and any(_names(record, one) for one in names):
                said = f"a record among those found {_SAYS[status]}: {quoted(record.title)}"
                found[work_id].append(Noticed(status, said, record.record_id))
    return found


def _notice(record: Record) -> tuple[Record, RetractionStatus] | None:
    """A record that is a notice, with what it says; None where it is none."""
    told = f"{record.title}\n{(record.abstract or '')[:_LONGEST]}"
    if not _HINT.search(told) or _UNDONE.search(told):
        return None
    heading = heading_of(record.title).notice
    if heading in _NOTICES and heading:
        return record, heading
    found = _SAID.search(told)
    if not found:
        return None
    return record, RetractionStatus.CONCERN if found["c"] else RetractionStatus.RETRACTED


def _names(notice: Record, work: Record) -> bool:
    """Whether a notice names a work: by an identifier, or by its title."""
    cited = {pair for one in notice.references for pair in one.identifiers}
    if cited & set(work.identifiers) and heading_of(notice.title).notice:
        return True
    told = f"{notice.title}\n{(notice.abstract or '')[:_LONGEST]}"
    doi = work.identifier("doi")
    if doi and doi.casefold() in f"{told}\n{notice.raw[:_LONGEST]}".casefold():
        return True
    return _names_title(heading_of(notice.title).title, told, heading_of(work.title).title)


def _names_title(heading: str, told: str, title: str) -> bool:
    from rapidfuzz.fuzz import ratio

    wanted = words(title)
    line = " ".join(wanted)
    if len(line) < _SHORTEST:
        return " ".join(words(heading)) == line
    if len(wanted) >= _FEWEST_WORDS and f" {line} " in f" {' '.join(words(told))} ":
        return True
    return ratio(" ".join(words(heading)), line) >= _NEAR

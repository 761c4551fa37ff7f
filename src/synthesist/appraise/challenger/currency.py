"""The challenger on novelty: how old is the search, what does the report say of that, and which works were passed?"""

import re
from collections.abc import Iterator
from datetime import date

from synthesist.appraise.challenger.quoting import cut
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Search
from synthesist.records.appraisals import Dimension, Mandate
from synthesist.report.model import Line
from synthesist.report.sentences import sentences

AGE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="age of searches",
    question="Was everything searched within two years before it is told, and before none of the records appeared?",
    basis="searches not older than two years when appraised, and older than none of their records, of all searches",
)
WORDS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="words on currency",
    question="Does the report claim no more currency and completeness than a search can have?",
    basis="sentences of the report that call neither search nor evidence current or complete, of all that the tool "
    "wrote",
    is_judged=True,
)
YOUNGER = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="younger works set aside",
    question="Is what is included not far older than relevant works that were set aside for their rank?",
    basis="included works' youngest year against those of works that name all concepts and were not read; one "
    "comparison",
)

_MOST_YEARS = 2
_DAYS = 365.25
_LATE = 10
"""Month from which on records of the next year are usual: issues are dated ahead."""

_OLD, _FEW = 6, 3
_UNSAID = frozenset(("appraisal", "judging", "corrections"))
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")
_CURRENT = re.compile(
    r"\b(?:up[\s-]to[\s-]date|fully current|(?:is|are|remains?) current\b(?! plan)|the (?:search|evidence|review"
    r"|report|synthesis|picture"
    r"|list) (?:\w+ )?(?:is|are) (?:\w+ly )?(?:recent|current|complete|exhaustive|comprehensive|up)\b|(?:present"
    r"|current|latest|today['’]s"
    r"|newest) (?:state of (?:the )?(?:knowledge|evidence|research|art|science)|evidence (?:is|has)|knowledge)"
    r"|(?:newest|latest|most recent"
    r"|youngest) (?:works?|stud(?:y|ies)|papers?|research|evidence|literature)\b[^.]{0,60}\b(?:covered|included"
    r"|considered|reflected|captured)"
    r"|no (?:newer|more recent|later|further|other|relevant) (?:works?|stud(?:y|ies)|papers?|evidence|trials?"
    r"|records?)\b[^.]{0,60}\b"
    r"(?:missed|exists?|found|overlooked|appeared|published|be expected|left)|nothing (?:newer|relevant|further"
    r"|more)\b[^.]{0,40}\b"
    r"(?:missed|exists?|found|overlooked|appeared|published)|\brecent(?:ly published)? (?:works?|stud(?:y|ies)"
    r"|evidence|research|papers|findings|trials)\b|as of (?:today|now|this writing)|to this day|(?:covers|covered"
    r"|captures"
    r"|includes?|considers) (?:all|every|the (?:whole|entire|full)) (?:\w+ ){0,3}(?:literature|evidence|works?"
    r"|stud(?:y|ies)|research|papers)"
    r"|all (?:the )?(?:relevant|available|published|existing|current) (?:literature|evidence|works|studies|research"
    r"|papers|trials) (?:was|were"
    r"|is|are|has|have)|search(?:es)? (?:was|were) (?:made|run|carried out|updated) (?:just now|recently|lately))",
    re.IGNORECASE,
)


def age(seen: Synthesis) -> Looked:
    """Whether searches are young enough, and no record is younger."""
    searches = seen.contents.searches
    told = ((search, said) for search in searches for said in _aged(seen, search))
    return AGE.looked(
        (search.search_id for search in searches), (AGE.object(search.search_id, said) for search, said in told)
    )


def words(seen: Synthesis) -> Looked:
    """Whether the report calls itself no more current than it can know."""
    lines = [(name, line) for name, line in sentences(seen.report) if name.rpartition("-")[0] not in _UNSAID]
    last = max((search.at for search in seen.contents.searches), default="")[:10] or "no day that is told"
    objections = (
        WORDS.object(name, f"{cut(line.text)} says {cut(found[0])}; the last search is of {last}, and none shows that")
        for name, line in lines
        if (found := _called_current(line))
    )
    return WORDS.looked((name for name, _ in lines), objections)


def younger(seen: Synthesis) -> Looked:
    """Whether relevant works that are much younger were set aside."""
    included = [year for name in seen.included if name in seen.works and (year := seen.works[name].record.year)]
    if not included:
        return YOUNGER.looked((), ())
    passed = sorted(year for year in _passed(seen) if year >= max(included) + _OLD)
    said = (
        f"the youngest work included is of {max(included)}, and {len(passed)} works of {passed[0]} and later that name"
        " every concept were not read"
        if len(passed) >= _FEW
        else ""
    )
    return YOUNGER.looked(["included"], [YOUNGER.object("included", said)] if said else [])


def _aged(seen: Synthesis, search: Search) -> Iterator[str]:
    made, today = _day(search.at), _day(seen.today)
    if made is None:
        return
    if today and (today - made).days > _MOST_YEARS * _DAYS:
        yield f"{search.source} was searched on {made}, {(today - made).days / _DAYS:.1f} years before it is told"
    records = seen.contents.records
    found = (records[hit.record_id] for hit in search.hits if hit.record_id in records)
    latest = max((record.year for record in found if record.year), default=0)
    if latest > made.year + (made.month >= _LATE):
        yield f"{search.source} is told to have been searched on {made}, and brought a record of {latest}"


def _day(at: str) -> date | None:
    try:
        return date.fromisoformat(at[:10])
    except ValueError:
        return None


def _called_current(line: Line) -> re.Match[str] | None:
    return _CURRENT.search(_QUOTED.sub(" ", line.text))


def _passed(seen: Synthesis) -> Iterator[int]:
    """Years of works that name every concept and were set aside when they were screened."""
    names = {concept.name for concept in seen.question.concepts}
    aside = {row.item for row in seen.contents.effective if row.stage == "screen" and row.action == "exclude"}
    for row in seen.contents.relevances:
        work = seen.works.get(row.work_id)
        if row.work_id in aside and work and work.record.year and names <= set(row.concepts):
            yield work.record.year


CHECKS: tuple[Look, ...] = (age, words, younger)

"""The challenger on numbers: what cannot be, does not add up, was misread, or is told of the wrong whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from synthesist.appraise.challenger.analysed import Part, parts_analysed
from synthesist.appraise.challenger.changes import mistold
from synthesist.appraise.challenger.counts import miscounted
from synthesist.appraise.challenger.impossible import impossible
from synthesist.appraise.challenger.intervals import misfits
from synthesist.appraise.challenger.printed_counts import strangers, tallies
from synthesist.appraise.challenger.quoting import beside, cut, place
from synthesist.appraise.challenger.told_numbers import misread
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.extract.reported import reported_numbers
from synthesist.records import Claim, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity
from synthesist.records.numbers import ReportedNumber
from synthesist.report.sentences import sentences

BY_THEMSELVES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NUMBERS,
    name="numbers by themselves",
    question="Can the numbers of each claim be what they are, and do they fit each other and their words?",
    basis="claims with numbers whose shares, intervals, tests, counts and changes fit, of all shown claims with "
    "numbers",
    remedy=Remedy.SOFTEN,
)
BESIDE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NUMBERS,
    name="numbers beside claims",
    question="Do the numbers around each claim, in its abstract or beside it in a full text, fit each other?",
    basis="claims around which no sentence of the document has numbers that do not fit, of all shown claims",
    severity=Severity.MINOR,
)
AS_READ = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NUMBERS,
    name="numbers as read",
    question="Is each number told with the value, the unit and the sign of its words?",
    basis="claims whose numbers in anatomies, results and the report are those of the quote, of claims with numbers",
    severity=Severity.CRITICAL,
    remedy=Remedy.WITHDRAW,
)
ANALYSED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NUMBERS,
    name="cases analysed",
    question="Is the number of cases beside a result that of the cases it was found in?",
    basis="claims whose n in anatomies and results stands in the quote and is not more than the text says were "
    "analysed",
    remedy=Remedy.SOFTEN,
)
IN_PROSE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NUMBERS,
    name="counts in prose",
    question="Is every number in the report's sentences a fact that it states or words that it cites?",
    basis="sentences of the report all of whose numbers are facts or stand in cited spans, of those with facts or "
    "spans",
    severity=Severity.CRITICAL,
)
IN_TABLES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NUMBERS,
    name="counts against tables",
    question="Are the report's counts those of its own tables?",
    basis="facts of the report that equal what its claims, references, findings, results and flow give, of those "
    "counted",
    severity=Severity.CRITICAL,
)


def by_themselves(seen: Synthesis) -> Looked:
    """Whether the numbers of each claim fit each other and their words."""
    counted = [claim for claim in seen.shown if _has_digits(claim.text)]
    told = ((claim, said) for claim in counted for said in _misfits(claim.text))
    return BY_THEMSELVES.looked(_ids(counted), _objections(BY_THEMSELVES, told))


def numbers_beside(seen: Synthesis) -> Looked:
    """Whether the numbers beside each claim fit each other."""
    told = ((claim, said) for claim in seen.shown for said in _of_neighbours(seen, claim))
    return BESIDE.looked(_ids(seen.shown), _objections(BESIDE, told))


def as_read(seen: Synthesis) -> Looked:
    """Whether each number is told as it stands."""
    told = _told(seen)
    counted = [claim for claim in seen.shown if told[claim.claim_id]]
    said = ((claim, said) for claim in counted for one in told[claim.claim_id] for said in misread(claim.text, one))
    return AS_READ.looked(_ids(counted), _objections(AS_READ, said))


def analysed(seen: Synthesis) -> Looked:
    """Whether n is that of the cases that a result was found in."""
    sizes = _sizes(seen)
    counted = [claim for claim in seen.shown if sizes[claim.claim_id]]
    parts = {name: tuple(parts_analysed(seen.documents[name].text)) for name in sorted(_documents(counted))}
    told = (
        (claim, said)
        for claim in counted
        for size in sorted(sizes[claim.claim_id])
        for said in _missized(claim, size, parts[claim.document_id])
    )
    return ANALYSED.looked(_ids(counted), _objections(ANALYSED, told))


def in_prose(seen: Synthesis) -> Looked:
    """Whether every number of a sentence is a fact or cited."""
    lines = [(name, line) for name, line in sentences(seen.report) if line.facts or line.spans]
    texts = {name: document.text for name, document in seen.documents.items()}
    objections = (
        IN_PROSE.object(name, f"{cut(line.text)} tells {number}, which is none of the facts that it states")
        for name, line in lines
        for number in sorted(set(strangers(line, seen.report, texts)))
    )
    return IN_PROSE.looked((name for name, _ in lines), objections)


def in_tables(seen: Synthesis) -> Looked:
    """Whether counts are those of the report's tables."""
    told = list(tallies(seen.report))
    objections = (
        IN_TABLES.object(name, f"{name} is told as {value}, and the report's own tables give {count}")
        for name, value, count in told
        if value != count
    )
    return IN_TABLES.looked((name for name, _, _ in told), objections)


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.claim_id for claim in claims]


def _documents(claims: Iterable[Claim]) -> set[str]:
    return {claim.document_id for claim in claims}


def _has_digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _objections(asked: Asked, told: Iterable[tuple[Claim, str]]) -> Iterator[Objection]:
    for claim, said in told:
        yield asked.object(claim.claim_id, f"in {cut(claim.text)} {said}", place(claim))


def _misfits(text: str) -> Iterator[str]:
    numbers = reported_numbers(text)
    yield from impossible(text, numbers)
    yield from misfits(text, numbers)
    yield from miscounted(text)
    yield from mistold(text, numbers)


def _of_neighbours(seen: Synthesis, claim: Claim) -> Iterator[str]:
    for sentence in _neighbours(seen, claim):
        if _has_digits(sentence.text):
            yield from (f"a sentence of its text does not fit: {said}" for said in _misfits(sentence.text))


def _neighbours(seen: Synthesis, claim: Claim) -> Sequence[Sentence]:
    """The other sentences of an abstract; in a full text those beside the claim."""
    near = beside(seen, claim)
    document = seen.documents.get(claim.document_id)
    if document is None or document.is_full_text:
        return [one for one in (near.before, near.behind) if one]
    return [one for one in seen.bodies.get(claim.document_id, ()) if one != near.own and one.section != "title"]


def _told(seen: Synthesis) -> Mapping[str, list[ReportedNumber]]:
    """The numbers of each claim as they were read: in its anatomy, in reported results, in the report."""
    told: dict[str, list[ReportedNumber]] = defaultdict(list)
    for claim in seen.shown:
        if anatomy := seen.contents.anatomies.get(claim.claim_id):
            told[claim.claim_id] += anatomy.numbers
    by_place = _by_document(seen.shown)
    for result in seen.contents.results:
        for claim in by_place.get(result.document_id, ()):
            if result.place.sentence and claim.start <= result.place.start < claim.end and result.value is not None:
                told[claim.claim_id].append(
                    ReportedNumber(
                        sentence=0,
                        start=result.place.start - claim.start,
                        end=result.place.end - claim.start,
                        value=result.value,
                        unit=result.unit,
                        metric=result.metric.text,
                        kind="value",
                        text=result.text,
                        n=result.n,
                    )
                )
    return told


def _by_document(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document_id].append(claim)
    return found


def _sizes(seen: Synthesis) -> Mapping[str, set[int]]:
    """Every n that is told beside a number of a claim, in the ledger and in the report."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for name, numbers in _told(seen).items():
        sizes[name] |= {one.n for one in numbers if one.n is not None}
    for row in seen.report.claims:
        sizes[row.claim_id] |= {one.n for one in row.numbers if one.n is not None}
    return sizes


def _missized(claim: Claim, size: int, parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.whole == size:
            yield f"n is told as {size}, while its text says {cut(part.words)}"
    written = claim.text.replace(",", "").replace("\u202f", "").replace("\u00a0", "")
    if str(size) not in written and all(part.whole != size for part in parts):
        yield f"n is told as {size}, of which its words do not speak"


CHECKS: tuple[Look, ...] = (by_themselves, numbers_beside, as_read, analysed, in_prose, in_tables)

"""Sentences of the report that the ledger does not give, by what they add, and those that it gives and are missing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records.appraisals import Dimension, Mandate, Severity
from synthesist.report.model import REPORT_SCHEMA, Line, Report
from synthesist.report.sentences import sentences

_WORDS = re.compile(r"[^\W_]+(?:[.,]\d+)*%?|\[[\d, ]+\]")
_ALIKE = 0.6

_NOVEL = re.compile(
    r"\b(?:up[ -]to[ -]date|current(?:ly)?|recent(?:ly)?|newest|latest|present state|to date|first (?:time|ever)|novel|"
    r"newer|so far|as of|for the first|never before|no (?:newer|later|other) (?:work|study|studies|review)s?)\b",
    re.IGNORECASE,
)
_SAFE = re.compile(
    r"\b(?:retract\w*|withdrawn|harm\w*|safe(?:ty|ly)?|adverse|side[ -]effects?|toxic\w*|risks?|dangers?|tolerat\w*|"
    r"injur\w*|misus\w*|recommend\w*|should (?:be|use|take|adopt)|clinical practice|policy|deploy\w*|patients can)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compar\w+|than|versus|vs|outperform\w*|best|superior|pooled|average|mean|range(?:s|d)?|side by side|spread|"
    r"ranks?|head-to-head|across (?:studies|works|data ?sets))\b",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:search(?:es|ed)?|databases?|sources?|screen\w*|criteri\w+|protocol|plan(?:ned)?|amend\w*|reproduc\w*|"
    r"reviewers?|independently|registered|preregist\w*|excluded|duplicates?|limits?|languages?)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:corroborat\w*|supported by|confirm\w*|independent(?:ly)? (?:works?|stud\w+)|peer[- ]review\w*|randomi[sz]ed|"
    r"high[- ]quality|several works|many (?:works|studies)|replicat\w*|studies agree|consensus|caus(?:es?|al|ed))\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:answer\w*|clear(?:ly)?|certain\w*|proven?|establish\w*|definit\w*|conclusive\w*|settled|undisputed|"
    r"no doubt|beyond|always|never|contested|contradict\w*|uncertain\w*|limitation\w*|likely|may|might|gap)\b",
    re.IGNORECASE,
)


def _asked(dimension: Dimension, name: str, question: str, severity: Severity = Severity.SERIOUS) -> Asked:
    return Asked(
        mandate=Mandate.CONFIRMER,
        dimension=dimension,
        name=name,
        question=question,
        basis="sentences of the report that the ledger gives when the report is composed again, of all; all tables",
        severity=severity,
    )


_NUMBERS = _asked(
    Dimension.NUMBERS, "numbers in sentences", "Does every sentence state the ledger's numbers?", Severity.CRITICAL
)
_BY_WORDS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (_asked(Dimension.NOVELTY, "newness in sentences", "Is nothing called new or current that is not?"), _NOVEL),
    (_asked(Dimension.SAFETY, "harms in sentences", "Is nothing said of harm, retraction or use beyond it?"), _SAFE),
    (_asked(Dimension.UNCERTAINTY, "certainty in sentences", "Is nothing said more surely than it is known?"), _SURE),
    (_asked(Dimension.EVIDENCE, "strength in sentences", "Is no more support claimed than there is?"), _STRONG),
    (_asked(Dimension.COMPARABILITY, "comparisons in sentences", "Is nothing compared beyond it?"), _COMPARED),
    (_asked(Dimension.REPRODUCIBILITY, "methods in sentences", "Is the method told as it was carried out?"), _RECORD),
)
_REST = _asked(
    Dimension.GROUNDING, "sentences that the ledger gives", "Does every other sentence follow from the ledger?"
)
_MISSING = _asked(Dimension.UNCERTAINTY, "sentences left out", "Are all limitations, gaps and reservations printed?")
_UNPRINTED = _asked(
    Dimension.REPRODUCIBILITY, "sections left out", "Are all sections and sentences on method and results printed?"
)
_DOUBTING = ("limitations", "gaps", "discussion", "abstract")


class _Lines:
    """The lines of a report with their names, and which of them the ledger gives."""

    def __init__(self, report: Report, composed: Sequence[Report]) -> None:
        self.printed = list(sentences(report))
        self.due = [list(sentences(one)) for one in composed]
        known = Counter[tuple[str, Line]]()
        for lines in self.due:
            known |= Counter((_section(name), line) for name, line in lines)
        self.strange = list(_beyond(self.printed, known))
        have = Counter((_section(name), line) for name, line in self.printed)
        self.lost = list(_beyond(self.due[0], have)) if report.schema_version == REPORT_SCHEMA else []
        if len(self.due) > 1:
            # A sentence that only stands where reviewers have not spoken need not be there where they have.
            both = Counter((_section(name), line) for name, line in self.due[1])
            self.lost = [one for one in self.lost if (_section(one[0]), one[1]) in both]

    def replaced(self, name: str, line: Line) -> Line | None:
        """The line of the ledger that stands where a strange one does, in nearly its words."""
        near = [one for own, one in self.lost if _section(own) == _section(name)]
        rated = [(SequenceMatcher(None, one.text, line.text).ratio(), at) for at, one in enumerate(near)]
        ratio, at = max(rated, default=(0.0, 0))
        return near[at] if ratio >= _ALIKE else None


def _section(name: str) -> str:
    return name.rpartition("-")[0]


def _beyond(lines: Sequence[tuple[str, Line]], known: Counter[tuple[str, Line]]) -> Iterator[tuple[str, Line]]:
    left = Counter(known)
    for name, line in lines:
        key = (_section(name), line)
        if left[key] > 0:
            left[key] -= 1
        else:
            yield name, line


def _lines(seen: Synthesis) -> _Lines:
    return _Lines(seen.report, again(seen).printed)


def _kind(lines: _Lines, name: str, line: Line) -> Asked:
    """The check that a strange sentence falls to: by a number that differs, else by the words that it adds."""
    former = lines.replaced(name, line)
    before, now = (Counter(_WORDS.findall(one.text)) if one else Counter[str]() for one in (former, line))
    added = " ".join((now - before).elements())
    changed = " ".join([*(now - before).elements(), *(before - now).elements()])
    if former and any(character.isdigit() for character in changed):
        return _NUMBERS
    words = added if former and added else line.text
    found = next((asked for asked, pattern in _BY_WORDS if pattern.search(words)), None)
    found = found or next((asked for asked, pattern in _BY_WORDS if pattern.search(line.text)), None)
    if found is None and any(character.isdigit() for character in line.text):
        return _NUMBERS
    return found or _REST


def _strange(asked: Asked) -> Look:
    def look(seen: Synthesis) -> Looked:
        """Sentences that the ledger does not give, of this kind."""
        if seen.report.schema_version != REPORT_SCHEMA:
            return asked.looked((), ())
        lines = _lines(seen)
        objections = [
            asked.object(name, f"the report says {quote(line.text)}, which the ledger does not give")
            for name, line in lines.strange
            if _kind(lines, name, line) is asked
        ]
        return asked.looked((name for name, _ in lines.printed), objections)

    return look


def _absent(asked: Asked, *, is_of_doubt: bool) -> Look:
    def look(seen: Synthesis) -> Looked:
        """Sentences that the ledger gives and the report does not say."""
        if seen.report.schema_version != REPORT_SCHEMA:
            return asked.looked((), ())
        lines = _lines(seen)
        replaced = {id(former) for name, line in lines.strange if (former := lines.replaced(name, line))}
        own = [one for one in lines.due[0] if _is_of_doubt(one) is is_of_doubt]
        objections = [
            asked.object(name, f"the report leaves out {quote(line.text)}")
            for name, line in lines.lost
            if id(line) not in replaced and _is_of_doubt((name, line)) is is_of_doubt
        ]
        return asked.looked((name for name, _ in own), objections)

    return look


def _is_of_doubt(named: tuple[str, Line]) -> bool:
    name, line = named
    return _section(name) in _DOUBTING or bool(_SURE.search(line.text))


CHECKS: tuple[Look, ...] = (
    _strange(_NUMBERS),
    *(_strange(asked) for asked, _ in _BY_WORDS),
    _strange(_REST),
    _absent(_MISSING, is_of_doubt=True),
    _absent(_UNPRINTED, is_of_doubt=False),
)

"""Whether claims rest on enough: pilots and handfuls told firmly, and stand-ins told as the outcome."""

import re
from collections.abc import Iterable, Iterator, Sequence

from synthesist.appraise.challenger.saying import DONE, is_firm, is_reserved, own_words, place, quoted, told_of_itself
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language import content_stems
from synthesist.records import Part, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Remedy, Severity

ENOUGH = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="enough cases",
    question="Do claims that are told firmly rest on more than a handful of cases?",
    basis="shown claims (claims) said plainly whose text (sentences) tells neither of a pilot nor of a handful",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)
MEASURED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="outcome measured",
    question="Was the outcome that is told measured, and not something that stands in for it?",
    basis="shown claims that bear on the outcome (claims) whose text (sentences) does not say that something else was"
    " measured in its place",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: at for at, word in enumerate(_SMALL, start=1)} | {"a dozen": 12, "a handful of": 5, "a few": 3}
_GREATER = r"(?![- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand))"
_SOME = rf"(?P<some>\d[\d,]*|(?:{'|'.join(_NUMBERS)}){_GREATER})"
_CASES = (
    r"(?:patients?|participants?|subjects?|people|persons?|adults?|children|women|men|volunteers?|users?|workers?|"
    r"pupils|"
    r"students?|individuals?|cases?|infants?|mothers|residents|nurses|teachers|animals|mice|rats|schools?|"
    r"clinics?|hospitals?)"
)
_THINGS = r"(?:sentences?|images?|scenes?|documents?|questions?|runs?|seeds?|dialogues?|problems?|test items?)"
_ENROLLED = re.compile(
    rf"(?<![-\w])(?<!hundred )(?<!hundred and )(?<!thousand ){_SOME} (?:[a-z-]+ ){{0,3}}{_CASES}\b"
    rf"(?=[^.;]{{0,60}}\b(?:took part|participated|enrolled|recruited|randomi[sz]ed|"
    rf"allocated|assigned|were (?:studied|included|followed)|volunteered)\b)|"
    rf"\b(?:we|study|trial) (?:\w+ ){{0,2}}(?:recruited|enrolled|studied|followed|randomi[sz]ed|included|assigned|"
    rf"allocated) "
    rf"{_SOME.replace('some', 'more')} (?:[a-z-]+ ){{0,3}}{_CASES}\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"\b(?:\d{{2,}}|\w+(?:teen|ty)(?:-\w+)?|hundred|thousand) (?:[\w-]+ ){{0,3}}{_CASES}\b|"
    rf"\b[nN] ?= ?\d{{2,}}",
    re.IGNORECASE,
)
_MERE = re.compile(
    rf"\b(?:only|just|merely|a mere|no more than) {_SOME} (?:[\w-]+ ){{0,3}}{_CASES}\b|"
    rf"\b(?:tested|evaluated|measured|assessed|based|rests?|relies|ran|run|trained and tested) (?:\w+ )?(?:on|in|"
    rf"for|with)? ?(?:only|just|merely|no more than) "
    rf"{_SOME.replace('some', 'more')} (?:[\w-]+ ){{0,3}}{_THINGS}\b|"
    rf"\b(?P<one>(?:a|one) single (?:patient|case|participant|subject|run|seed|family|school|class))\b",
    re.IGNORECASE,
)
_OF_STUDY = re.compile(
    r"^\W*(?:only|just|merely)\b|\b(?:samples?|study|trial|data|results?|findings?|evidence|analys[ei]s|"
    r"experiments?|effects?)\b[^.;]{0,60}"
    r"\b(?:only|just|merely|a mere|no more than|single)\b|\b(?:took part|participated|completed|volunteered|"
    r"enrolled|recruited|tested|"
    r"evaluated|measured|based|rests?|relies|studied|analy[sz]ed|followed)\b",
    re.IGNORECASE,
)
_IN_CONTEXT = re.compile(
    r"\b(?:few-shot|training|in-context|demonstrations?|low-resource|annotat\w+|require[sd]?|"
    r"needs?)\b",
    re.IGNORECASE,
)
_PILOT = re.compile(
    r"\b(?:this|our|in an?|was an?|is an?|as an?) (?:[\w-]+,? ){0,3}(?:pilot (?:study|trial|experiment|test|phase|"
    r"project)|"
    r"feasibility (?:study|trial)|case (?:report|series)|proof[- ]of[- ]concept (?:study|trial)|"
    r"exploratory (?:study|trial))\b|"
    r"\b(?:study|trial|sample|samples|numbers?|groups?|analysis) (?:\w+ ){0,2}(?:was|were|is|"
    r"are) (?:\w+ )?(?:underpowered|not powered|"
    r"too (?:small|few|short) (?:to|for)|(?:very |rather )?small\b)|\b(?:very|too) small (?:a )?sample(?: size)?s?\b|"
    r"\bno (?:sample size|power) calculation\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:pilot|feasib\w+|preliminar\w+|small|case (?:series|report)|handful|explorat\w+|"
    r"first signs?)\b",
    re.IGNORECASE,
)
_TINY, _MERELY = 12, 30
"""Most cases that are a handful where a text counts no more, and where it calls them few itself."""

_STAND_IN = re.compile(
    r"\b(?:surrogates?|prox(?:y|ies)|stand(?:s|ing)?[- ]ins?|substitutes?|indirect (?:marker|indicator|measure|"
    r"index)) (?:\w+ )?(?:of|for)\b|"
    r"\b(?:instead of|rather than|in place of|in lieu of) (?:the )?(?:measur\w+|record\w+|assess\w+|observ\w+|"
    r"test\w+|actual|real|true)\b",
    re.IGNORECASE,
)
_UNMEASURED = re.compile(
    r"\b(?:was|were|is|are|has been|have been|had been) (?:not|never) (?:itself |themselves |"
    r"directly )?(?:measured|assessed|recorded|"
    r"evaluated|tested|collected|monitored)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:did|do|could|does) not (?:\w+ )?(?:measure|assess|record|evaluate|test|"
    r"monitor)\b",
    re.IGNORECASE,
)
_SURROGATE = re.compile(r"\bsurrogate (?:outcomes?|end ?-?points?|measures?|markers?)\b", re.IGNORECASE)
_NEAR = 60


def enough(seen: Synthesis) -> Looked:
    """Claims told firmly from pilots and handfuls."""
    firm = [claim for claim in seen.shown if is_firm(claim) and not _SAID.search(claim.text)]
    words = own_words(seen)
    objections = (
        ENOUGH.object(claim.claim_id, said, place(one), severity=severity)
        for claim in firm
        if not is_reserved(seen, claim)
        for severity, said, one in _few(words[claim.work_id])
    )
    return ENOUGH.looked((claim.claim_id for claim in firm), objections)


def _few(sentences: Sequence[Sentence]) -> Iterator[tuple[Severity, str, Sentence]]:
    told = list(told_of_itself(sentences, DONE))
    for one in told:
        found = _MERE.search(one.text) if _OF_STUDY.search(one.text) and not _IN_CONTEXT.search(one.text) else None
        if found and _count(found) <= _MERELY:
            yield Severity.SERIOUS, f"it is told firmly, while its text says {quoted(one.text)}", one
        elif _PILOT.search(one.text):
            yield Severity.MINOR, f"it is told firmly, while its text says {quoted(one.text)}", one
    counts = [(_count(found), one) for one in told for found in _ENROLLED.finditer(one.text)]
    most = max(counts, key=lambda count: count[0], default=None)
    others = [one for one in told if _MANY.search(one.text) and not (most and one is most[1])]
    if most and most[0] <= _TINY and not others and not _is_aside(told):
        yield (
            Severity.SERIOUS,
            f"it is told firmly, while no more cases are counted than in {quoted(most[1].text)}",
            most[1],
        )


def _is_aside(told: Iterable[Sentence]) -> bool:
    """Whether a text speaks of data rather than of cases, so that a few people in it are hardly its sample."""
    return any(_OF_DATA.search(one.text) for one in told)


_OF_DATA = re.compile(r"\b(?:data ?sets?|corpus|corpora|benchmarks?|models?|algorithm|tokens)\b", re.IGNORECASE)


def _count(found: re.Match[str]) -> int:
    """The number that a match tells; 1 for a single case."""
    words = next((value for value in found.groupdict().values() if value), "one").casefold().replace(",", "")
    return int(words) if words.isdigit() else _NUMBERS.get(words, 1)


def measured(seen: Synthesis) -> Looked:
    """Claims on an outcome that was not measured itself."""
    on_outcome = [claim for claim in seen.shown if Part.OUTCOME.value in claim.bears_on]
    terms = [
        frozenset(content_stems(term))
        for one in seen.question.concepts
        if one.part is Part.OUTCOME
        for term in (one.name, one.phrase, *one.terms)
    ]
    words = own_words(seen)
    objections = (
        MEASURED.object(
            claim.claim_id, f"it is told of the outcome, while its text says {quoted(one.text)}", place(one)
        )
        for claim in on_outcome
        if not (is_reserved(seen, claim) or _STAND_IN.search(claim.text))
        for one in told_of_itself(words[claim.work_id], DONE)
        if _stands_in(one.text, terms)
    )
    return MEASURED.looked((claim.claim_id for claim in on_outcome), objections)


def _stands_in(text: str, terms: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence says that an outcome was not measured, or that something stood in for it."""
    if _SURROGATE.search(text):
        return True
    behind = [
        text[found.end() : found.end() + _NEAR] for words in (_STAND_IN, _LEFT_OUT) for found in words.finditer(text)
    ]
    before = [text[max(0, found.start() - _NEAR) : found.start()] for found in _UNMEASURED.finditer(text)]
    near = [set(content_stems(words)) for words in (*behind, *before)]
    return any(term and term <= stems for term in terms for stems in near)


CHECKS: tuple[Look, ...] = (enough, measured)

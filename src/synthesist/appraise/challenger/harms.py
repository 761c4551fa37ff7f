"""Whether harms that included works report are told."""

import re
from collections.abc import Iterable, Iterator, Mapping

from synthesist.appraise.challenger.harm_words import harm_in
from synthesist.appraise.challenger.printed import said_by_tool
from synthesist.appraise.challenger.saying import Texts, claims_of, own_words, place, quoted, told_of_itself
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language import content_stems
from synthesist.records import Claim, Part, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity

HARMS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.SAFETY,
    name="harms told",
    question="Are the harms told that included works report?",
    basis="included works (works) of whose texts (sentences) no assertion of a harm is left out of the claims and"
    " sentences of the report",
    is_judged=True,
)
SAFE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.SAFETY,
    name="safety shown",
    question="Is safety told only where harm was looked for in enough cases?",
    basis="shown claims (claims) and sentences of the report that call something safe, against the texts of the works",
    is_judged=True,
)

_SAFE = re.compile(
    r"\b(?:is|are|was|were|be|being|as|and|proved|proven|remains?) (?:\w+ly )?(?:safe|harmless|risk-free|"
    r"well[- ]tolerated)\b(?! (?:\w+ )?search)|"
    r"\b(?:well[- ]tolerated|without (?:any )?(?:side[- ]effects?|adverse (?:events?|effects?)|harms?|risks?)|"
    r"no (?:\w+ ){0,2}(?:side[- ]effects?|adverse (?:events?|effects?|reactions?)|harms?|toxicity|"
    r"safety (?:concerns?|issues?|signals?)|"
    r"risks?) (?:was|were|is|are|arise|exists?|occurred|of))\b",
    re.IGNORECASE,
)
_FEW = 100
_COUNTED = re.compile(
    r"\b(?:n\s*=\s*|(?:only |of |in |with |among )?)(?P<n>\d{1,3}) (?:[a-z-]+ ){0,3}(?:patients|participants|"
    r"subjects|people|persons|adults|children|"
    r"women|men|volunteers|users|workers|pupils|students|individuals|cases|infants|residents)\b",
    re.IGNORECASE,
)
_UNSOUGHT = re.compile(
    r"\b(?:harms?|adverse (?:events?|effects?)|side[- ]effects?|safety|toxicity|risks?) (?:\w+ ){0,3}(?:was|were|"
    r"is|are|has been|have been)"
    r" not (?:\w+ ){0,2}(?:recorded|assessed|measured|collected|monitored|studied|examined|reported|evaluated|"
    r"tested)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|cannot|unknown|whether|unclear|no work)\b", re.IGNORECASE)


def harms(seen: Synthesis) -> Looked:
    """Works of which a harm is left out."""
    asked, studied = _stems(seen, Part.OUTCOME, Part.POPULATION), _stems(seen, Part.EXPOSURE)
    shown = claims_of(seen)
    told = " ".join(words for _, words in said_by_tool(seen))
    return HARMS.looked(seen.included, _untold(own_words(seen), (asked, studied), shown, told))


def _stems(seen: Synthesis, *parts: Part) -> frozenset[str]:
    """Stems of the question's words for some of its parts."""
    concepts = [one for one in seen.question.concepts if one.part in parts]
    return frozenset(
        stem for one in concepts for term in (one.name, one.phrase, *one.terms) for stem in content_stems(term)
    )


def _untold(
    texts: Texts, asked: tuple[frozenset[str], frozenset[str]], shown: Mapping[str, tuple[Claim, ...]], told: str
) -> Iterator[Objection]:
    for work_id, sentences in texts.items():
        claims = " ".join(claim.text for claim in shown.get(work_id, ()))
        for sentence in told_of_itself(sentences):
            harm = harm_in(sentence.text, *asked)
            if harm and sentence.text not in claims and harm.words.casefold() not in f"{claims} {told}".casefold():
                yield HARMS.object(
                    work_id,
                    f"it reports a harm that the report leaves out: {quoted(sentence.text)}",
                    place(sentence),
                    severity=Severity.SERIOUS if harm.is_counted else Severity.MINOR,
                )
                break


def safe(seen: Synthesis) -> Looked:
    """What is called safe on too little."""
    texts = own_words(seen)
    called = [claim for claim in seen.shown if _SAFE.search(claim.text)]
    items = [claim.claim_id for claim in called]
    objections = (*_unsafe_claims(called, texts), *_unsafe_lines(seen))
    return SAFE.looked(items, objections)


def _unsafe_claims(called: Iterable[Claim], texts: Texts) -> Iterator[Objection]:
    for claim in called:
        for sentence in told_of_itself(texts[claim.work_id]):
            if sentence.text == claim.text:
                continue
            harm = harm_in(sentence.text, frozenset())
            if harm or _UNSOUGHT.search(sentence.text):
                said = f"it calls something safe, while its text says {quoted(sentence.text)}"
                yield SAFE.object(claim.claim_id, said, place(sentence))
        if (count := _most(texts[claim.work_id])) and count < _FEW:
            said = f"it calls something safe after {count} cases, too few for harms that are not common"
            yield SAFE.object(claim.claim_id, said, claim.work_id, severity=Severity.MINOR)


def _most(sentences: Iterable[Sentence]) -> int:
    """The greatest number of cases that a text counts; 0 where it counts none."""
    return max((int(found["n"]) for one in sentences for found in _COUNTED.finditer(one.text)), default=0)


def _unsafe_lines(seen: Synthesis) -> Iterator[Objection]:
    for name, words in said_by_tool(seen):
        if (found := _SAFE.search(words)) and not _DENIED.search(words):
            yield SAFE.object(name, f"the report says “{found[0]}” in its own words, which no check can tell")


CHECKS: tuple[Look, ...] = (harms, safe)

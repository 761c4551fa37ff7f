"""What works say of themselves, and how a doubter quotes it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from synthesist.appraise.reviewing import Synthesis
from synthesist.extract.anatomy.manner import hedging
from synthesist.records import Claim, Evidence, SectionRole, Sentence
from synthesist.records.anatomy import Hedging
from synthesist.records.revised import RESERVED

_OF_OTHERS = frozenset((SectionRole.INTRODUCTION, SectionRole.BACKGROUND, SectionRole.REFERENCES))
DONE = frozenset((SectionRole.ABSTRACT, SectionRole.METHODS, SectionRole.LIMITATIONS))
"""Where a full text tells how its study was done; elsewhere it speaks of others, or of what it found."""

FOUND = DONE | {SectionRole.RESULTS, SectionRole.CONCLUSION}
_LONGEST_QUOTE = 120
_REPORTED = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|others?|literature|it is (?:well )?known|has been (?:shown|reported|"
    r"suggested)|"
    r"have been (?:shown|reported|suggested)|et al|future work|existing (?:work|methods|approaches|studies))\b",
    re.IGNORECASE,
)

_RETOLD = re.compile(
    r"\b[A-Z][\w’'-]+ (?:et al\.?|and (?:colleagues|co-?workers|others|[A-Z][\w’'-]+))[^.;]{0,20}\b(?:reported|"
    r"found|showed|observed|"
    r"demonstrated|saw|describe[ds]?|claim(?:ed)?|reports?|finds?|shows?)\b|\b(?:according to|as (?:reported|"
    r"shown|found|described) by|"
    r"following|citing|cited by|on the word of) [A-Z][\w’'-]+|\b(?:previous|prior|earlier|other|past|"
    r"existing) (?:\w+ )?(?:work|stud(?:y|ies)|"
    r"research|reports?|authors|trials?|investigators) (?:\w+ )?(?:has |have |had )?(?:shown?|showed|found|"
    r"reported|suggest\w*|"
    r"demonstrated|established|observed)\b|\b(?:it|this) (?:has|had) (?:\w+ )?been (?:shown|reported|found|"
    r"claimed|argued|suggested)\b|"
    r"\bothers (?:have |had )?(?:reported|found|shown|observed|claimed)\b|\b(?:is|are|was|were) (?:\w+ )?(?:said|"
    r"reported|believed|known|"
    r"claimed|alleged) to (?:have )?\b",
)
Texts = Mapping[str, tuple[Sentence, ...]]
"""Sentences by work."""


def own_words(seen: Synthesis, works: Iterable[str] | None = None) -> Texts:
    """What works say in the places where they speak of themselves, titles included.

    Args:
        works: ids; the included works where it is None.
    """
    wanted = set(seen.included if works is None else works)
    found: dict[str, list[Sentence]] = {work_id: [] for work_id in sorted(wanted)}
    for document_id in sorted(seen.documents):
        if seen.documents[document_id].work_id in wanted:
            kept = (one for one in seen.bodies[document_id] if one.part not in _OF_OTHERS)
            found[seen.documents[document_id].work_id].extend(kept)
    return {work_id: tuple(sentences) for work_id, sentences in found.items()}


def told_of_itself(sentences: Iterable[Sentence], parts: frozenset[SectionRole] = FOUND) -> Iterator[Sentence]:
    """The sentences behind the title that speak of the study itself, not of what others did or may do.

    Args:
        parts: of a full text that are asked; an abstract is asked as a whole.
    """
    for one in sentences:
        if (one.section == "abstract" or one.part in parts) and not _REPORTED.search(one.text):
            yield one


def claims_of(seen: Synthesis) -> Mapping[str, tuple[Claim, ...]]:
    """Shown claims by work."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in seen.shown:
        found[claim.work_id].append(claim)
    return {work_id: tuple(own) for work_id, own in sorted(found.items())}


def is_reserved(seen: Synthesis, claim: Claim) -> bool:
    """Whether the report tells a claim with reserve already."""
    verdict = seen.verdict(claim)
    return verdict is not None and any(veto.startswith(RESERVED) for veto in verdict.vetoes)


def is_firm(claim: Claim) -> bool:
    """Whether a claim is said plainly."""
    return hedging(claim.text)[0] is Hedging.ASSERTED


def is_retold(text: str) -> bool:
    """Whether a sentence tells what others found."""
    return bool(_RETOLD.search(text))


def place(sentence: Sentence | Claim | Evidence) -> str:
    """Where words stand, as a pointer."""
    return f"{sentence.document_id}:{sentence.start}:{sentence.end}"


def quoted(text: str) -> str:
    """Words in quotation marks on one line, cut where they are long."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST_QUOTE else f"“{line[: _LONGEST_QUOTE - 1].rstrip()}…”"

"""Sentences in which a study names its own limits. A rule: labelled examples are too few to learn from."""

import re

_OWN = r"(?:our|this|the\s+(?:present|current)|these)"
_STUDY = r"(?:study|studies|work|research|analys[ie]s|paper|review|trial|survey|experiments?|design|evaluation|sample)"
_BE = r"(?:is|are|was|were)"
_KIND = r"(?:main|key|major|important|potential|primary|possible|further|other|notable|significant|study)"
_GUARDED = r"(?:limited\s+by|interpreted\s+(?:with|cautiously)|treated\s+with|viewed\s+with|taken\s+with)"
_FOUND = r"(?:results|findings|conclusions|estimates)"
_SHALL = r"(?:should|must|may|might|need\s+to)"
_UNDONE = r"(?:control|adjust|account|assess|measure|examine|blind|randomi[sz]e|rule\s+out)"
_ALTERNATIVES = (
    rf"\blimitations?\s+(?:of|in|to)\s+{_OWN}\s+(?:own\s+)?(?:\w+\s+)?{_STUDY}\s+(?:{_BE}|include[sd]?)\b",
    rf"^(?:(?:the|one|a|an|another|some|our|its)\s+)?(?:{_KIND}\s+)*limitations?\s+(?:{_BE}|include[sd]?|of\s+{_OWN})\b",
    rf"\b{_OWN}\s+{_STUDY}\s+(?:\w+\s+)?(?:has|had|have)\s+(?:\w+\s+){{0,3}}(?:limitations?|weakness(?:es)?)\b",
    rf"\b{_OWN}\s+{_STUDY}\s+{_BE}\s+(?:\w+\s+)?(?:limited\s+(?:by|because|in\s+that)|subject\s+to)\b",
    rf"\b{_BE}\s+(?:(?:an?|the|also|potential|important|main)\s+)*(?:limitations?|weakness(?:es)?)\s+of\s+{_OWN}\b",
    rf"\b{_BE}\s+(?:{_KIND}\s+)?limitations?\s*\.?$",
    rf"\b(?:our|these|the\s+present)\s+{_FOUND}\s+(?:{_SHALL}\s+be|are|were)\s+(?:therefore\s+)?{_GUARDED}",
    rf"\bwe\s+(?:did\s+not|could\s+not|were\s+(?:not\s+able|unable)\s+to)\s+(?:\w+\s+){{0,3}}{_UNDONE}\b",
    rf"\b(?:limits?|limited|limiting)\s+(?:the\s+)?(?:generali[sz]ability|external\s+validity)\s+of\s+{_OWN}\b",
    r"\bwe\s+(?:also\s+)?(?:acknowledge|recogni[sz]e)\s+(?:\w+\s+){0,2}limitations?\b",
    r"\b(?:results|findings)\s+(?:may|might)\s+not\s+(?:be\s+)?generali[sz](?:e|able)\b",
)
_LIMITS = re.compile("|".join(_ALTERNATIVES), re.IGNORECASE)


def names_own_limits(sentence: str) -> bool:
    """Whether a sentence says how far its own study carries; limits of others' work do not count."""
    return _LIMITS.search(sentence.strip()) is not None

"""From a sentence of an abstract to a claim that stands alone, where it can."""

import re
from dataclasses import dataclass

_WHO = (
    r"(?:we|the authors|this (?:paper|study|work)|our (?:\w+ ){0,3}\w+|"
    r"(?:the|these|the present|experimental|empirical|extensive) (?:\w+ ){0,3}\w+|"
    r"(?:\w+ )?(?:results|findings|experiments|data|analyses|analysis|evaluations?))"
)
_SAY = (
    r"(?:shows?|showed|finds?|found|demonstrate[sd]?|suggest(?:s|ed)?|indicate[sd]?|report|reveal(?:s|ed)?|conclude|"
    r"observed?|confirm(?:s|ed)?|argue|proves?|verify|establish|note|see|provide evidence|provides? strong evidence)"
)
_HOW = (
    r"(?:(?:also|further|clearly|consistently|then|thus|therefore|here|now|empirically|experimentally|strongly|first|"
    r"finally) )*"
)
_FRAME = re.compile(
    r"^(?-i:(?:RESULTS?|METHODS?|CONCLUSIONS?|BACKGROUND|OBJECTIVES?|FINDINGS|INTERPRETATION|AIMS?|PURPOSE|DESIGN|"
    r"METHODS AND RESULTS|MAIN RESULTS|RATIONALE|SIGNIFICANCE)(?:/SIGNIFICANCE)? )?"
    r"(?:(?:however|moreover|furthermore|in addition|additionally|in conclusion|overall|importantly|notably|"
    r"interestingly|surprisingly|specifically|in particular|finally|thus|therefore|here|in this \w+|together|"
    r"taken together|in summary|in contrast|for example|remarkably|consequently|as a result|hence|also|indeed|"
    r"conclusions?|results?|findings|interpretation|background|objective|main results)\s*[,:]\s*)*"
    rf"(?:{_HOW}{_WHO} {_HOW}{_SAY}(?: \w+ly)? that,? )?"
    r"(?:it (?:is|was) (?:found|shown|observed|known) that )?",
    re.IGNORECASE,
)
_UNBOUND = re.compile(
    r"\b(?:we|our|us|this|these|those|it|its|they|their|he|she|his|her|such|here|herein|former|latter|"
    r"above-mentioned|respectively|aforementioned|paper|propose[sd]?|introduce[sd]?|present[sd]?|investigate[sd]?|aims?|"
    r"discuss(?:es|ed)?|explore[sd]?|describe[sd]?)\b|[?;{}\\]|https?:",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:is|are|was|were|can|could|has|have|had|did|does|do|\w+(?:ed|es|s))\b",
)
SHORTEST, LONGEST = 6, 38
"""Words of a claim."""


@dataclass(frozen=True, slots=True)
class Standalone:
    """A sentence as what leads in and what it states.

    Attributes:
        lead: "We show that", with its blank; may be empty.
        body: the rest, as it stands.
    """

    lead: str
    body: str

    @property
    def claim(self) -> str:
        """The body as a sentence of its own."""
        return self.body[:1].upper() + self.body[1:]


def standalone(sentence: str) -> Standalone | None:
    """The sentence parted, or nothing where it leans on its surroundings or states nothing."""
    text = " ".join(sentence.split())
    lead = _FRAME.match(text)
    cut = lead.end() if lead else 0
    body = text[cut:]
    count = len(body.split())
    if not SHORTEST <= count <= LONGEST or not body.endswith(".") or _UNBOUND.search(body) or not _RESULT.search(body):
        return None
    if not body[:1].isalnum() or body.count("(") != body.count(")"):
        return None
    return Standalone(text[:cut], body)

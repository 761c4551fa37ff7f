"""Sentences that assert nothing that was found: questions, aims, guesses made beforehand, plans, what is not known."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_FOUND = re.compile(
    r"\b(?:(?:we|i) (?:\w+ly )?(?:also )?(?:f[oi](?:u)?nd|show|showed|observe|observed|demonstrate|demonstrated|report"
    r"|conclude|see|saw|confirm|confirmed|achieve|achieved|reject|rejected)|results? (?:show|suggest|indicate|confirm"
    r"|demonstrate|support)\w*|(?:was|were|is|are|been) (?:\w+ly )?(?:confirmed|supported|rejected|refuted|met|reached"
    r"|found|observed|improved|reduced|increased|lower|higher|associated)|show(?:s|ed|n)? that|suggest(?:s|ed)?"
    r"|outperform\w*|achiev\w+|support(?:s|ed|ing) (?:the|our|this)|consistent with|contrary to|in line with"
    r"|agree\w* with|confirm\w*)\b",
    re.IGNORECASE,
)


class _Kind(NamedTuple):
    """What else a sentence may do, and how it says so; `is_sure` where no word of finding takes it back."""

    name: str
    pattern: re.Pattern[str]
    is_sure: bool = False


def _kind(name: str, *patterns: str, is_sure: bool = False) -> _Kind:
    return _Kind(name, re.compile("|".join(patterns), re.IGNORECASE), is_sure)


_OF_STUDY = (
    r"(?:this|the|our|the present|the current|present|current)(?: \w+){0,2} (?:study|trial|paper|work|article"
    r"|review|analysis|research|project|investigation|experiment|thesis)"
)
_LOOK = (
    r"(?:investigate|assess|examine|determine|evaluate|explore|test|compare|study|identify|analy[sz]e|understand"
    r"|clarify"
    r"|establish|quantify|estimate|describe|address|find out|ascertain|verify|see)"
)
_KINDS: Sequence[_Kind] = (
    _kind("asks a question", r"\?[\s\"”’')]*$", is_sure=True),
    _kind(
        "states an aim",
        rf"^\W*(?:(?:the|our|a|its|one|another) )?(?:\w+ ){{0,2}}(?:aim|objective|purpose"
        rf"|goal)s? (?:of {_OF_STUDY} )?(?:is|was|are"
        r"|were|has been) (?:to|whether|therefore)\b",
        rf"\b(?:we|{_OF_STUDY}|the authors) (?:\w+ly )?(?:aim(?:s|ed)?|sought|seeks?|set out|tr(?:y|ies|ied)"
        rf"|intend(?:s|ed)?|wish(?:ed)?"
        rf"|want(?:ed)?) to {_LOOK}\b",
        rf"^\W*(?:in order )?to {_LOOK}\b[^,]*[.]?$",
        rf"\bwas (?:designed|conducted|undertaken|carried out|performed|initiated|planned) to {_LOOK}\b",
    ),
    _kind(
        "states a hypothesis",
        r"\b(?:we|they|the authors|i) (?:\w+ly )?(?:also )?(?:hypothesi[sz]ed?|conjectured?|expected|expect"
        r"|anticipated?)\b(?: that)?",
        r"\b(?:it (?:is|was) (?:\w+ly )?(?:hypothesi[sz]ed|expected|anticipated|conjectured|assumed|postulated"
        r"|speculated)|(?:our|the|this"
        r"|one|working|main|primary|first) (?:\w+ )?hypothesis (?:is|was|states?|holds?|posits?)|is (?:expected"
        r"|anticipated) to"
        r"|are (?:expected|anticipated) to)\b",
    ),
    _kind(
        "tells what is planned",
        r"\b(?:we|the authors|i) (?:plan(?:ned)?|intend|hope) to\b",
        r"\bwill (?:also )?be (?:assess|evaluat|investigat|examin|test|measur|compar|recruit|randomi[sz]|analy[sz]"
        r"|stud|enrol|explor)\w+\b",
        r"\b(?:future|further|subsequent|upcoming|ongoing) (?:\w+ )?(?:work|research|stud(?:y|ies)|trials?"
        r"|investigations?|experiments?) (?:will"
        r"|should|must|could|may|might|needs? to|is (?:needed|required|warranted)|are (?:needed|required"
        r"|warranted))\b",
        r"\b(?:remains?|is|are) (?:still )?to be (?:\w+ly )?(?:seen|shown|determined|investigated|explored|tested"
        r"|established|confirmed)\b",
        rf"^\W*{_OF_STUDY} will {_LOOK}\b",
    ),
    _kind(
        "says what is not known",
        r"\b(?:little|nothing|not much|less) is (?:\w+ )?known (?:about|of|on|regarding)\b",
        r"\b(?:it )?(?:is|are|was|were|remains?|remained) (?:\w+ly |still |not )?(?:unclear|unknown|not known"
        r"|uncertain|an open question"
        r"|debated|controversial|under debate) (?:whether|how|if|why|what|which|to what extent)\b",
        r"\bwhether .{3,160} (?:is|are|remains?|was) (?:\w+ly |still )?(?:unclear|unknown|debated|controversial"
        r"|an open question|uncertain"
        r"|under debate|not known)\b",
    ),
)


def does_else(sentence: str) -> str:
    """What a sentence does in place of asserting what was found, in words; empty where it may assert that."""
    for kind in _KINDS:
        found = kind.pattern.search(sentence)
        if found and (kind.is_sure or not _FOUND.search(sentence.replace(found[0], " "))):
            return f"{kind.name} ({' '.join(found[0].split()[:8])})"
    return ""

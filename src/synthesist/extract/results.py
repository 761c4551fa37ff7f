"""Which sentences assert a result. Rules that a reader can check: cue words for, cue words against, and place.

Weights were set by hand on the training part of CSAbstruct and the first half of PubMedQA; `benchmarks/` measures them on the rest.
"""

import re
from typing import NamedTuple


class Cue(NamedTuple):
    """A pattern, what it weighs for the assertion of a result, and what it is called."""

    name: str
    weight: float
    pattern: re.Pattern[str]


def _cue(name: str, weight: float, pattern: str) -> Cue:
    return Cue(name, weight, re.compile(pattern, re.IGNORECASE))


THRESHOLD = 1.0
"""Sum of weights from which a sentence counts as the assertion of a result."""

_FOUND = (
    r"(?:find|found|show|showed|shows|shown|demonstrate[sd]?|observe[sd]?|achieve[sd]?|obtain(?:s|ed)?|conclude[sd]?|confirm(?:s|ed)?|"
    r"reveal(?:s|ed)?|discover(?:s|ed)?|establish(?:es|ed)?|prove[sd]?|report(?:s|ed)?|see|saw|identif(?:y|ied)|verif(?:y|ied)|"
    r"validate[sd]?|indicate[sd]?|suggest(?:s|ed)?|highlight(?:s|ed)?|underscore[sd]?|illustrate[sd]?)"
)

CUES: tuple[Cue, ...] = (
    _cue("we find", 1.2, rf"\b(?:we|i)\s+(?:\w+ly\s+)?(?:also\s+|further\s+|then\s+)?{_FOUND}\b(?!\s+how\b)"),
    _cue(
        "results show",
        1.2,
        r"\b(?:results?|experiments?|experimentation|evaluations?|findings?|analys[ie]s|ablations?|evidence|comparisons?|tests|"
        rf"observations?|outcomes?|study|studies|data|work|investigations?)\b[^.;]{{0,60}}?\b{_FOUND}\b",
    ),
    _cue("outperforms", 1.2, r"\b(?:out-?perform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed)?|beat(?:s|en)?|superior|inferior|on par)\b"),
    _cue("achieves", 0.9, r"\b(?:achiev(?:es?|ed|ing)|attain(?:s|ed)?|reach(?:es|ed)|obtain(?:s|ed|ing)|yield(?:s|ed|ing)?|scor(?:es|ed|ing))\b"),
    _cue(
        "change",
        0.7,
        r"\b(?:improv(?:es?|ed|ing|ements?)|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)|reduc(?:es?|ed|ing|tions?)|boost(?:s|ed|ing)?|"
        r"enhanc(?:es?|ed|ing|ements?)|degrad(?:es?|ed|ing|ation)|drop(?:s|ped)?|gains?|lower(?:s|ed)?|higher|better|worse|fewer|"
        r"mitigat(?:es?|ed|ing)|strengthen(?:s|ed)?|benefits?|hurts?|harms?)\b",
    ),
    _cue("comparison", 0.5, r"\b(?:than|over the|compared (?:to|with)|relative to|baselines?|versus|state[- ]of[- ]the[- ]art|sota)\b"),
    _cue(
        "association",
        0.9,
        r"\b(?:(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:associated|correlated|related|linked|effective|ineffective|sufficient|"
        r"insufficient|beneficial|harmful|comparable|similar|sensitive|robust|prone|susceptible|vulnerable)|correlates?)\b",
    ),
    _cue("significance", 0.6, r"\b(?:significant(?:ly)?|substantial(?:ly)?|consistent(?:ly)?|marked(?:ly)?|notabl[ey]|considerabl[ey]|p\s*[<=>])"),
    _cue("leads to", 0.6, r"\b(?:leads?|led|results?|resulted|resulting)\s+(?:to|in)\b|\b(?:helps?|fails?|failed|struggles?|remains?|tends?)\b"),
    _cue("number", 0.7, r"\b\d+(?:\.\d+)?\s*(?:%|percent|points?|pp\b|x\b|times\b|bleu|f1|accuracy)|\bby\s+\d|\b(?:f1|bleu|auc|accuracy)\b[^.]{0,25}\d"),
    _cue("effective", 0.6, r"\b(?:effective(?:ly|ness)?|promising|competitive|efficacy|generali[sz]es?|comparable)\b"),
    _cue("aim", -1.3, r"\b(?:we|this (?:paper|work|study|article|thesis))\s+(?:\w+ly\s+)?(?:also\s+|then\s+|first\s+|further\s+)?"
         r"(?:propose|present|introduce|describe|explore|investigate|examine|aim|address|consider|study|studies|develop|design|seek|"
         r"focus|discuss|ask|argue|release|create|construct|build|collect|outline|survey|review|formulate|leverage|employ|adopt|"
         r"conduct|perform|evaluate|analy[sz]e|compare|test|apply|use|utili[sz]e|extend|propos|present|introduc|describ|explor|"
         r"investigat|examin|address|develop)(?:s|es|ed)?\b"),
    _cue("purpose", -1.0, r"\b(?:aims? (?:to|at)|the (?:aim|goal|purpose|objective)|in order to (?:address|tackle|investigate)|we hope|future (?:work|research)|"
         r"to (?:address|tackle|overcome|bridge|fill|alleviate|mitigate|solve|this end)\b)"),
    _cue("background", -1.1, r"\b(?:has|have) (?:been|become|shown|achieved|demonstrated|made|emerged|gained|attracted|received|proven|led)\b|"
         r"\b(?:previous|prior|existing|recent|current|traditional|conventional|most) (?:\w+ )?(?:work|works|studies|research|approaches|methods|models|systems|"
         r"advances|efforts|literature|techniques|progress|evaluations?|benchmarks?|datasets?)\b|\brecently\b|\bin recent years\b|\bremains? (?:a|an|un\w+|largely|under\w*|challenging)\b|"
         r"\b(?:is|are) (?:crucial|essential|important|critical|challenging|difficult|costly|expensive|a (?:challeng|key|critical|crucial|fundamental|core)\w*)\b|"
         r"\b(?:little is known|it is (?:unclear|well known|unknown)|widely used|often|typically|usually|commonly)\b"),
    _cue("availability", -2.0, r"\b(?:code|data|dataset|models?|resources?|benchmark)\b[^.]{0,40}\b(?:available|released?|open-?sourced?)\b|https?://|github"),
    _cue("question", -1.5, r"\?\s*$|\b(?:whether|how (?:well|much|do|does|to|can))\b"),
    _cue("may", -0.4, r"\b(?:may|might|could|can)\b"),
)

_EARLY, _LATE = 0.25, 0.6
_EARLY_WEIGHT, _LATE_WEIGHT = -0.9, 0.4


def result_cues(sentence: str, place: float) -> tuple[float, tuple[str, ...]]:
    """Sum of weights and the words for it; `place` is 0 for the first sentence of an abstract and 1 for the last."""
    weight = _EARLY_WEIGHT if place <= _EARLY else _LATE_WEIGHT if place >= _LATE else 0.0
    seen = []
    for cue in CUES:
        if found := cue.pattern.search(sentence):
            weight += cue.weight
            if cue.weight > 0:
                seen.append(found[0])
    return weight, tuple(seen)


def asserts_result(sentence: str, place: float) -> bool:
    """Whether a sentence asserts a result by the shipped rules."""
    weight, seen = result_cues(sentence, place)
    return bool(seen) and weight >= THRESHOLD

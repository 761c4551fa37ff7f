"""Which sentences assert a result. Rules that a reader can check: cue words for, cue words against, and place.

Cues and weights were set by hand while reading CSAbstruct's training part and every other abstract of PubMedQA;
`benchmarks/` measures them on the rest.
"""

import re
from typing import NamedTuple

THRESHOLD = 1.3
"""Sum of weights from which a sentence counts as the assertion of a result."""

_EARLY, _LATE = 0.25, 0.6
_EARLY_WEIGHT, _LATE_WEIGHT = -1.5, 1.5

_FOUND = (
    r"(?:find|found|show[ns]?|showed|demonstrate[sd]?|observe[sd]?|achieve[sd]?|obtain(?:s|ed)?|conclude[sd]?|"
    r"confirm(?:s|ed)?|reveal(?:s|ed)?|discover(?:s|ed)?|establish(?:es|ed)?|prove[sd]?|report(?:s|ed)?|see|saw|"
    r"identif(?:y|ied)|verif(?:y|ied)|validate[sd]?|indicate[sd]?|suggest(?:s|ed)?|highlight(?:s|ed)?|"
    r"underscore[sd]?|illustrate[sd]?)"
)
_STUDY = (
    r"(?:results?|experiments?|experimentation|evaluations?|findings?|analys[ie]s|ablations?|evidence|comparisons?|"
    r"tests|observations?|outcomes?|study|studies|data|work|investigations?)"
)
_CHANGE = (
    r"(?:improv(?:es?|ed|ing|ements?)|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)|reduc(?:es?|ed|ing|tions?)|"
    r"boost(?:s|ed|ing)?|enhanc(?:es?|ed|ing|ements?)|degrad(?:es?|ed|ing|ation)|drop(?:s|ped)?|gains?|"
    r"lower(?:s|ed)?|higher|better|worse|fewer|mitigat(?:es?|ed|ing)|strengthen(?:s|ed)?|benefits?|hurts?|harms?)"
)
_STATE = (
    r"(?:associated|correlated|related|linked|effective|ineffective|sufficient|insufficient|beneficial|harmful|"
    r"comparable|similar|sensitive|robust|prone|susceptible|vulnerable)"
)
_AIM = (
    r"(?:propos|present|introduc|describ|explor|investigat|examin|aim|address|consider|stud|develop|design|seek|focus|"
    r"discuss|ask|argu|releas|creat|construct|build|collect|outlin|survey|review|formulat|leverag|employ|adopt|conduct|"
    r"perform|evaluat|analy[sz]|compar|test|appl|us|utili[sz]|extend|hypothesi[sz]|benchmark|assess|zoom|quantif|"
    r"implement|integrat|extract|summari[sz]|augment)(?:e|es|ed|s|y|ies|ied)?"
)
_OTHERS = (
    r"(?:work|works|studies|research|approaches|methods|models|systems|advances|efforts|literature|techniques|progress|"
    r"evaluations?|benchmarks?|datasets?)"
)


class Cue(NamedTuple):
    """A pattern, what it weighs for the assertion of a result, and what it is called."""

    name: str
    weight: float
    pattern: re.Pattern[str]


def _cue(name: str, weight: float, *alternatives: str) -> Cue:
    return Cue(name, weight, re.compile("|".join(alternatives), re.IGNORECASE))


CUES: tuple[Cue, ...] = (
    _cue("we find", 1.2, rf"\b(?:we|i)\s+(?:\w+ly\s+)?(?:also\s+|further\s+|then\s+)?{_FOUND}\b(?!\s+how\b)"),
    _cue("results show", 1.2, rf"\b{_STUDY}\b(?![^.;]{{0,30}}\b(?:has|have|had)\b)[^.;]{{0,60}}?\b{_FOUND}\b"),
    _cue(
        "outperforms",
        1.2,
        r"\b(?:out-?perform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed)?|beat(?:s|en)?)\b",
        r"\b(?:superior|inferior|on par)\b",
    ),
    _cue(
        "achieves",
        0.9,
        r"\b(?:achiev(?:es?|ed|ing)|attain(?:s|ed)?|reach(?:es|ed)|obtain(?:s|ed|ing)|yield(?:s|ed|ing)?|scor(?:es|ed))\b",
    ),
    _cue("change", 0.7, rf"\b{_CHANGE}\b"),
    _cue(
        "comparison",
        0.5,
        r"\b(?:than|over the|compared (?:to|with)|relative to|baselines?|versus|state[- ]of[- ]the[- ]art|sota)\b",
    ),
    _cue("association", 0.9, rf"\b(?:was|were|is|are)\s+(?:\w+ly\s+)?{_STATE}\b", r"\bcorrelates?\b"),
    _cue(
        "significance",
        0.6,
        r"\b(?:significant(?:ly)?|substantial(?:ly)?|consistent(?:ly)?|marked(?:ly)?|notabl[ey]|considerabl[ey])\b",
        r"\bp\s*[<=>]",
    ),
    _cue(
        "leads to",
        0.6,
        r"\b(?:leads?|led|results?|resulted|resulting)\s+(?:to|in)\b",
        r"\b(?:helps?|fails?|failed|struggles?|remains?|tends?)\b",
    ),
    _cue(
        "number",
        0.7,
        r"\b\d+(?:\.\d+)?\s*(?:%|percent|points?|pp\b|x\b|times\b|bleu|f1|accuracy)",
        r"\bby\s+\d",
        r"\b(?:f1|bleu|auc|accuracy)\b[^.]{0,25}\d",
    ),
    _cue("effective", 0.6, r"\b(?:effective(?:ly|ness)?|promising|competitive|efficacy|generali[sz]es?|comparable)\b"),
    _cue(
        "aim",
        -1.3,
        rf"\b(?:we|this (?:paper|work|study|article|thesis))\s+(?:\w+ly\s+)?"
        rf"(?:also\s+|then\s+|first\s+|further\s+|not only\s+)?{_AIM}\b",
    ),
    _cue(
        "method",
        -1.3,
        r"\b(?:employs?|integrates?|incorporates?|facilitates?|consists? of|comprises?|plug-and-play)\b",
        r"\b(?:can|could) be applied\b",
        r"\bis (?:achieved|implemented|designed|based|trained|done) (?:by|to|on|with|using)\b|^to improve\b",
    ),
    _cue(
        "purpose",
        -1.0,
        r"\b(?:aims? (?:to|at)|the (?:aim|goal|purpose|objective)|we hope|future (?:work|research)|designed to)\b",
        r"\bto (?:address|tackle|overcome|bridge|fill|alleviate|mitigate|solve|investigate|this end)\b",
    ),
    _cue(
        "background",
        -1.1,
        r"\b(?:has|have) (?:been|become|shown|achieved|demonstrated|made|emerged|gained|attracted|received|led)\b",
        rf"\b(?:previous|prior|existing|recent|current|traditional|conventional|most) (?:\w+ )?{_OTHERS}\b",
        r"\brecently\b|\bin recent years\b|\ba growing body\b|\btend to rely\b|\bmost (?:of )?these\b",
        r"\bremains? (?:a|an|un\w+|largely|under\w*|challenging)\b",
        r"\b(?:is|are) (?:crucial|essential|important|critical|challenging|difficult|costly|expensive)\b",
        r"\b(?:is|are) an? (?:\w+ )?(?:challeng|key|critical|crucial|fundamental|core|task|problem)\w*",
        r"\b(?:little is known|it is (?:unclear|well known|unknown)|widely used|often|typically|usually|commonly)\b",
    ),
    _cue(
        "availability",
        -2.0,
        r"\b(?:code|data|dataset|models?|resources?|benchmark)\b[^.]{0,40}\b(?:available|released?|open-?sourced?)\b",
        r"https?://|github",
    ),
    _cue(
        "call",
        -1.5,
        r"\b(?:need for|calls? for|calling for|further (?:study|research|investigation|work)|room for improvement)\b",
        r"\b(?:lay(?:s|ing)? the groundwork|pav(?:es|ing) the way|we review)\b",
        r"\bremains? to be (?:established|seen|shown)\b",
    ),
    _cue("question", -1.5, r"\?\s*$", r"\b(?:whether|how (?:well|much|do|does|to|can))\b"),
    _cue("may", -0.4, r"\b(?:may|might|could|can)\b"),
)


def place_of(ordinal: int, sentences: int) -> float:
    """Where a sentence stands in its abstract: 0 the first, 1 the last, the middle where it is the only one."""
    return ordinal / (sentences - 1) if sentences > 1 else 0.5


def result_cues(sentence: str, place: float) -> tuple[float, tuple[str, ...]]:
    """Sum of weights and the words for it; `place` is that of `place_of`."""
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

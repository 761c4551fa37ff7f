"""Whether what was not found is told as found: spin by trends, subgroups, intervals and p-values."""

import re
from collections.abc import Iterable, Iterator, Mapping

from synthesist.appraise.challenger.saying import Texts, is_reserved, own_words, place, quoted, told_of_itself
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language.nulls import NO_EFFECT, NOT_SIGNIFICANT
from synthesist.language.signals import telling
from synthesist.language.tokens import tokens
from synthesist.records import Claim, Sentence
from synthesist.records.anatomy import Direction
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy

EFFECTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="effects told are effects",
    question="Do the numbers beside claims of an effect bear it out?",
    basis="shown claims of an effect (claims, anatomies) without a p-value above .05, an interval over no effect or a"
    " mere trend in their own sentence or the next (sentences)",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)
MAIN = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="main results told",
    question="Is the main result told where it is that nothing was found?",
    basis="shown claims of an effect (claims) whose text (sentences) does not say that the main result was none, or"
    " beside which that is shown",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_LEVEL = 0.05
_P = re.compile(r"\bp(?:[\s-]?values?)?\s*(?P<sign>[<=>≤≥]|was|of|is|were)\s*(?P<value>[01]?[.·]\d+)", re.IGNORECASE)
_NUM = r"[-−–+]?\d+(?:[.·]\d+)?"
_INTERVAL = re.compile(
    rf"(?:\b\d\d(?:\.\d)?\s?%\s?)?\b(?:CI|CrI|confidence intervals?|credible intervals?|"
    rf"interval)\b[\s:,=of]*(?:ran |was |is |ranged |went |spanned )?[\[(]?\s*"
    rf"(?:from |between )?(?P<low>{_NUM})\s?%?\s*(?:to|and|,|;|–|—|-|\.\.)\s*(?P<high>{_NUM})",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\b(?:[aA]?OR|[aA]?HR|RR|IRR|SHR|(?:odds|hazards?|risk|rate|incidence rate|prevalence) ratios?|relative risks?)\b"
)
_REACH = 60
_TREND = re.compile(
    r"\b(?:trend(?:ed|s|ing)? (?:towards?|to) (?:\w+ )?(?:significan\w+|being|an?|the|better|worse|lower|higher|"
    r"more|less|fewer|improve\w*)"
    r"|(?:approach(?:ed|ing)|(?:close|near|tend(?:ed|ing)?|just short|fell short|bordering on) ?(?:to|"
    r"of)?) (?:statistical )?significance|"
    r"(?:marginal|borderline|near|almost|nearly|weak|quasi)(?:ly)?[- ]significan\w+|"
    r"(?:narrowly|just|barely) (?:missed|failed to reach|short of) (?:statistical )?significance|"
    r"did not (?:quite |fully )?reach (?:statistical |conventional )?significance|numerically (?:\w+ )?(?:better|"
    r"worse|higher|lower|more|fewer))\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not|nor|neither|none|without|never|similar\w*|comparabl\w+|equivalen\w+|equal(?:ly)?|"
    r"non-?inferior\w*|unchanged|"
    r"non-?significan\w+|insignifican\w+|fail(?:s|ed)? to|inconclusive|unclear|hardly|unaffected)\b|n['’]t\b",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r"\b(?:primary|main|principal|key|pre-?specified|pre-?registered|co-?primary|planned|confirmatory|overall|"
    r"pooled|average|"
    r"intention[- ]to[- ]treat) (?:\w+ ){0,2}(?:outcomes?|end ?-?points?|analys[ei]s|results?|effects?|"
    r"comparisons?|differences?|hypothes[ei]s|"
    r"measures?|tests?|trial|population|sample)\b|\b(?:in|across|over|for|on) (?:the )?(?:whole|entire|full|"
    r"overall|unselected|total) (?:\w+ )?"
    r"(?:population|sample|cohort|group|data|set|trial|study)\b|\bas a whole\b|\ball (?:participants|patients|"
    r"languages|tasks|"
    r"data ?sets|systems|"
    r"users|groups) (?:taken )?together\b|^\W*overall\b|\bon average\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\bno (?:\w+ ){0,3}(?:difference|effect|benefit|improvement|change|gain|reduction|advantage|association)s?\b|"
    r"\b(?:did|do|does|was|were|is|are) not (?:\w+ ){0,2}(?:differ\w*|improv\w*|reduc\w*|chang\w*|met|reach\w*|"
    r"better|increas\w*|"
    r"lower\w*|affect\w*|help\w*|benefit\w*|superior|effective|significant\w*|worse)\b|"
    r"\bfailed to (?:\w+ ){0,2}(?:differ|improve|reduce|change|reach|meet|"
    r"show|increase|lower)\b|\b(?:was|were) (?:null|negative|missed|neutral)\b",
    re.IGNORECASE,
)
_SIGNIFICANT = re.compile(r"\bsignificant(?:ly)?\b", re.IGNORECASE)
_FEWEST_SHARED = 2
_EFFECT = frozenset((Direction.INCREASE, Direction.DECREASE, Direction.MIXED))
_ACTS = re.compile(
    r"\b(?:improv\w+|reduc\w+|increas\w+|decreas\w+|lower\w*|rais\w+|outperform\w*|better|superior|effective\w*|"
    r"benefi\w+|higher|"
    r"fewer|gain\w*|prevent\w*|protect\w*|worsen\w*|fell|rose|boost\w*|enhanc\w+)\b",
    re.IGNORECASE,
)


def effects(seen: Synthesis) -> Looked:
    """Claims of an effect whose own numbers do not bear it out."""
    told = [claim for claim in seen.shown if tells_effect(seen, claim)]
    return EFFECTS.looked((claim.claim_id for claim in told), _unborne(seen, told))


def _unborne(seen: Synthesis, told: Iterable[Claim]) -> Iterator[Objection]:
    for claim in told:
        behind = _next(seen, claim)
        if is_reserved(seen, claim):
            continue
        if why := unborne(claim.text):
            yield EFFECTS.object(claim.claim_id, f"it tells an effect, while {why}", place(claim))
        elif behind and _REFERS.match(behind.text) and (why := unborne(behind.text)):
            said = f"it tells an effect, while the next sentence has that {why}: {quoted(behind.text)}"
            yield EFFECTS.object(claim.claim_id, said, place(behind))


_REFERS = re.compile(
    r"^\W*(?:(?:this|the|these|those|that|its|such) (?:[\w-]+ ){0,3}(?:differences?|effects?|improvements?|"
    r"reductions?|"
    r"increases?|decreases?|gains?|changes?|advantages?|benefits?|estimates?|ratios?|intervals?|p-?values?|CI)|it|"
    r"this)\b",
    re.IGNORECASE,
)


def tells_effect(seen: Synthesis, claim: Claim) -> bool:
    """Whether a claim says that something went up or down, got better or worse."""
    if _NONE.search(_TREND.sub(" ", claim.text)):
        return False
    anatomy = seen.contents.anatomies.get(claim.claim_id)
    return bool(_ACTS.search(claim.text)) or (anatomy is not None and anatomy.direction in _EFFECT)


def denies_effect(text: str) -> bool:
    """Whether a sentence says that nothing, or nothing significant, was found."""
    return any(words.search(text) for words in (_NOTHING, NOT_SIGNIFICANT, NO_EFFECT))


def unborne(text: str) -> str:
    """What in a sentence speaks against the effect that it tells; empty where nothing does."""
    values = [(_sign(found["sign"]), float(found["value"].replace("·", ".")), found[0]) for found in _P.finditer(text)]
    if any(sign in "<=≤" and value <= _LEVEL for sign, value, _ in values):
        return ""
    if trend := _TREND.search(text):
        return "" if _SIGNIFICANT.search(_TREND.sub(" ", text)) else f"it was {quoted(trend[0])} only"
    high = [said for sign, value, said in values if value > _LEVEL and sign in "=>≥"]
    over = [found[0] for found in _INTERVAL.finditer(text) if spans_none(text, found)]
    if over and len(over) == len(list(_INTERVAL.finditer(text))):
        return f"the interval {quoted(over[0])} holds no effect too"
    return f"{quoted(high[0])} stands beside it" if high else ""


def _sign(said: str) -> str:
    return "=" if said[:1].isalpha() else said


def spans_none(text: str, found: re.Match[str]) -> bool:
    """Whether an interval holds the value of no effect: 1 of a ratio, 0 of a difference."""
    low, high = (_number(found[name]) for name in ("low", "high"))
    none = 1.0 if _RATIO.search(text[max(0, found.start() - _REACH) : found.start()]) else 0.0
    return low < none < high


def _number(text: str) -> float:
    return float(re.sub("[−–]", "-", text).replace("·", ".").lstrip("+"))


def _next(seen: Synthesis, claim: Claim) -> Sentence | None:
    body = seen.bodies[claim.document_id]
    at = next((at for at, one in enumerate(body) if one.start <= claim.start < one.end), None)
    return body[at + 1] if at is not None and at + 1 < len(body) else None


def main(seen: Synthesis) -> Looked:
    """Claims of an effect from works whose main result was none, which nothing shown tells."""
    told = [claim for claim in seen.shown if tells_effect(seen, claim)]
    shown: Mapping[str, set[str]] = {work: set() for work in seen.included}
    for claim in seen.shown:
        shown[claim.work_id].add(claim.text)
    return MAIN.looked((claim.claim_id for claim in told), _unsaid(seen, told, shown, own_words(seen)))


def _unsaid(seen: Synthesis, told: Iterable[Claim], shown: Mapping[str, set[str]], texts: Texts) -> Iterator[Objection]:
    nothing = {work: _nothing_in(own) for work, own in texts.items()}
    for claim in told:
        own = (one for one in nothing[claim.work_id] if one.text not in shown[claim.work_id])
        found = next((one for one in own if _is_of_one_matter(claim.text, one.text)), None)
        if found and not is_reserved(seen, claim):
            said = f"it tells an effect, while its text says of the main result {quoted(found.text)}, which is not told"
            yield MAIN.object(claim.claim_id, said, place(found))


def _nothing_in(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences by which a text says that its main result was none."""
    return [one for one in told_of_itself(sentences) if _MAIN.search(one.text) and denies_effect(one.text)]


def _is_of_one_matter(claim: str, sentence: str) -> bool:
    """Whether a sentence speaks of the main end point, or of what a claim speaks of."""
    shared = telling(tokens(claim)) & telling(tokens(sentence))
    own = telling(tokens(sentence))
    return bool(_END_POINT.search(sentence)) or len(shared) >= _FEWEST_SHARED or len(own) <= _FEWEST_SHARED


_END_POINT = re.compile(
    r"\b(?:primary|main|principal|co-?primary) (?:\w+ )?(?:outcomes?|end ?-?points?|results?)\b", re.IGNORECASE
)

CHECKS: tuple[Look, ...] = (effects, main)

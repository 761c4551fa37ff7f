"""Whether a text takes back, beside a quote, what the quote says."""

import re
from collections.abc import Iterator

from synthesist.appraise.challenger.saying import is_reserved, place, quoted
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language.nulls import NO_EFFECT, NOT_SIGNIFICANT
from synthesist.records import Claim, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy

KEPT = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="nothing taken back",
    question="Does the text beside a quote let it stand?",
    basis="shown claims (claims) whose neighbouring sentences (sentences) take nothing back that the report leaves out",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_WHAT = (
    r"(?:differences?|effects?|improvements?|gains?|advantages?|benefits?|reductions?|increases?|decreases?|declines?|"
    r"associations?|correlations?|relations?(?:hips?)?|results?|findings?|trends?|patterns?|superiority|changes?|"
    r"outcomes?|"
    r"observations?|impressions?|estimates?|conclusions?|boosts?|drops?)"
)
_FADES = (
    r"(?:no longer|vanish\w*|disappear\w*|fad(?:ed|es)|wash(?:ed|es) out|(?:was|were|is|are) lost|"
    r"evaporat\w+|(?:did|do|does|could|was|were|is|are|has|have) not (?:\w+ly |be |been ){0,2}(?:significant\w*|"
    r"hold|persist\w*|"
    r"replicat\w+|reproduc\w+|repeat\w*|confirm\w*|survive\w*|remain\w*|last\w*|robust|sustain\w*|reliable|"
    r"found again|"
    r"seen again|reach\w*|generali[sz]e\w*|differ\w*|exceed\w*)|failed to (?:replicate|reach|hold|generali[sz]e|"
    r"persist)|"
    r"(?:within|no more than|inside) (?:the )?(?:noise|error|chance|margin|random variation|random error)|"
    r"(?:due to|by|explained by) (?:pure )?chance|"
    r"(?:an )?arte?fact\w*|confounded|non-?significant|insignificant|inconclusive|too (?:small|few|weak) to|"
    r"(?:may|might|could) (?:\w+ )?(?:be|reflect|stem from|come from|result from|"
    r"be due to) (?:an? )?(?:\w+ )?(?:arte?facts?|"
    r"chance|confound\w*|bias|leakage|contamination|noise|overfitting)|"
    r"(?:driven|explained) (?:entirely |largely |mostly |only |wholly )(?:by|through))"
)
_FADED = re.compile(
    rf"\b(?:the|this|these|that|those|such|its|all|any|both|our|most of the|none of the)? ?(?:[\w-]+ ){{0,3}}{_WHAT}\b"
    rf"[^.;]{{0,90}}?\b{_FADES}\b|\b(?:no|none of (?:the|these|those)) (?:\w+ ){{0,2}}{_WHAT} (?:remain\w*|"
    rf"survived|was left|"
    rf"were left|persisted|held)\b|"
    rf"\b(?:intervals?|CI) (?:\w+ ){{0,2}}(?:includ\w+|contain\w+|span\w+|cross\w+|overlap\w*|held) (?:no effect|"
    rf"zero|0|1|one|unity|the null)\b|"
    rf"\b(?:replication|second|further|larger|independent|later|repeated?) (?:[\w-]+ ){{0,8}}(?:did not|failed to|"
    rf"could not) (?:confirm|"
    rf"replicate|reproduce|find|bear out|show) (?:this|it|these|them|the (?:finding|result|effect|difference))\b|"
    rf"\b(?:it|this|these|they)\b[^.;]{{0,25}}?\b{_FADES}\b|"
    rf"\b(?:after|once|when|with) (?:[\w-]+ ){{0,3}}(?:adjust\w+|correct\w+|controll\w+|account\w+|exclu\w+|"
    rf"remov\w+)\b[^.;]{{0,120}}"
    rf"\b(?:{_FADES}|attenuat\w+|smaller|weaker)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"^\W*(?:however|but|yet|nevertheless|nonetheless|still|that said|even so|though|unfortunately|on closer \w+|"
    r"at the "
    r"same time|notably|importantly|in fact|then again|for all that|on reflection)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:should|must|needs? to|ought to|has to|have to|are to|is to) be (?:\w+ )?(?:interpreted|taken|read|"
    r"treated|viewed|"
    r"regarded|seen|considered) (?:\w+ ){0,2}(?:caution\w*|care|carefully|preliminary|exploratory|tentative|"
    r"provisional|"
    r"hypothesis[- ]generating|with a grain of salt)\b|\b(?:cautious|careful) interpretation\b|"
    r"\b(?:this|these|our|the) (?:\w+ ){0,2}(?:results?|findings?|observations?|estimates?|evidence|numbers?|"
    r"analys[ei]s|effects?) "
    r"(?:is|are|was|were|remains?) (?:only |still |at best |very |highly )?(?:preliminary|tentative|exploratory|"
    r"provisional|speculative|anecdotal|unconfirmed|uncertain|inconclusive|underpowered|not conclusive|"
    r"hypothesis[- ]generating)\b|"
    r"\b(?:whether|how far) (?:this|these|it|they|the \w+) (?:\w+ )?(?:holds?|hold|generali[sz]es?|extends?|"
    r"lasts?|persists?|appl(?:y|ies))\b"
    r"[^.;]{0,60}\b(?:unknown|unclear|untested|open|to be seen|not (?:known|tested|clear))\b|\b(?:certainty|"
    r"quality|strength) of (?:this|the|"
    r"these) (?:\w+ )?(?:evidence|findings?|results?) (?:is|was) (?:\w+ )?(?:low|poor|weak|limited|"
    r"moderate at best)\b|"
    r"\b(?:we|our (?:data|results|study|design)) (?:cannot|can not|could not|do not|did not) (?:\w+ )?(?:exclude|"
    r"rule out|"
    r"conclude|confirm|replicate|reproduce|show|establish|tell)\b|\bcannot be (?:excluded|ruled out|generali[sz]ed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:following|next|below|what follows)\b[^.]{0,60}\b(?:tentative|speculat\w+|prelimin\w+|caution|exploratory|"
    r"unconfirmed|conjecture|anecdot\w+|post[- ]hoc)\b",
    re.IGNORECASE,
)
_REACH = 2


def kept(seen: Synthesis) -> Looked:
    """Sentences beside a quote that take it back, and are not told."""
    told = {claim.text for claim in seen.shown}
    return KEPT.looked((claim.claim_id for claim in seen.shown), _taken_back(seen, told))


def _taken_back(seen: Synthesis, told: set[str]) -> Iterator[Objection]:
    for claim in seen.shown:
        if is_reserved(seen, claim) or NOT_SIGNIFICANT.search(claim.text):
            continue
        for sentence in beside(seen, claim):
            if sentence.text not in told and _takes_back(sentence, claim):
                said = f"its text goes on to say {quoted(sentence.text)}, which the report leaves out"
                if sentence.start < claim.start:
                    said = f"its text says before it {quoted(sentence.text)}, which the report leaves out"
                yield KEPT.object(claim.claim_id, said, place(sentence))


def beside(seen: Synthesis, claim: Claim) -> Iterator[Sentence]:
    """The sentence before a claim and the two behind it, in the same section."""
    body = seen.bodies[claim.document_id]
    at = next((at for at, one in enumerate(body) if one.start <= claim.start < one.end), None)
    if at is None:
        return
    near = (*body[max(0, at - 1) : at], *body[at + 1 : at + 1 + _REACH])
    yield from (one for one in near if one.section == body[at].section)


def _takes_back(sentence: Sentence, claim: Claim) -> bool:
    text = sentence.text
    if sentence.start < claim.start:
        return bool(_AHEAD.search(text))
    is_null = bool(NOT_SIGNIFICANT.search(text) or NO_EFFECT.search(text))
    if _CARE.search(text) or _FADED.match(text):
        return True
    return bool(_TURNED.match(text)) and bool(_FADED.search(text) or (is_null and _POINTS.search(text)))


_POINTS = re.compile(rf"\b(?:this|these|that|those|such|the) (?:[\w-]+ ){{0,2}}{_WHAT}\b", re.IGNORECASE)

CHECKS: tuple[Look, ...] = (kept,)

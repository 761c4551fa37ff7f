"""Whether works whose own texts confess a flaw, or tell opinion or others' studies, are told like any other."""

import re
from collections.abc import Iterable, Iterator

from synthesist.appraise.challenger.nulls import denies_effect
from synthesist.appraise.challenger.saying import DONE, is_firm, is_reserved, own_words, place, quoted, told_of_itself
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Sentence
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy

SOUND = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="no flaw confessed",
    question="Do claims that are told firmly rest on studies that confess no grave flaw of their own?",
    basis="shown claims said plainly (claims), against what their texts (sentences) say of loss to"
    " follow-up, blinding, choice of results, test data, further treatments and of the kind of paper",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_LOST = re.compile(
    r"\b(?:more than half|over half|half|most|(?P<share>\d{2})(?:\.\d+)?\s?(?:%|per ?cent)) (?:of (?:the|all|"
    r"those) (?:\w+ )?\w+ )?(?:\w+ )?"
    r"(?:were lost|was lost|dropped out|withdrew|did not (?:complete|return|finish)|left the (?:study|trial))\b|"
    r"\b(?:attrition|drop-?out|loss to follow-?up) (?:rate )?(?:was|reached|of|"
    r"exceeded) (?P<rate>\d{2})(?:\.\d+)?\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
_MOST_LOST = 30
_FLAW = re.compile(
    r"\b(?:assessors?|raters?|participants|patients|investigators?|outcome assessment|evaluators?|"
    r"annotators?) (?:\w+ ){0,3}(?:not (?:\w+ )?blind(?:ed)?|un-?blinded|"
    r"knew (?:who|which|what|the|whether)|aware of (?:the )?(?:allocation|group|treatment|assignment|condition))\b|"
    r"\b(?:allocation|assignment) (?:was|were) (?:not concealed|unconcealed|predictable|known in advance)\b|"
    r"\bhigh risk of bias\b|"
    r"\b(?:stopped|ended|halted|terminated) (?:\w+ )?early (?:for benefit|because (?:of )?|when|after|once)\b|"
    r"\b(?:tuned|selected|chosen|picked|fitted|optimi[sz]ed) (?:\w+ ){0,4}(?:on|using|against|"
    r"with) (?:the )?(?:same )?test (?:set|data|split)\b|"
    r"\b(?:test|evaluation) (?:set|data|items|questions|examples) (?:\w+ ){0,3}(?:overlap\w*|leak\w*|(?:was|"
    r"were) (?:\w+ )?(?:seen|included|contained|part|used) (?:\w+ )?"
    r"(?:during|in|of|for) (?:the )?(?:training|pre-?training|tuning))\b|\b(?:test[- ]set contamination|"
    r"data leakage) (?:cannot|could not|was|of the test)\b|"
    r"\b(?:only )?the best (?:of (?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|several|"
    r"many) )?(?:runs?|seeds?|results?|outcomes?|settings?) (?:is|are|was|were) (?:\w+ )?(?:reported|shown|kept|"
    r"told)\b|"
    r"\bof (?:\w+|\d+) (?:outcomes|end ?-?points|comparisons|tests)\b[\w, ]{0,40}\bonly\b|"
    r"\bno correction (?:was made )?for multiple\b|"
    r"\bchosen after (?:the )?(?:data|results) (?:were|had been) (?:seen|known|collected|inspected|analy[sz]ed)\b|"
    r"\b(?:post[- ]hoc|data-driven|unplanned) (?:\w+,? ){0,2}analys[ei]s\b|"
    r"\b(?:outcomes?|end ?-?points?|hypothes[ei]s) (?:was|were) (?:changed|switched|chosen|added) (?:after|during|"
    r"later)\b|"
    r"\b(?:data|results) (?:\w+ )?(?:fabricated|made up|could not be (?:verified|checked|traced))\b|"
    r"\b(?:no|without an?|lack(?:ed|ing|s)? an?) (?:comparison|comparator|control) (?:group|arm|condition)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:all|both|every|everyone|groups?|arms?|participants|patients|subjects|users|they|those (?:who|"
    r"in) [^.;]{0,40}) (?:[\w-]+ ){0,4}(?:also|additionally|at the same time|in addition) (?:received|took|used|"
    r"were given|got|"
    r"underwent|began|started|changed)\b|\bco-?interventions?\b(?! (?:was|were) (?:not )?(?:allowed|avoided|"
    r"balanced|equal))|\b(?:effects?|contributions?|influences?|roles?)\b[^.;]{0,60}\b(?:cannot|can not|could not|"
    r"impossible to|not possible to) (?:\w+ )?(?:be )?(?:separat\w+|disentangl\w+|"
    r"distinguish\w*|told apart|attribut\w+)\b|\balways (?:\w+ )?(?:given|used|applied|offered|combined|"
    r"tested) (?:together|along|in combination)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:this|in this|the present) (?:\w+ )?(?:editorial|opinion(?: piece| paper| article)?|commentary|"
    r"viewpoint|perspective|position paper|essay|letter to the editor|"
    r"narrative review|thought experiment|vision paper|interview)\b|\b(?:based on|rests? on|reflects?|"
    r"drawn from) (?:\w+ ){0,2}(?:personal|clinical|our own) (?:opinion|experience|"
    r"judg(?:e)?ment|impressions?|anecdotes?)\b|\b(?:anecdotal (?:evidence|reports?|observations?)|"
    r"testimonials?)\b|\bno data (?:were|was|are|have been) (?:collected|gathered|analy[sz]ed)\b",
    re.IGNORECASE,
)


def sound(seen: Synthesis) -> Looked:
    """Claims of an effect from works that confess a flaw."""
    told = [claim for claim in seen.shown if is_firm(claim) and not denies_effect(claim.text)]
    words = own_words(seen)
    flaws = {work: confessed(own) for work, own in words.items()}
    return SOUND.looked((claim.claim_id for claim in told), _unsound(seen, told, flaws))


def _unsound(seen: Synthesis, told: Iterable[Claim], flaws: dict[str, Sentence | None]) -> Iterator[Objection]:
    for claim in told:
        found = flaws[claim.work_id]
        if found and found.text != claim.text and not is_reserved(seen, claim):
            said = f"it is told firmly, while its text says {quoted(found.text)}"
            yield SOUND.object(claim.claim_id, said, place(found))


def confessed(sentences: Iterable[Sentence]) -> Sentence | None:
    """The sentence in which a text confesses a grave flaw; None where it confesses none."""
    return next((one for one in told_of_itself(sentences, DONE) if _is_flaw(one.text)), None)


def _is_flaw(text: str) -> bool:
    if found := _LOST.search(text):
        share = found["share"] or found["rate"]
        return share is None or int(share) >= _MOST_LOST
    return any(words.search(text) for words in (_FLAW, _BESIDE, _OPINION))


CHECKS: tuple[Look, ...] = (sound,)

"""Whether claims say more than their study's design can carry: causes without assignment."""

import re
from collections.abc import Iterable, Iterator

from synthesist.appraise.challenger.saying import DONE, is_firm, is_reserved, own_words, place, quoted, told_of_itself
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.extract.anatomy.manner import hedging
from synthesist.language.causality import TOGETHER, Strength, strength
from synthesist.records import Claim, Sentence
from synthesist.records.anatomy import ClaimKind, Hedging
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity

CAUSES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="causes shown",
    question="Do studies that claim a cause assign what they compare?",
    basis="shown causal claims (claims, anatomies) whose text (sentences) does not say that nothing was assigned",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)

_KIND = (
    r"(?:observational|cross-?sectional|retrospective|correlational|case-?control|ecological|uncontrolled|"
    r"non-?randomi[sz]ed|unrandomi[sz]ed|single-arm|naturalistic|non-?experimental|descriptive)"
)
_THING = r"(?:study|survey|analysis|analyses|comparison|cohort|design|series|review|data|report|questionnaire|sample)"
_DENIED = re.compile(
    r"\b(?:nothing|no one|nobody|none|no (?:[\w-]+ ){1,3})(?: ?of (?:[\w-]+ ){1,3})? ?(?:was|were|had been)"
    r" (?:randomly )?(?:assigned|allocated|randomi[sz]ed|manipulated|varied)\b|"
    r"\b(?:not|never|neither) (?:\w+ ){0,3}(?:assigned|allocated|randomi[sz]ed|manipulated|an experiment|a trial)\b|"
    r"\b(?:without|no|lack(?:s|ed|ing)?(?: of)?(?: an?)?|absence of(?: an?)?) (?:\w+ ){0,2}(?:randomi[sz]ation|"
    r"random (?:assignment|allocation)|control groups?|comparison groups?|control arm)\b|"
    r"\b(?:assigned|varied|manipulated|randomi[sz]ed|intervened in) nothing\b|"
    r"\b(?:did|could|do) not (?:\w+ ){0,2}(?:assign|randomi[sz]e|manipulate|intervene|control (?:who|what|"
    r"which|for))"
    r"\b|\bself-?select(?:ed|ion)\b|\b(?:chosen|chose|selected|picked) (?:\w+ ){0,3}(?:themselves|freely)\b|"
    r"\b(?:groups?|arms?|users?|participants|patients|systems) (?:\w+ ){0,2}differ(?:ed)? in (?:more|other|many)\b|"
    r"\b(?:residual|unmeasured|uncontrolled) confound\w+\b|\bconfounding (?:\w+ ){0,4}(?:cannot|could not|remains?)\b|"
    r"\b(?:cannot|can not|could not|do(?:es)? not|did not|not possible to|unable to|"
    r"no basis to) (?:\w+ )?(?:establish|show|prove|"
    r"infer|determine|tell|draw|demonstrate|conclude|imply|support|claim|identify|"
    r"separate)\w* (?:[\w-]+ ){0,4}(?:caus\w+|direction)\b|"
    r"\bcorrelation(?:al)? (?:and|but|,)? ?not caus\w+\b",
    re.IGNORECASE,
)
"""Words by which a study says of itself that nothing was assigned, or that no cause can be told."""

_STATED = re.compile(
    rf"\b(?:this|our|the (?:present |current )?)\s?(?:\w+ ){{0,2}}(?:was|is|were|are|has been) (?:an? )?(?:\w+ly )?"
    rf"(?:\w+, )?{_KIND}\b|"
    r"\bdata (?:\w+ )?(?:come|came|stem|were (?:taken|drawn|obtained|extracted)|are taken|"
    r"are drawn) (?:\w+ )?(?:solely |"
    r"only )?from (?:\w+ ){0,3}(?:logs?|registers?|registr(?:y|ies)|records|surveys?|questionnaires?|interviews)\b",
    re.IGNORECASE,
)
"""A design stated of the study itself, whatever else it says."""

_NAMED = re.compile(
    rf"\b{_KIND} (?:[\w-]+ ){{0,4}}{_THING}\b|\bcase (?:series|reports?)\b|\b(?:an? |this |our )(?:online |postal |"
    rf"web )?"
    r"(?:questionnaire|survey) (?:study|among|with|of (?:\d|users|people|adults|patients|students|workers|"
    r"practitioners))\b|\b(?:cohort|longitudinal) (?:study|analysis|data)\b|"
    r"\bself-reported\b|\b(?:in|from) (?:this|our|the) (?:\w+ )?(?:cohort|registry|register)\b|\bwe (?:surveyed|"
    r"interviewed)\b|"
    r"\b(?:electronic health|medical|administrative|insurance) (?:records|claims)\b",
    re.IGNORECASE,
)
"""A design named, which counts where nothing was assigned elsewhere in the text."""

_ASSIGNED = re.compile(
    r"\brandom(?:i[sz]\w+|ly)\b|\bby lot\b|\bcontrolled (?:trials?|experiments?|stud(?:y|ies))\b|\bplacebo\b|"
    r"\b(?:double|single|triple)-?\s?blind\w*|\btrials?\b|\bexperiment\w*|\bablat\w+|\bA/B test|\bcross-?over\b|"
    r"\b(?:assigned|allocated)\b|\binstrumental variables?\b|\bregression discontinuity\b|"
    r"\bdifference-in-differences?\b|"
    r"\bmendelian\b|\bwe (?:train|propose|introduce|present|implement|fine-?tune|develop|augment)\w*\b",
    re.IGNORECASE,
)


def causes(seen: Synthesis) -> Looked:
    """Causal wording where the text says that nothing was assigned."""
    causal = [claim for claim in seen.shown if is_causal(seen, claim)]
    return CAUSES.looked((claim.claim_id for claim in causal), _unshown(seen, causal))


def _unshown(seen: Synthesis, causal: Iterable[Claim]) -> Iterator[Objection]:
    words = own_words(seen)
    for claim in causal:
        found = unassigned(words[claim.work_id])
        if found and not is_reserved(seen, claim) and found.text != claim.text:
            yield CAUSES.object(
                claim.claim_id,
                f"the claim names a cause, while its text says {quoted(found.text)}",
                claim.work_id,
                place(found),
                severity=Severity.SERIOUS if is_firm(claim) else Severity.MINOR,
            )


def is_causal(seen: Synthesis, claim: Claim) -> bool:
    """Whether a claim says that one thing changes another, and not only that it may."""
    if TOGETHER.search(claim.text) or hedging(claim.text)[0] is Hedging.SPECULATIVE:
        return False
    anatomy = seen.contents.anatomies.get(claim.claim_id)
    return strength(claim.text) is Strength.CAUSAL or (anatomy is not None and anatomy.kind is ClaimKind.CAUSAL)


def unassigned(sentences: Iterable[Sentence]) -> Sentence | None:
    """The sentence by which a text says that its study assigned nothing; None where none does."""
    told = list(told_of_itself(sentences, DONE))
    plain = next((one for one in told if _DENIED.search(one.text) or _STATED.search(one.text)), None)
    if plain or any(_ASSIGNED.search(_without(_DENIED, one.text)) for one in told):
        return plain
    return next((one for one in told if _NAMED.search(one.text)), None)


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(" ", text)


CHECKS: tuple[Look, ...] = (causes,)

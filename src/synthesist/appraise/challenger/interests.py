"""Whether stakes that parties have are told, and whether advice goes no further than its evidence."""

import re
from collections.abc import Iterable, Iterator

from synthesist.appraise.challenger.printed import said_by_tool
from synthesist.appraise.challenger.saying import Texts, is_reserved, own_words, place, quoted
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity

STAKES = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.SAFETY,
    name="stakes and ethics told",
    question="Is it told where a party has a stake in a study, or nobody was asked for leave?",
    basis="included works (works) whose texts (sentences) name no party with a stake that the report leaves out",
    severity=Severity.SERIOUS,
    is_judged=True,
)
ADVICE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.SAFETY,
    name="advice borne out",
    question="Is nothing recommended on the word of a single study?",
    basis="shown claims that recommend something to people and are not corroborated (claims, verdicts), and sentences"
    " of the report that recommend something",
    is_judged=True,
    remedy=Remedy.SOFTEN,
)

_PARTY = (
    r"(?:manufacturers?|makers?|producers?|vendors?|suppliers?|distributors?|sellers?|developers?|compan(?:y|ies)|"
    r"firms?|industry|"
    r"pharma\w*|sponsors?|start-?ups?|spin-?(?:off|out)s?|owners?|lobby|trade (?:association|body|group))"
)
_STAKE = re.compile(
    rf"\b(?:funded|sponsored|financed|paid(?: for)?|commissioned|supported|underwritten|provided|supplied|donated|"
    rf"written|analy[sz]ed|designed|conducted|"
    rf"(?:funding|money|grants?|support|fees|payments?) (?:\w+ ){{0,2}}(?:came|come|was received|"
    rf"were received)?) ?(?:\w+ ){{0,4}}?"
    rf"(?:by|from) (?:\w+ ){{0,3}}{_PARTY}\b|"
    r"\b(?:authors?|we|investigators?|all of us|(?-i:[A-Z]\.? ?[A-Z]\b\.?))[^.;]{0,60}?\b(?:is|are|was|"
    r"were) (?:\w+ ){0,3}(?:employees?|shareholders?|founders?|co-?founders?|"
    r"directors?|officers?|paid|consultants?) (?:\w+ ){0,2}(?:of|by|at|for|in)\b|\b(?:authors?|we|"
    r"investigators?) (?:\w+ ){0,3}(?:is|are|was|were) employed (?:by|at)\b|"
    r"\b(?:hold|holds|held|own|owns|owned|have|has|had) (?:\w+ ){0,3}(?:shares|stocks?|stock options|equity|"
    r"patents?|royalt\w+|a (?:financial|commercial) (?:interest|stake))\b|"
    r"\b(?:receive|receives|received|accepts?|accepted) (?:\w+ ){0,4}(?:fees|honoraria|royalties|payments?|"
    r"salar(?:y|ies)) (?:from|by)\b|"
    r"\b(?:declares?|declared|disclos(?:e|es|ed)|report|reports) (?:a |the following |several |competing |"
    r"financial )+(?:conflicts?|interests?|ties)\b|"
    r"\b(?:sponsor|funder|manufacturer|company|producer|vendor|maker)s? (?:(?:had|played|"
    r"took) (?:an? )?(?:\w+ )?(?:role|part|hand)|"
    r"wrote|drafted|analy[sz]ed|designed|controlled|approved|collected|owned|owns)\b|\bwithout (?:their|"
    r"any) knowledge\b|"
    r"\b(?:participants|patients|users|people|subjects|they|volunteers|students) (?:were|had been) (?:not (?:told|"
    r"informed|asked|aware)|"
    r"unknowingly|deceived|unaware)\b|"
    r"\b(?:without|no) (?:\w+ )?(?:(?:informed |written )?consent|ethic(?:s|al) (?:approval|review|"
    r"clearance))\b(?! (?:was|were|is) (?:needed|required|necessary))",
    re.IGNORECASE,
)
_NO_STAKE = re.compile(
    r"\b(?:none|nor|neither|never|independent(?:ly)?|no (?:\w+ ){0,3}(?:stake|interests?|conflicts?|funding|role|"
    r"part|support|fees|ties|patents?|shares|stocks?|equity|royalt\w+))\b|\bhad no (?:role|part)\b|"
    r"\bdeclare that they have no\b",
    re.IGNORECASE,
)
_ABOUT_STAKES = re.compile(
    r"\bfunding\b|\bfunded\b|\binterests? of\b|\bcompeting interests?\b|\bconflicts? of interest\b|"
    r"\bmanufacturer\b|\bsponsor",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"\bwe (?:\w+ )?(?:recommend|advise|urge|advocate)\b(?! (?:\w+ ){0,3}(?:system|future|further|researchers?|"
    r"items?))|\b(?:is|are) (?:\w+ )?(?:recommended|advised|indicated) (?:for|in|as|to)\b|"
    r"\b(?:clinicians?|physicians?|doctors?|nurses|practitioners?|patients?|parents|teachers|schools?|hospitals?|"
    r"pregnant women|women|adults|children|people|workers|"
    r"employers?|governments?|polic(?:y|ies)|policy ?makers?|guidelines?|regulators?|everyone|users|care(?:rs|"
    r"givers)) (?:\w+ )?(?:should|must|ought to|need to|can safely|are advised to|may safely)\b|"
    r"\bshould (?:now |therefore |thus |always |routinely )*(?:be )?(?:\w+ly )?(?:prescribed|offered to|given to|"
    r"recommended|administered|avoided in|withheld|banned|mandated|"
    r"the standard|replace (?:the )?(?:current|standard|usual)|adopted (?:by|in|as|for)|routine|first-line|"
    r"become (?:the )?standard)\b|"
    r"\b(?:ready|suitable|safe) for (?:routine|clinical|immediate|widespread|general|unsupervised|"
    r"everyday) (?:\w+ )?(?:use|practice|deployment|adoption|application)\b|"
    r"\b(?:is|are) (?:\w+ ){0,2}safe (?:for|in|during|to)\b|"
    r"\bcan (?:now )?safely (?:be |replace|stop|take|use)\b",
    re.IGNORECASE,
)


def stakes(seen: Synthesis) -> Looked:
    """Works in which a party has a stake, and nothing of it is told."""
    told = " ".join(words for _, words in said_by_tool(seen))
    is_told = bool(_ABOUT_STAKES.search(told))
    texts = own_words(seen)
    return STAKES.looked(seen.included, () if is_told else _untold(texts))


def _untold(texts: Texts) -> Iterator[Objection]:
    for work_id, sentences in texts.items():
        for one in sentences:
            if _STAKE.search(one.text) and not _NO_STAKE.search(one.text):
                said = f"its text tells of a stake or of missing leave, and the report does not: {quoted(one.text)}"
                yield STAKES.object(work_id, said, place(one))
                break


def advice(seen: Synthesis) -> Looked:
    """What is recommended on too little, by a claim or by the report itself."""
    advising = [claim for claim in seen.shown if _ADVISES.search(claim.text)]
    objections: list[Objection] = []
    for claim in advising:
        verdict = seen.verdict(claim)
        if not is_reserved(seen, claim) and not (verdict and verdict.is_corroborated):
            said = f"it recommends something on the word of one study: {quoted(claim.text)}"
            objections.append(ADVICE.object(claim.claim_id, said, claim.work_id, severity=Severity.MINOR))
    items = [claim.claim_id for claim in advising]
    return ADVICE.looked(items, (*objections, *_by_tool(said_by_tool(seen))))


def _by_tool(told: Iterable[tuple[str, str]]) -> Iterator[Objection]:
    for name, words in told:
        if found := _ADVISES.search(words):
            yield ADVICE.object(
                name, f"the report recommends something in its own words: “{found[0]}”", remedy=Remedy.NONE
            )


CHECKS: tuple[Look, ...] = (stakes, advice)

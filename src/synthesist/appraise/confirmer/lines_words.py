"""Words by which a sentence points one way or another, and turns of phrase that deny, ask, hedge or report nothing."""

import re
from collections.abc import Mapping
from functools import cache

from synthesist.language import stem

_AXES = """
increase increases increased increasing rise rises rose risen raise raises raised grow grows grew growth higher more
greater larger elevate elevates elevated gain gains gained boost boosts boosted augment augmented amplify upregulate
upregulates upregulated upregulation accumulate expand expanded longer heighten exceed exceeds high
| decrease decreases decreased decreasing reduce reduces reduced reducing reduction lower lowers lowered fall falls
fell drop drops dropped decline declines declined less fewer smaller diminish diminishes diminished lessen shrink
shrinks downregulate downregulates downregulated downregulation attenuate attenuates attenuated suppress suppresses
suppressed inhibit inhibits inhibited curb cut cuts shorter mitigate mitigates alleviate alleviates low

improve improves improved improving improvement better best outperform outperforms outperformed surpass surpasses
beat beats superior enhance enhances enhanced beneficial benefit benefits helpful help helps strengthen strengthens
stronger strong outstanding excellent good favourable favorable advantage advantageous success succeed succeeds
successful successfully effective effectively efficient efficiently reliable reliably robust accurate accurately
useful promising
| worsen worsens worsened worse worst underperform underperforms underperformed inferior degrade degrades degraded
degradation impair impairs impaired harm harms harmful hurt hurts detrimental weaken weakens weaker weak poor poorly
bad unfavourable unfavorable disadvantage disadvantageous fail fails failed failure unsuccessful ineffective
ineffectively inefficient unreliable fragile brittle inaccurate useless disappointing behind lag lags lagged
deteriorate deteriorates deteriorated deterioration struggle struggles

faster quicker accelerate accelerates accelerated rapid rapidly
| slower slow slows slowed delay delays delayed

easier easy easily simple
| harder hard difficult difficulty

most many majority often frequently usually typically always all
| few minority rarely seldom never none

associated association correlate correlates correlated correlation linked link related depend depends dependent
| unrelated uncorrelated independent independently unlinked

necessary essential required require requires crucial needed
| unnecessary dispensable needless redundant

sufficient enough adequate
| insufficient inadequate

activate activates activated stimulate stimulates induce induces promote promotes
| block blocks blocked prevent prevents prevented abolish abolishes inactivate repress represses silence

presence present existing
| absence absent missing lacking lack lacks

consistent consistently stable similar same comparable equal equivalent
| inconsistent unstable different differ differs dissimilar unequal

positive positively
| negative negatively

safe safely harmless tolerated
| unsafe dangerous hazardous toxic

significant significantly substantial substantially considerable considerably remarkable large
| insignificant negligible marginal marginally minimal barely small

early earlier before
| late later after

sensitive susceptible vulnerable
| resistant insensitive immune

possible feasible able capable
| impossible infeasible unable incapable
"""
"""Axes, parted by an empty line; words that point up stand before the bar, those that point down behind it."""

DENIALS = frozenset(
    (
        "no",
        "not",
        "never",
        "neither",
        "nor",
        "cannot",
        "without",
        "none",
        "hardly",
        "scarcely",
        "fails",
        "fail",
        "failed",
        "unable",
        "lack",
        "lacks",
        "lacked",
    )
)
_EXEMPT = re.compile(
    r"\bnot (?:only|just|merely|solely|limited|yet)\b|\bno (?:less|fewer|later|more) than\b|\bwhether or not\b|"
    r"\bno doubt\b"
    r"|\bno longer\b|\bwith(?:out)? (?:or|and) with(?:out)?\b",
    re.IGNORECASE,
)
"""Where a word of denial denies nothing."""

LEAD_DENIED = re.compile(
    r"\b(?:(?:could|can|did|do|does|was|were|is|are|has|have) ?not (?:be )?(?:\w+ )?(?:confirm\w*|replicat\w*|"
    r"reproduc\w*"
    r"|support\w*|show\w*|find|found|observ\w*|demonstrat\w*|verif\w*|see|seen|true|the case)|cannot (?:confirm|"
    r"replicate|"
    r"reproduce|support)|(?:found|find|finds|is|was|provides?|provided|see|saw) (?:no|little|insufficient) (?:\w+ )?(?:"
    r"evidence|support|indication|proof|sign)|contrary to|contradict\w*|refut\w*|disprov\w*|disconfirm\w*|"
    r"(?:does|do|did) not "
    r"hold|fail\w* to (?:confirm|replicate|reproduce|support|show|find|demonstrate)|no longer holds?|is "
    r"(?:false|wrong|a "
    r"myth)|reject\w* the (?:hypothesis|claim|idea)|unlikely that|call\w* into question|cast\w* doubt)\b",
    re.IGNORECASE,
)
"""A whole finding is denied."""

NULLS = re.compile(
    r"\bno (?:\w+ ){0,3}(?:effects?|differences?|improvements?|changes?|benefits?|associations?|correlations?|impact|"
    r"influence|increases?|decreases?|reductions?|gains?|relationships?|evidence|advantage)\b|\bnot (?:\w+ "
    r")?(?:significant\w*|differ"
    r"\w*|associated|correlated|related|affect\w*|influenc\w*|improv\w*|reduc\w*|increas\w*|decreas\w*|"
    r"change\w*|help\w*|"
    r"effective|superior|better|alter\w*|predict\w*|depend\w*)\b|\bdoes not\b|\bdid not\b|\bdo not\b|"
    r"\bp\s?[=>]\s?0?\.[1-9]"
    r"|\bnon-?significant\w*|\bunaffected\b|\bunchanged\b",
    re.IGNORECASE,
)
"""Nothing was found, or something did not happen."""

ASKS = re.compile(
    r"\b(?:whether|aims?|aimed|objective|purpose|we (?:ask|investigate|examine|explore|study|propose|present|introduce|"
    r"describe|evaluate|test|address)\w*|hypothesi[sz]\w*|is (?:unknown|unclear|debated|needed)|remains? "
    r"(?:unknown|unclear|"
    r"to be)|future work|was designed|to (?:determine|evaluate|assess|investigate|examine|compare|test))\b|\?\s*$",
    re.IGNORECASE,
)
"""Asked or intended, not found."""

FINDS = re.compile(
    r"\b(?:show(?:s|ed|n|ing)?|f(?:ind|inds|ound)|demonstrat\w*|indicat\w*|suggest\w*|reveal\w*|conclu\w*|"
    r"observ\w*|confirm\w*|"
    r"results?|findings|significant\w*|achiev\w*|outperform\w*|p\s?[<=]|CI|compared)\b",
    re.IGNORECASE,
)
HEDGES = re.compile(
    r"\b(?:may|might|could|would|possibl[ey]|perhaps|potential(?:ly)?|suggest\w*|seem\w*|appear\w*|likely|probably|"
    r"preliminary|tend\w*|some(?:times| cases))\b",
    re.IGNORECASE,
)
CAUSES = re.compile(
    r"\b(?:caus(?:e|es|ed|ing|al)|lead(?:s|ing)? to|led to|results? in|resulted in|due to|because|induc(?:es|"
    r"ed)|drives?|"
    r"triggers?|affects?|influences?)\b",
    re.IGNORECASE,
)
TIES = re.compile(
    r"\b(?:associat\w*|correlat\w*|link(?:s|ed)?|relat(?:ed|ionship)\w*|predict\w*|risk factors?)\b", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:than|versus|vs|compared (?:to|with)|relative to|over|outperform\w*|surpass\w*|exceed\w*)\b", re.IGNORECASE
)
FRAME = re.compile(
    r"^.{0,160}?\b(?:show(?:s|ed|n)?|f(?:ind|inds|ound)|demonstrat(?:e|es|ed)|indicat(?:e|es|ed)|suggest(?:s|ed)?|"
    r"reveal(?:s|ed)?|conclud(?:e|es|ed)|observ(?:e|es|ed)|confirm(?:s|ed)?|report(?:s|ed)?|note|see|argue|"
    r"claim|evidence|"
    r"hypothesis|view|idea|likely|unlikely|case|picture)(?: that|:)\s+(?=\S.{15,})",
    re.IGNORECASE | re.DOTALL,
)
"""What leads in what a sentence asserts, and is no part of it."""

CLAUSE = re.compile(r"[,;:()]|\b(?:but|although|whereas|while|though|however|because|which)\b", re.IGNORECASE)

_EMPTY = (
    "show shows shown showed find finds found finding findings demonstrate demonstrates demonstrated indicate "
    "indicates "
    "indicated suggest suggests suggested reveal reveals revealed observe observed observes conclude concluded confirm "
    "confirms confirmed result results resulting study studies paper work experiment experiments experimental analysis "
    "propose proposed present presented method methods approach approaches model models use used using based "
    "data dataset "
    "datasets task tasks different various novel new state art baseline baselines achieve achieves achieved "
    "performance "
    "evaluation evaluate evaluated significant significantly effect effects however moreover furthermore also "
    "thus therefore "
    "respectively respective set two three one several compared comparison hand likewise again previous "
    "existing recent "
    "investigate investigated provide provides provided report reported group groups patient patients"
)


@cache
def poles() -> Mapping[str, tuple[int, int]]:
    """By stem, the axis that a word stands on and which way it points there."""
    found: dict[str, tuple[int, int]] = {}
    for axis, words_of in enumerate(_AXES.strip().split("\n\n")):
        for way, words in zip((1, -1), words_of.split("|"), strict=True):
            for word in words.split():
                found.setdefault(stem(word), (axis, way))
    return found


@cache
def hollow() -> frozenset[str]:
    """Stems that nearly every abstract has, and that say nothing of what it is about."""
    return frozenset(map(stem, _EMPTY.split()))


def undenying(text: str) -> str:
    """The text without words of denial that deny nothing; places stay the same."""
    return _EXEMPT.sub(lambda found: "_" * len(found[0]), text)

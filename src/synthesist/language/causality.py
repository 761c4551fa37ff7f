"""How strongly a sentence ties two things together, by its words alone.

The four levels are those of B. Yu, Y. Li and J. Wang, "Detecting causal language use in science findings", EMNLP 2019.
"""

import re
from enum import IntEnum

from synthesist.language.signals import uncontracted


class Strength(IntEnum):
    """How strongly a sentence ties two things together; ordered."""

    NONE = 0
    CORRELATION = 1
    CONDITIONAL = 2
    CAUSAL = 3


CORRELATION = re.compile(
    r"\b(?:associat(?:ed|es|ion|ions)|correlat(?:ed|es|ion|ions|ive)|link(?:s|ed)?|relat(?:ed to|ionships?)|"
    r"connection between|tied to|predict(?:s|ed|ive|ors?)?|"
    r"(?:more|less|most|least|as|twice as|times|n't|not) (?:\w+ )?(?:likely|prone|common|frequent|apt)|"
    r"(?:higher|lower|increased|decreased|reduced|elevated|greater) (?:\w+ ){0,3}(?:risks?|rates?|odds|likelihood|"
    r"incidence|prevalence|chances?|levels?|mortality|scores?)|risk factors?|markers? (?:of|for)|signs? of|"
    r"at (?:\w+ )?risk|tend(?:s|ed)? to|(?:more|less|fewer|better|worse|higher|lower|greater) \w+(?: \w+){0,8} than|"
    r"compared (?:to|with)|go(?:es)? hand in hand|differences? (?:in|between)|coincid\w+|co-?occur\w*)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:associat(?:ed|es|ion|ions) (?:with|between|of)|correlat(?:ed|es|ion|ions) (?:\w+ )?(?:with|between|to|of)|"
    r"link(?:s|ed)? (?:to|with|between)|relationships? between|related to|predict(?:s|ed|ors?))\b",
    re.IGNORECASE,
)
EXPLICIT = re.compile(
    r"(?<!-)\b(?:caus(?:es?|ed|ing|al|ally)(?! of death)|because of|due to|"
    r"owing to|lead(?:s|ing)? to|led to|results? in|"
    r"resulted in|resulting in|give[sn]? rise to|gave rise to|trigger(?:s|ed|ing)?|induc(?:es?|ed(?= by)|ing)|"
    r"brings? about|brought about|responsible for|attributable to|driv(?:es|en by))\b",
    re.IGNORECASE,
)
ACTING = re.compile(
    r"\b(?:(?:significantly |greatly |also |can |does |substantially |dramatically |effectively |directly )?"
    r"(?:increas(?:es|ing)|reduc(?:es?|ing)|decreas(?:es|ing)|improv(?:es?|ing)|lower(?:s|ing)|rais(?:es?|ing)|boosts?|"
    r"boosting|cuts|cutting|prevent(?:s|ed|ing)?|protect(?:s|ed|ing)?|inhibit(?:s|ed|ing)?|block(?:s|ed|ing)?|"
    r"promot(?:es?|ed|ing)|enhanc(?:es?|ed|ing)|affect(?:s|ed|ing)|influenc(?:es?|ed|ing)|impacts?|slow(?:s|ed)|"
    r"stimulat(?:es?|ed)|suppress(?:es|ed)|worsen(?:s|ed|ing)|alter(?:s|ed|ing)|contribut(?:es?|ed|ing) to|"
    r"help(?:s|ed|ing)?|harm(?:s|ed|ing)?|saves?|speeds?|eas(?:es|ed)|delay(?:s|ed)|activat(?:es|ed)|kill(?:s|ed)|"
    r"damag(?:es|ed)|curbs?|heal(?:s|ed)|relieves?|shield(?:s|ed)|extends?|restor(?:es|ed)|weakens?|strengthens?|"
    r"effective (?:in|at|for)|effects? (?:of|on)|beneficial|benefits?))\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:may|might|could|can potentially|would|appears? to|appeared to|"
    r"seems? to|suggest(?:s|ed|ing)?|potential(?:ly)?|"
    r"possibl[ey]|probably|likely to (?:be|cause|lead|result)|perhaps|thought to|believed to|promising|hope[sd]?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|neither|without|whether|n[o']t) (?:\w+ ){0,3}$|\b(?:if|how) (?:\w+ ){0,4}$|\bto (?:\w+ ){0,1}$",
    re.IGNORECASE,
)


def strength(sentence: str) -> Strength:
    """How strongly a sentence ties two things together, by its words alone."""
    text = uncontracted(sentence)
    if stated(EXPLICIT, text) or stated(ACTING, text):
        return Strength.CONDITIONAL if HEDGE.search(text) else Strength.CAUSAL
    return Strength.CORRELATION if CORRELATION.search(text) else Strength.NONE


def stated(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first place at which a pattern stands without being denied, asked after or aimed at."""
    return next((found for found in pattern.finditer(text) if not _DENIED.search(text[: found.start()])), None)

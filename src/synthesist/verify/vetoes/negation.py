"""One side denies a relation that the other asserts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synthesist.language import Token, tokens
from synthesist.language.signals import NEGATIONS, uncontracted
from synthesist.verify.vetoes.base import Veto, aligned

_ALIKE = (
    "associated associates associate association correlate correlates correlated correlation linked link related",
    "depend depends dependent require requires required necessary essential",
    "increase increases increased raise raises raised improve improves improved",
    "decrease decreases decreased reduce reduces reduced lowers lowered",
    "cause causes caused lead leads led result results",
    "affect affects affected alter alters altered influence influences influenced effect impact",
    "bind binds interact interacts interaction interactions",
    "outperform outperforms outperformed",
    "contribute contributes contributed involved play plays",
    "differ differs differed",
    "predict predicts predicted predictive indicative",
    "induce induces induced",
    "promote promotes promoted",
    "prevent prevents prevented protect protects",
    "inhibit inhibits inhibited",
    "activate activates activated",
    "regulate regulates regulated modulate modulates",
    "express expresses expressed",
    "generalize generalizes generalized generalise generalises transfer transfers",
    "help helps benefit benefits",
    "capture captures encode encodes",
    "effective",
    "sufficient",
    "able can could",
    "occur occurs occurred",
)
_RELATIONS = {word: at for at, words in enumerate(_ALIKE) for word in words.split()}
"""By form, not by stem: a difference that was not significant is no denial of differing."""
_DENYING = (NEGATIONS - {"little", "hardly", "barely"}) | frozenset(
    ("without", "fails", "fail", "failed", "lack", "lacks", "lacked", "unable", "absence", "none", "neither")
)
_REACH = 4
_NEAR = 6
_FALSE_ALARM = re.compile(
    r"\bnot (?:only|just|merely|solely|necessarily|limited|yet|fail\w*)\b|\bno (?:less|fewer|later|more) than\b"
    r"|\bwhether or not\b|\bno longer\b|\bnot (?:un\w+|impossibl\w+|dissimilar\w*|"
    r"in(?:effective|significant|consistent|dependent|frequent|sufficient|accurate|different)\w*)"
    r"|\bwhile not\b|\bno doubt\b|\bwith(?:out)? (?:or|and) with(?:out)?\b|\bno[- ](?:treatment"
    r"|intervention|exposure|control)\b"
    r"|\b(?:with|to|than|versus|vs\.?|or|and) (?:no|without)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()]|\b(?:but|although|whereas|while|though|however|and|which|that|on)\b", re.IGNORECASE)
_OUTRIGHT = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|may) not\b|\bcannot\b|\bhas no\b|\bno\b"
)
_DENIAL = re.compile(r"\b(?:no|not|never|cannot|without|neither|nor|none|fail\w*|lack\w*|unable)\b", re.IGNORECASE)
_RESTRAINED = re.compile(
    r"\b(?:no|not|non|never|cannot|without|neither|nor|none|only|few\w*|little|"
    r"less|rare\w*|seldom|hardly|barely|despite|"
    r"fail\w*|lack\w*|unable|absen\w*|limited|poor\w*|loss\w*|lost|inhibit\w*|reduc\w*|decreas\w*|lower\w*|impair\w*|"
    r"defici\w*|dispensabl\w*|disrupt\w*|abolish\w*|prevent\w*|negligible|trivial|similar\w*|compar\w*|differ\w*|"
    r"same|equal\w*|equivalen\w*|identical\w*|stable|constant|remain\w*|independent\w*|un\w+|in(?:effective\w*|"
    r"sufficient\w*|dependent\w*|distinguishable|accurate\w*|consistent\w*)|too|rather|instead|although|however|but|"
    r"whereas|struggl\w*|hard|difficult\w*|weak\w*|minor|minimal\w*|spared?|refut\w*|reject\w*|exclud\w*|rul\w+ out|"
    r"null|blind|agnostic|resist\w*|worse\w*|degrad\w*|drop\w*|challeng\w*|small\w*|low|rel(?:y|ies)|"
    r"free)\b|-/-|−/−|\w-(?:free|less|null)\b|\bp\s?[=>]|\bvs\b|\bversus\b|\bCI\b",
    re.IGNORECASE,
)
"""Any of these might be how a passage says that something is not so."""


@dataclass(frozen=True, slots=True)
class _Said:
    words: str
    is_denied: bool
    beside: frozenset[str]


def denied(claim: str, passage: str) -> Veto | None:
    """A veto where a relation stands denied on one side and plain on the other, and nowhere the same way on both."""
    clash: Veto | None = None
    for sentence in aligned(claim, passage):
        one, other = _said(claim, sentence.shared), _said(sentence.text, sentence.shared)
        for relation in sorted(one.keys() & other.keys()):
            ways = {said.is_denied for said in other[relation]}
            if {said.is_denied for said in one[relation]} & ways:
                return None
            clash = clash or _clash(one[relation], other[relation])
    return clash


def undenied(claim: str, passage: str) -> Veto | None:
    """A veto where the claim denies outright, and no word of a passage on the same things could stand for a denial."""
    text = _FALSE_ALARM.sub("", uncontracted(claim))
    denial = _OUTRIGHT.search(text)
    if not denial or _RESTRAINED.search(passage) or len(_DENIAL.findall(text)) > 1:
        return None
    about = next(aligned(claim, passage), None)
    if about is None:
        return None
    return Veto("negation", f"the claim says “{denial[0]}”, and nothing in the passage denies anything")


def _clash(one: Sequence[_Said], other: Sequence[_Said]) -> Veto | None:
    for said in one:
        for found in other:
            if said.beside & found.beside:
                return Veto("negation", f"the claim says “{said.words}”, the passage says “{found.words}”")
    return None


def _said(text: str, about: frozenset[str]) -> dict[int, list[_Said]]:
    """By relation, each place that it is said: whether denied, and which shared stems stand near."""
    text = _FALSE_ALARM.sub(lambda found: "_" * len(found[0]), uncontracted(text))
    words = tokens(text)
    found: dict[int, list[_Said]] = {}
    for at, word in enumerate(words):
        relation = _RELATIONS.get(word.text.lower())
        if relation is not None:
            near = {other.stem for other in words[max(0, at - _NEAR) : at + _NEAR + 1]} & about - {word.stem}
            by = _denier(words, at, text)
            said = f"{by.text} … {word.text}" if by else word.text
            found.setdefault(relation, []).append(_Said(said, by is not None, frozenset(near)))
    return found


def _denier(words: Sequence[Token], at: int, text: str) -> Token | None:
    """The word of denial that reaches a relation: shortly before it, within the clause; two of them cancel out."""
    before = [word for word in words[max(0, at - _REACH) : at] if word.text.lower() in _DENYING]
    before = [word for word in before if not _CLAUSE.search(text, word.end, words[at].start)]
    return before[0] if len(before) % 2 else None

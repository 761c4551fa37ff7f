"""The relation that a clause asserts: where its words stand, which way it points, and what stands before and behind.

The leftmost relation that a verb makes is the main one of a clause.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synthesist.extract.anatomy import lexicon as say
from synthesist.extract.anatomy.rules import QUALIFIER, RULES, WAYS, Rule, Side
from synthesist.records.anatomy import ClaimKind


class Relation(NamedTuple):
    """One relation.

    Attributes:
        before: what the words before it are: the exposure, the outcome, nothing, or either, which their own words tell.
        behind: what its object is.
        way: +1 up, -1 down, 0 neither.
        is_null: no effect or difference is stated.
        is_of_worth: said in words of better and worse.
        inner: the words for an outcome that stand inside it.
        is_noun: made by a noun, as in "the effect of", without a verb of its own.
        is_about_significance: it says of another relation that it is not significant.
    """

    name: str
    start: int
    end: int
    kind: ClaimKind
    before: Side
    behind: Side
    way: int = 0
    is_null: bool = False
    is_of_worth: bool = False
    inner: tuple[int, int] | None = None
    is_noun: bool = False
    is_about_significance: bool = False


_NOUNS_ONLY = frozenset(("a change", "effect of", "tie between", "differ", "no difference", "effect on"))
_LAST = frozenset(("is", "amounts to", "is there", "nothing seen", "achieves", "does more"))


def relations(clause: str, start: int, end: int) -> list[Relation]:
    """Relations of a clause by place, none inside another; what only looks like one is left out."""
    found = sorted(
        ((one.start, -one.end, at, one) for at, rule in enumerate(RULES) for one in _of(rule, clause, start, end)),
        key=lambda row: row[:3],
    )
    kept: list[Relation] = []
    for *_, one in found:
        if (not kept or one.start >= kept[-1].end) and not _is_aside(clause, start, one):
            kept.append(_qualified(clause, one))
    return kept


def main_relation(found: Sequence[Relation]) -> Relation | None:
    """The leftmost relation that a verb makes, else one that a noun makes, else one that only says that a thing is."""
    ranked = sorted(found, key=lambda one: (one.name in _LAST, one.is_noun, one.start))
    if not ranked:
        return None
    subject = next((one for one in found if one.is_noun and one.start < ranked[0].start), None)
    if subject and ranked[0].name == "no difference" and ranked[0].is_about_significance:
        return subject._replace(is_null=True, way=0)
    return ranked[0]


_HEAD_WORDS = 4


def _is_aside(clause: str, start: int, one: Relation) -> bool:
    """Whether a noun that tells a change stands behind other words, as in "insights into the benefits of"."""
    return one.is_noun and not one.is_null and len(clause[start : one.start].split()) > _HEAD_WORDS


_QUALIFIABLE = frozenset(("causes", "associated", "effect", "acts on"))


def _qualified(clause: str, one: Relation) -> Relation:
    """The relation with the way that its object tells: "leads to higher", "associated with a reduction in"."""
    found = QUALIFIER.match(clause, one.end) if one.name in _QUALIFIABLE else None
    if not found:
        return one
    named = {name.split("_")[0] for name, words in found.groupdict().items() if words}
    way, is_of_worth = next((WAYS[name] for name in WAYS if name in named), (0, False))
    turned = -1 if ("turned" in named) != (one.way < 0) else 1
    is_null = one.is_null or "no" in named
    return one._replace(end=found.end(), way=0 if is_null else turned * way, is_null=is_null, is_of_worth=is_of_worth)


def _of(rule: Rule, clause: str, start: int, end: int) -> Iterator[Relation]:
    if not rule.core.search(clause, start, end):
        return
    for found in rule.pattern.finditer(clause, start, end):
        if not _is_noun(rule, clause, start, found):
            yield _relation(rule, found)


_DETERMINER = re.compile(
    r"(?:^|[,;:]|\b(?:the|an?|of|with|in|for|by|to|on|and|or|this|these|those|their|its|his|no|any|both|more|less|than|"
    r"between|from|as|after|at|not|whose|over|each|without|under|into))\s*$",
    re.IGNORECASE,
)


def _is_noun(rule: Rule, clause: str, start: int, found: re.Match[str]) -> bool:
    """Whether what looks like a verb stands where a noun or an adjective does ("the increased risk")."""
    if rule.name not in ("changes", "rose", "acts on", "causes"):
        return False
    head = clause[start : found.start()].rstrip()[-30:]
    words = found[0].split()
    if rule.name == "rose" and not _ENDS.match(clause, found.end()):
        return True
    is_finite = len(words) > 1 and bool(re.match(rf"(?:{say.AUX}|{say.NEG})\b", words[0], re.IGNORECASE))
    if is_finite or found[0].lower().endswith("ing"):
        return found[0].lower().endswith("ing") and not is_finite
    if rule.name != "rose" and _NOUN_LIKE.search(found[0]) and _OF_NOUN.match(clause, found.end()):
        return True
    return bool(_DETERMINER.search(head)) and not _ONLY_VERB.search(found[0])


_ONLY_VERB = re.compile(
    r"\b(?:improves|reduces|lowers|enhances|boosts|raises|prevents|mitigates|alleviates|worsens|degrades|impairs|"
    r"causes)$",
    re.IGNORECASE,
)
_NOUN_LIKE = re.compile(
    r"(?:s|change|impact|influence|benefit|harm|damage|help|increase|decrease|delay|limit|block)$", re.IGNORECASE
)
_OF_NOUN = re.compile(r"\s+(?:in|of|from|on|for|with|between|to|was|were|is|are)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:$|[,;:.(]|(?:\s(?:[\w]+ly|in|with|after|from|by|to|over|during|at|for|among|following|when|as|and|but|"
    r"between|"
    r"on|until|further|more|less|throughout|while|whereas|compared|under|across|only|both|slightly)\b))",
    re.IGNORECASE,
)


def _relation(rule: Rule, found: re.Match[str]) -> Relation:
    named = {name.split("_")[0]: words for name, words in found.groupdict().items() if words}
    way, is_of_worth = next((WAYS[name] for name in WAYS if name in named), (0, False))
    way = _tied(found[0]) if rule.kind is ClaimKind.ASSOCIATIONAL else way
    is_null = rule.is_null or _denies(named, found[0])
    return Relation(
        name=rule.name,
        start=found.start(),
        end=found.end(),
        kind=rule.kind,
        before=rule.before,
        behind=rule.behind,
        way=0 if is_null else -way if "turned" in named else way,
        is_null=is_null,
        is_of_worth=is_of_worth and not is_null,
        inner=_inner(found),
        is_noun=_is_nominal(rule, found),
        is_about_significance=found[0].lower().endswith(("significant", "significance")),
    )


def _tied(words: str) -> int:
    """Which way two things go together, where that is said."""
    is_up, is_down = (
        re.search(rf"\b(?:{way})(?:ly)?\b", words, re.IGNORECASE) for way in ("positive|direct", "negative|inverse")
    )
    return (is_up is not None) - (is_down is not None)


_EXPLETIVE = re.compile(rf"\b(?:there|we|i|do|does|did)\b|\b(?:{say.HAS}|{say.BE})\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:differs?|differed|different|vary|varie[sd])$", re.IGNORECASE)


def _is_nominal(rule: Rule, found: re.Match[str]) -> bool:
    return rule.name in _NOUNS_ONLY and not _EXPLETIVE.search(found[0]) and not _VERB.search(found[0])


def _inner(found: re.Match[str]) -> tuple[int, int] | None:
    name = next((name for name, words in found.groupdict().items() if name.startswith("what") and words), None)
    return found.span(name) if name else None


_DENIED = re.compile(rf"\b(?:{say.NEG}|fail(?:s|ed)? to|unable to)\b|n['’]t\b", re.IGNORECASE)
_NOT_DENIED = re.compile(r"\b(?:not only|no less|no fewer|not just)\b", re.IGNORECASE)


def _denies(named: dict[str, str], words: str) -> bool:
    if _NOT_DENIED.search(words):
        return False
    return (
        "not" in named
        or "fail" in named
        or _DENIED.search(words) is not None
        or named.get("no", "").lower() in ("no", "without", "neither", "nor", "lack of")
    )

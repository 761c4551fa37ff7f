"""Comparisons whose sides can change places: "A outperforms B" against "B outperforms A"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from training.pairs.real.converse import BEING, DOES, RIVALS, agreeing, converse
from training.pairs.real.inflect import lowered
from training.pairs.real.sites import Site, changed

ROLES, CONVERSE = "comparator", "converse"
"""Kinds of site: sides exchanged, which contradicts; and said from the other side, which keeps the meaning."""

_STOP = (
    r"(?:and|or|but|that|which|who|than|when|while|if|because|as|by|to|in|on|at|for|from|of|with|without|under|across|"
    r"over|during|after|before|between|within|among|despite|even|both|is|are|was|were|be|been|has|have|had|can|could|"
    r"may|not|no|none|there|ones|one|any|using|where|whereas|compared|those|only|also|all|many|most|few|much|some|"
    r"less|more|[a-z]+ly)"
)
_WORD = rf"(?!{_STOP}\b)[A-Za-z][\w/+'’.-]*[\w+]"
_SHORT = rf"{_WORD}(?: {_WORD}){{0,5}}"
_LONG = r"[A-Z][\w/+'’-]+(?: (?!(?:and|or|but|that|which|who|than|is|are|was|were|[a-z]+ly)\b)[\w/+'’-]+){0,6}?"
_HOW = r"(?:(?:[a-z]+ly|also|even|far|much|still|often) )*"
_MORE = (
    r"(?:better|worse|higher|lower|faster|slower|larger|smaller|greater|longer|shorter|stronger|weaker|easier|harder|"
    r"richer|deeper|cheaper|earlier|later|older|younger|closer|denser|(?:more|less) [a-z]+)"
)
_OPEN = r"(?P<open>^(?:[^,]{3,80}, )?|\bthat )"
_MIDDLE = (
    rf"(?P<mid>{_HOW}{RIVALS}|{BEING} {_HOW}{_MORE} than|"
    rf"{DOES} {_HOW}(?:an? )?{_HOW}{_MORE}(?: (?!than\b)[\w-]+){{0,3}} than)"
)
_ON = r"(?:by|in|on|at|when|while|across|for|even|under|despite|after|during|over)"
_GOES_ON = (
    r"(?!,? (?:and|or)\b(?! (?:[a-z]+ly )?(?:achiev|surpass|outperf|provid|show|correl|reach|obtain|yield|improv)))"
)
_END = rf"(?=[.,;]|\s{_ON}\b){_GOES_ON}(?!, [\w-]+, )"
_PATTERNS = (
    re.compile(rf"{_OPEN}(?P<a>{_SHORT}) {_MIDDLE} (?P<b>{_SHORT}?){_END}", re.IGNORECASE),
    re.compile(
        rf"^(?P<open>)(?P<a>{_LONG}) {_MIDDLE} "
        rf"(?P<b>(?!{_STOP}\b)(?:(?!(?:that|all|most)\b)[\w/+'’-]+ ?){{1,8}})(?=\.$)"
    ),
    re.compile(
        rf"(?P<open>\b(?P<prep>in|for|to|with|on|from|by|at) )(?P<a>{_SHORT})"
        rf"(?P<mid>,? (?:than|but not|rather than) (?P=prep)) (?P<b>{_SHORT}?){_END}"
    ),
    re.compile(
        rf"(?P<open>\b(?:on|of|through|by|via|using|prefer|favor|is|are) )(?P<a>{_SHORT})"
        rf"(?P<mid>,? (?:rather than|instead of|but not)) (?P<b>{_SHORT}?)(?=\.$|[,;]){_GOES_ON}"
    ),
)
_BROKEN = ("ed", "ing", "'s", "-", " other", " previous")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where a comparison's sides stand, and what stands between them in either order.

    Attributes:
        one: span of the first side.
        other: span of the second.
        turned: between them when the second stands first.
        converse: the same meaning with the second first; empty where there is no such way.
        converse_turned: this for exchanged sides.
        counts: how often a corpus has a word; by it a first word loses its capital.
    """

    one: tuple[int, int]
    other: tuple[int, int]
    turned: str
    converse: str
    converse_turned: str
    counts: Mapping[str, int]

    def sites(self, text: str) -> tuple[Site, list[Site]]:
        """The exchange, and the converse if there is one."""
        found = text[self.one[0] : self.other[1]]
        roles = Site(ROLES, self.one[0], self.other[1], found, self.turned)
        return roles, [Site(CONVERSE, *self.one, found, self.converse)] if self.converse else []

    def admits(self, site: Site) -> bool:
        """Whether a site lies inside a side, or clear of the comparison."""
        is_inside = any(start <= site.start and site.end <= end for start, end in (self.one, self.other))
        return is_inside or site.end + 1 < self.one[0] or site.start > self.other[1] + 1

    def edit(self, text: str, sites: Sequence[Site]) -> str:
        """The text with these sites changed, sides in their order."""
        kinds = {site.kind for site in sites}
        plain = [site for site in sites if site.kind not in {ROLES, CONVERSE}]
        cuts = (0, *self.one, *self.other, len(text))
        parts = [_within(text, plain, start, end) for start, end in pairwise(cuts)]
        if kinds & {ROLES, CONVERSE}:
            parts[2] = f" {self._between(kinds)} ".replace(" , ", ", ")
        if (ROLES in kinds) != (CONVERSE in kinds):
            parts[1], parts[3] = parts[3], lowered(parts[1], self.counts)
        return "".join(parts)

    def _between(self, kinds: set[str]) -> str:
        if CONVERSE not in kinds:
            return self.turned
        return self.converse_turned if ROLES in kinds else self.converse


def comparison(text: str, counts: Mapping[str, int]) -> Comparison | None:
    """The first comparison with two short, clean sides, or nothing."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found and found["a"].lower() != found["b"].lower() and not found["b"].endswith(_BROKEN):
            return _made(found, counts)
    return None


def _made(found: re.Match[str], counts: Mapping[str, int]) -> Comparison:
    middle = found["mid"].strip()
    back, forth = converse(middle, found["b"]), converse(middle, found["a"])
    return Comparison(
        found.span("a"),
        found.span("b"),
        agreeing(middle, found["a"], found["b"]),
        agreeing(back, found["a"], found["b"]),
        forth,
        counts,
    )


def _within(text: str, sites: Sequence[Site], start: int, end: int) -> str:
    own = [site for site in sites if start <= site.start and site.end <= end]
    moved = [Site(site.kind, site.start - start, site.end - start, site.found, site.instead) for site in own]
    return changed(text[start:end], moved)

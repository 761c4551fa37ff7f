"""Where in a sentence the wide file's words may be put for one another."""

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from training.pairs.real.inflect import lowered
from training.pairs.real.sites import Site
from training.pairs.real.words import Choices, Words, lists

_COPULA = r"(?:is|are|was|were|be|been|being|remain(?:s|ed)?|becom(?:es?)|became|appear(?:s|ed)?|seem(?:s|ed)?|proved)"
_DEGREE = r"(?:(?:to be|also|often|more|less|very|highly|too|still|both|quite|\w+ly) )*"
_AFTER = (
    r"(?=[.,;:)]|\s(?:in|for|to|on|at|when|than|with|if|even|across|compared|because|but|as|among|during|that|under|from|"
    r"by|of|within|between|while|after|before|without|only)\b)"
)
_OBJECT = r"(?=\s(?:the|a|an|both|all|that|more|less|some|several|many|\w+ly|\w+ing)\b)"
_AUXILIARY = r"(?:to|can|could|may|might|will|would|should|must|not|does|do|did)(?: also| \w+ly)? "
_HAVE = r"(?:is|are|was|were|been|be|has|have|had)(?: also| not| \w+ly)? "
_GROUP = r"(?<![\w-])({})(?![\w-])"
OPENING = "opening"
"""A kind of edit in front of a sentence that changes nothing."""

WAYS = {
    "predicate": (rf"\b{_COPULA} {_DEGREE}{_GROUP}{_AFTER}",),
    "comparative": (rf"{_GROUP}(?=\s(?:[\w-]+\s){{0,6}}?than\b)",),
    "adverb": (rf"{_GROUP}(?!\s(?:the|a|an)\b)",),
    "noun": (_GROUP,),
    "base": (rf"\b{_AUXILIARY}{_GROUP}",),
    "s": (_GROUP + _OBJECT,),
    "ed": (_GROUP + _OBJECT, rf"\b{_HAVE}{_GROUP}"),
    "ing": (_GROUP + r"(?=\s(?:the|a|an)\b)", rf"\b(?:by|while|when|in|for|thereby|of) {_GROUP}(?=\s\w)"),
}
"""By position, expressions whose first group is the word."""

_SOUNDED = re.compile(r"^(?:[aeiou](?<!u)|u(?!ni|se|ti|tili))", re.IGNORECASE)
_OPENED = re.compile(
    r"^(?:\w+,|\w+ly\b|to |while|although|though|when|if|experiment|results?|findings|it |there |[A-Z ]{6})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b([Aa]n?) $")
_NOUN_FOLLOWS = r"(?=\s(?!(?:and|or|in|for|to|on|at|as|of|than|but|by|with|is|are|was|were)\b)[A-Za-z])"


def opposite_sites(text: str, words: Words, rng: Random) -> list[Site]:
    """Verbs, and adjectives that say how something is, whose opposite contradicts."""
    found = [
        _site("antonym", text, match, choices, rng)
        for way, choices in words.opposites.items()
        for expression in WAYS[way]
        for match in _finder(expression, tuple(choices)).finditer(text)
    ]
    return list({site.start: site for site in found}.values())


def thing_sites(text: str, words: Words, rng: Random) -> list[Site]:
    """Adjectives that class a noun, and things, that another of their kind may stand for."""
    found = [*_sites("sister", text, _GROUP, words.things, rng)]
    found += _sites("classing", text, _GROUP + _NOUN_FOLLOWS, words.classing, rng)
    return [site for site in found if text.count(site.found) == 1 and site.instead.split()[-1] not in text]


def same_sites(text: str, words: Words, rng: Random) -> list[Site]:
    """Words that may be said otherwise."""
    first = text.split(" ", 1)[0]
    opening = f"{rng.choice(lists()['openings'])} {lowered(first, words.counts)}"
    found = list(_sites("same", text, _GROUP, words.same, rng))
    return found if _OPENED.match(text) else [*found, Site(OPENING, 0, len(first), first, opening)]


def _sites(kind: str, text: str, expression: str, choices: Choices, rng: Random) -> Iterator[Site]:
    for match in _finder(expression, tuple(choices)).finditer(text):
        yield _site(kind, text, match, choices, rng)


def _site(kind: str, text: str, match: re.Match[str], choices: Choices, rng: Random) -> Site:
    start, end = match.span(1)
    return with_article(text, Site(kind, start, end, match[1], rng.choice(choices[match[1]])))


def with_article(text: str, site: Site) -> Site:
    """The site and the article before it, where that has to change."""
    article = _ARTICLE.search(text[: site.start])
    if not article or bool(_SOUNDED.match(site.found)) == bool(_SOUNDED.match(site.instead)):
        return site
    other = article[1][0] + ("n" if _SOUNDED.match(site.instead) else "")
    return Site(site.kind, article.start(), site.end, f"{article[0]}{site.found}", f"{other} {site.instead}")


@cache
def _finder(expression: str, words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(expression.replace("{}", "|".join(map(re.escape, ordered))))

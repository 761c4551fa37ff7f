"""Operators that put one word for another: the tables, and where each may be used."""

import re
from collections.abc import Iterator, Mapping

from synthesist.verify.selftest.variant import both_ways, finder, pairs, swapped

_QUALITY = """
effective | ineffective
effectively | ineffectively
efficient | inefficient
efficiently | inefficiently
accurate | inaccurate
accurately | inaccurately
reliable | unreliable
reliably | unreliably
stable | unstable
successful | unsuccessful
successfully | unsuccessfully
feasible | infeasible
sufficient | insufficient
consistent | inconsistent
consistently | inconsistently
useful | useless
helpful | unhelpful
robust | fragile
competitive | uncompetitive
interpretable | uninterpretable
coherent | incoherent
relevant | irrelevant
satisfactory | unsatisfactory
"""
_ANTONYMS = """
substantially | barely
dramatically | barely
considerably | barely
greatly | barely
sharply | barely
rapid | gradual
rapidly | gradually
promising | disappointing
remarkable | negligible
impressive | disappointing
substantial | negligible
considerable | negligible
valuable | worthless
high-quality | low-quality
advantageous | disadvantageous
excellent | poor
outstanding | poor
easily | only with difficulty
correctly | wrongly
quickly | slowly
best | worst
favorable | unfavorable
favourable | unfavourable
cheap | costly
inexpensive | costly
"""
_DIRECTION = """
increases | decreases
increased | decreased
improves | worsens
improved | worsened
higher | lower
better | worse
outperforms | falls behind
outperform | fall behind
outperformed | fell behind
reduces | increases
reduced | increased
faster | slower
larger | smaller
enhances | impairs
enhance | impair
"""
_QUANTIFIERS = """
often | rarely
usually | rarely
frequently | rarely
always | never
typically | rarely
generally | rarely
everywhere | nowhere
the majority of | only a minority of
a majority of | only a minority of
"""
_DENIALS = """
improves | does not improve
improve | do not improve
outperforms | does not outperform
outperform | do not outperform
reduces | does not reduce
reduce | do not reduce
achieves | does not achieve
achieve | do not achieve
provides | does not provide
requires | does not require
leads to | does not lead to
lead to | do not lead to
helps | does not help
benefits from | does not benefit from
is able to | is not able to
are able to | are not able to
can | cannot
"""
_SYNONYMS = """
outperforms | does better than
outperform | do better than
outperformed | did better than
surpasses | does better than
requires | needs
require | need
obtains | attains
obtain | attain
obtained | attained
begins | starts
almost | nearly
crucial | vital
entire | whole
in order to | to
however | nevertheless
a variety of | various
numerous | many
frequently | often
rapidly | quickly
corpora | corpuses
assist | aid
utilizes | uses
utilize | use
utilizing | using
demonstrate that | show that
demonstrates that | shows that
reveals that | shows that
reveal that | show that
"""
_CONTRACTIONS = """
do not | don't
does not | doesn't
did not | didn't
is not | isn't
are not | aren't
was not | wasn't
were not | weren't
has not | hasn't
have not | haven't
cannot | can't
could not | couldn't
"""

_STRESSED = ("substantially", "dramatically", "considerably", "greatly", "sharply")
_BEFORE_CHANGE = re.compile(
    r" (?:out|better|more|higher|lower|faster|slower|larger|smaller|fewer|less|"
    r"worse|improv|reduc|increas|enhanc|exceed|"
    r"surpass|degrad|decreas|boost|hurt|differ|affect)"
)
_COMPARED_WITH = re.compile(
    r"\b(?:outperform|exceed|surpass|beat|better|over\b|"
    r"than\b|compar|to the$|with the$)",
    re.IGNORECASE,
)
"""What beats the best beats the worst as well."""

_SET_PHRASE = re.compile(r"best of (?:our|my|both)\b|best practice|best possible")
_DENIED_BEFORE = re.compile(r"\b(?:not|no|never|cannot|nor|neither|without|hardly|rarely|few|n[o']t)\b", re.IGNORECASE)
_OF_RESULTS = re.compile(
    r" (?:(?:a|an|the|new|better|higher|comparable|competitive|strong|"
    r"good) )*(?:result|performance|accurac|score|improvement)"
)


def quality(text: str) -> Iterator[str]:
    """Effective as ineffective; the kind is kept out of training."""
    table = both_ways(_QUALITY)
    for found in finder(table).finditer(text):
        if not _is_graded(text, found) and not text[found.end() :].startswith((" and ", ", ")):
            yield swapped(text, table, found)


def antonyms(text: str) -> Iterator[str]:
    """Other adjectives and adverbs as their opposites, none of them in training's tables."""
    for found in finder(_table(_ANTONYMS)).finditer(text):
        word, rest = found[0].lower(), text[found.end() :]
        is_stress = word in _STRESSED and not _BEFORE_CHANGE.match(rest)
        is_held_against = word in {"best", "worst"} and bool(_COMPARED_WITH.search(text[: found.start()]))
        if not (is_stress or is_held_against or _SET_PHRASE.match(word + rest) or _is_graded(text, found)):
            yield swapped(text, _table(_ANTONYMS), found)


def direction(text: str) -> Iterator[str]:
    """Higher as lower; training knows the kind."""
    for found in finder(both_ways(_DIRECTION)).finditer(text):
        is_adverb = found[0].lower() in {"better", "worse"} and not _AFTER_BETTER.match(text[found.end() :])
        is_turned = _NEGATIVE.search(text[: found.start()]) or _EVEN.search(text[: found.start()])
        if not (is_adverb or is_turned or _is_passive(text, found)):
            yield swapped(text, both_ways(_DIRECTION), found)


def quantifiers(text: str) -> Iterator[str]:
    """Most as few, always as never, where nothing else in the sentence denies; the kind is kept out of training."""
    if _DENIED_BEFORE.search(text):
        return
    yield from (made for made in _replaced(text, _table(_QUANTIFIERS)) if "ore rarely" not in made)
    for found in re.finditer(
        r"(?<!the )(?<!at )(?<!at the )\b(most)(?= (?:of the |other |existing |current )?(?:\w+ )?[a-z]+(?<!ou)s\b)",
        text,
        re.IGNORECASE,
    ):
        if not re.match(r" \w+ly\b| of the (?:time|existing work)", text[found.end() :]):
            yield swapped(text, {"most": "few"}, found)
    for found in re.finditer(
        r"(?<!how )(?<!as )(?<!so )(?<!too )(?<!great )(?<!not )(?<!mong )\bmany(?= [a-z])", text, re.IGNORECASE
    ):
        yield swapped(text, {"many": "few"}, found)


def denials(text: str) -> Iterator[str]:
    """Improves as does not improve; training knows the kind."""
    for found in finder(_table(_DENIALS)).finditer(text):
        before = text[: found.start()].split()[-1:] or [""]
        word = found[0].split()[0].lower()
        is_finite = (
            word.endswith("s")
            or word in {"are", "can"}
            or (before[0].endswith("s") and before[0].lower() not in _NO_SUBJECT)
        )
        is_clear = not before[0].endswith("ly") and before[0].lower() not in {"also", "even", "only", "to", "not"}
        if is_finite and is_clear and not re.match(r" (?:also|only|not|even|not only|no)\b", text[found.end() :]):
            yield swapped(text, _table(_DENIALS), found)


def synonyms(text: str) -> Iterator[str]:
    """The same in another word; training knows the kind."""
    for found in finder(_table(_SYNONYMS)).finditer(text):
        word, rest = found[0].lower(), text[found.end() :]
        if word.startswith("obtain") and not _OF_RESULTS.match(rest):
            continue
        if not _is_passive(text, found):
            yield swapped(text, _table(_SYNONYMS), found)


def contractions(text: str) -> Iterator[str]:
    """Do not as don't."""
    for found in finder(_table(_CONTRACTIONS)).finditer(text):
        if not text[found.end() :].startswith(" only"):
            yield swapped(text, _table(_CONTRACTIONS), found)


def _replaced(text: str, table: Mapping[str, str]) -> Iterator[str]:
    for found in finder(table).finditer(text):
        if not _is_graded(text, found):
            yield swapped(text, table, found)


_table = pairs
_NO_SUBJECT = frozenset(("helps", "always", "perhaps", "thus", "as", "is", "was", "has", "does", "besides", "across"))
_AFTER_BETTER = re.compile(
    r" (?:than|performances?|results?|accurac\w+|scores?|quality|"
    r"generali[sz]ation|translations?|predictions?|robustness|"
    r"alignment|representations?|on|in|at|for|across)\b|[.,]"
)
_EVEN = re.compile(r"\beven (?:\w+ )?$", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|cannot|without|fail\w*|struggl\w*|lack\w*|limit\w*|difficult\w*|challeng\w*|hinder\w*|avoid\w*|"
    r"despite|concerns?|although|hard|prevent\w*|need\w*|far from|rather than|instead of|"
    r"neither|few|little|less|unclear)\b|n['’]t\b",
    re.IGNORECASE,
)
_GRADES = frozenset(("most", "less", "least", "as", "so", "too", "how", "at", "not", "no", "never", "than"))


def _is_graded(text: str, found: re.Match[str]) -> bool:
    """Whether something before grades or denies, so that the opposite word would not make the opposite sentence."""
    before = text[: found.start()]
    return bool(_GRADES & {word.lower() for word in before.split()[-1:]} or _NEGATIVE.search(before))


def _is_passive(text: str, found: re.Match[str]) -> bool:
    is_after_be = text[: found.start()].split()[-1:] in (
        ["is"],
        ["are"],
        ["was"],
        ["were"],
        ["be"],
        ["been"],
        ["being"],
    )
    return found[0].lower().endswith("performed") and (is_after_be or text[found.end() :].startswith(" by"))

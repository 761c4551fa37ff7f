"""Sentences of the form "A outperforms B on C", in which A and B can change places or the voice can change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from synthesist.verify.selftest.variant import listed

_COMPARED = """
outperform outperforms outperformed
surpass surpasses surpassed
exceed exceeds exceeded
"""
_CHANGED = """
improve improves
reduce reduces
decrease decreases
enhance enhances
affect affects
influence influences
"""
"""Without the past, which may as well be an adjective: "an improved model"."""

_BE = """
are is
were was
perform performs performed
work works worked
"""
_NOT_IN_PHRASE = listed(
    "which that who whom whose we it they he she i this these those can could may might will would should must "
    "also to is are was were be been being has have had do does did not no nor or and but than as if when while "
    "where how what there its their his her itself themselves each such both either neither all most many several "
    "others respectively consistently significantly substantially even still further only often generally usually "
    "one ones here shows show showed suggests suggest finds find found using achieves achieve yields yield gains "
    "gain average by"
)
_PREPOSITIONS = listed("of on in for with from over without under between based trained fine-tuned at about")
_LOWERED = listed(
    "the our a an other existing current previous human large small pre-trained pretrained neural multilingual "
    "monolingual simple joint supervised unsupervised fine-tuned fine-tuning traditional larger smaller recent "
    "deep"
)
_NO_PLURAL = ("ss", "us", "is", "bs", "os")
_ADVERB = r"(?:(?:also|even|\w+ly) )*"
_PHRASE = r"(?!that\b)[^\s,;:()]+(?: (?!that\b)[^\s,;:()]+){0,6}?"
_REST = (
    r"(?= (?:by|on|in|across|for|at|over|under|while|when|without|after|using|with|even|especially|particularly)\b"
    r"|[,;.])"
)
_GOES_ON = re.compile(r"\band\b|, \w+ing\b|\brespectively\b")
"""What follows would be said of another subject once the sides are exchanged."""

_AMOUNT = re.compile(r"(?:around|about|approximately|up)\b|[+\d]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause parted: `lead` + `first` + `adverb` + `verb` + `how` + `second` + `rest` is the text, blanks apart."""

    lead: str
    first: str
    adverb: str
    verb: str
    how: str
    second: str
    rest: str


def role_swaps(text: str) -> Iterator[str]:
    """What outperforms is outperformed: "A outperforms B" as "B outperforms A", and the same of "is better than"."""
    compared = _clauses(text, _COMPARED, "")
    better = _clauses(text, _BE, rf" {_ADVERB}(?:\w+er|better|worse|(?:more|less) \w+) than")
    for clause in (*compared, *better):
        forms = _forms(_COMPARED + _BE)
        yield from _put(clause, f"{clause.adverb}{_agreeing(clause.verb, clause.second, forms)}{clause.how}")


def passives(text: str) -> Iterator[str]:
    """The same in the passive voice."""
    verbs = _COMPARED + _CHANGED
    for clause in _clauses(text, verbs, ""):
        if clause.rest.startswith(" by") or _AMOUNT.match(clause.second):
            continue
        plural, _, past = _forms(verbs)[clause.verb]
        be = ("were", "was") if clause.verb == past else ("are", "is")
        yield from _put(clause, f"{be[not is_plural(clause.second)]} {clause.adverb}{past or plural + 'd'} by")


def lowered(phrase: str) -> str | None:
    """A phrase that stood first, as it is written inside a sentence; None where it is unclear whether it is a name."""
    word, *others = phrase.split()
    if word.lower() in _LOWERED:
        is_part_of_name = word.lower() not in {"the", "our", "a", "an"} and bool(others) and others[0][:1].isupper()
        return None if is_part_of_name else phrase[:1].lower() + phrase[1:]
    return phrase if not word[1:].islower() else None


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase is plural, by the last letters of its head."""
    words = phrase.split()
    cut = next((at for at, word in enumerate(words) if at and word.lower() in _PREPOSITIONS), len(words))
    head = words[cut - 1]
    return head in {"people", "children", "humans", "data"} or (head.endswith("s") and not head.endswith(_NO_PLURAL))


def _clauses(text: str, verbs: str, how: str) -> Iterator[Clause]:
    forms = _forms(verbs)
    pattern = re.compile(
        rf"(?:^|(?<=\bthat )|(?<=, ))(?P<first>{_PHRASE}) (?P<adverb>{_ADVERB})(?P<verb>{'|'.join(forms)})"
        rf"(?P<how>{how}) (?P<second>{_PHRASE}){_REST}"
    )
    for found in pattern.finditer(text):
        first, adverb, verb, held, second = found.group("first", "adverb", "verb", "how", "second")
        clause = Clause(text[: found.start()], first, adverb, verb, held, second, text[found.end() :])
        is_parted = _is_phrase(clause.first) and _is_phrase(clause.second) and not _GOES_ON.search(clause.rest)
        if is_parted and _agrees(clause, forms):
            yield clause


def _forms(verbs: str) -> dict[str, tuple[str, str, str]]:
    """By form, the plural, singular and past; of "to be" the past is a line of its own."""
    lines = [line.split() for line in verbs.splitlines() if line]
    triples = [(line[0], line[1], line[2] if len(line) > 2 else "") for line in lines]  # noqa: PLR2004 -- has a past
    return {form: triple for triple in triples for form in triple if form}


def _agreeing(verb: str, subject: str, forms: dict[str, tuple[str, str, str]]) -> str:
    plural, singular, past = forms[verb]
    return past if verb == past else (plural if is_plural(subject) else singular)


def _agrees(clause: Clause, forms: dict[str, tuple[str, str, str]]) -> bool:
    """Whether the verb is in the number that its subject was taken to have; if not, the subject was misread."""
    return _agreeing(clause.verb, clause.first, forms) == clause.verb


def _is_phrase(phrase: str) -> bool:
    words = phrase.lower().split()
    return (
        not _NOT_IN_PHRASE & set(words)
        and words[0] not in _PREPOSITIONS
        and words[-1] not in _PREPOSITIONS | {"the", "a", "an"}
    )


def _put(clause: Clause, middle: str) -> Iterator[str]:
    """The clause with its sides exchanged around other words, where a capital at its start can be set right."""
    is_first = not clause.lead
    object_first = clause.second[:1].upper() + clause.second[1:] if is_first else clause.second
    subject_last = lowered(clause.first) if is_first else clause.first
    if subject_last is not None:
        yield f"{clause.lead}{object_first} {middle} {subject_last}{clause.rest}"

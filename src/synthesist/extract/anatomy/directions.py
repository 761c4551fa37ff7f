"""Which way an outcome goes, free of worth where it is known whether more of it is better."""

import re
from collections.abc import Sequence

from synthesist.extract.anatomy import lexicon as say
from synthesist.extract.anatomy.frame import Frame
from synthesist.extract.anatomy.relations import Relation, main_relation, relations
from synthesist.language.nulls import NOT_SIGNIFICANT
from synthesist.language.tokens import tokens
from synthesist.language.worth import BAD, GOOD
from synthesist.records.anatomy import Direction

_P_VALUE = re.compile(r"\bp(?:[\s-]?values?)?\s*(?P<sign>[<=>≤≥])[=\s]*(?P<value>[01]?[.·]\d+)", re.IGNORECASE)
_SIGNIFICANT = re.compile(r"(?<!not )(?<!no )(?<!statistically )\bsignificant(?:ly)?\b", re.IGNORECASE)
_LEVEL = 0.05
_NONE_OF = re.compile(r"\s*(?:neither|none|no)\b", re.IGNORECASE)
_TURNS = re.compile(r"[,;]\s+(?:but|yet|although|though|however)\b|\bbut\b", re.IGNORECASE)
_CAUSES = re.compile(rf"(?:{say.CAUSES})\b", re.IGNORECASE)


def direction(frame: Frame, sentence: str, found: Sequence[Relation], outcome: str) -> tuple[Direction, bool]:
    """Direction of the outcome, and whether it is said in words of worth that cannot be turned into an amount.

    Args:
        found: the relations of the frame's clause.
        outcome: its words, empty where none were found.
    """
    main = main_relation(found)
    if main is None:
        return Direction.UNSTATED, False
    if main.is_null or _NONE_OF.match(frame.text, frame.start, main.start):
        return Direction.NONE, False
    way = main.way or int(main.name == "causes" and bool(_CAUSES.search(frame.text, main.start, main.end)))
    if _is_insignificant(sentence):
        return Direction.NONE, False
    if way and -way in _others(frame, found, main):
        return Direction.MIXED, False
    way, is_of_worth = _as_amount(way, outcome) if main.is_of_worth else (way, False)
    return {1: Direction.INCREASE, -1: Direction.DECREASE, 0: Direction.UNSTATED}[way], is_of_worth


def _as_amount(way: int, outcome: str) -> tuple[int, bool]:
    """Better and worse as more and less, by what is measured."""
    stems = {word.stem for word in tokens(outcome)}
    is_good, is_bad = bool(stems & GOOD), bool(stems & BAD)
    if is_good == is_bad:
        return way, True
    return (way if is_good else -way), False


def _is_insignificant(sentence: str) -> bool:
    """Whether all that is said of significance denies it."""
    signs = [(found["sign"], float(found["value"].replace("·", "."))) for found in _P_VALUE.finditer(sentence)]
    if signs and all(sign not in "<≤" and value > _LEVEL for sign, value in signs):
        return True
    denied = NOT_SIGNIFICANT.search(sentence)
    rest = NOT_SIGNIFICANT.sub(" ", sentence)
    return bool(denied) and not _SIGNIFICANT.search(rest) and not any(sign in "<≤" for sign, _ in signs)


_TELLING = frozenset(("changes", "rose", "went", "has more", "outperform", "more likely", "causes", "has a change"))


def _others(frame: Frame, found: Sequence[Relation], main: Relation) -> set[int]:
    """The ways that other relations of the sentence tell: joined to the main one, or set against it by "but"."""
    behind: Sequence[Relation] = ()
    if turn := _TURNS.search(frame.text, frame.end - 1 if frame.end < len(frame.text) else frame.end):
        first = main_relation(relations(frame.text, turn.end(), len(frame.text)))
        behind = (first,) if first else ()
    joined = [one for one in found if one.start > main.end and _is_joined(frame.text, main.end, one.start)]
    return {one.way for one in (*joined, *behind) if one.name in _TELLING and not one.is_null}


_JOINED = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _is_joined(text: str, start: int, end: int) -> bool:
    return bool(_JOINED.search(text[start:end]))

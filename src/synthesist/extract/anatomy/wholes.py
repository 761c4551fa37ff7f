"""Phrases that a preposition or a comma cut in two made one again: lists, "time to relapse", "owls with insomnia"."""

import re
from collections.abc import Iterator, Sequence

from synthesist.extract.anatomy import lexicon as say
from synthesist.extract.anatomy import people
from synthesist.extract.anatomy.chunks import Phrase


def told(text: str, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases that say more than when or how much."""
    return [
        one
        for one in whole(text, found)
        if one.kind not in ("stop", "passive") and not people.is_empty(text[one.start : one.end])
    ]


_LIST = re.compile(r"\s*,\s*(?:(?:[\w/'’+-]+\s+){0,5}[\w/'’+-]+\s*,\s*){1,8}(?:and|or)\s", re.IGNORECASE)
_LAST = re.compile(r"\s*,\s*(?:and|or)\s", re.IGNORECASE)


def whole(text: str, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases up to the next clause, with lists, and phrases such as "time to relapse", made one again."""
    held: Phrase | None = None
    is_list = False
    for one in found:
        if one.kind == "end":
            break
        cleared = people.cleared(text, one)
        if cleared is None:
            continue
        is_list = held is not None and one.kind == "stop" and _goes_on(text, held.end, is_list=is_list)
        if held and (is_list or people.belongs(text[held.start : one.start], one.kind)):
            held = held._replace(end=cleared.end)
            continue
        if held:
            yield held
        held = cleared
    if held:
        yield held


_VERB_NEXT = re.compile(
    rf"\s*,\s*(?:and\s+)?(?:\w+ly\s+)?(?=\w+(?:s|ed)\b)(?:{say.UP_VERBS}|{say.DOWN_VERBS}|{say.GOOD_VERBS}|"
    rf"{say.BAD_VERBS})\b",
    re.IGNORECASE,
)


def _goes_on(text: str, at: int, *, is_list: bool) -> bool:
    """Whether a comma parts items of a list there: one that has begun, or one that an "and" will end."""
    if _VERB_NEXT.match(text, at):
        return False
    return bool(_LIST.match(text, at)) or (is_list and bool(_LAST.match(text, at)))

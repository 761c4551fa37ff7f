"""From what a person typed to the thing that is meant."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches

from synthesist.errors import WrongUse
from synthesist.explain.case import Case
from synthesist.explain.ids import SHORTEST, by_hash, by_identifier, by_key, by_prefix, by_source_id
from synthesist.explain.model import Kind, Named
from synthesist.explain.naming import cut, named, ref, work_title
from synthesist.explain.pairs import pairs_of
from synthesist.explain.wordings import by_claim, by_sentence, by_title, by_whole_title
from synthesist.records import ReviewContents
from synthesist.report import Report

Target = tuple[Kind, str]

_NUMBER = re.compile(r"(?:(?:ref|reference)[ :-]?|)\[?(\d+(?:\s*,\s*\d+)*)\]?", re.IGNORECASE)
_ROW = re.compile(r"(?:claim|row)[ :-]?(\d+)", re.IGNORECASE)
_LONGEST = 200
_LISTED = 8
_FORMS = (
    "an id or its first four digits, a DOI, [3] for a reference, `claim 5` for a row of the claims table, results-2"
    " for a sentence, S5 for a criterion, or words of a sentence or a title"
)


class ManyThings(WrongUse):
    """What was typed names several things.

    Attributes:
        choices: what to type for each of the first, and its title.
        more: a line that says how many there are besides; empty for none.
    """

    def __init__(self, typed: str, choices: Sequence[tuple[str, str]], count: int) -> None:
        self.choices = tuple(choices)
        self.more = (f"and {count - len(choices):,} more",) if count > len(choices) else ()
        told = [f"{name} ({title})" for name, title in choices]
        super().__init__(f"“{cut(typed)}” names {count:,} things", f"say which: {'; '.join([*told, *self.more])}")


def find(contents: ReviewContents, report: Report | None, text: str) -> Named:
    """The thing that a person named.

    Args:
        report: None where the review has none yet; its sentences and references are then not known.

    Raises:
        WrongUse: nothing is called so, with what comes nearest.
        ManyThings: several things are, with what they are.
    """
    # A shell hands over bytes that are no text as lone surrogates, which no terminal could print again.
    typed = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    case = Case(contents, report)
    for way in _WAYS:
        if targets := tuple(dict.fromkeys(way(case, typed))):
            return _only(case, typed, targets)
    raise _unknown(case, typed)


def _by_criterion(case: Case, typed: str) -> Iterable[Target]:
    names = (typed, typed.upper(), typed.upper().removeprefix("CRITERION:"))
    return [(Kind.CRITERION, name) for name in names if name in case.criteria][:1]


def _by_name(case: Case, typed: str) -> Iterable[Target]:
    name = typed.lower().removeprefix("sentence:")
    return [(Kind.SENTENCE, name)] if name in case.sentences else []


def _by_number(case: Case, typed: str) -> Iterable[Target]:
    """References as `[3]` or `ref 3`, rows as `claim 5`; a bare number of few digits may be either."""
    rows = {row.number: row.claim_id for row in case.rows.values()}
    found = _NUMBER.fullmatch(typed)
    is_bare = typed.isascii() and typed.isdigit() and len(typed) < SHORTEST
    if found and (is_bare or not typed.isdigit()):
        for number in map(int, found[1].split(",")):
            if number in case.references:
                yield Kind.WORK, case.references[number]
    row = _ROW.fullmatch(typed) or (found if is_bare else None)
    if row and int(row[1]) in rows:
        yield Kind.CLAIM, rows[int(row[1])]


def _by_pair(case: Case, typed: str) -> Iterator[Target]:
    """Two records or works with an equals sign between; an identifier may hold such a sign itself."""
    parts = typed.split("=")
    cuts = (("=".join(parts[:cut]).strip(), "=".join(parts[cut:]).strip()) for cut in range(1, len(parts)))
    return pairs_of(case, ((_records(case, one), _records(case, other)) for one, other in cuts if one != other))


def _records(case: Case, typed: str) -> list[str]:
    """The records that a person may mean by one side of a pair; a work's own name is that of one record of it."""
    for way in (by_prefix, by_hash, by_identifier, by_key, by_source_id, _by_number):
        for kind, name in way(case, typed):
            if kind is Kind.RECORD:
                return [name]
            if kind is Kind.WORK:
                return sorted(case.contents.works[name].record_ids, key=lambda one: one != name)
    return []


_WAYS: Sequence[Callable[[Case, str], Iterable[Target]]] = (
    _by_criterion,
    _by_name,
    _by_number,
    by_prefix,
    by_hash,
    _by_pair,  # before identifiers, which would be found in a part of it
    by_identifier,
    by_key,
    by_source_id,
    by_whole_title,
    by_sentence,
    by_claim,
    by_title,
)
"""The ways to name a thing; the first that leads somewhere counts."""


def _only(case: Case, typed: str, targets: Sequence[Target]) -> Named:
    if len(targets) == 1:
        return named(case, *targets[0])
    first = targets[:_LISTED]
    choices = [(_typed(case, typed, kind, name), named(case, kind, name).title) for kind, name in first]
    raise ManyThings(typed, choices, len(targets))


def _typed(case: Case, typed: str, kind: Kind, name: str) -> str:
    """What names one of several things: for a bare number as a person reads it in the report, else by its id."""
    if typed.isdigit() and kind is Kind.WORK and case.references.get(int(typed)) == name:
        return f"[{int(typed)}]"
    if typed.isdigit() and kind is Kind.CLAIM and name in case.rows and case.rows[name].number == int(typed):
        return f"claim {int(typed)}"
    return ref(kind, name)


def _unknown(case: Case, typed: str) -> WrongUse:
    near = _nearest(case, typed)
    meant = f"did you mean {'; '.join(near)}? " if near else ""
    late = "" if case.report else "; the review has no report yet, so that its sentences cannot be named"
    return WrongUse(f"nothing in this review is called “{cut(typed)}”", f"{meant}Name it by {_FORMS}{late}")


def _nearest(case: Case, typed: str) -> list[str]:
    """What is spelt like it: the name to type, with a title behind it where it is a work's."""
    names = [*case.sentences, *case.criteria, *_keys(case)]
    told = {name.casefold(): name for name in names}
    told |= {
        cut(work_title(case, work_id), _LONGEST).casefold(): f"{ref(Kind.WORK, work_id)} ({work_title(case, work_id)})"
        for work_id in case.contents.works
    }
    near = get_close_matches(typed[:_LONGEST].casefold(), told, n=3, cutoff=0.6)
    return [cut(told[name]) for name in near]


def _keys(case: Case) -> list[str]:
    return [row.key for row in case.report.references] if case.report else []

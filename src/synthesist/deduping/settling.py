"""From what the matcher holds of pairs to what is said of each row, and to what a person is to be asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesist.deduping.files import Line
from synthesist.deduping.keeping import kept
from synthesist.deduping.rows import Row
from synthesist.identify.matching import Matched
from synthesist.identify.versions import version_of
from synthesist.records import Failure, Match, Sameness

_SHOWN_APART = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Two rows of which only a person can tell; each stands for all that go with it.

    Attributes:
        groups: the keys of the kept rows of the two.
    """

    match: Match
    first: Row
    second: Row
    groups: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What is held of all rows.

    Attributes:
        lines: one for each row, in the order of the rows.
        groups: by key, the key of the row that is kept in its place.
        questions: the likeliest to be the same first.
    """

    lines: tuple[Line, ...]
    groups: Mapping[str, str]
    questions: tuple[Question, ...]


def settle(rows: Sequence[Row], matched: Matched) -> Settled:
    """What is said of each row.

    Args:
        rows: all, those that could not be read among them.
    """
    by_key = {row.key: row for row in rows if row.is_read}
    near = _near(matched.matches)
    lines: dict[str, Line] = {}
    groups: dict[str, str] = {}
    place = {row.key: at for at, row in enumerate(rows)}
    for cluster in matched.clusters:
        members = [by_key[key] for key in sorted(cluster, key=place.__getitem__)]
        chosen = _settle_group(members, near, lines)
        groups |= dict.fromkeys(cluster, chosen.key)
    questions = _questions(matched.matches, by_key, groups)
    _note_questions(questions, by_key, lines)
    _note_apart(matched.matches, by_key, lines)
    told = (lines.get(row.key) or _unread(row) for row in rows)
    return Settled(tuple(told), groups, questions)


def _near(matches: Sequence[Match]) -> Mapping[str, dict[str, Match]]:
    """What holds rows together, from either side."""
    near: defaultdict[str, dict[str, Match]] = defaultdict(dict)
    for one in matches:
        if one.answer is Sameness.SAME:
            near[one.first][one.second] = near[one.second][one.first] = one
    return near


def _settle_group(members: Sequence[Row], near: Mapping[str, dict[str, Match]], lines: dict[str, Line]) -> Row:
    if len(members) == 1:
        lines[members[0].key] = Line(id=members[0].id, from_file=members[0].given.label)
        return members[0]
    keys = {row.key for row in members}
    has_versions = any(one.is_version for key in keys for other, one in near.get(key, {}).items() if other in keys)
    chosen = kept(members, has_versions=has_versions)
    led = dict(_led_from(chosen.key, keys, near))
    for row in members:
        lines[row.key] = _line(row, chosen, led.get(row.key), len(members), has_versions=has_versions)
    return chosen


def _led_from(start: str, keys: set[str], near: Mapping[str, dict[str, Match]]) -> Iterator[tuple[str, Match]]:
    """Per further row, what ties it to one that is tied to the row kept."""
    reached, waiting = {start}, [start]
    while waiting:
        for key, one in sorted(near.get(waiting.pop(0), {}).items()):
            if key in keys and key not in reached:
                reached.add(key)
                waiting.append(key)
                yield key, one


def _line(row: Row, chosen: Row, one: Match | None, size: int, *, has_versions: bool) -> Line:
    label = row.given.label
    if row is chosen:
        why = "of the newest version, and of these the one" if has_versions else "the one"
        return Line(id=row.id, reason=f"kept of {size:,} rows: {why} that says most", from_file=label)
    return Line(
        id=row.id,
        duplicate_of=chosen.id,
        dedup=Sameness.SAME,
        reason=reason_of(one) if one else "same as rows that are the same as the one kept",
        version=_version(row, chosen, one) if has_versions else "",
        from_file=label,
    )


def _version(row: Row, chosen: Row, one: Match | None) -> str:
    kind = version_of(row.record)[0]
    if kind is not version_of(chosen.record)[0]:
        return f"{kind.value} of {chosen.id}"
    return f"version of {chosen.id}" if one and one.is_version else ""


def _unread(row: Row) -> Line:
    why = row.parsed.reason if isinstance(row.parsed, Failure) else "it was left out"
    return Line(id=row.id, reason=f"not compared: {why}", from_file=row.given.label)


def reason_of(one: Match) -> str:
    """Why, in a phrase, and who said so."""
    words = "; ".join(one.reasons)
    return f"{one.person}: {words}" if one.person else words


def _questions(matches: Sequence[Match], by_key: Mapping[str, Row], groups: Mapping[str, str]) -> tuple[Question, ...]:
    """One for each two groups that are asked about, unless a person has kept rows of the two apart."""
    told_apart = {_between(one, groups) for one in matches if one.answer is Sameness.DIFFERENT and one.person}
    found: dict[tuple[str, str], Question] = {}
    asked = [one for one in matches if one.answer is Sameness.ASK]
    for one in sorted(asked, key=lambda one: (-(one.probability or 0), one.first, one.second)):
        pair = _between(one, groups)
        if pair not in told_apart and pair[0] != pair[1]:
            found.setdefault(pair, Question(one, by_key[one.first], by_key[one.second], pair))
    return tuple(found.values())


def _between(one: Match, groups: Mapping[str, str]) -> tuple[str, str]:
    first, second = sorted((groups[one.first], groups[one.second]))
    return first, second


def _note_questions(questions: Sequence[Question], by_key: Mapping[str, Row], lines: dict[str, Line]) -> None:
    others: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        for key in question.groups:
            others[key].append(question)
    for key, asked in others.items():
        ids = [by_key[name].id for one in asked for name in one.groups if name != key]
        told = {"dedup": Sameness.ASK, "ask_of": "; ".join(ids), "reason": reason_of(asked[0].match)}
        lines[key] = lines[key].model_copy(update=told)


def _note_apart(matches: Sequence[Match], by_key: Mapping[str, Row], lines: dict[str, Line]) -> None:
    """Why rows that one would take for repeats are none."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for one in matches:
        if one.answer is Sameness.DIFFERENT:
            for key, other in ((one.first, one.second), (one.second, one.first)):
                told[key].append(f"not {by_key[other].id}: {reason_of(one)}")
    for key, reasons in told.items():
        if not lines[key].reason:
            lines[key] = lines[key].model_copy(update={"reason": "; ".join(sorted(reasons)[:_SHOWN_APART])})

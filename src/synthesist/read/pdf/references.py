"""A list of references parted into its entries."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections.abc import Sequence
from itertools import pairwise

from synthesist.read.headings import parted as heading_parts
from synthesist.read.headings import section_role
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.part import Part
from synthesist.records.reading import BlockKind, SectionRole

_BRACKETED = re.compile(r"\[(?P<label>[\w+.\-–’' ,&]{1,24})\](?=\s|\S)")
_NUMBERED = re.compile(r"\(?(?P<label>\d{1,3})(?P<stop>[.)]?)(?=\s|[A-Z])")
_COUNTED = re.compile(r"\[(\d{1,3})\]\s")
_LEAST = 5
_STEP = 0.7
_GAP = 1.22
_MOSTLY = 0.25

Placed = tuple[TextLine, float]
"""A line, and how far it stands from the left margin of its column."""


def entries(parts: Sequence[Part], manner: Manner) -> list[tuple[str, list[TextLine]]]:
    """Label, empty where there is none, and lines of each entry."""
    placed = [(line, _indent(line, part)) for part in parts for line in part.lines]
    if not placed:
        return []
    starts = _labelled(placed, _BRACKETED) or _counted(placed) or _hanging(placed) or _apart(placed, manner)
    bounds = sorted({0, *starts})
    found: list[tuple[str, list[TextLine]]] = []
    for first, last in zip(bounds, [*bounds[1:], len(placed)], strict=True):
        found.append((starts.get(first, ""), [line for line, _ in placed[first:last]]))
    return found


def _indent(line: TextLine, part: Part) -> float:
    return line.left - part.left


def _labelled(placed: Sequence[Placed], pattern: re.Pattern[str]) -> dict[int, str]:
    """Entries by their label in brackets, where lines enough have one."""
    found = {at: match["label"] for at, (line, _) in enumerate(placed) if (match := pattern.match(line.text))}
    return found if len(found) >= max(2, 0.12 * len(placed)) or 0 in found else {}


def _counted(placed: Sequence[Placed]) -> dict[int, str]:
    """Entries by numbers that count on from one line to a later one."""
    found: dict[int, str] = {}
    due: int | None = None
    for at, (line, _) in enumerate(placed):
        match = _NUMBERED.match(line.text)
        if not match or (due is not None and int(match["label"]) != due):
            continue
        if due is None and at > 2:
            break
        found[at] = match["label"]
        due = int(match["label"]) + 1
    return found if len(found) >= max(2, 0.12 * len(placed)) else {}


def _hanging(placed: Sequence[Placed]) -> dict[int, str]:
    """Entries by their outdented, or their indented, first lines."""
    size = placed[0][0].size
    outer = [at for at, (_, indent) in enumerate(placed) if indent < 0.4 * size]
    inner = [at for at, (_, indent) in enumerate(placed) if _STEP * size < indent < 6 * size]
    if min(len(outer), len(inner)) < max(2, 0.12 * len(placed)):
        return {}
    firsts = outer if _begins_better(placed, outer, inner) else inner
    return dict.fromkeys(firsts, "")


def _begins_better(placed: Sequence[Placed], outer: Sequence[int], inner: Sequence[int]) -> bool:
    """Whether entries begin at the margin rather than indented: lines before them end sentences."""

    def share(places: Sequence[int]) -> float:
        before = [placed[at - 1][0].text.rstrip() for at in places if at]
        return (
            sum(text.endswith((".", "]", ")")) or text[-1:].isdigit() for text in before) / len(before)
            if before
            else 1.0
        )

    return share(outer) >= share(inner)


def _apart(placed: Sequence[Placed], manner: Manner) -> dict[int, str]:
    """Entries by wider gaps between them; by short last lines where there are none."""
    pitches = [after.baseline - before.baseline for (before, _), (after, _) in pairwise(placed)]
    inner = sorted(pitch for pitch in pitches if pitch > 0)
    usual = inner[len(inner) // 4] if inner else manner.pitch(placed[0][0].size)
    gaps = {at + 1: "" for at, pitch in enumerate(pitches) if pitch > _GAP * usual}
    if len(gaps) >= _MOSTLY * len(placed) / 2:
        return gaps
    right = max(line.right for line, _ in placed)
    ended = {
        at + 1: ""
        for at, ((before, _), (after, _)) in enumerate(pairwise(placed))
        if before.text.rstrip().endswith(".") and (before.right < right - 3 * before.size) and after.text[:1].isupper()
    }
    return {**gaps, **ended}


def unheaded(parts: Sequence[Part], manner: Manner) -> list[Part]:
    """The parts, those of a list of references that no heading announces turned into references.

    Such a list counts from one in brackets; what goes on below an entry in the same small type belongs to it.
    """
    if any(part.kind is BlockKind.HEADING and _is_announced(part) for part in parts):
        return list(parts)
    found: set[int] = set()
    due, former = 1, None
    for at, part in enumerate(parts):
        if part.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            continue
        labels = [int(match[1]) for line in part.lines if (match := _COUNTED.match(line.text))]
        is_next = bool(labels) and bool(_COUNTED.match(part.lines[0].text)) and labels[0] == due
        is_rest = former is not None and part.lines[0].size < 0.97 * manner.size and _is_alike(parts[former], part)
        if is_next or is_rest:
            found.add(at)
            due, former = max([*labels, due - 1]) + 1, at
        else:
            former = None
    if due <= _LEAST:
        return list(parts)
    return [part._replace(kind=BlockKind.REFERENCE) if at in found else part for at, part in enumerate(parts)]


def _is_announced(part: Part) -> bool:
    text = " ".join(line.text for line in part.lines)
    return section_role(heading_parts(text)[1]) is SectionRole.REFERENCES


def _is_alike(one: Part, other: Part) -> bool:
    return (
        one.page == other.page and abs(one.lines[0].size - other.lines[0].size) < 0.3 and abs(one.left - other.left) < 3
    )

"""A list of references parted into its entries."""

import re
from collections.abc import Sequence
from itertools import pairwise

from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.parts import Part

_BRACKETED = re.compile(r"\[(?P<label>[\w+.\-–’' ,&]{1,24})\](?=\s|\S)")
_NUMBERED = re.compile(r"\(?(?P<label>\d{1,3})(?P<stop>[.)]?)(?=\s|[A-Z])")
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
        return sum(text.endswith((".", "]", ")")) or text[-1:].isdigit() for text in before) / len(before) if before else 1.0

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

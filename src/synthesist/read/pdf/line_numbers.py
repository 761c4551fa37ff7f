"""Numbers of lines in the margin."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from synthesist.read.pdf.page import PageContent, Word

_LEAST_NUMBERED = 5
_EVEN = 0.5


def without_numbers(content: PageContent) -> tuple[Word, ...]:
    """A page's words without the numbers of its lines."""
    numbers = [word for word in content.words if word.text.isdigit() and len(word.text) < 5]
    if len(numbers) < _LEAST_NUMBERED:
        return content.words
    left_out: set[int] = set()
    for is_left in (True, False):
        groups: dict[int, list[Word]] = defaultdict(list)
        for word in numbers:
            groups[round(word.box.right / 3)].append(word)
        for at in sorted(groups):
            near = sorted([*groups[at], *groups.get(at + 1, [])], key=lambda word: word.baseline)
            if _counts_lines(near, content, is_left=is_left):
                left_out |= {word.index for word in near}
    return tuple(word for word in content.words if word.index not in left_out) if left_out else content.words


def _counts_lines(numbers: Sequence[Word], content: PageContent, *, is_left: bool) -> bool:
    """Whether these count the lines: one step, one pitch, and nothing but them in the margin."""
    if len(numbers) < _LEAST_NUMBERED:
        return False
    steps = {int(after.text) - int(before.text) for before, after in pairwise(numbers)}
    pitches = [after.baseline - before.baseline for before, after in pairwise(numbers)]
    usual = sorted(pitches)[len(pitches) // 2]
    even = sum(abs(pitch - usual * max(1, round(pitch / usual))) < 0.2 * usual for pitch in pitches) if usual > 1 else 0
    if not steps <= {1, 5, 2, 10} or len(steps) > 1 or even < _EVEN * len(pitches):
        return False
    own = {word.index for word in numbers}
    edge = max(word.box.right for word in numbers) if is_left else min(word.box.left for word in numbers)
    top, bottom = numbers[0].box.top, numbers[-1].box.bottom
    beyond = [
        word
        for word in content.words
        if word.index not in own
        and top <= word.baseline <= bottom
        and (word.box.left < edge if is_left else word.box.right > edge)
    ]
    return not beyond

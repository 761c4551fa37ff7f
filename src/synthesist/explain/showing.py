"""Explanations as text for a terminal, and as JSON."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from synthesist.explain.model import Explanation, Step
from synthesist.explain.naming import cut

_NARROWEST = 30
_LONGEST, _LONGEST_DEEP = 700, 300
_REFS = 2
_DEEP = 2
_DEEP_SHARE = 4


def as_text(explanation: Explanation, *, width: int = 100, most: int = 20) -> str:
    """A tree of plain lines; long lists and long texts are cut, which says so.

    Args:
        width: columns of a line; ids are never broken, whatever it is.
        most: entries of a list that are shown; a quarter of them further down in the tree.
    """
    head = f"{explanation.kind.value} {explanation.id}: {explanation.title}"
    parts = (
        *_filled(head, "", width),
        *_filled(explanation.summary, "", width),
        "",
        "What led to it",
        *_tree(explanation.led_to, 0, width, most),
        "",
        "What rests on it",
        *_tree(explanation.rests_on_it, 0, width, most),
    )
    return "\n".join(parts)


def as_json(explanation: Explanation) -> str:
    """The whole explanation, nothing cut."""
    return explanation.model_dump_json(indent=2)


def _tree(steps: Sequence[Step], depth: int, width: int, most: int) -> Iterator[str]:
    shown = steps if depth == 0 else steps[: most if depth < _DEEP else max(1, most // _DEEP_SHARE)]
    indent = "  " * depth
    for step in shown:
        text = _short(step.text, _LONGEST if depth < _DEEP else _LONGEST_DEEP)
        yield from _filled(f"{text}{_asked(step.refs)}", f"{indent}- ", width)
        yield from _tree(step.details, depth + 1, width, most)
    if len(steps) > len(shown):
        yield f"{indent}… and {len(steps) - len(shown):,} more; --json has all"


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{cut(text, longest)} ({len(text):,} characters; --json has all)"


def _asked(refs: Sequence[str]) -> str:
    if not refs:
        return ""
    more = f" and {len(refs) - _REFS} more" if len(refs) > _REFS else ""
    return f" → {', '.join(refs[:_REFS])}{more}"


def _filled(text: str, start: str, width: int) -> list[str]:
    """Lines of at most the width; what has no blank is broken, so that nothing runs out of the terminal."""
    room = max(width, len(start) + _NARROWEST)
    return wrap(text, room, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False)

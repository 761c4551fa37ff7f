"""Figures and tables of a page, with their captions and notes."""

import re
from collections.abc import Callable
from typing import Any

from synthesist.read import tabular
from synthesist.read.composing import Composer, Run
from synthesist.read.grid import Grid
from synthesist.read.html.words import Words
from synthesist.read.markup import outermost, plain
from synthesist.records import BlockKind

_FLOATS = re.compile(
    r"tw|table-?wrap(?:per)?|fig|figure|fig-?wrap|ltx_(?:table|figure|float)|c-article-(?:table|section__figure)|tsec|wp-caption",
    re.IGNORECASE,
)
_CAPTIONS = re.compile(
    r"caption|ltx_caption|obj_head|label|[\w-]*figure-(?:caption|description)|fig-?(?:caption|title|desc)|table-?(?:caption|title)",
    re.IGNORECASE,
)
_FEET = re.compile(
    r"tw-foot|table-?(?:wrap-)?foot(?:note)?s?|fn-group|table__footer|c-article-table-footer", re.IGNORECASE
)
_LABEL = re.compile(r"((?:supplementary |extended data )?(?:table|tab\.?|tableau|tabelle)\s+[\w.-]*\w)", re.IGNORECASE)
_LONGEST_CELL = 200
"""Letters that cells of a table have on average at most; what has more is a page laid out in a table."""


def is_float(element: Any) -> bool:
    """Whether an element is a figure, or a part that holds a table with its caption."""
    if element.tag == "figure":
        return True
    return element.tag in {"div", "section"} and any(map(_FLOATS.fullmatch, (element.get("class") or "").split()))


def is_data(table: Any) -> bool:
    """Whether a table holds data, and is not the frame of a page."""
    if (table.get("role") or "") in {"presentation", "none"}:
        return False
    cells = [plain(cell) for cell in table.iter("td", "th")]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or sum(map(len, filled)) / len(filled) > _LONGEST_CELL:  # noqa: PLR2004
        return False
    return len(list(table.iter("tr"))) > 1 and next(table.iterdescendants("table"), None) is None


def feed(composer: Composer, element: Any, words: Words, footnotes: Callable[[Any], None]) -> None:
    """Hand a float to the composer: inner figures each by itself, tables with their cells."""
    inner = outermost(element, "figure")
    for one in inner:
        feed(composer, one, words, footnotes)
    skipped = {part for one in inner for part in one.iter()}
    caption = _caption(element, words, skipped)
    for grid in _grids(element, words, skipped):
        composer.table(
            grid.entries,
            caption=caption,
            label=_label(caption),
            header_rows=grid.header_rows,
            header_columns=grid.header_columns,
        )
        caption = []
    if caption:
        composer.block(BlockKind.CAPTION, caption)
    for foot in _outermost(element, _FEET, skipped):
        footnotes(foot)


def _grids(element: Any, words: Words, skipped: set[Any]) -> list[Grid]:
    tables = [element] if element.tag == "table" else list(element.iter("table"))
    found: list[Grid] = []
    for table in tables:
        if table not in skipped and is_data(table):
            found += [tabular.grid(table, words.of)]
    return found


def _caption(element: Any, words: Words, skipped: set[Any]) -> list[Run]:
    """The caption's parts in order; a label apart from the text ends with a stop."""
    is_bare = element.tag != "figure" and next(element.iter("table", "figcaption", "figure"), None) is None
    tags = _CAPTION_TAGS | {"p"} if is_bare else _CAPTION_TAGS
    own = [
        one
        for one in element.iter(
            "figcaption", "caption", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "b", "header"
        )
        if one is not element and one not in skipped and (one.tag in tags or _is_caption(one))
    ]
    taken = set(own)
    parts = [one for one in own if not any(around in taken for around in one.iterancestors())]
    runs: list[Run] = []
    for part in parts:
        more = words.of(part)
        if runs and more:
            runs.append(Run(" " if runs[-1].text.rstrip()[-1:] in ".:?!" else ". "))
        runs += more
    return runs


_CAPTION_TAGS = frozenset(("figcaption", "caption", "h2", "h3", "h4", "h5", "h6"))


def _is_caption(element: Any) -> bool:
    return next(element.iterancestors("table"), None) is None and any(
        map(_CAPTIONS.fullmatch, (element.get("class") or "").split())
    )


def _outermost(element: Any, pattern: re.Pattern[str], skipped: set[Any]) -> list[Any]:
    found = [
        one
        for one in element.iter()
        if one not in skipped and any(map(pattern.fullmatch, (one.get("class") or "").split()))
    ]
    taken = set(found)
    return [one for one in found if not any(around in taken for around in one.iterancestors())]


def _label(caption: list[Run]) -> str:
    found = _LABEL.match("".join(run.text for run in caption).strip())
    return found[1].rstrip(".:") if found else ""

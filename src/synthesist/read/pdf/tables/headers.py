"""How many rows of a table that only its lines and its alignment part are its header."""

from collections.abc import Sequence

from synthesist.read.pdf.tables.numbers import leading_rows, number_share
from synthesist.read.pdf.tables.rows import Row

_MOST_LINES = 6


def header_end(levels: Sequence[float], baselines: Sequence[float]) -> float | None:
    """Height of the rule that closes the header: the first one across with lines above and below it.

    Args:
        levels: of rules that run all across, from the top.
        baselines: of all lines, from the top.
    """
    for level in levels:
        above = sum(baseline <= level for baseline in baselines)
        if 0 < above < len(baselines):
            return level if above <= _MOST_LINES else None
    return None


def header_rows(rows: Sequence[Row], width: int, end: float | None) -> int:
    """Rows of the header, at least one fewer than there are rows.

    Args:
        width: number of columns.
        end: height of the rule that closes it, see `header_end`.
    """
    texts = [[row.text(column) for column in range(width)] for row in rows]
    by_rule = sum(row.baselines[-1] <= end for row in rows) if end is not None else 0
    by_rule = by_rule if by_rule < len(rows) else 0
    by_kind = leading_rows(texts)
    count = by_rule or by_kind or _bold_rows(rows) or (1 if _is_label_row(texts) else 0)
    while count > 1 and [entry.column for entry in rows[count - 1].entries] == [0]:
        count -= 1
    while 0 < count < min(by_kind, len(rows) - 1) and _is_over(rows[count - 1]):
        count += 1
    return count


def _is_over(row: Row) -> bool:
    """Whether a row names columns in common, so that another row of the header follows."""
    return row.is_spanned or 0 not in row.columns


def _bold_rows(rows: Sequence[Row]) -> int:
    """Rows at the top that are bold, above rows that are not."""
    bold = [all(word.is_bold for entry in row.entries for p in entry.pieces for word in p.words) for row in rows]
    count = bold.index(False) if False in bold else 0
    return count if count <= _MOST_LINES // 2 else 0


def _is_label_row(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: filled but for the first cell, and without numbers."""
    return bool(texts) and all(texts[0][1:]) and number_share(texts[0][1:]) == 0

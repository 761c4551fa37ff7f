"""Results of a table: each figure with what heads, caption and notes say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synthesist.extract.measured.beside import Beside, beside
from synthesist.extract.measured.captions import Caption, caption_of
from synthesist.extract.measured.cells import Said, pair, said
from synthesist.extract.measured.grid import Grid, is_empty, laid_out
from synthesist.extract.measured.headed import Headed, Setting, headed, setting
from synthesist.extract.measured.roles import Roles, roles_of
from synthesist.records import Cell, Reading
from synthesist.records.ids import short_hash
from synthesist.records.numbers import Spread, SpreadKind
from synthesist.records.results import Place, ReportedResult, Told

CELLS_READ = 20_000
"""Of one table; what is larger is data, not results."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where results stand."""

    reading: Reading
    document_id: str
    work_id: str


def table_results(source: Source, ordinal: int) -> Iterator[ReportedResult]:
    """The results of one table, row by row."""
    table = source.reading.tables[ordinal]
    if table.rows * table.columns > CELLS_READ:
        return
    grid = laid_out(source.reading, table)
    caption = caption_of(source.reading, table)
    roles = roles_of(grid, caption)
    extras = beside(grid, roles, caption)
    for row in grid.body:
        if row in extras.rows_read:
            continue
        for column in range(grid.header_columns, grid.columns):
            yield from _cell_results(source, ordinal, grid, caption, roles, extras, row, column)


def _cell_results(
    source: Source, ordinal: int, grid: Grid, caption: Caption, roles: Roles, extras: Beside, row: int, column: int
) -> Iterator[ReportedResult]:
    cell = grid.cells.get((row, column))
    if cell is None or column in extras.columns_read or (cell.row, cell.column) != (row, column):
        return
    text = grid.text[cell.start : cell.end]
    if not text.strip() or is_empty(text):
        return
    around = headed(grid, roles, row, column)
    kind = around.kind if around.kind is not SpreadKind.UNSTATED else caption.kind
    told = _told(text, kind, is_share=around.is_share or caption.is_share)
    if kind is SpreadKind.UNSTATED and around.has_own_bracket:
        told = [replace(one, spread=None) if one.in_bracket else one for one in told]
    metrics = _metrics(around, len(told))
    for one, metric in zip(told, metrics, strict=True):
        where = setting(grid, roles, caption, around, metric)
        place = Place(start=cell.start + one.start, end=cell.start + one.end, table=ordinal, row=row, column=column)
        yield _result(source, place, one, where, around, caption, extras, cell)


def _told(text: str, kind: SpreadKind, *, is_share: bool) -> list[Said]:
    one = said(text, kind)
    if one is None:
        return pair(text)
    if is_share and one.in_bracket and not one.is_share:
        share, start, end = one.in_bracket
        return [Said(start, end, share, "%", is_share=True)]
    return [one]


def _metrics(around: Headed, count: int) -> Sequence[str | None]:
    """One for each value of a cell: "EM/F1" names two."""
    names = [name.strip() for name in around.metric_text.split("/")]
    return names if count > 1 and len(names) == count else [None] * count


def _result(
    source: Source,
    place: Place,
    one: Said,
    where: Setting,
    around: Headed,
    caption: Caption,
    extras: Beside,
    cell: Cell,
) -> ReportedResult:
    text = source.reading.text
    row, column = place.row or 0, place.column or 0
    metric = where.metric if where.metric.text or not one.is_share else _share_metric(around)
    n = one.whole or around.n or extras.n_of(row, column) or caption.n
    return ReportedResult(
        result_id=short_hash("result", source.document_id, place.start, place.end),
        document_id=source.document_id,
        work_id=source.work_id,
        text=text[place.start : place.end],
        value=one.value,
        unit=one.unit or around.unit or extras.units.get(place.row or 0, "") or caption.unit,
        relation=one.relation,
        outcome=where.outcome,
        population=where.population,
        method=where.method,
        metric=metric,
        split=where.split,
        further=where.further,
        n=n,
        spread=_moved(one.spread, cell.start) or extras.spreads.get((row, column)),
        p=extras.tests.get((row, column)),
        place=place,
        notes=_notes(metric, where),
    )


def _share_metric(around: Headed) -> Told:
    """The head that says that its cells are counts with percentages."""
    return around.share


def _moved(spread: Spread | None, by: int) -> Spread | None:
    return spread.model_copy(update={"start": spread.start + by, "end": spread.end + by}) if spread else None


def _notes(metric: Told, where: Setting) -> tuple[str, ...]:
    missing = () if metric.text else ("the metric is not stated",)
    named = (("outcome", where.outcome), ("population", where.population), ("method", where.method))
    return missing + tuple(
        f"the {told.basis.value} is taken for the {name}" for name, told in named if told.is_assumed and told.basis
    )

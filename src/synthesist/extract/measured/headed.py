"""The heads of one cell, and the setting that they make together."""

import re
from dataclasses import dataclass, field

from synthesist.extract.measured.captions import Caption
from synthesist.extract.measured.grid import Grid
from synthesist.extract.measured.heads import Head, Role
from synthesist.extract.measured.roles import Roles
from synthesist.extract.measured.told import of_cell
from synthesist.records import Cell
from synthesist.records.numbers import SpreadKind
from synthesist.records.results import NOT_TOLD, Basis, Told

_MEAN = re.compile(
    r"(?<![\w-])(?:geometric |least[- ]squares? |adjusted |unadjusted )?(?:means?|medians?|averages?)(?![\w-])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVXivx]{1,4}|[a-h])\)?|(?:Model|Spec\w*\.?|Column) \d{1,2}")
"""Of a column that only a number names."""
_OWN_BRACKET = re.compile(r"\([A-Za-z][^)]*\)\W*\w?$")
"""Of a head whose cells have something of their own in brackets, such as "F (df)"."""
_SHARE = re.compile(r"(?:n|no\.?|number|count)\s?[,(/\[]\s?%\s?[)\]]?|%\s?\(\s?n\s?\)|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class One:
    """A head that stands over, beside or above a cell."""

    cell: Cell
    head: Head
    basis: Basis
    role: Role
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Headed:
    """The heads of one cell, columns first, and what they say together."""

    heads: tuple[One, ...]
    kind: SpreadKind
    unit: str
    n: int | None
    is_share: bool
    metric_text: str
    has_own_bracket: bool
    share: Told


@dataclass(slots=True)
class Setting:
    """The parts of a setting as they are found; each is told once, what comes later is further."""

    outcome: Told = NOT_TOLD
    population: Told = NOT_TOLD
    method: Told = NOT_TOLD
    metric: Told = NOT_TOLD
    split: Told = NOT_TOLD
    more: list[Told] = field(default_factory=list)

    @property
    def further(self) -> tuple[Told, ...]:
        """Parts whose meaning is not known, in the order of the heads."""
        return tuple(self.more)

    def add(self, role: Role, told: Told) -> None:
        """Keep a part, behind the others where its place is taken."""
        name = role.value
        if (
            role in (Role.OUTCOME, Role.POPULATION, Role.METHOD, Role.METRIC, Role.SPLIT)
            and not getattr(self, name).text
        ):
            setattr(self, name, told)
        elif told.text != getattr(self, name, NOT_TOLD).text:
            self.more.append(told.model_copy(update={"is_assumed": False}))


def headed(grid: Grid, roles: Roles, row: int, column: int) -> Headed:
    """All heads of a cell with their roles."""
    ones = (
        *(_one(roles, grid, cell, Basis.COLUMN, roles.columns, Role.OTHER) for cell in grid.column_heads(column)),
        *_row_ones(roles, grid, row),
        *(_one(roles, grid, cell, Basis.GROUP, Role.OTHER, Role.OTHER) for cell in grid.group_heads(row)),
    )
    metric = next((one.head.name for one in ones if one.role is Role.METRIC), "")
    shares = [one for one in ones if one.head.is_share]
    return Headed(
        heads=ones,
        kind=next((one.head.kind for one in ones if one.head.kind is not SpreadKind.UNSTATED), SpreadKind.UNSTATED),
        unit=next((one.head.unit for one in reversed(ones) if one.head.unit), ""),
        n=next((one.head.n for one in ones if one.head.n), None),
        is_share=bool(shares),
        metric_text=metric,
        has_own_bracket=any(_OWN_BRACKET.search(one.head.name) for one in ones if one.basis is Basis.COLUMN),
        share=_share(grid, shares[0]) if shares else NOT_TOLD,
    )


def setting(grid: Grid, roles: Roles, caption: Caption, around: Headed, metric: str | None) -> Setting:
    """The setting of a value; `metric` is its own one where a cell holds several."""
    made = Setting()
    for one in sorted(around.heads, key=lambda one: one.is_assumed):
        _place(made, grid, roles, one, metric)
    if not made.metric.text and not (roles.is_benchmark and caption.metric.text):
        made.metric = next((told for one in around.heads if (told := _mean(grid, one)).text), NOT_TOLD)
    for name in ("metric", "population", "split"):
        is_closed = name == "metric" and (around.is_share or roles.has_metric)
        if not getattr(made, name).text and not is_closed:
            setattr(made, name, getattr(caption, name))
    if not made.metric.text and roles.stub_metric:
        made.metric = of_cell(grid, grid.cells[grid.header_rows - 1, 0], roles.stub_metric, Basis.COLUMN)
    return made


def _place(made: Setting, grid: Grid, roles: Roles, one: One, metric: str | None) -> None:
    """Put one head where it belongs; a metric among other words leaves the rest of them."""
    if one.head.n and not one.head.name:
        return
    told = of_cell(grid, one.cell, one.head.name, one.basis, is_assumed=one.is_assumed)
    if one.head.split and not made.split.text and (roles.is_benchmark or one.role is Role.SPLIT):
        made.split = of_cell(grid, one.cell, one.head.split, one.basis)
    if one.role is Role.METRIC:
        made.add(Role.METRIC, of_cell(grid, one.cell, metric or one.head.metric or one.head.name, one.basis))
        rest = _rest(one.head)
        if rest:
            role = Role.POPULATION if roles.is_benchmark and roles.columns is Role.POPULATION else Role.OUTCOME
            is_named = role is Role.POPULATION and roles.is_data_set(grid.text, rest)
            made.add(role, of_cell(grid, one.cell, rest, one.basis, is_assumed=not is_named))
        return
    if one.role is not Role.SPLIT:
        made.add(one.role, told)


def _rest(head: Head) -> str:
    """What a head says beside its metric and its split."""
    rest = head.name.replace(head.metric, " ", 1) if head.metric != head.name else ""
    rest = re.sub(r"[(\[][^)\]]*[)\]]", " ", rest)
    rest = re.sub(rf"\b{re.escape(head.split)}\b", " ", rest) if head.split else rest
    rest = re.sub(
        r"^\W*(?:on|of|for|the|in)?\b|\b(?:on|of|for|in|scores?|set)?\W*$", "", rest.strip(), flags=re.IGNORECASE
    )
    return head.name if rest.strip() and rest.strip() not in head.name else rest.strip()


def _one(roles: Roles, grid: Grid, cell: Cell, basis: Basis, otherwise: Role, said: Role) -> One:
    """A head with its role: by its words or its stub, else by its place, which then is assumed."""
    told = roles.head(grid, cell)
    known = _known(roles, told, basis, said)
    if known is not Role.OTHER:
        return One(cell, told, basis, known, is_assumed=False)
    if _NUMBERED.fullmatch(told.text.strip()):
        otherwise = Role.OTHER
    elif told.unit and roles.rows is not Role.OUTCOME:
        otherwise = Role.OUTCOME
    is_named = otherwise is Role.POPULATION and roles.is_data_set(grid.text, told.name)
    return One(cell, told, basis, otherwise, is_assumed=not is_named)


def _known(roles: Roles, told: Head, basis: Basis, said: Role) -> Role:
    """The role that words tell; arms are told by columns of tables whose rows are none, never by group heads alone."""
    if basis is Basis.ROW and said is not Role.OTHER and told.role is not Role.METRIC:
        return said
    known = told.role if told.role not in (Role.OTHER, Role.LABEL) else said
    is_arm = known is Role.METHOD and told.role is Role.METHOD
    if is_arm and basis is Basis.COLUMN and roles.rows is Role.METHOD:
        return Role.OTHER
    return Role.OTHER if is_arm and basis is Basis.GROUP and not told.n else known


def _row_ones(roles: Roles, grid: Grid, row: int) -> list[One]:
    cells = grid.row_heads(row)
    made = []
    for place, cell in enumerate(cells):
        said = roles.stubs[cell.column] if cell.column < len(roles.stubs) else Role.OTHER
        is_last = place == len(cells) - 1
        made.append(_one(roles, grid, cell, Basis.ROW, roles.rows if is_last else Role.OTHER, said))
    return made[::-1]


def _mean(grid: Grid, one: One) -> Told:
    found = _MEAN.search(one.head.text)
    return of_cell(grid, one.cell, found[0], one.basis) if found else NOT_TOLD


def _share(grid: Grid, one: One) -> Told:
    found = _SHARE.search(one.head.text)
    return of_cell(grid, one.cell, found[0] if found else "", one.basis)

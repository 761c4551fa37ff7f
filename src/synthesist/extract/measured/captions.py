"""What the caption and the notes of a table say of all its cells."""

import re
from dataclasses import dataclass

from synthesist.extract.measured.heads import form, is_share_form
from synthesist.extract.measured.names import metric_name
from synthesist.extract.measured.told import of_span
from synthesist.extract.quantities.metrics import METRIC, is_metric
from synthesist.records import BlockKind, Reading, Table
from synthesist.records.numbers import SpreadKind
from synthesist.records.results import NOT_TOLD, Basis, Told

_MORE = re.compile(
    r"\b(?:(?:regression |standardi[sz]ed |estimated )?coefficients?|(?:adjusted |unadjusted |crude )?(?:odds"
    r"|hazard|risk|rate|prevalence) ratios?"
    r"|prevalence|incidence|percentages?|proportions?|frequenc(?:y|ies)|correlations?|mean differences?|effect"
    r" sizes?|perplexity)\b"
    r"|(?<=are )(?:means?|medians?)\b|(?:means?|medians?)(?=\s?(?:±|\(\s?(?:S\.?[DE]|IQR|range|95)))|(?:^|(?<=\."
    r" ))(?:Means?|Medians?)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|of|for|over) (?:the )?(?P<name>[A-Z][\w.-]*[\w](?:[ -](?:[A-Z0-9][\w.-]*\w"
    r"|\d+(?:\.\d+)?))*)(?:\s(?:data ?set|corpus|benchmark|test|dev|validation|treebank|task))"
)
_AMONG = re.compile(
    r"\b(?:in|among|of|for) (?P<name>(?:\w+[- ]){0,4}?(?:patients|participants|adults|children|women|men"
    r"|adolescents|students|mice|rats|infants|workers|residents|subjects|individuals|cases)\b"
    r"(?: (?:with|without|aged|undergoing|receiving|from|in) (?:[\w-]+ ?){1,12})?)"
)
_SPLIT = re.compile(
    r"\b(?P<split>[Dd]ev(?:elopment)?|[Tt]est|[Tt]rain(?:ing)?|[Vv]alidation|[Hh]eld-out)[- ](?:sets?|splits?"
    r"|parts?)\b|\b(?P<data>[Tt]est|[Dd]ev(?:elopment)?) data\b"
)
_PERCENT = re.compile(r"[(\[]\s?(?:in )?%\s?[)\]]|\bpercentages?\b|\bin (?:%|per ?cent)")
_SE_BELOW = re.compile(
    r"standard errors?[^.;]{0,40}(?:parenthes|bracket)|(?:parenthes|bracket)[^.;]{0,25}standard errors?", re.IGNORECASE
)
_T_BELOW = re.compile(
    r"\bt[- ]?(?:stat|value|ratio)[^.;]{0,30}(?:parenthes|bracket)|(?:parenthes|bracket)[^.;]{0,25}\bt[- ]?stat",
    re.IGNORECASE,
)
_N = re.compile(r"\b[nN]\s?=\s?(\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)")


@dataclass(frozen=True, slots=True)
class Caption:
    """What holds for a whole table.

    Attributes:
        unit: only where no metric is named but the one that holds for all cells.
        below: what figures in brackets under a value are.
    """

    metric: Told = NOT_TOLD
    population: Told = NOT_TOLD
    split: Told = NOT_TOLD
    kind: SpreadKind = SpreadKind.UNSTATED
    unit: str = ""
    n: int | None = None
    is_share: bool = False
    has_precision: bool = False
    below: SpreadKind = SpreadKind.UNSTATED
    has_t_below: bool = False


def caption_of(reading: Reading, table: Table) -> Caption:
    """What caption and notes tell; a metric only where they name one alone."""
    start, end = _span(reading, table)
    text, notes = reading.text[start:end], _notes(reading, table)
    both = f"{text}\n{notes}"
    sizes, metric = _N.findall(text), _metric(reading.text, start, end)
    return Caption(
        metric=metric,
        population=_population(reading.text, start, end),
        split=_split(reading.text, start, end),
        kind=form(both)[0],
        unit="%" if _PERCENT.search(text) and (metric.text or not METRIC.search(text)) else "",
        has_precision=bool(re.search(r"precision", text, re.IGNORECASE)),
        n=int(re.sub(r"\D", "", sizes[0])) if len(sizes) == 1 else None,
        is_share=is_share_form(both),
        below=SpreadKind.SE if _SE_BELOW.search(both) else SpreadKind.UNSTATED,
        has_t_below=bool(_T_BELOW.search(both)),
    )


def _span(reading: Reading, table: Table) -> tuple[int, int]:
    if table.caption is None:
        return 0, 0
    block = reading.blocks[table.caption]
    return block.start, block.end


def _notes(reading: Reading, table: Table) -> str:
    """The notes right behind the table."""
    texts = []
    for block in reading.blocks[table.block + 1 :]:
        if block.kind is not BlockKind.NOTE:
            break
        texts.append(reading.text[block.start : block.end])
    return "\n".join(texts)


def _metric(text: str, start: int, end: int) -> Told:
    found = [
        one for one in METRIC.finditer(text, start, end) if is_metric(one[0]) and one[0].lower() != "sensitivity"
    ] + list(_MORE.finditer(text, start, end))
    if len({metric_name(one[0]) for one in found}) != 1:
        return NOT_TOLD
    return of_span(text, found[0].start(), found[0].end(), Basis.CAPTION)


def _population(text: str, start: int, end: int) -> Told:
    found = list(_ON.finditer(text, start, end)) or list(_AMONG.finditer(text, start, end))
    return of_span(text, *found[0].span("name"), Basis.CAPTION) if len(found) == 1 else NOT_TOLD


def _split(text: str, start: int, end: int) -> Told:
    found = list(_SPLIT.finditer(text, start, end))
    if len({(one["split"] or one["data"]).lower() for one in found}) != 1:
        return NOT_TOLD
    return of_span(text, *found[0].span("split" if found[0]["split"] else "data"), Basis.CAPTION)

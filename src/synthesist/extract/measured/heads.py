"""What the head of a row or column says: metric, part of a data set, size of an arm, unit, form of the cells."""

import re
from dataclasses import dataclass
from enum import StrEnum

from synthesist.extract.quantities.metrics import METRIC, NAMES, is_metric
from synthesist.extract.quantities.units import UNIT, named
from synthesist.records.numbers import SpreadKind


class Role(StrEnum):
    """Which part of a setting a head tells; OTHER is not known from its words."""

    OUTCOME = "outcome"
    POPULATION = "population"
    METHOD = "method"
    METRIC = "metric"
    SPLIT = "split"
    N = "n"
    P = "p"
    SPREAD = "spread"
    LABEL = "label"
    """Years, references, ranks: figures that are no results."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Head:
    """A head's words taken apart.

    Attributes:
        name: without the unit, the size and the form in its brackets.
        kind: of what the cells have behind ± or in brackets.
        is_share: whether the cells are counts with percentages.
        metric: a metric named in it, as written there.
    """

    text: str
    name: str
    role: Role
    unit: str = ""
    n: int | None = None
    kind: SpreadKind = SpreadKind.UNSTATED
    is_share: bool = False
    metric: str = ""
    split: str = ""


_MORE_METRICS = (
    r"acc\.?|prec\.?|rec\.?|f[- ]?1|f-?score|auc(?:[- ]?roc)?|auroc|ppv|npv|r2|r²|r\^2|β|beta|coef(?:f"
    r"|ficients?)?\.?|estimates?|"
    r"(?:[a-z0-9]{1,4}-)?f1(?: \d+ ?%)?|sum (?:of )?sq(?:\.|uares)?|mean sq(?:\.|uares?)?|(?:standardi[sz]ed"
    r" )?(?:mean |risk )?differences?|effect"
    r" sizes?|cohen.?s d|hedges.? g|t(?:[- ](?:value|stat(?:istic)?))?|z(?:[- ](?:value|score))?|f(?:[- ]value)?|χ2|χ²|"
    r"chi-?squared?|means?|medians?|\w*prevalence|(?:\w+ )?incidence(?: rate)?|frequency|proportion"
    r"|percent(?:age)?s?|(?:\w+ )?(?:mortality|survival|success|response|detection|infection|growth|error)(?: rate)?|"
    r"counts?|averages?|avg\.?|likelihood|aic|bic|loss|error|fdr|e-value|bits?-?score|fold[- ]change|log2? ?fc|"
    r"ic50|ec50|ki|kd|k[md]|kcat|half-life|latency|runtime|run time|throughput|speed-?up|time|memory|"
    r"(?:crude |adjusted |unadjusted |multivariable )?(?:or|hr|rr|irr|ors|hrs|rrs)|(?:crude |adjusted |unadjusted"
    r" )?(?:odds|hazard|risk|rate|prevalence) ratios?|"
    r"(?:un)?adjusted (?:estimate|difference|mean)|sensitivity|specificity|pearson(?:.s r)?|spearman(?:.s ρ)?"
    r"|kappa|κ|ρ|r|d|g|η2|η²|win rate"
)
_METRIC_HEAD = re.compile(
    rf"(?:mean |average |median |overall |test |macro[- ]|micro[- ]|weighted |balanced |total |top-?\d+"
    rf" )*(?:{_MORE_METRICS}|{NAMES})(?:[ -]?(?:score|value|rate)s?)?(?:\s?\([A-Za-z-]{{1,6}}\))?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<name>[A-Za-z][\w -]*?)\s?\([^()]*\)\s\w")
"""A name with brackets and words behind it."""
_PARTIAL = re.compile(rf"{METRIC.pattern}|(?<![\w-])(?:Acc|ACC|Prec|Rec)(?![\w-])\.?", re.IGNORECASE)
_COUNT = re.compile(r"(?P<metric>no\.|numbers?|counts?)\s(?:of\s)?(?=\w)", re.IGNORECASE)
_SPLIT = re.compile(
    r"(?<![\w-])(?P<split>dev(?:elopment)?|test(?:-(?:std|dev|clean|other))?|train(?:ing)?|val(?:id(?:ation)?)?"
    r"|held[- ]?out)(?:[- ](?:set|split|part|data))?(?![\w-])",
    re.IGNORECASE,
)
_P = re.compile(
    r"Pr\s?\(.*\)|(?:adj(?:usted|\.)?\s|corrected\s)?[pP]s?\s?(?:[-‐–]?\s?(?:[vV]al(?:ue)?s?\.?)|[\s(]*(?:for"
    r"|trend|interaction|adj).*)?[*†‡§a-e]*|significance|q[- ]?values?",
    re.IGNORECASE,
)
_N = re.compile(
    r"(?:\w+\s)?n|[nN]s?[a-d]?\.?|no\.?|(?:no\.?|number|num\.?|#) ?(?:of )?(?:patients|participants|subjects|cases"
    r"|observations|obs\.?|individuals|samples|students|children|women|men|animals|mice|sentences|examples"
    r"|instances|events|studies|records|documents|birds|plots|sites|trees|respondents|births|deaths|isolates)|"
    r"(?:total|no\.?|number|n) ?(?:of )?(?:animals |patients |samples )?(?:tested|sampled|examined|enrolled"
    r"|screened|analy[sz]ed|included)|"
    r"observations|obs\.|sample size|participants|patients",
    re.IGNORECASE,
)
_SPREADS = (
    (
        SpreadKind.CONFIDENCE,
        re.compile(r"\(?(?:9\d(?:\.\d)?\s?%?\s?)?(?:C\.?I\.?s?|confidence intervals?)\)?", re.IGNORECASE),
    ),
    (SpreadKind.SD, re.compile(r"\(?(?:S\.?D\.?|std\.?(?: dev\.?)?|standard deviations?)\)?", re.IGNORECASE)),
    (SpreadKind.SE, re.compile(r"\(?(?:S\.?E\.?M?\.?|std\.? err(?:or)?\.?|standard errors?)\)?", re.IGNORECASE)),
    (SpreadKind.IQR, re.compile(r"\(?(?:IQR|interquartile range)\)?", re.IGNORECASE)),
    (SpreadKind.RANGE, re.compile(r"\(?(?:range|min(?:imum)?\s?[-–,/]\s?max(?:imum)?)\)?", re.IGNORECASE)),
)
_LABEL = re.compile(
    r"years?|d\.?f\.?|degrees of freedom|units?[a-c]?|identifiers?|designation|additional information|notes?"
    r"|comments?|refs?\.?|references?|rank(?:ing)?|#|id|accession.*|figures?|pages?|source|pmid|doi"
    r"|chr(?:omosome)?\.?|position|start|end|strand|date|catalog.*|primer.*|sequence.*|cas.*|supplier.*",
    re.IGNORECASE,
)
_STUBS = (
    (
        Role.METHOD,
        re.compile(
            r"models?|methods?|systems?|approach(?:es)?|algorithms?|classifiers?|arms?|treatments?|groups?"
            r"|conditions?|interventions?|techniques?|settings?|configurations?|estimators?|baselines?|drugs?"
            r"|compounds?|inhibitors?|features?",
            re.IGNORECASE,
        ),
    ),
    (
        Role.POPULATION,
        re.compile(
            r"data ?sets?|corpus|corpora|benchmarks?|populations?|countr(?:y|ies)|districts?|provinces?|areas?"
            r"|places?|villages?|species|sites?|regions?|cohorts?|cities|schools?|languages?|strains?|proteins?"
            r"|enzymes?|genes?|mutants?|cell lines?|materials?|plants?|subgroups?|study|studies|trials?"
            r"|locations?|genotypes?|samples?|patients?|subjects?|taxa|taxon|stations?|locality|isolates?|age groups?",
            re.IGNORECASE,
        ),
    ),
    (
        Role.OUTCOME,
        re.compile(
            r"outcomes?|variables?|characteristics?|measures?|end-?points?|parameters?|tasks?|items?|symptoms?"
            r"|traits?|adverse events?|events?|covariates?|predictors?|factors?|indicators?|questions?|domains?"
            r"|components?|diagnos[ie]s|risk factors?",
            re.IGNORECASE,
        ),
    ),
    (Role.METRIC, re.compile(r"metrics?|statistics?|scores?|measurements?", re.IGNORECASE)),
)
_ARM = re.compile(
    r"\b(?:placebo|controls?|treat(?:ed|ment)|intervention|arm|group|usual care|sham|vehicle|wild[- ]type|vaccine"
    r"|exposed|unexposed|baseline)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(r"[(\[]?\s?\b[nN]\s?=\s?(?P<n>\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+)\s?[)\]]?")
_BEHIND = re.compile(rf"(?:,\s?|\s)(?P<unit>%)\s*$|(?:,)(?P<measure>{UNIT})\s*$")
_ABBREVIATION = re.compile(r"(?<=\w)\s?\((?!CI|SD|SE|IQR)[A-Z]{1,6}\)")
_UNIT = re.compile(UNIT)
_BRACKETS = re.compile(r"[(\[]\s*(?:in\s)?([^()\[\]]+?)\s*[)\]]")
_FORMS = (
    (
        SpreadKind.SE,
        (
            r"(?:means?|estimates?|coef\w*\.?|average)?\s?(?:±|\+/-|\(|,)\s?(?:S\.?E\.?M?\.?|standard errors?(?: of"
            r" the mean)?)\b\s?\)?"
        ),
    ),
    (
        SpreadKind.SD,
        r"(?:means?|average|avg\.?|years)?\s?(?:±|\+/-|\(|,)\s?(?:S\.?D\.?s?|std\.?|standard deviations?)\b\s?\)?",
    ),
    (
        SpreadKind.IQR,
        r"(?:median)?\s?(?:\(|\[|,)\s?(?:IQR|interquartile range|Q1[-–, ]+Q3|25th.{1,12}75th.*?)\s?[)\]]?",
    ),
    (
        SpreadKind.CONFIDENCE,
        r"(?:\(|\[|,|with|and)?\s?(?:9\d(?:\.\d)?\s?%\s?)(?:CI|C\.I\.|confidence intervals?)s?\s?[)\]]?",
    ),
    (SpreadKind.CONFIDENCE, r"\((?:CI|C\.I\.)\)"),
    (SpreadKind.RANGE, r"(?:\(|\[|,)\s?(?:min\w*[-–]max\w*|range)\s?[)\]]"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _FORMS)
_SHARE = re.compile(r"(?:\b(?:n|no\.?|number|count)\s?[,(/\[]\s?%\s?[)\]]?|%\s?\(\s?n\s?\))", re.IGNORECASE)
_BLANKS = re.compile(r"\s{2,}")


def head(text: str) -> Head:
    """A head's words taken apart, and which part of a setting they tell by themselves."""
    kind, rest = form(text)
    size = _SIZE.search(rest)
    rest = _SIZE.sub(" ", rest)
    is_share = bool(_SHARE.search(rest))
    unit = "" if is_share else _unit(rest)
    bare = _without_unit(_SHARE.sub(" ", rest))
    name = _BLANKS.sub(" ", bare).strip(" ,:;*∗†‡§↓↑-–")
    return Head(
        text=text,
        name=name,
        role=_role(text, name, has_size=bool(size)),
        unit=unit,
        n=int(re.sub(r"\D", "", size["n"])) if size else None,
        kind=kind,
        is_share=is_share,
        metric=metric_named(name),
        split=split_named(name),
    )


def form(text: str) -> tuple[SpreadKind, str]:
    """What the cells have behind ± or in brackets, as a head, caption or note says; and its text without that."""
    for kind, pattern in _KINDS:
        if (found := pattern.search(text)) and found[0].strip():
            kept = re.match(r"(?i:means?|median|estimates?|coef\w*\.?|average|avg\.?|years)", found[0])
            return kind, f"{text[: found.start()]}{kept[0] if kept else ''} {text[found.end() :]}"
    return SpreadKind.UNSTATED, text


def is_share_form(text: str) -> bool:
    """Whether a head or caption says that cells are counts with percentages."""
    return bool(_SHARE.search(text))


def spread_column(text: str) -> SpreadKind | None:
    """What a column of spreads alone holds; None where the head says another thing."""
    bare = _ABBREVIATION.sub("", _without_unit(text)).strip(" *†‡")
    return next((kind for kind, pattern in _SPREADS if pattern.fullmatch(bare)), None)


def stub_role(text: str) -> Role:
    """What row heads are, by the words above them."""
    bare = text.strip().strip(":").lower()
    last = re.split(r"[\s/]+", re.sub(r"\([^)]*\)", "", bare).strip())[-1] if bare else ""
    return next(
        (role for role, pattern in _STUBS if pattern.fullmatch(bare) or (last and pattern.fullmatch(last))), Role.OTHER
    )


def metric_named(name: str) -> str:
    """The metric that a head is, or names among other words; empty where it names none or several."""
    if (
        _METRIC_HEAD.fullmatch(name.strip())
        and is_metric(name.strip())
        and not re.fullmatch(r"or|f|d|g|k|m", name.strip())
    ):
        return name.strip()
    if "/" in name and all(_METRIC_HEAD.fullmatch(part.strip()) for part in name.split("/")):
        return name.strip()
    before = _BRACKETED.match(name.strip())
    if before:
        return metric_named(before["name"])
    if count := _COUNT.match(name.strip()):
        return count["metric"]
    named_ones = [found[0] for found in _PARTIAL.finditer(name) if is_metric(found[0])]
    return named_ones[0] if len(named_ones) == 1 else ""


def split_named(text: str) -> str:
    """The part of a data set that a head or caption names; empty where it names none or several."""
    found = {one["split"] for one in _SPLIT.finditer(text)}
    return next(iter(found)) if len(found) == 1 else ""


def is_arm(text: str) -> bool:
    """Whether words name an arm of a trial or a group of an experiment."""
    return bool(_ARM.search(text))


def _role(text: str, name: str, *, has_size: bool) -> Role:
    bare = name.strip()
    for role, pattern in ((Role.P, _P), (Role.N, _N), (Role.LABEL, _LABEL)):
        if bare and pattern.fullmatch(bare) and not has_size:
            return role
    if spread_column(text):
        return Role.SPREAD
    if bare and _METRIC_HEAD.fullmatch(bare) and metric_named(bare):
        return Role.METRIC
    if _SPLIT.fullmatch(bare):
        return Role.SPLIT
    if metric_named(bare):
        return Role.METRIC
    return Role.METHOD if has_size or is_arm(bare) else Role.OTHER


def _unit(text: str) -> str:
    """The unit in brackets, or behind a comma at the end."""
    for inner in _BRACKETS.findall(text):
        if inner.startswith("%") or inner in "$€£¥":
            return "%" if inner.startswith("%") else str(inner)
        if _UNIT.fullmatch(f" {inner}"):
            return named(f" {inner}")
    behind = _BEHIND.search(text)
    return named(behind["unit"] or behind["measure"]) if behind else ""


def _without_unit(text: str) -> str:
    kept = _BRACKETS.sub(lambda found: " " if _unit(found[0]) else found[0], text)
    return _BEHIND.sub(" ", kept)

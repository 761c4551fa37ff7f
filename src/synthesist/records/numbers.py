"""Numbers as sentences report them, with what is said of them beside: spread, p-value, sample size, direction."""

from enum import StrEnum
from typing import Literal

from synthesist.records.base import Frozen

Relation = Literal["=", "<", "≤", ">", "≥", "≈"]
"""How a number bounds what it is told of; "≈" where it is told as near enough."""


class Kind(StrEnum):
    """What a number is: a measured value, a number of cases (n = …), or a p-value, which is no size of anything.

    A range is a value of which only the two ends are told.
    """

    VALUE = "value"
    RANGE = "range"
    N = "n"
    P_VALUE = "p_value"


class SpreadKind(StrEnum):
    """What stands beside a value for how sure or how varied it is; UNSTATED where the text does not say."""

    CONFIDENCE = "confidence"
    CREDIBLE = "credible"
    RANGE = "range"
    IQR = "iqr"
    SD = "sd"
    SE = "se"
    UNSTATED = "unstated"


class Spread(Frozen):
    """An interval, or a size such as a standard deviation; in the value's unit.

    Attributes:
        level: of an interval, in percent; None where it is not told.
        low: and `high`: the ends of an interval.
        size: what stands behind ±, or is called SD or SE.
        start: in the sentence or text that the number's own places count in; `end` likewise.
    """

    kind: SpreadKind
    level: float | None = None
    low: float | None = None
    high: float | None = None
    size: float | None = None
    start: int
    end: int


class PValue(Frozen):
    """A p-value: "p < 0.001" is relation "<" and value 0.001."""

    relation: Relation
    value: float
    start: int
    end: int


class ReportedNumber(Frozen):
    """A number of a sentence; `text` is `sentence[start:end]` in code points, its unit included.

    Attributes:
        sentence: place of the sentence in its row, from 0.
        value: as written, without sign words or rounding, "1.2 million" as 1200000; words as their number ("twice" is
            2 fold), parts of a whole ("one in five") as their ratio; None for p-values, which are mostly bounds, and
            for ranges.
        unit: "%", "points", "fold", "share" (of 1), a currency's sign, or as written ("mg/dL"); empty where none is.
        metric: the metric named beside it, as written there; empty where none is, or where it is unclear which.
        relation: "more than 40%" is ">".
        sign: 1 or -1 where it is said to be an increase or a decrease, or is written with a sign; otherwise 0.
        sense: "from" and "to" where a change is told by its two ends.
        spread: None where none is told.
        p: of the test that the number belongs to; of a p-value itself, that value.
        n: the number of cases that it rests on, where that stands beside it; of a ratio, its whole.
        of: what is counted, as written; empty unless it is a number of cases or a part of them.
    """

    sentence: int
    start: int
    end: int
    value: float | None
    unit: str
    metric: str
    kind: Kind
    text: str
    relation: Relation = "="
    sign: Literal[-1, 0, 1] = 0
    sense: Literal["", "from", "to"] = ""
    spread: Spread | None = None
    p: PValue | None = None
    n: int | None = None
    of: str = ""

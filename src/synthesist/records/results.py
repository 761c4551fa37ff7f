"""Reported results: numbers in their settings, and groups of those that may, or may not, be held against each other."""

from enum import StrEnum

from synthesist.records.base import Frozen
from synthesist.records.numbers import PValue, Relation, Spread


class Basis(StrEnum):
    """Where a part of a setting was found."""

    COLUMN = "column head"
    ROW = "row head"
    GROUP = "group head"
    """A row that names the rows under it."""
    CAPTION = "caption"
    NOTE = "note"
    SENTENCE = "sentence"


class Told(Frozen):
    """A part of a setting in the paper's own words; all empty where it is not stated.

    Attributes:
        start: in the document; `document[start:end]` is `text`, or a longer head of which `text` is the telling piece.
        is_assumed: whether nothing but its place in the table says what it is, such as a row head taken for a method.
    """

    text: str = ""
    start: int | None = None
    end: int | None = None
    basis: Basis | None = None
    is_assumed: bool = False


NOT_TOLD = Told()


class Place(Frozen):
    """Where a value stands: in a cell, or in a sentence.

    Attributes:
        start: of the value in the document, its unit included; `end` is one past its last code point.
        table: place of the table in its document, from 0; None in sentences.
        row: and `column`: of the cell, from 0, the header's among them.
        sentence: start and end in the document; None in tables.
    """

    start: int
    end: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sentence: tuple[int, int] | None = None


class ReportedResult(Frozen):
    """A number in its setting.

    Attributes:
        result_id: hash of the document and the place of the value.
        text: the value as it stands there, `document[place.start:place.end]`.
        value: None where only the two ends of a range are told, which then are those of `spread`.
        unit: as of a reported number; from a head where the cell has none.
        outcome: the task, or what was measured.
        population: the data set, or who or what was studied.
        method: the method, arm or, of a coefficient, the variable.
        metric: empty text where it is not stated, which `notes` then says.
        split: the part of a data set, such as "test".
        further: parts of the setting that heads tell and whose meaning is not known, such as "(1)" or "Panel B".
        n: of cases that the value rests on.
        notes: what is missing or doubtful, in words.
    """

    result_id: str
    document_id: str
    work_id: str
    text: str
    value: float | None
    unit: str
    relation: Relation = "="
    outcome: Told = NOT_TOLD
    population: Told = NOT_TOLD
    method: Told = NOT_TOLD
    metric: Told = NOT_TOLD
    split: Told = NOT_TOLD
    further: tuple[Told, ...] = ()
    n: int | None = None
    spread: Spread | None = None
    p: PValue | None = None
    place: Place
    notes: tuple[str, ...] = ()


class ResultGroup(Frozen):
    """Results that belong beside each other.

    Attributes:
        metric: in normal form; `subject` likewise: the outcome, or the data set where no outcome is told.
        result_ids: sorted.
        work_ids: sorted, each once.
        is_comparable: whether outcome, population, metric, unit, split and all further parts agree, and metric and
            population are stated by all; no part is stated by some only, or told by its place in a table alone.
        is_comparable_as_stated: whether no two stated parts clash; true too where some say less than others.
        differs: parts that are told differently, sorted.
        unstated: parts that some results, or all, do not state, or that a place in a table alone tells, sorted.
        spread: least and greatest value; only of comparable results of at least two works.
    """

    metric: str
    subject: str
    result_ids: tuple[str, ...]
    work_ids: tuple[str, ...]
    is_comparable: bool
    is_comparable_as_stated: bool
    differs: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()
    spread: tuple[float, float] | None = None

"""What was read, and what it says, as rows of the report."""

from synthesist.records.base import Frozen


class BesideRow(Frozen):
    """What is needed to read a claim alone, beside its words.

    Attributes:
        kind: "abbreviation" or "antecedent".
        words: of the claim that need it.
        told: the long form, or the sentence that probably holds what is meant, verbatim.
        start: of the words of the document that tell it; `end` is one past the last.
    """

    kind: str
    words: str
    told: str
    document_id: str
    start: int
    end: int


class NumberRow(Frozen):
    """A number that a claim reports; see `records.ReportedNumber`. What is not told is empty.

    Attributes:
        text: as it stands in the claim; `interval` and `p` likewise.
        kind: "value", "range", "n" or "p_value".
    """

    kind: str
    text: str
    value: float | None
    unit: str
    metric: str
    interval: str = ""
    p: str = ""
    n: int | None = None


class FullTextRow(Frozen):
    """What was read of a work that was assessed.

    Attributes:
        is_whole: whether its full text was read; else title and abstract alone were.
        kind: of the copy, such as "pdf" or "jats"; empty where none was read.
        place: address of the copy, or the name of the user's file.
        basis: what named the place.
        pages: of the copy; 0 where it has none.
        why_not: why the full text was not read, in words; empty where it was.
    """

    work_id: str
    document_id: str
    title: str
    is_whole: bool
    kind: str = ""
    place: str = ""
    basis: str = ""
    version: str = ""
    licence: str = ""
    at: str = ""
    pages: int = 0
    sha256: str
    why_not: str = ""


class AssessedRow(Frozen):
    """A work that was excluded after reading.

    Attributes:
        quote: the words that the decision rests on, verbatim; empty where it rests on none.
        document_id: that they stand in, from `start` to `end`; empty where there are none.
    """

    work_id: str
    title: str
    criterion: str
    decider: str
    reason: str
    quote: str = ""
    document_id: str = ""
    start: int = 0
    end: int = 0
    section: str = ""
    page: int | None = None


class FindingRow(Frozen):
    """Claims that assert the same relation in the same direction; see `records.Finding`.

    Attributes:
        number: the row's label, starting at 1.
        claims: numbers of its claims in the claims table.
        works: how many works assert it.
        opposed_by: numbers of findings that state the opposite, or that there is none.
    """

    number: int
    finding_id: str
    label: str
    direction: str
    works: int
    claims: tuple[int, ...]
    opposed_by: tuple[int, ...] = ()


class ResultRow(Frozen):
    """A reported number in its setting; see `records.ReportedResult`. What is not stated is empty.

    Attributes:
        reference: number of its work in the reference list.
        text: the number as it stands there, verbatim.
        place: where: table, row and column heads, or section, with the page where there are pages.
    """

    result_id: str
    reference: int
    document_id: str
    start: int
    end: int
    text: str
    method: str
    population: str
    outcome: str
    metric: str
    split: str
    n: int | None
    place: str
    page: int | None = None


class ResultGroupRow(Frozen):
    """Numbers side by side.

    Attributes:
        is_comparable: whether task, data set, metric, split and setting agree as far as they are stated.
        differs: what differs, or is stated by some only.
        spread: smallest and largest value; None where they are not to be compared, or come from one work.
    """

    number: int
    metric: str
    subject: str
    is_comparable: bool
    differs: tuple[str, ...] = ()
    spread: tuple[float, float] | None = None
    results: tuple[ResultRow, ...]

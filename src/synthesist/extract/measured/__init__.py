"""Reported results: numbers of tables and sentences in their settings, and which of them may be compared."""

import re
from collections.abc import Sequence

from synthesist.extract.measured.comparing import grouped
from synthesist.extract.measured.sentences import REPORTING, ReadSentence, reporting, sentence_results
from synthesist.extract.measured.tables import Source, table_results
from synthesist.records import Reading
from synthesist.records.results import ReportedResult

__all__ = ["REPORTING", "ReadSentence", "grouped", "reported_results"]


def reported_results(
    reading: Reading, sentences: Sequence[ReadSentence], document_id: str, work_id: str
) -> tuple[ReportedResult, ...]:
    """The results of all tables, then of the sentences that report, in the order of the text.

    Args:
        sentences: with places in `reading.text`; those of other roles than result and conclusion report nothing.
    """
    source = Source(reading, document_id, work_id)
    found = (one for ordinal in range(len(reading.tables)) for one in table_results(source, ordinal))
    tabled = [one for one in found if not _is_p_value(one)]
    said = [
        one
        for sentence in reporting(sentences)
        for one in sentence_results(reading.text, sentence, document_id, work_id)
    ]
    return (*tabled, *said)


_P_HEAD = re.compile(
    r"p[a-d]?|p[-‐–\s_]?(?:trend|interaction|heterogeneity|difference|val(?:ue)?s?)|p for .*", re.IGNORECASE
)


def _is_p_value(result: ReportedResult) -> bool:
    """Whether a head of its row or column says that the figure is the p-value of a test, and no result."""
    return any(_P_HEAD.fullmatch(told.text.strip()) for told in (result.method, result.outcome, *result.further))

"""Invariant 2: every number and every quote in a written sentence stands in what the sentence cites.

Number words ("three studies") are not checked; the report's writer has to use digits for what matters.
"""

from itertools import chain

from synthesist.audit.facts import fact_value
from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import numbers, states, without_markers
from synthesist.audit.lines import cited_words, lines, quotes_and_rest, stated_facts
from synthesist.audit.result import Findings, brief, equal, unless


def written_numbers(review: Folder) -> Findings:
    """Each number of a sentence stands in a span that it cites, or is a fact that it states."""
    for place, line in lines(review.report):
        _, rest = quotes_and_rest(review, line)
        cited = set(chain.from_iterable(numbers(words) for words in cited_words(review, line)))
        for token in numbers(without_markers(rest)):
            founded = token in cited or _is_fact(review, line, token)
            yield unless(founded, place, f"the number {token} stands in no cited span and no stated fact")


def _is_fact(review: Folder, line: Row, token: str) -> bool:
    named = (name.removeprefix("excluded_").casefold() for name in line["facts"] if name.startswith("excluded_"))
    return token in named or any(states(token, value) for value in stated_facts(review, line))


def quotes(review: Folder) -> Findings:
    """Each quote of a sentence stands, word for word, in a span that it cites or in the question."""
    for place, line in lines(review.report):
        for quote in quotes_and_rest(review, line)[0]:
            yield unless(False, place, f"the quote {brief(quote)} stands in no cited span")
        if "“" in line["text"]:
            yield None


def stated_names(review: Folder) -> Findings:
    """Each fact that a sentence names is in the report."""
    for place, line in lines(review.report):
        for name in line["facts"]:
            yield unless(name in review.report["facts"], place, f"there is no fact {name!r}")


def facts(review: Folder) -> Findings:
    """Each fact of the report is what the ledger gives."""
    for name, value in review.report["facts"].items():
        place = f"report.json facts {name}"
        try:
            expected = fact_value(review, name)
        except LookupError as error:
            yield unless(False, place, f"cannot be derived: {error}")
            continue
        yield unless(_same_value(value, expected), place, f"is {brief(value)}, the ledger gives {brief(expected)}")


def _same_value(value: object, expected: object) -> bool:
    """Whether two values are equal and both are words or both numbers; 0 and 0.0 are one number."""
    if isinstance(value, bool) or isinstance(value, str) is not isinstance(expected, str):
        return False
    return value == expected


def last_search(review: Folder) -> Findings:
    """The date of the last search is the ledger's."""
    expected = fact_value(review, "last_search")
    yield equal("report.json last_search", "the date", review.report["last_search"], expected)

"""Invariant 2: every number and every quote in a written sentence stands in what the sentence cites.

Number words ("three studies") are not checked; the report's writer has to use digits for what matters.
"""

import re
from itertools import chain
from typing import Any

from synthesist.audit.facts import known_facts
from synthesist.audit.facts import last_search as newest_search
from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import numbers, states, without_markers
from synthesist.audit.lines import cited_words, lines, quotes_and_rest
from synthesist.audit.result import Findings, brief, equal, unless

PERCENT = ("bound_confidence", "missed_bound_percent")
"""Facts that are stated in percent."""


def written_numbers(review: Folder) -> Findings:
    """Each number of a sentence stands in a span that it cites, or is a fact that it states."""
    for place, line in lines(review.report):
        _, rest = quotes_and_rest(review, line)
        cited = set(chain.from_iterable(numbers(words) for words in cited_words(review, line)))
        for token in numbers(_without_pages(review, line, without_markers(rest))):
            founded = token in cited or _is_fact(review, line, token)
            yield unless(founded, place, f"the number {token} stands in no cited span and no stated fact")


def _without_pages(review: Folder, line: Row, text: str) -> str:
    """The text without the pages of what it cites; another page stays, and is a number without ground."""
    pages = {review.page_of(span["document_id"], span["start"]) for span in line["spans"]}
    return _PAGE.sub(lambda found: "" if int(found[1]) in pages else found[0], text)


_PAGE = re.compile(r"\(page (\d+)\)")


def _is_fact(review: Folder, line: Row, token: str) -> bool:
    named = (name.removeprefix("excluded_").casefold() for name in line["facts"] if name.startswith("excluded_"))
    return token in named or any(_states(token, name, review.report["facts"].get(name)) for name in line["facts"])


def _states(token: str, name: str, value: Any) -> bool:
    """Whether a token states a fact; one in percent is written as such, and no other is."""
    if value is None or token.endswith("%") is not (name in PERCENT):
        return isinstance(value, str) and states(token, value)
    return states(token.removesuffix("%"), value)


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
    """Each fact of the report is what the ledger gives, and none that has a value is left out."""
    known, stated = known_facts(review), review.report["facts"]
    for name in sorted(known.keys() | stated.keys()):
        place = f"report.json facts {name}"
        told, expected = stated.get(name), known.get(name)
        yield unless(name in known, place, f"no fact is called {name!r}")
        yield unless(name not in stated or told is not None, place, "it has no value")
        yield unless(_same_value(told, expected), place, f"is {brief(told)}, the ledger gives {brief(expected)}")


def _same_value(value: object, expected: object) -> bool:
    """Whether two values are equal and both are words or both numbers; 0 and 0.0 are one number."""
    if isinstance(value, bool) or isinstance(value, str) is not isinstance(expected, str):
        return False
    return value == expected


def last_search(review: Folder) -> Findings:
    """The date of the last search is the ledger's."""
    yield equal("report.json last_search", "the date", review.report["last_search"], newest_search(review))

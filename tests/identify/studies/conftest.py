"""Invented works whose ties are asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from synthesist.identify.studies import Paper, independence_of
from synthesist.records import Author, Record, SectionRole, Sentence
from synthesist.records.identity import Tie

ABSTRACT = (
    "We asked whether short naps at noon help clerks to recall a list of words on the next morning. Clerks of two"
    " harbour towns slept for twenty minutes on a bench or read a newspaper. Recall was better after the nap in both"
    " towns and among the young as well as the old, and nobody complained of the bench."
)


@pytest.fixture(scope="session")
def paper() -> Callable[..., Paper]:
    """Makes a work of one record; `by` names authors as "Family, Given", `said` gives sentences by section."""

    def make(title: str, by: str = "", *, said: tuple[tuple[SectionRole, str], ...] = (), **fields: Any) -> Paper:
        names = (name.partition(", ") for name in by.split("; ") if name)
        authors = tuple(Author(family=family, given=given) for family, _, given in names)
        record = Record(record_id=title, source="invented", title=title, **{"authors": authors, **fields})
        sentences = tuple(
            Sentence(
                document_id="d",
                work_id=title,
                ordinal=at,
                start=0,
                end=len(text),
                section=part.value,
                part=part,
                text=text,
            )
            for at, (part, text) in enumerate(said)
        )
        return Paper((record,), sentences)

    return make


@pytest.fixture(scope="session")
def tied() -> Callable[..., Tie | None]:
    """What ties the first two of some works, among all of them."""

    def ask(*papers: Paper) -> Tie | None:
        independence = independence_of({f"w{at}": one for at, one in enumerate(papers)})
        assert independence("w0", "w1") == independence("w1", "w0")
        return independence("w0", "w1")

    return ask


@pytest.fixture(scope="session")
def abstract() -> str:
    """An abstract that is long enough to be compared."""
    return ABSTRACT

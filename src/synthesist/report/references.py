"""The reference list, formatted once for all renderers.

Formatted here and not by citeproc: the style bundled with citeproc-py calls every article without a volume number
a preprint, which our records would make it say of most works. An entry states only what the record states.
"""

from collections.abc import Iterator, Sequence

from synthesist.records import Author, Record, Work
from synthesist.report.basis import Basis
from synthesist.report.citing import Citations
from synthesist.report.model import Reference
from synthesist.report.wording import joined, visible

MAX_AUTHORS = 8
"""Authors that an entry names; of more, the first six."""

_NAMED_OF_MANY = 6


def references_of(basis: Basis, citations: Citations) -> tuple[Reference, ...]:
    """One entry per cited work, in the order of the numbers."""
    from synthesist.formats import citation_keys

    works = [basis.contents.works[work] for work in citations.works]
    included = set(basis.included)
    cited = zip(works, citation_keys([work.record for work in works]), strict=True)
    return tuple(
        _reference(number, work, key, is_included=work.work_id in included)
        for number, (work, key) in enumerate(cited, start=1)
    )


def entry(record: Record) -> str:
    """Authors, year, title and venue, each where it is known."""
    return " ".join(_closed(visible(part)) for part in _parts(record))


def address(record: Record) -> str | None:
    """Where the record says that the work is found; its DOI's page where it says nothing."""
    doi = record.identifier("doi")
    return record.url or (doi_page(doi) if doi else None)


def doi_page(doi: str) -> str:
    """The page that a DOI leads to."""
    return f"https://doi.org/{doi}"


def _reference(number: int, work: Work, key: str, *, is_included: bool) -> Reference:
    record = work.record
    return Reference(
        number=number,
        work_id=work.work_id,
        key=key,
        text=entry(record),
        title=record.title,
        doi=record.identifier("doi"),
        url=address(record),
        is_included=is_included,
        retraction=work.retraction.value,
        retraction_told=visible(work.retraction_told),
        peer_review=work.peer_review.value,
        peer_review_basis=visible(work.peer_review_basis),
        versions=tuple(version.kind.value for version in work.versions),
        records=len(work.record_ids),
    )


def _parts(record: Record) -> Iterator[str]:
    if record.authors:
        yield _authors(record.authors)
    if record.year is not None:
        yield str(record.year)
    yield record.title or "[no title]"
    if record.venue:
        yield record.venue


def _authors(authors: Sequence[Author]) -> str:
    names = [author.display for author in authors]
    return joined(names) if len(names) <= MAX_AUTHORS else f"{', '.join(names[:_NAMED_OF_MANY])}, et al."


def _closed(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."

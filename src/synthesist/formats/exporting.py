"""What the writers share: which identifiers a file must state, and where a record's own words stand."""

from operator import itemgetter

from synthesist.formats.assembling import is_year, year_in
from synthesist.formats.fields import Layout, Role
from synthesist.records import Record
from synthesist.records.identifiers import identifiers_of

_PLACED = frozenset(("doi", "pmid", "pmcid", "arxiv", "acl"))


def stated_in_extra(record: Record) -> Record:
    """The record with what the formats have no place for among its extra fields: other identifiers, marks of review."""
    placed = tuple(pair for pair in record.identifiers if pair[0] in _PLACED)
    told = {
        "published": record.published if record.published != str(record.year) else None,
        "peer_review": record.peer_review and record.peer_review.value,
        "licence": record.licence,
        "cited_by": record.cited_by,
        "notices": "; ".join(" ".join(filter(None, (one.kind, one.notice, one.date))) for one in record.notices),
    }
    others = [pair for pair in record.identifiers if pair[0] not in _PLACED]
    others += [(name, str(value)) for name, value in told.items() if value not in (None, "")]
    if not others:
        return record
    extra = tuple(sorted((*record.extra, *others), key=itemgetter(0)))
    return record.model_copy(update={"identifiers": placed, "extra": extra})


def stated_identifiers(record: Record) -> tuple[tuple[str, str], ...]:
    """The identifiers besides DOIs that neither the DOI nor an address of the record tells."""
    dois = [pair for pair in record.identifiers if pair[0] == "doi"]
    told = identifiers_of(dois, [text for text in (record.url, record.pdf_url, record.venue) if text])
    # A scheme that is stated is not looked for in addresses, so all of it is stated or none.
    untold = {scheme for scheme, value in record.identifiers if (scheme, value) not in told}
    return tuple((scheme, value) for scheme, value in record.identifiers if scheme in untold - {"doi"})


def identifiers(record: Record, scheme: str) -> list[str]:
    """All identifiers of one scheme."""
    return [value for name, value in record.identifiers if name == scheme]


def winning_field(record: Record, role: Role, usual: str, layout: Layout) -> str:
    """The field to write an attribute in, so that none of the extra fields of its role outranks it."""
    rivals = [name for name, _ in record.extra if layout.role(name) is role]
    return min([usual, *rivals], key=layout.rank)


def tells_year(record: Record, text: str) -> bool:
    """Whether a date among the extra fields, read before them all, gives the record its year."""
    return year_in(text) == record.year and not is_year(text)

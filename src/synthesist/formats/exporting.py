"""What the writers share: which identifiers a file must state, and where a record's own words stand."""

from synthesist.formats.assembling import is_year, year_in
from synthesist.formats.fields import Layout, Role
from synthesist.records import Record
from synthesist.records.identifiers import identifiers_of


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

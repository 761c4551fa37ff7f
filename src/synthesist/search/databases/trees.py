"""Answers in XML, read without trust: no entities, no DTD, no network, no depth or size without bound."""

from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import escape

from synthesist.errors import contain
from synthesist.formats.encodings import storable
from synthesist.records import RAW_LIMIT, Failure, Record
from synthesist.search.databases.markup import plain
from synthesist.search.databases.reading import STAGE, refusal, said

_OF_DATES = frozenset(("Year", "Month", "Day", "Season", "Hour", "Minute"))


def tree_of(body: bytes, title: str) -> Any:
    """The root element of an answer, without comments and processing instructions.

    Args:
        title: of the database, for the error.

    Raises:
        SourceError: the body is no XML, is cut, or is not in the encoding that it declares;
            kind "unsafe" where it declares entities, which no service does.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(title, "sent an answer that is no XML, or was cut", said(body), is_retriable=True) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise refusal(title, "sent an answer that declares entities of its own", kind="unsafe")
    return root


def inner(element: Any) -> str:
    """What stands inside an element, as escaped text in which only raised numbers stay marked; empty for no element."""
    if element is None:
        return ""
    parts = [escape(element.text or "")]
    for part in element:
        # Behind a digit a raised number is a power, which cleaning must still be able to see.
        held = f"<sup>{inner(part)}</sup>" if part.tag == "sup" else inner(part)
        parts += [held, escape(part.tail or "")]
    return "".join(parts)


def words(element: Any) -> str:
    """The text inside an element on one line, whatever stands around its parts; empty for no element."""
    return "" if element is None else storable(" ".join("".join(element.itertext()).split()))


def prose(element: Any) -> str:
    """The text inside an element as titles and abstracts are kept; empty for no element."""
    return plain(inner(element))


def shown(element: Any) -> str:
    """An element of any make as text: the leaves of one part with blanks between, the parts with semicolons."""
    if not len(element):
        return words(element)
    between = " " if all(part.tag in _OF_DATES for part in element) else "; "
    return between.join(filter(None, (" ".join(filter(None, map(words, _leaves(part)))) for part in element)))


def _leaves(element: Any) -> list[Any]:
    return [part for part in element.iter() if not len(part)]


def xml_of(element: Any) -> str:
    """An element as it stands in the answer."""
    from lxml import etree

    return storable(etree.tostring(element, encoding="unicode", with_tail=False))


def read_elements(
    elements: Iterable[Any], read: Callable[[Any], Record], place: Callable[[Any], str | None]
) -> tuple[tuple[Record, ...], tuple[Failure, ...]]:
    """Each element as a record or as a failure with its raw form, in order.

    Args:
        read: makes a record of an element; what it raises says in words why it cannot.
        place: names an element, such as "pubmed:123"; None where it has no name, and its number will do.
    """
    records: list[Record] = []
    failures: list[Failure] = []
    for number, element in enumerate(elements, 1):
        failed: list[Failure] = []
        with contain(STAGE, place(element) or f":row {number}", failed.append):
            records.append(read(element))
        # Only a row that fails is written out: that takes as long as reading it.
        failures += [one.model_copy(update={"raw": xml_of(element)[:RAW_LIMIT]}) for one in failed]
    return tuple(records), tuple(failures)

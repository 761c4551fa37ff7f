"""All that the matcher reads of a record, in normal form, made once."""

from dataclasses import dataclass

from synthesist.identify.matching.fields import Place, place_of
from synthesist.identify.matching.folding import folded, squeezed
from synthesist.identify.matching.naming import Names, names_of
from synthesist.identify.matching.relations import Heading, heading_of
from synthesist.identify.matching.venues import venue_of
from synthesist.identify.matching.work_ids import given_once, ids_of, is_posted
from synthesist.records import PeerReview, Record

_ABSTRACT = 600
"""Characters of an abstract that are compared."""

_MEETING = ("inproceedings", "proceedings", "conference", "meeting", "cpaper", "conf")
_OF_JOURNALS = frozenset(("journal", "transactions"))
_OF_MEETINGS = frozenset(("conference", "workshop", "symposium", "congress"))
_JOURNAL = frozenset(("article", "journal", "jour", "journal-article", "article-journal", "journalarticle"))
_POSTED = (
    "arxiv",
    "biorxiv",
    "medrxiv",
    "chemrxiv",
    "psyarxiv",
    "ssrn",
    "preprint",
    "researchsquare",
    "socarxiv",
    "osfpreprint",
)
_LANGUAGE_WORDS = """
en eng english|de ger deu german|fr fre fra french|es spa spanish|pt por portuguese|it ita italian|zh chi zho chinese
|ru rus russian|ja jpn japanese|ko kor korean|pl pol polish|tr tur turkish|nl dut nld dutch
"""
_LANGUAGES = {word: names.split()[0] for names in _LANGUAGE_WORDS.split("|") for word in names.split()}


@dataclass(frozen=True, slots=True)
class Profile:
    """A record in normal form; what it does not state is empty.

    Attributes:
        ids: pairs of scheme and value that name works.
        title: the heading's subject without blanks.
        kind: "meeting", "journal", or empty.
        language: two letters where it is one of the commoner ones, else as stated, in small letters.
        is_posted: it describes a preprint.
        is_signed_by_body: no author has a given name, as with reports of organisations.
    """

    record_id: str
    ids: frozenset[tuple[str, str]]
    heading: Heading
    title: str
    names: Names
    year: int | None
    venue: str
    place: Place
    abstract: str
    kind: str
    language: str
    is_posted: bool
    is_signed_by_body: bool


def profile_of(record: Record) -> Profile:
    """A record in normal form; nothing in a record makes it fail."""
    ids = ids_of(record)
    heading = heading_of(record.title)
    venue = venue_of(record.venue or "")
    return Profile(
        record_id=record.record_id,
        ids=ids,
        heading=heading,
        title=squeezed(heading.subject),
        names=names_of(record.authors),
        year=record.year,
        venue=venue,
        place=place_of(record),
        abstract=folded((record.abstract or "")[:_ABSTRACT]),
        kind=_kind(record.kind or "", record.venue or "", venue),
        language=_language(record.language or ""),
        is_posted=_is_posted(record, ids, venue),
        is_signed_by_body=not any(author.given for author in record.authors[:3]),
    )


def _kind(stated: str, named: str, venue: str) -> str:
    """What the venue's name says, else what the source calls it; many call all that is printed an article.

    Embase names a journal's supplement for a meeting "Journal.Conference: name of the meeting".
    """
    if "conference:" in named.lower():
        return "meeting"
    words = set(venue.split())
    if words & _OF_JOURNALS:
        return "journal"
    kind = stated.strip().lower().replace(" ", "")
    if words & _OF_MEETINGS or any(word in kind for word in _MEETING):
        return "meeting"
    return "journal" if kind in _JOURNAL else ""


def _language(stated: str) -> str:
    """A language's code; empty where several are named, or none."""
    name = stated.strip().lower()
    return _LANGUAGES.get(name, name[:2] if name[2:3] in {"", "-", "_"} else "")


def _is_posted(record: Record, ids: frozenset[tuple[str, str]], venue: str) -> bool:
    """Whether the record describes a preprint: its DOI, its venue, its kind or its source says so."""
    if dois := given_once(ids).get("doi"):
        return all(map(is_posted, dois))
    if record.peer_review is PeerReview.PREPRINT or "preprint" in (record.kind or "").lower():
        return True
    return squeezed(venue).startswith(_POSTED) or (not venue and record.identifier("arxiv") is not None)

"""Normal forms: what exports write differently compares equal, and what differs does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.identify.matching.fields import place_of
from synthesist.identify.matching.folding import folded
from synthesist.identify.matching.naming import names_of
from synthesist.identify.matching.numbering import number_of, pages_of
from synthesist.identify.matching.relations import heading_of
from synthesist.identify.matching.venues import venue_of, venues_alike
from synthesist.identify.matching.work_ids import ids_of, is_posted, plain_doi
from synthesist.records import Author, Record


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("β-Blockers in TNF-α disease", "Beta blockers in TNF alpha disease"),
        ("Sleep <i>in vivo</i> &amp; memory", "Sleep in vivo & memory"),
        ("Über die Größe", "Uber die Grosse"),
        ("Зайнятість і праця", "zainiatist i pratsia".replace("ia", "ya")),
        ("Workers’ sleep", "Workers' sleep"),
        ("ﬁne-tuning", "Fine\u2010tuning"),
        ("{The} \\emph{Sleep}", "The Sleep"),
    ],
)
def test_spellings_of_one_title_are_one(one: str, other: str) -> None:
    """A user would review one paper twice because one export spells its title otherwise."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("title", "subject", "about"),
    [
        ("Erratum: Light and sleep at work", "light and sleep at work", "erratum"),
        ("Light and sleep at work (vol 85, pg 553, 2010)", "light and sleep at work", "erratum"),
        ("Light and sleep at work (Sleep (2009) 360 (542-544))", "light and sleep at work", "erratum"),
        ("Comment on: Light and sleep at work", "light and sleep at work", "comment"),
        ("Reply to Light and sleep at work", "light and sleep at work", "reply"),
        ("Light and sleep at work - Reply", "light and sleep at work", "reply"),
        ("Light and sleep at work: study protocol for a trial", "light and sleep at work", "protocol"),
        ("RETRACTED: Light and sleep at work", "light and sleep at work", ""),
        ("Light and sleep at work. [Review] [33 refs]", "light and sleep at work", ""),
        ("Light and sleep at work.[Erratum appears in Sleep. 2009;3(2):7 Note: Aalto [added]]",
         "light and sleep at work", ""),
        ("[Light and sleep at work]. [Spanish]", "light and sleep at work", ""),
        ("Light and sleep at work (multiple letters) [1]", "light and sleep at work", ""),
    ],
)  # fmt: skip
def test_titles_are_taken_apart(title: str, subject: str, about: str) -> None:
    """A user would lose the difference between a paper and its erratum, or see a database's note as part of a title."""
    heading = heading_of(title)
    assert (heading.subject, heading.about) == (subject, about)


@pytest.mark.parametrize(
    ("title", "part"),
    [("Sleep at work, part II", "2"), ("Sleep at work. Part 2: light", "2"), ("Sleep at work III", "3"), ("Sleep", "")],
)
def test_parts_are_numbered(title: str, part: str) -> None:
    """A user would find the second part of a paper merged into the first."""
    assert heading_of(title).part == part


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1008-12", ("1008", "1012")),
        ("1008--1012", ("1008", "1012")),
        ("pp. 376 – 83", ("376", "383")),
        ("S34-S42", ("s34", "s42")),
        ("S3-89", ("s3", "s89")),
        ("Suppl-29", ("", "29")),
        ("e1234", ("e1234", "")),
        ("0012", ("12", "")),
        ("UNKNOWN", ("", "")),
        ("iii--xi", ("iii", "xi")),
        ("8-9, 12", ("8", "9")),
        ("n/a", ("", "")),
    ],
)
def test_pages_have_one_form(text: str, pages: tuple[str, str]) -> None:
    """A user would see two records where one export shortens the last page."""
    assert pages_of(text) == pages


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Vol. 012", "12"),
        ("24 Suppl 3", "24"),
        ("2-3", "2-3"),
        ("UNKNOWN", ""),
        ("SUPPL", ""),
        ("7.0", "7"),
        ("May", ""),
    ],
)
def test_volumes_have_one_form(text: str, number: str) -> None:
    """A user would see two records where one export keeps the word before a volume."""
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Clin. Oncol.", "Journal of Clinical Oncology"),
        ("New Engl J Med", "New England Journal of Medicine."),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"),
        ("PNAS", "Proceedings of the National Academy of Sciences of the United States of America"),
        ("AMCIS 2017 Proceedings", "Americas Conference on Information Systems"),
        ("BMJ", "British Medical Journal"),
        ("Sleep & Breathing", "Sleep and breathing"),
        ("International journal of sleep : official journal of the Sleep Society", "International Journal of Sleep"),
    ],
)
def test_abbreviated_venues_are_one(one: str, other: str) -> None:
    """A user would see a journal and its abbreviation as two places of print."""
    assert venues_alike(*sorted((venue_of(one), venue_of(other)))) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cancer", "Clinical Cancer Research"),
        ("Cancer Prevention Research", "Clinical Cancer Research"),
        ("Sleep", "Brain"),
    ],
)
def test_unlike_venues_stay_apart(one: str, other: str) -> None:
    """A user would see abstracts of two meetings merged because the journals sound alike."""
    assert venues_alike(*sorted((venue_of(one), venue_of(other)))) < 0.85


@pytest.mark.parametrize(
    ("doi", "plain"),
    [
        ("10.1101/2020.01.01.123456v2", "10.1101/2020.01.01.123456"),
        ("10.1101/2020.01.01.123456v2.full.pdf", "10.1101/2020.01.01.123456"),
        ("10.21203/rs.3.rs-12345/v3", "10.21203/rs.3.rs-12345"),
        ("10.12688/f1000research.123.2", "10.12688/f1000research.123"),
        ("10.1371/journal.pone.0000001.s002", "10.1371/journal.pone.0000001"),
        ("10.1002/14651858.cd001234.pub2", "10.1002/14651858.cd001234.pub2"),
        ("10.1016/s0140-6736(05)67889-0", "10.1016/s0140-6736(05)67889-0"),
    ],
)
def test_dois_lose_marks_of_version_and_file(doi: str, plain: str) -> None:
    """A user would see two versions of one preprint as two works, or two editions of a review as one."""
    assert plain_doi(doi) == plain
    assert plain_doi(plain) == plain


def test_servers_for_preprints_are_known_by_their_dois() -> None:
    """A user would see an article of Cold Spring Harbor taken for a preprint, since both have one prefix."""
    assert is_posted("10.1101/2020.01.01.123456")
    assert is_posted("10.48550/arxiv.2001.00001")
    assert not is_posted("10.1101/gr.123456.111")
    assert not is_posted("10.1016/j.sleep.2001.1")


def test_identifiers_of_things_that_are_no_works_do_not_count() -> None:
    """A user would see all articles of one journal merged, since they share its ISSN."""
    record = Record(record_id="a", source="x", title="A", identifiers=(("doi", "10.5555/a"), ("issn", "1234-5678")))
    assert ids_of(record) == {("doi", "10.5555/a")}


@pytest.mark.parametrize(
    "extra",
    [
        (("VL", "7"), ("IS", "2"), ("SP", "101"), ("EP", "9")),
        (("volume", "7"), ("number", "2"), ("pages", "101--109")),
        (("VI", "7"), ("IP", "2"), ("PG", "101-9")),
        (("Volume", "7"), ("Issue", "2"), ("Page start", "101"), ("Page end", "109")),
        (("biblio", '{"first_page":"101","issue":"2","last_page":"109","volume":"7"}'),),
        (("%V", "7"), ("%N", "2"), ("%P", "101-109")),
    ],
)
def test_place_is_read_under_the_names_of_all_sources(extra: tuple[tuple[str, str], ...]) -> None:
    """A user would lose the pages as evidence because their file is of another kind."""
    place = place_of(Record(record_id="a", source="x", title="A", extra=extra))
    assert (place.volume, place.issue, place.first_page, place.last_page) == ("7", "2", "101", "109")


def test_names_have_one_form() -> None:
    """A user would see an author with particle and umlaut as another person."""
    one = names_of((Author(family="van der Müller", given="Jan P."),))
    other = names_of((Author(family="Muller", given="JP"),))
    assert one.families == other.families
    assert (one.initials, other.initials) == ("jp", "jp")


@given(st.text(max_size=60))
def test_no_text_stops_a_normal_form(text: str) -> None:
    """A user would lose a run to one odd field."""
    assert folded(folded(text)) == folded(text)
    heading_of(text)
    number_of(text)
    venue_of(text)
    first, last = pages_of(text)
    assert pages_of(first)[0] == first or not first.isascii()
    assert isinstance(last, str)
    plain_doi(text)

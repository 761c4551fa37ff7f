"""RIS in."""

from typing import Any

import rispy

from synthesist.records import Author, TextKind

RIS = """TY  - JOUR
AU  - Okafor, Chidi
AU  - van der Meer, Jo
TI  - Screening for <i>late</i> effects
T2  - Journal of Made-up Trials
PY  - 2015/09/10
KW  - cohort
KW  - aspirin
DO  - https://doi.org/10.1234/ABC.5.
AB  - First line
second line & more, p < 0.05.
XX  - something of ours
ER  -

"""


def test_fields_land_where_they_belong(read_one: Any) -> None:
    """Without it a user's RIS export loses titles, names, years, abstracts or DOIs."""
    record = read_one("refs.ris", RIS)
    assert record.title == "Screening for late effects"
    assert record.authors == (
        Author(family="Okafor", given="Chidi"),
        Author(family="van der Meer", given="Jo"),
    )
    assert (record.year, record.venue, record.kind) == (2015, "Journal of Made-up Trials", "JOUR")
    assert record.abstract == "First line second line & more, p < 0.05."
    assert record.identifiers == (("doi", "10.1234/abc.5"),)
    assert (record.source, record.text_kind) == ("file:refs.ris", TextKind.USER_FILE)


def test_nothing_of_a_row_is_dropped(read_one: Any) -> None:
    """Without it unknown tags, repeated tags and full dates would vanish on import."""
    record = read_one("refs.ris", RIS)
    assert record.extra == (
        ("KW", "cohort"), ("KW", "aspirin"), ("PY", "2015/09/10"), ("XX", "something of ours"),
    )  # fmt: skip
    assert record.raw == RIS.strip()


def test_record_without_end_is_kept(read: Any) -> None:
    """Without it a forgotten ER line costs two records instead of none."""
    first, second = read("refs.ris", "TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\n")
    assert [first.title, second.title] == ["One", "Two"]


def test_text_between_records_is_no_record(read: Any) -> None:
    """Without it the counters that databases print between records would be counted as failures."""
    text = "1.\nTY  - JOUR\nTI  - One\nER  -\n\nRecord #2 of 2\n2.\nTY  - JOUR\nTI  - Two\nER  -\n"
    assert [record.title for record in read("refs.ris", text)] == ["One", "Two"]


def test_lines_that_look_like_tags_do_not_end_a_record(read_one: Any) -> None:
    """Without it an abstract on ER-positive tumours or T1-weighted images would be cut."""
    text = "TY  - JOUR\nTI  - One\nAB  - Tumours were\nER-positive and\nT1-weighted images clear.\nER  -\n"
    assert read_one("refs.ris", text).abstract == "Tumours were ER-positive and T1-weighted images clear."


def test_body_with_closing_comma_is_one_name(read_one: Any) -> None:
    """Without it an organisation that signs a guideline would be split into given and family name."""
    record = read_one("refs.ris", "TY  - JOUR\nTI  - One\nAU  - Ministry of Health, Chile,\nER  -\n")
    assert record.authors == (Author(family="Ministry of Health, Chile"),)


def test_failure_names_the_line_of_its_record(fail_one: Any) -> None:
    """Without it a user cannot find the bad record in a file of thousands."""
    failure = fail_one("refs.ris", "TY  - JOUR\nTI  - One\nER  -\n\nTY  - JOUR\nAU  - Nobody\nER  -\n")
    assert failure.place == "refs.ris:5"
    assert failure.reason == "no title"
    assert failure.raw.startswith("TY  - JOUR\nAU  - Nobody")


def test_equal_rows_get_equal_ids_and_other_rows_other_ids(read: Any) -> None:
    """Without it the same row imported twice would count as two records."""
    record = "TY  - JOUR\nTI  - {}\nER  -\n"
    one, two, three = read("refs.ris", record.format("A") + record.format("B") + record.format("A"))
    assert one.record_id == three.record_id != two.record_id


def test_titles_and_authors_agree_with_another_parser(read: Any) -> None:
    """Without it a mistake in our own reading of tags could go unseen."""
    text = RIS + "TY  - BOOK\nAU  - Ito, Rei\nTI  - Second\nPY  - 1999\nER  - \n"
    ours = read("refs.ris", text)
    theirs = rispy.loads(text)
    assert [entry["title"] for entry in theirs][1:] == [record.title for record in ours][1:]
    assert [entry["authors"] for entry in theirs] == [
        [f"{author.family}, {author.given}" for author in record.authors] for record in ours
    ]

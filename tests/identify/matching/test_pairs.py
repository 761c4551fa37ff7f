"""Two records: same, ask or different, with reasons."""

from collections.abc import Callable
from typing import Any

import pytest
from rows import PEOPLE, TITLE, row

from synthesist.identify.matching import answer
from synthesist.records import Record
from synthesist.records.identity import Sameness

SAME, ASK, DIFFERENT = Sameness.SAME, Sameness.ASK, Sameness.DIFFERENT


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": f"{TITLE.upper()}."},
        {"title": f"[{TITLE}]. [Review] [31 refs]"},
        {"title": TITLE.replace("evening", "evenign")},
        {"title": f"{TITLE} 1"},
        {"people": "Aalto M, Okafor C, Lindqvist P"},
        {"people": "Mirja Aalto; Chidi Okafor; Per Lindqvist"},
        {"people": "Aalto, M. and others"},
        {"people": "Mirja, Aalto"},
        {"venue": "J. Sleep Res."},
        {"venue": None},
        {"pages": "1008-12"},
        {"pages": "1008"},
        {"pages": "UNKNOWN"},
        {"volume": "UNKNOWN", "number": "NA"},
        {"volume": "2012", "number": "May"},
        {"year": None},
        {"year": 2013},
    ],
)
def test_habits_of_exports_do_not_part_a_work(changed: dict[str, Any]) -> None:
    """A user would count one paper twice because two databases write it otherwise."""
    place = {"volume": "21", "number": "4", "pages": "1008-1012"}
    found = answer(row("a", **place), row("b", **place | changed))
    assert found.answer is SAME
    assert found.reasons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": f"{TITLE}: part I"}, {"title": f"{TITLE}: part II", "pages": "40-49"}),
        ({}, {"title": f"Erratum: {TITLE}", "pages": "77"}),
        ({}, {"title": f"{TITLE} (vol 21, pg 8, 2012)", "pages": "77"}),
        ({}, {"title": f"Comment on '{TITLE}'", "people": "Ito, Ken", "pages": "77-78"}),
        ({}, {"title": f"{TITLE}: reply", "pages": "79"}),
        ({}, {"title": f"{TITLE}: study protocol for a randomised trial", "year": 2010, "pages": "1-4"}),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/b", "pages": "30-39"}),
        ({"pmid": "123"}, {"pmid": "124", "pages": "30-39"}),
        ({"title": "Editorial", "number": "1"}, {"title": "Editorial", "number": "2", "pages": "2"}),
        ({"title": "Sleep of workers: report 2011"}, {"title": "Sleep of workers: report 2012", "year": 2013}),
        ({"people": "Institute of Sleep", "pages": ""}, {"people": "Institute of Sleep", "year": 2013, "pages": ""}),
        ({"title": f"{TITLE}, second edition"}, {"year": 2007, "pages": "1-20"}),
        ({"language": "eng"}, {"language": "ger", "pages": "90-99"}),
        (
            {"kind": "inproceedings", "venue": "Conference on Work and Health", "year": 2010, "pages": ""},
            {"venue": "Journal of Sleep Research"},
        ),
        ({}, {"venue": "Annals of Occupational Medicine", "volume": "60", "pages": "5-9"}),
        ({}, {"people": "Ito, Ken and Sato, Yui", "venue": "Brain", "year": 1999, "volume": "3", "pages": "1-2"}),
    ],
)
def test_works_that_look_like_one_stay_apart(first: dict[str, Any], second: dict[str, Any]) -> None:
    """A user would lose a work that is merged into one beside it."""
    place = {"volume": "21", "pages": "8-17"}
    found = answer(row("a", **place | first), row("b", **place | second))
    assert found.answer is DIFFERENT
    assert found.reasons


def test_a_title_without_its_subtitle_is_the_same_title() -> None:
    """A user would count a paper twice because one database keeps main titles alone."""
    bare = {"venue": None, "pages": "8"}
    found = answer(row("a", f"{TITLE}: a crossover trial in three hospitals", pages="8-17"), row("b", **bare))
    assert found.answer is SAME
    assert "title but for its end" in found.reasons[0]


def test_a_number_may_be_written_in_two_ways() -> None:
    """A user would count a survey twice because one database parts the thousands."""
    one, other = row("a", f"{TITLE}: survey of 1,000 nurses"), row("b", f"{TITLE}: survey of 1000 nurses")
    assert answer(one, other).answer is SAME


def test_a_title_that_ends_another_is_not_that_title() -> None:
    """A user would lose one of two papers of a group whose titles end alike."""
    bare = {"venue": None, "doi": ""}
    one = row("a", f"LAMPS: a framework for measuring the {TITLE.lower()}", "Okafor, Chidi and Ito, Ken")
    assert answer(one, row("b", people="Okafor, Chidi and Sato, Yui", **bare)).answer is not SAME


def test_a_paper_at_a_conference_and_in_a_journal_of_one_year_are_two() -> None:
    """A user would cite the conference's words under the journal's name, since all is called an article."""
    one = row("a", venue="Proceedings of the 12th Conference on Work and Health", kind="article")
    assert answer(one, row("b", volume="21", pages="8-17")).answer is DIFFERENT


def test_a_supplement_is_found_under_the_journal_and_under_the_meeting() -> None:
    """A user would count an abstract twice because Embase names the meeting behind the journal."""
    place = {"volume": "21", "number": "Suppl 1"}
    one = row(
        "a", venue="Journal of Sleep Research.Conference: 21st Congress of the Sleep Society", pages="112", **place
    )
    assert answer(one, row("b", pages="112-113", **place)).answer is SAME


def test_one_doi_over_many_abstracts_of_a_meeting_joins_none() -> None:
    """A user would see a whole meeting merged into one abstract."""
    one = row("a", "Light at night in nurses", "Ito, Ken", doi="10.5555/meeting", pages="S12")
    other = row("b", "Melatonin in night trains", "Sato, Yui", doi="10.5555/meeting", pages="S12")
    found = answer(one, other)
    assert found.answer is DIFFERENT
    assert "10.5555/meeting" in found.reasons[0]


def test_a_shared_identifier_joins_titles_of_two_languages_at_one_place() -> None:
    """A user would see an article twice because one database translates its title."""
    place = {"doi": "10.5555/x", "volume": "3", "pages": "7-19"}
    one = row("a", "Schlaf und Licht bei Schichtarbeit in Krankenhäusern", **place)
    assert answer(one, row("b", **place)).answer is SAME


def test_a_translated_title_at_the_same_pages_is_one_article() -> None:
    """A user would see an article twice because one database translates its title and has no DOI."""
    place = {"volume": "3", "number": "2", "pages": "7-19"}
    one = row("a", "Schlaf und Licht bei Schichtarbeit in Krankenhäusern", **place)
    assert answer(one, row("b", **place)).answer is SAME


@pytest.mark.parametrize(
    "posted",
    [
        {"doi": "10.1101/2011.05.05.123456", "venue": None, "year": 2011},
        {"arxiv": "1105.00001", "venue": None, "year": 2010},
        {"venue": "bioRxiv", "year": 2012},
        {"venue": None, "kind": "preprint", "year": 2011},
        {"doi": "10.21203/rs.3.rs-1", "venue": "Research Square", "title": f"{TITLE}."},
    ],
)
def test_a_preprint_and_its_article_are_versions_of_one_work(posted: dict[str, Any]) -> None:
    """A user would hear one voice twice, once before and once after peer review."""
    found = answer(row("a", doi="10.5555/x", volume="21", pages="8-17"), row("b", **posted))
    assert found.answer is SAME
    assert found.is_version


def test_a_preprint_whose_title_tells_otherwise_is_for_a_person() -> None:
    """A user would lose the preprint that says the opposite, as a version of an article by the same authors."""
    titles = (
        "Efficacy of vitamin K in older women with fractures",
        "Inefficacy of vitamin K in older women with fractures",
    )
    article = row("a", titles[0], doi="10.5555/x", volume="21", pages="8-17")
    found = answer(article, row("b", titles[1], doi="10.1101/2011.05.05.123456", venue=None, year=2011))
    assert found.answer is ASK
    assert not found.is_version
    assert "fficacy" in " ".join(found.reasons)


def test_preprints_on_two_servers_are_one_work() -> None:
    """A user would count an author's two postings as two works."""
    one, other = row("a", doi="10.48550/arxiv.1105.00001"), row("b", doi="10.2139/ssrn.12345")
    assert answer(one, other).answer is SAME


def test_preprints_with_two_ids_of_one_server_are_two() -> None:
    """A user would lose the second of two papers that one group posted."""
    one, other = row("a", doi="10.48550/arxiv.1105.00001"), row("b", doi="10.48550/arxiv.1206.00001")
    assert answer(one, other).answer is DIFFERENT


def test_an_acl_id_and_the_doi_that_holds_it_are_one() -> None:
    """A user would see a paper twice, from the Anthology and from Crossref."""
    one = row("a", doi="10.18653/v1/p18-1001", acl="P18-1001")
    assert answer(one, row("b", people="Aalto, M.", acl="P18-1001", venue=None, year=None)).answer is SAME


def test_an_erratum_without_its_mark_is_the_erratum() -> None:
    """A user would see one notice twice because one database leaves the word "Erratum" out."""
    place = {"volume": "21", "number": "6", "pages": "616-616"}
    assert answer(row("a", f"Erratum: {TITLE}", **place), row("b", **place)).answer is SAME


def test_too_little_to_tell_is_never_the_same() -> None:
    """A user would see two works merged of which nothing is known but a short title."""
    bare = {"people": "", "year": None, "venue": None}
    assert answer(row("a", "Sleep", **bare), row("b", "Sleep", **bare)).answer is not SAME


def test_reasons_say_what_agrees_and_what_does_not() -> None:
    """A user would have to take the matcher's word for it."""
    one = row("a", volume="21", pages="8-17")
    found = answer(one, row("b", TITLE.replace("evening", "evenign"), volume="21", pages="8-17"))
    assert any("year 2012" in reason and "pages 8-17" in reason for reason in found.reasons)


def test_the_order_of_two_records_makes_no_difference() -> None:
    """A user would get another answer from the same two rows in another order."""
    one, other = row("a", people=PEOPLE, pages="1-9"), row("b", people="Aalto, M", pages="1-9", year=2013)
    assert answer(one, other) == answer(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Efficacy of vitamin K in older women with fractures",
            "Inefficacy of vitamin K in older women with fractures",
        ),
        ("Hyperglycemia after cardiac surgery in children", "Hypoglycemia after cardiac surgery in children"),
        ("Naps do improve memory in healthy young adults", "Naps do not improve memory in healthy young adults"),
        ("Dietary nitrate and blood pressure in old age", "Dietary nitrite and blood pressure in old age"),
        ("Screen time and sleep in toddlers. Part A", "Screen time and sleep in toddlers. Part B"),
        ("Screen time and sleep in toddlers at home", "Screen time and sleep in toddlers at home: five-year follow-up"),
        ("慢性腰痛的随机对照试验研究结果", "慢性颈痛的随机对照试验研究结果"),
    ],
)
def test_a_telling_word_is_for_a_person(make_record: Callable[..., Record], one: str, other: str) -> None:
    """A user would lose the paper that says the opposite, without being asked."""
    fields = {"year": 2020, "venue": "Journal of Examples", "authors": ["Stone", "Reed"]}
    first, second = make_record("a", one, **fields), make_record("b", other, **fields)
    assert answer(first, second).answer is not Sameness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Randomised trials of naps in healthy young adults", "Randomized trials of naps in healthy young adults"),
        ("Randomised trials of naps in healthy young adults", "Randomised trails of naps in the healthy young adults"),
        ("Memory consolidation after daytime naps in children", "Memory consolidaton after daytime naps in children"),
    ],
)
def test_a_slip_of_the_pen_is_not(make_record: Callable[..., Record], one: str, other: str) -> None:
    """A user would be asked about each typing error."""
    fields = {"year": 2020, "venue": "Journal of Examples", "authors": ["Stone", "Reed"]}
    first, second = make_record("a", one, **fields), make_record("b", other, **fields)
    assert answer(first, second).answer is Sameness.SAME

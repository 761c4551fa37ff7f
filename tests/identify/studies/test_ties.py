"""What ties two works, and which works are one study."""

from collections.abc import Callable

import pytest

from synthesist.identify.studies import Paper, benchmarks_of, independence_of, studies, ties
from synthesist.records import Author, Record, SectionRole
from synthesist.records.identity import Tie

MakePaper = Callable[..., Paper]
Ask = Callable[..., Tie | None]

NAPS, OWLS = "Naps at noon and the memory of clerks", "Why owls turn their heads in the evening"
ONE, OTHER = "Brellmann, Ada", "Orvik, Per"
TRIAL, FURTHER = "NCT01234567", "NCT07654321"


def test_works_of_different_people_on_different_things_are_independent(paper: MakePaper, tied: Ask) -> None:
    """A user would never see a claim corroborated."""
    assert tied(paper(NAPS, ONE), paper(OWLS, OTHER)) is None


def test_a_shared_author_is_named(paper: MakePaper, tied: Ask) -> None:
    """A user would see a group corroborate itself, or not learn who it is."""
    found = tied(paper(NAPS, f"{ONE}; {OTHER}"), paper(OWLS, f"Tolk, Mara; {OTHER}"))
    assert found is not None
    assert (found.kinds, found.reasons) == (("authors",), ("both are by Per Orvik",))
    assert (found.is_sure, found.is_one_study) == (True, False)


def test_initials_that_agree_are_doubt_and_two_of_them_are_none(paper: MakePaper, tied: Ask) -> None:
    """A user would read a doubt as a fact, or the other way round."""
    doubt = tied(paper(NAPS, "Brellmann, A."), paper(OWLS, ONE))
    assert doubt is not None
    assert not doubt.is_sure
    assert doubt.reasons == ("both may be by A. Brellmann or Ada Brellmann (the names do not tell for sure)",)
    sure = tied(paper(NAPS, "Brellmann, A.; Orvik, P."), paper(OWLS, f"{ONE}; {OTHER}"))
    assert sure is not None
    assert sure.is_sure


def test_two_wangs_are_told_apart_by_their_given_names_only(paper: MakePaper, tied: Ask) -> None:
    """A user would lose every corroboration between two people named Wang, or see one Wang confirm himself."""
    assert tied(paper(NAPS, "Wang, Lei"), paper(OWLS, "Wang, Lin")) is None
    doubt = tied(paper(NAPS, "Wang, L."), paper(OWLS, "Wang, Lin"))
    assert doubt is not None
    assert not doubt.is_sure
    assert "a name that many bear" in doubt.reasons[0]


def test_an_orcid_ties_two_names_and_parts_one(paper: MakePaper, tied: Ask) -> None:
    """A user would lose what the databases know of persons."""

    def by(family: str, orcid: str) -> tuple[Author, ...]:
        return (Author(family=family, given="Lei", orcid=f"0000-0001-2345-{orcid}"),)

    found = tied(paper(NAPS, authors=by("Wang", "0001")), paper(OWLS, authors=by("Wang", "0001")))
    assert found is not None
    assert found.is_sure
    assert "ORCID 0000-0001-2345-0001" in found.reasons[0]
    assert tied(paper(NAPS, authors=by("Wang", "0001")), paper(OWLS, authors=by("Wang", "0002"))) is None


def test_works_without_authors_are_not_taken_for_independent(paper: MakePaper, tied: Ask) -> None:
    """A user would see a paper corroborated by its own copy without names."""
    found = tied(paper(NAPS, ONE), paper(OWLS, "Anonymous"))
    assert found is not None
    assert found.reasons == ("authors are not given, so independence cannot be told",)
    assert not found.is_sure


def test_a_consortium_that_signs_two_works_ties_them(paper: MakePaper, tied: Ask) -> None:
    """A user would see one collaboration counted as two groups."""
    found = tied(paper(NAPS, f"{ONE}; The HARBOUR Investigators"), paper(OWLS, f"{OTHER}; HARBOUR Investigators"))
    assert found is not None
    assert found.reasons == ("both are by the HARBOUR Investigators",) or "HARBOUR" in found.reasons[0]
    assert found.is_sure
    assert not found.is_one_study


@pytest.mark.parametrize(
    ("number", "other"),
    [
        (TRIAL, "NCT 01234567"),
        ("ISRCTN12345678", "ISRCTN 12345678"),
        ("EudraCT number 2010-012345-67", "EudraCT 2010-012345-67"),
        ("ChiCTR-IOR-17012345", "ChiCTR-IOR-17012345"),
        ("ACTRN12605000123456", "ACTRN12605000123456"),
        ("UMIN000012345", "UMIN000012345"),
        ("DRKS00012345", "DRKS 00012345"),
        ("CTRI/2018/05/013855", "ctri/2018/05/013855"),
        ("PROSPERO CRD42018012345", "CRD42018012345"),
    ],
)
def test_one_registration_is_one_study(paper: MakePaper, tied: Ask, number: str, other: str) -> None:
    """A user would see a trial corroborated by its own follow-up."""
    found = tied(
        paper(NAPS, ONE, abstract=f"We slept. Trial registration: {number}."),
        paper(OWLS, OTHER, said=((SectionRole.METHODS, f"The trial was registered as {other}."),)),
    )
    assert found is not None
    assert (found.kinds, found.is_one_study, found.is_sure) == (("registration",), True, True)


@pytest.mark.parametrize("role", [SectionRole.INTRODUCTION, SectionRole.DISCUSSION, SectionRole.REFERENCES])
def test_a_number_that_a_work_only_mentions_is_anothers(paper: MakePaper, tied: Ask, role: SectionRole) -> None:
    """A user would see a trial and those who discuss it taken for one study."""
    text = f"A former trial, registered as {TRIAL}, found otherwise."
    assert tied(paper(NAPS, ONE, abstract=TRIAL), paper(OWLS, OTHER, said=((role, text),))) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (OWLS, f"We pooled {TRIAL}, NCT00000001, NCT00000002 and NCT00000003."),
        ("Owls in the evening: a systematic review", f"One trial ({TRIAL}) was found."),
    ],
)
def test_a_review_of_trials_may_draw_on_them_and_is_none_of_them(
    paper: MakePaper, tied: Ask, title: str, text: str
) -> None:
    """A user would see a trial corroborated by the meta-analysis that it is in, or all trials of it joined to one."""
    found = tied(paper(NAPS, ONE, abstract=f"Registered: {TRIAL}."), paper(title, OTHER, abstract=text))
    assert found is not None
    assert (found.is_one_study, found.is_sure) == (False, False)
    assert f"one is registered as {TRIAL}, which the other names" in found.reasons[0]


def test_a_pooled_report_of_two_trials_does_not_make_them_one(paper: MakePaper) -> None:
    """A user would see two trials lose a voice because a third paper pools them."""
    works = {
        "a": paper(NAPS, ONE, abstract=f"Registered: {TRIAL}."),
        "b": paper(OWLS, OTHER, abstract=f"Registered: {FURTHER}."),
        "c": paper("Both trials taken together", "Tolk, Mara", abstract=f"Registered: {TRIAL} and {FURTHER}."),
    }
    independence = independence_of(works)
    assert independence("a", "b") is None
    assert independence("a", "c") is not None
    assert [one.work_ids for one in independence.studies] == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We used data from the UK Biobank.", "Participants of UK Biobank were followed."),
        ("Adults in NHANES were asked.", "The National Health and Nutrition Examination Survey was used."),
        ("Men of the Harbour Towns Birth Cohort slept.", "We followed the Harbour Towns Birth Cohort for a year."),
        ("Patients in the HARBOUR trial slept.", "This is an analysis of the HARBOUR study."),
    ],
)
def test_one_cohort_is_doubt(paper: MakePaper, tied: Ask, one: str, other: str) -> None:
    """A user would see people counted twice who were asked by two groups."""
    found = tied(paper(NAPS, ONE, abstract=one), paper(OWLS, OTHER, abstract=other))
    assert found is not None
    assert (found.kinds, found.is_one_study, found.is_sure) == (("data",), False, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Framingham risk score was used.", "We used the Framingham risk score."),
        ("We did a Prospective Cohort study.", "This is a Prospective Cohort study."),
        ("We ran the MRI study.", "Results of the MRI study are given."),
        ("We evaluate on SQuAD and GLUE.", "Our model does well on SQuAD."),
    ],
)
def test_an_instrument_a_design_and_a_benchmark_are_no_shared_people(
    paper: MakePaper, tied: Ask, one: str, other: str
) -> None:
    """A user would lose corroboration by whoever uses the same method or test set."""
    assert tied(paper(NAPS, ONE, abstract=one), paper(OWLS, OTHER, abstract=other)) is None


def test_benchmarks_are_told(paper: MakePaper) -> None:
    """A user would not learn that two works were evaluated on one test set."""
    assert benchmarks_of(paper(NAPS, ONE, abstract="We evaluate on SQuAD and GLUE, unlike SuperGLUE.")) == (
        "GLUE",
        "SQuAD",
        "SuperGLUE",
    )


def test_one_team_with_one_sample_may_be_one_study(paper: MakePaper, tied: Ask) -> None:
    """A user would see a group's second paper on the same patients as a second study."""
    team, years = f"{ONE}; {OTHER}; Tolk, Mara", "Between 2011 and 2014, 1,248 patients were seen."
    found = tied(paper(NAPS, team, abstract=years), paper(OWLS, f"{ONE}; {OTHER}", abstract=f"We asked. {years}"))
    assert found is not None
    assert (found.is_one_study, found.is_sure) == (True, False)
    assert "the same sample size (1,248) and years (2011–2014)" in found.reasons[0]
    apart = tied(paper(NAPS, team, abstract=years), paper(OWLS, ONE, abstract="We saw 977 patients."))
    assert apart is not None
    assert not apart.is_one_study


def test_the_same_preprint_twice_is_one_study(paper: MakePaper, tied: Ask, abstract: str) -> None:
    """A user would see a preprint that stands twice in the review corroborate itself."""
    found = tied(paper(NAPS, ONE, abstract=abstract), paper(f"{NAPS}!", ONE, abstract=abstract))
    assert found is not None
    assert (found.kinds, found.is_one_study, found.is_sure) == (("authors", "text"), True, True)


def test_a_copied_abstract_ties_works_of_different_people(paper: MakePaper, tied: Ask, abstract: str) -> None:
    """A user would see a paper corroborated by its plagiarism or its record under other names."""
    found = tied(paper(NAPS, ONE, abstract=abstract), paper(OWLS, OTHER, abstract=f"Abstract. {abstract}"))
    assert found is not None
    assert (found.kinds, found.is_one_study, found.is_sure) == (("text",), False, True)


def test_works_of_nearly_one_title_are_not_independent(paper: MakePaper, tied: Ask) -> None:
    """A user would see a report corroborated by its translation's record."""
    found = tied(
        paper("Short naps improve delayed recall", ONE), paper("Short naps improve the delayed recall.", OTHER)
    )
    assert found is not None
    assert (found.kinds, found.is_one_study) == (("text",), False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sleep of clerks in harbours. Part I: Naps", "Sleep of clerks in harbours. Part II: Dreams of tea"),
        ("Sleep of clerks in harbours: II. Dreams of tea", "Sleep of clerks in harbours: I. Naps"),
        ("Sleep of clerks in harbours, part 1", "Sleep of clerks in harbours, part 2"),
    ],
)
def test_companion_parts_may_be_one_study(paper: MakePaper, tied: Ask, one: str, other: str) -> None:
    """A user would see the second part of a paper corroborate the first."""
    found = tied(paper(one, ONE), paper(other, ONE))
    assert found is not None
    assert (found.is_one_study, found.is_sure) == (True, False)
    assert "they are parts of one series" in found.reasons


def test_yearly_reports_with_one_title_are_several_studies(paper: MakePaper, tied: Ask) -> None:
    """A user would see ten years of a survey taken for one."""
    found = tied(
        paper("Findings of the harbour sleep survey 2019", ONE), paper("Findings of the harbour sleep survey 2020", ONE)
    )
    assert found is not None
    assert not found.is_one_study


def test_a_third_work_joins_two_to_one_study(paper: MakePaper, abstract: str) -> None:
    """A user would see a trial's copy in another wording counted as a study of its own."""
    works = {
        "a": paper(NAPS, ONE, abstract=f"{abstract} {TRIAL}"),
        "b": paper(NAPS, ONE, abstract=abstract),
        "c": paper(OWLS, OTHER, abstract=f"Registered as {TRIAL}."),
    }
    independence = independence_of(works)
    found = independence("b", "c")
    assert found is not None
    assert found.is_one_study
    assert len(found.kinds) == len(found.reasons) > 0
    assert [one.work_ids for one in independence.studies] == [("a", "b", "c")]
    assert independence.studies[0].reasons


def test_a_work_that_nothing_is_known_of_is_tied_to_all(paper: MakePaper) -> None:
    """A user would see a work that was never looked at counted as independent."""
    assert independence_of({"a": paper(NAPS, ONE)})("z", "a") is not None


def test_all_ties_are_found_without_asking_for_each_pair(paper: MakePaper) -> None:
    """A user with a large review would wait for millions of pairs, or lose ties to save the time."""
    works = {
        f"w{at:03d}": paper(f"Sleep in town number {at * 7} of {at}", f"Person{at // 2}q, Ada") for at in range(60)
    }
    independence = independence_of(works)
    asked = [
        found for at, one in enumerate(works) for other in [*works][at + 1 :] if (found := independence(one, other))
    ]
    assert len(asked) >= 30
    assert tuple(asked) == ties(works)


def test_ten_thousand_equal_titles_stop_nothing(paper: MakePaper) -> None:
    """A user whose export is broken would wait forever."""
    works = {f"w{at:05d}": paper("Editorial", f"Brellmann{at}, A.") for at in range(3_000)}
    assert len(independence_of(works).studies) == 3_000


def test_nothing_known_is_no_error() -> None:
    """A user would see a run stopped by a record without title, authors and text."""
    bare = Paper((Record(record_id="r", source="invented", title=""),))
    independence = independence_of({"a": bare, "b": bare})
    assert independence("a", "b") is not None
    assert studies((), ()) == ()

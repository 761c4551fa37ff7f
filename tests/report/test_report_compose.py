"""The report as data: title, answer, facts, claims, references, flow, and what it says if nothing is found."""

from dataclasses import replace

import pytest
from report_bench import (
    BENCHES,
    HEARD,
    HOSTILE_CLAIM,
    PAPERS,
    Bench,
    Paper,
    Said,
    bench,
    concept,
    nothing_found,
    works_of,
)

from synthesist.records import Label, Mark, Part, Question, Relevance, ReviewContents, SelfTest, TextKind, Tie
from synthesist.report import Report, compose
from synthesist.report.basis import Basis
from synthesist.report.facts import CONFIDENCE_CAP
from synthesist.report.html import render_html
from synthesist.report.labels import DIGESTS, mark, notices, uncounted
from synthesist.report.markdown import render_markdown
from synthesist.report.model import Line
from synthesist.report.title import MAX_TITLE
from synthesist.verify.confidence import CAP

WHOLE = ("causal inference", "synthetic data", "sample efficiency", "multimodal models", "foundation models")


def section(report: Report, name: str) -> list[Line]:
    """The sentences of a section."""
    found = next(section for section in report.sections if section.section_id == name)
    return [line for paragraph in found.paragraphs for line in paragraph.lines]


def text(report: Report, name: str) -> str:
    """A section as one text."""
    return " ".join(line.text for line in section(report, name))


def with_papers(papers: tuple[Paper, ...], heard: tuple[tuple[str, int, str, int, Label], ...] = ()) -> Report:
    """The report on some papers."""
    return compose(replace(bench(), papers=papers, heard=heard).contents())


def agreeing(*, concepts: tuple[str, ...] = WHOLE) -> tuple[Paper, ...]:
    """Papers with a direct claim each."""
    texts = ("Causal pairs cut labels by half.", "Interventions lowered the need for labels.")
    both = ("exposure", "outcome")
    return tuple(
        Paper(f"w0{at}", f"Paper {at}", (Said(words, Relevance.DIRECT, both, concepts),))
        for at, words in enumerate(texts)
    )


class TestTitle:
    """The title says what the report is about."""

    def test_is_made_from_the_concepts(self) -> None:
        """A title must tell the subject, the outcome and the setting at a glance."""
        expected = (
            "Causal synthetic data and sample efficiency in multimodal foundation models: a machine-made synthesis"
        )
        assert expected == compose(bench().contents()).title

    def test_is_short_and_nobody_elses(self, report: Report, contents: ReviewContents) -> None:
        """A pasted question or another paper's title would mislead in every list of references."""
        assert len(report.title) <= MAX_TITLE
        assert report.title not in {report.question, *(record.title for record in contents.records.values())}

    def test_falls_back_where_no_concept_is_known(self) -> None:
        """A question without concepts still needs a report that can be told from others."""
        report = compose(Bench(Question(text="Why?!", concepts=())).contents())
        assert report.title == "A machine-made literature synthesis"

    def test_gives_way_to_a_paper_of_the_same_title(self) -> None:
        """A reader must not take the synthesis for the paper that it cites."""
        taken = compose(bench().contents()).title
        assert with_papers((replace(PAPERS[0], title=taken.upper()), *PAPERS[1:])).title.casefold() != taken.casefold()

    def test_drops_parts_rather_than_cutting_words(self) -> None:
        """A title cut in the middle of a word looks broken."""
        long = tuple(concept(f"{letter * 40} topic", Part.EXPOSURE) for letter in "abc")
        title = compose(Bench(Question(text="What of it?", concepts=long)).contents()).title
        assert title == f"{'A' + 'a' * 39} topic: a machine-made literature synthesis"


def test_a_name_with_and_in_it_stays_whole_in_a_list() -> None:
    """A concept named "ageing and older adults" must not read as two."""
    concepts = (concept("statins", Part.EXPOSURE), concept("ageing and older adults", Part.POPULATION))
    report = compose(Bench(Question(text="Statins in old age?", concepts=concepts)).contents())
    assert "the concepts statins and ‘ageing and older adults’;" in text(report, "introduction")


class TestAnswer:
    """The answer follows from direct and verified claims alone."""

    def test_answered(self) -> None:
        """Claims of several works that cover the question and support each other must be reported as an answer."""
        report = with_papers(agreeing(), (("w00", 0, "w01", 0, Label.SUPPORT),))
        assert report.answer == "answered"
        assert "The question is answered" in text(report, "results")

    def test_partly_without_agreement(self) -> None:
        """Claims that nothing supports must not pass for an answer."""
        report = with_papers(agreeing())
        assert report.answer == "partly"
        assert "no independent work supports them" in text(report, "results")

    def test_partly_from_a_single_work(self) -> None:
        """What a single work says must not pass for the literature's answer."""
        report = with_papers(agreeing()[:1])
        assert report.answer == "partly"
        assert "they come from a single work" in text(report, "results")

    def test_partly_with_a_concept_untouched(self) -> None:
        """An answer to another question must say which part it leaves out."""
        report = with_papers(agreeing(concepts=WHOLE[:4]), (("w00", 0, "w01", 0, Label.SUPPORT),))
        assert report.answer == "partly"
        assert "none of them names foundation models by any of the words looked for" in text(report, "results")

    def test_partly_where_works_share_the_concepts_out(self) -> None:
        """Works that each cover another half of the question do not answer it, even if they agree."""
        papers = (*agreeing(concepts=WHOLE[:4])[:1], *agreeing(concepts=WHOLE[2:])[1:])
        report = with_papers(papers, (("w00", 0, "w01", 0, Label.SUPPORT),))
        assert report.answer == "partly"
        assert "they do not come from several works of which each names every concept" in text(report, "results")

    def test_partly_where_a_direct_claim_is_contested(self) -> None:
        """Works that contradict each other leave the question open."""
        further = Said("Causal pairs cut no labels.", Relevance.DIRECT, ("exposure", "outcome"), WHOLE)
        first, second = agreeing()
        papers = (first, replace(second, said=(*second.said, further)))
        heard = (("w00", 0, "w01", 0, Label.SUPPORT), ("w01", 1, "w00", 0, Label.REFUTE))
        report = with_papers(papers, heard)
        assert report.answer == "partly"
        assert "an independent work speaks against a direct claim" in text(report, "results")

    def test_partly_where_no_outcome_is_asked_for(self) -> None:
        """A topic cannot be answered, only surveyed."""
        topic = Question(text="causal synthetic data", concepts=bench().question.concepts[:2])
        papers = agreeing(concepts=WHOLE[:2])
        report = compose(Bench(topic, papers, (("w00", 0, "w01", 0, Label.SUPPORT),)).contents())
        assert report.answer == "partly"
        assert "The question asks for no outcome" in text(report, "results")
        assert "an overview of claims on the topic" in " ".join(line.text for line in report.abstract)
        assert "asks: “causal synthetic data”." in report.abstract[0].text

    def test_partly_where_nothing_is_asked_about(self) -> None:
        """An outcome alone is no question that claims could answer."""
        outcome = Question(text="sample efficiency", concepts=bench().question.concepts[2:3])
        papers = agreeing(concepts=WHOLE[2:3])
        report = compose(Bench(outcome, papers, (("w00", 0, "w01", 0, Label.SUPPORT),)).contents())
        assert report.answer == "partly"
        assert "the question names nothing whose effect on the outcome is asked for" in text(report, "results")

    def test_says_that_directions_are_not_weighed(self) -> None:
        """An answered question must not be taken for an answer of yes."""
        report = with_papers(agreeing(), (("w00", 0, "w01", 0, Label.SUPPORT),))
        assert "no check weighs which way they point" in text(report, "results")

    def test_neighbouring(self) -> None:
        """Evidence on a part of the question must not be sold as an answer."""
        report = with_papers(PAPERS[2:3])
        assert report.answer == "neighbouring"
        assert "All evidence is indirect" in text(report, "limitations")

    def test_refuted_direct_claims_do_not_answer(self) -> None:
        """A contested claim alone must not carry an answer."""
        report = with_papers(agreeing(), (("w00", 0, "w01", 0, Label.REFUTE), ("w01", 0, "w00", 0, Label.REFUTE)))
        assert report.answer == "neighbouring"


class TestFacts:
    """Counts are those of the contents."""

    def test_by_hand(self) -> None:
        """Counted by hand over the fixture; a wrong count here is a wrong count in the abstract."""
        expected = {
            "identified": 8,
            "malformed": 1,
            "duplicates": 1,
            "removed_otherwise": 1,
            "screened": 6,
            "screened_excluded": 2,
            "sought": 4,
            "not_retrieved": 0,
            "assessed": 4,
            "assessed_excluded": 1,
            "included": 3,
            "excluded_S4": 1,
            "excluded_S5": 1,
            "excluded_A1": 1,
            "excluded_S6": 0,
            "cited": 3,
            "claims_found": 8,
            "claims_shown": 6,
            "claims_direct": 3,
            "claims_indirect": 3,
            "claims_off": 2,
            "claims_verified": 4,
            "claims_refuted": 1,
            "claims_unjudged": 1,
            "claims_corroborated": 2,
            "claims_contested": 0,
            "selftest_false": 9,
            "selftest_caught": 7,
            "selftest_false_unseen": 4,
            "selftest_caught_unseen": 2,
            "selftest_true": 3,
            "selftest_doubted": 1,
            "pairs_per_claim": 12,
            "pairs_judged": 72,
            "works_direct": 2,
            "last_search": "2026-11-20",
            "search_limit": 2000,
            "outcome": "revise",
            "tier": "public record",
            "gate_consensus": 6.5,
            "gate_claims": 5,
            "checks_assessed": 10,
            "checks_defined": 11,
            "dimensions_defined": 8,
            "dimensions_assessed": 7,
            "objections_upheld": 5,
            "objections_open": 1,
            "objections_dismissed": 0,
            "votes_both": 6,
            "votes_alike": 4,
            "claims_disputed": 2,
            "rounds": 0,
            "claims_withdrawn": 0,
            "claims_grounded": 4,
            "claims_across_studies": 0,
            "updates": 0,
            "corrections": 0,
            "concepts_asked": 5,
            "concepts_tested": 4,
            "works_with_all_concepts": 0,
            "failures_kept": 1,
        }
        facts = compose(bench().contents()).facts
        assert expected == {name: facts[name] for name in expected}

    def test_cited_is_the_length_of_the_reference_list(self, report: Report) -> None:
        """The abstract must not promise references that are not there."""
        assert report.facts["cited"] == len(report.references)

    def test_flow_adds_up(self, report: Report) -> None:
        """A flow that loses works cannot be reported under PRISMA."""
        for row in report.flow:
            assert row.screened == row.identified - row.duplicates - row.removed_automatically - row.removed_otherwise
            assert row.sought == row.screened - row.screened_excluded
            assert row.assessed == row.sought - row.not_retrieved
            assert row.included == row.assessed - row.assessed_excluded
        total = report.flow[-1]
        assert total.source == "total"
        assert [total.identified, total.included] == [report.facts["identified"], report.facts["included"]]

    def test_a_repeated_record_counts_for_its_own_source(self) -> None:
        """A duplicate booked on the other source would make both flows wrong."""
        contents = bench().contents()
        first = contents.searches[0]
        moved = {
            **contents.records,
            "w01-again": contents.records["w01-again"].model_copy(update={"source": "refs.bib"}),
        }
        searches = (
            first.model_copy(
                update={
                    "received": first.received - 1,
                    "hits": tuple(hit for hit in first.hits if hit.record_id != "w01-again"),
                }
            ),
            first.model_copy(
                update={
                    "search_id": "s2",
                    "source": "refs.bib",
                    "received": 1,
                    "malformed": 0,
                    "hits": tuple(hit for hit in first.hits if hit.record_id == "w01-again"),
                }
            ),
        )
        library, files, _ = compose(replace(contents, records=moved, searches=searches)).flow
        assert (files.source, files.identified, files.duplicates, files.screened) == ("refs.bib", 1, 1, 0)
        assert library.duplicates == 0


class TestClaims:
    """The claims table holds what was shown, whole."""

    def test_whole_and_in_order(self, report: Report, contents: ReviewContents) -> None:
        """A claim cut short can say the opposite of the paper."""
        assert [row.number for row in report.claims] == list(range(1, len(report.claims) + 1))
        assert {row.text for row in report.claims} == {claim.text for claim in contents.claims if claim.is_shown}
        kinds = [row.relevance for row in report.claims]
        assert kinds == sorted(kinds)

    def test_keeps_a_hostile_claim_as_it_is(self) -> None:
        """The data must stay verbatim: only what is shown is made harmless."""
        assert compose(BENCHES["hostile"]().contents()).claims[0].text == HOSTILE_CLAIM

    def test_says_how_sure_it_is_or_why_that_is_not_known(self, report: Report) -> None:
        """An empty column would be read as certainty, and a number without its labels as more than it is."""
        for row in report.claims:
            assert (row.confidence is None) == (not row.calibration)
            reason = row.confidence_reason
            is_reserved = reason.startswith("withheld: the reviewers tell it with reserve: ")
            assert "machine-labelled" in row.calibration or reason == "single source" or is_reserved

    def test_says_that_labels_were_given_by_machine(self) -> None:
        """A reader would take a probability for one that people's judgement stands behind."""
        told = text(compose(bench().contents()), "methodology")
        assert "the labels were given by machine and checked by no person" in told
        assert "no confidence may exceed 0.9" in told
        assert CAP == CONFIDENCE_CAP

    def test_nothing_is_said_of_labels_where_nothing_was_measured(self) -> None:
        """A report without a single confidence must not sound as if it had some."""
        contents = bench().contents()
        unsure = {
            key: row.model_copy(update={"confidence": None, "confidence_reason": "withheld: too far"})
            for key, row in contents.verdicts.items()
        }
        report = compose(replace(contents, verdicts=unsure))
        assert "machine-labelled" not in text(report, "methodology")
        assert "No claim carries a confidence" in text(report, "limitations")

    def test_without_probabilities_it_says_that_nothing_can_count_against_a_claim(self) -> None:
        """A reader would take the lack of refutations for agreement."""
        contents = bench().contents()
        bare = tuple(row.model_copy(update={"signals": ()}) for row in contents.evidence)
        report = compose(replace(contents, evidence=bare))
        assert "no sentence could count for or against a claim" in text(report, "methodology")
        assert "a verified mark says here only that the claim stands as stored" in text(report, "limitations")

    def test_a_claim_with_works_on_both_sides_is_contested(self) -> None:
        """A reader would take one side's word for the literature's."""
        report = with_papers(PAPERS, (*HEARD, ("w01", 2, "w02", 0, Label.SUPPORT)))
        (row,) = [row for row in report.claims if row.is_contested]
        assert (row.mark, mark(row), report.facts["claims_contested"]) == ("refuted", "contested", 1)
        assert mark(row.model_copy(update={"mark": "verified", "decided_by": "Ada"})) == "verified by Ada, contested"
        assert mark(row.model_copy(update={"is_contested": False})) == "refuted"
        told = text(report, "results")
        assert "Contested: independent works stand on both sides of the following" in told
        assert "Against it, [3] reports" in told
        assert "In its favour" in told
        assert "Independent works speak against the following" not in told

    def test_contested_claims_are_told_with_the_other_side(self) -> None:
        """Counter-evidence that is left out of the prose is as good as hidden."""
        told = text(compose(bench().contents()), "results")
        assert (
            "“We find that pairs without an intervention bring no gain in data efficiency.” [1] Against it,"
            " [3] reports" in " ".join(told.split())
        )

    def test_a_passage_that_does_not_count_contests_nothing(self) -> None:
        """A work by the same authors that is read as opposition would be a dispute made up."""
        contents = bench().contents()
        verdicts = {
            key: row.model_copy(update={"refuting_work_ids": (), "mark": Mark.VERIFIED})
            for key, row in contents.verdicts.items()
        }
        report = compose(replace(contents, verdicts=verdicts))
        passages = [entry for row in report.claims for entry in row.refuting]
        assert [entry.is_counted for entry in passages] == [False]
        assert "against the following" not in text(report, "results")
        assert uncounted(passages[0]).startswith("not counted: ")

    def test_why_a_passage_does_not_count(self) -> None:
        """The reader must see why a sentence that looks like support is none."""
        contents = bench().contents()
        row = next(row for row in compose(contents).claims if row.supporting)
        assert not uncounted(row.supporting[0])
        first, second = sorted((row.work_id, row.supporting[0].work_id))
        tie = Tie(
            first=first,
            second=second,
            kinds=("registration",),
            reasons=("both are registered as NCT00000001",),
            is_one_study=True,
            is_sure=True,
        )
        silent = {
            key: verdict.model_copy(update={"supporting_work_ids": ()}) for key, verdict in contents.verdicts.items()
        }
        told = compose(replace(contents, verdicts=silent, ties=(tie,)))
        passage = next(one.supporting[0] for one in told.claims if one.claim_id == row.claim_id)
        assert uncounted(passage) == "not counted: both are registered as NCT00000001"

    def test_a_passage_due_often_is_quoted_once(self) -> None:
        """The same sentence under every claim hides the claims."""
        said = tuple(
            Said(f"Causal pairs cut {what} by half.", Relevance.DIRECT, ("exposure", "outcome"), WHOLE)
            for what in ("labels", "costs", "time")
        )
        papers = (Paper("w01", "Paper", said), Paper("w02", "Rebuttal", (Said("They cut nothing.", is_shown=False),)))
        heard = tuple(("w01", at, "w02", 0, Label.REFUTE) for at in range(3))
        told = text(with_papers(papers, heard), "results")
        assert told.count("“They cut nothing.”") == 1
        assert told.count("Against it stands a passage of [2] that is quoted above.") == 2

    def test_corroborated_claims_name_the_works(self) -> None:
        """A reader must be able to follow the support to its source."""
        assert "Corroborated by [2]." in text(compose(bench().contents()), "results")

    def test_vetoed_claims_say_so(self) -> None:
        """A claim that failed a check must not stand among the findings as if it had passed."""
        assert "It stays unjudged, since it states what is expected or asked, not what was found." in text(
            compose(bench().contents()), "results"
        )

    @pytest.mark.parametrize("kind", [TextKind.DIGEST, TextKind.RECONSTRUCTED])
    def test_doubtful_texts_carry_a_note(self, kind: TextKind) -> None:
        """A digest's words must not be taken for the paper's."""
        report = with_papers(tuple(replace(paper, text_kind=kind) for paper in PAPERS), HEARD)
        assert all("it can never carry a statistical guarantee" in row.note for row in report.claims)

    def test_digests_are_announced(self) -> None:
        """Someone who reads the first line only must learn that no paper was read."""
        report = with_papers(tuple(replace(paper, text_kind=TextKind.DIGEST) for paper in PAPERS), HEARD)
        assert list(notices(report)) == [DIGESTS]
        assert "The papers' own words were not read" in text(report, "limitations")


class TestSelfTest:
    """How the judge did on variants of the review's own claims is told wherever there were any."""

    def test_is_told_with_unseen_kinds_apart(self) -> None:
        """A reader would take what training knew for what the judge can do."""
        told = text(compose(bench().contents()), "methodology")
        assert "9 false variants of its own claims were made by rule" in told
        assert "the judge caught 7." in told
        assert "4 variants were of kinds of edit that its training never saw, and it caught 2 of them" in told
        assert "Of 3 true paraphrases of its own claims, it wrongly doubted 1." in told

    def test_is_silent_where_nothing_could_be_varied(self) -> None:
        """A reader would read of 0 of 0 caught, as if that said something."""
        report = compose(replace(bench().contents(), self_test=SelfTest()))
        assert "variant" not in text(report, "methodology")
        assert "paraphrase" not in text(report, "methodology")

    def test_is_told_where_confidence_is_withheld(self) -> None:
        """The less is known of how sure a verdict is, the more this is needed."""
        contents = bench().contents()
        unsure = {key: row.model_copy(update={"confidence": None}) for key, row in contents.verdicts.items()}
        assert "the judge caught 7." in text(compose(replace(contents, verdicts=unsure)), "methodology")

    def test_each_edit_has_a_row(self) -> None:
        """A reader could not see which edits slip through."""
        contents = bench().contents()
        page, lines = render_html(compose(contents), works_of(contents)), markdown_of(contents)
        for cells in (("quality", "a false variant", "no", "4", "2 caught"), ("voice", "a true paraphrase", "yes")):
            assert " | ".join(cells) in lines
            assert all(f"{cell}</t" in page for cell in cells)


def markdown_of(contents: ReviewContents) -> str:
    """The report as Markdown."""
    return render_markdown(compose(contents), works_of(contents))


class TestMethodology:
    """Where was searched."""

    @pytest.mark.parametrize(
        ("sources", "told"),
        [
            (("file:refs.bib", "file:more.ris"), "2 sources (more.ris and refs.bib)"),
            (("file:refs2.bib",), "1 source (a file that the appendix names)"),
            (("a.bib", "b.bib", "c.bib", "d.bib"), "4 sources (files that the appendix names)"),
        ],
    )
    def test_files_are_named_where_they_can_be(self, sources: tuple[str, ...], told: str) -> None:
        """Who searched one file wants to read its name, not be sent to the appendix."""
        contents = bench().contents()
        search = contents.searches[0]
        searches = tuple(
            search.model_copy(update={"source": source, "search_id": source, "limit": None}) for source in sources
        )
        assert told in text(compose(replace(contents, searches=searches)), "methodology")


class TestReferences:
    """The list names every work that the report leans on."""

    def test_included_works_are_listed(self, report: Report, contents: ReviewContents) -> None:
        """An included work that is missing from the list cannot be checked."""
        listed = {reference.work_id for reference in report.references if reference.is_included}
        assert listed == set(Basis(contents).included)

    def test_numbers_follow_the_first_citation(self) -> None:
        """Readers expect [1] before [2]."""
        assert [reference.work_id for reference in compose(bench().contents()).references] == [
            "w01",
            "w02",
            "w03",
        ]

    def test_states_only_what_the_record_states(self) -> None:
        """A missing year or venue must not be made up, and nothing is called peer-reviewed."""
        entries = [reference.text for reference in compose(bench().contents()).references]
        assert entries[2] == "The Caption Consortium. Synthetic Captions Do Not Save Labels."
        assert (
            entries[0] == "Ada Marsh and Tunde Oyelaran. 2023. Counterfactual Pairs for Frugal Tuning of Image-Text"
            " Models. Proceedings of the Workshop on Examples."
        )

    def test_unchecked_is_not_clean(self) -> None:
        """A work that nobody checked must not look as if it had been found clean."""
        states = [reference.retraction for reference in compose(bench().contents()).references]
        assert states == ["clean", "unchecked", "unchecked"]

    def test_a_silent_included_work_is_cited(self) -> None:
        """A work counted as included must be named even if none of its claims is shown."""
        contents = bench().contents()
        hidden = tuple(
            claim.model_copy(update={"is_shown": False}) if claim.work_id == "w03" else claim
            for claim in contents.claims
        )
        report = compose(replace(contents, claims=hidden, evidence=()))
        assert "included but from which no claim is shown: [3]." in text(report, "results")


class TestNothingFound:
    """No evidence, no prose."""

    def test_claims_nothing(self) -> None:
        """A report without evidence must not read like one with it."""
        report = compose(nothing_found().contents())
        assert (report.answer, report.claims, report.references) == ("not-answered", (), ())
        assert not any("“" in line.text for line in section(report, "results"))

    def test_names_what_matched_nothing(self) -> None:
        """The reader needs to know which words to change."""
        expected = (
            "Nothing that came back names causal inference, synthetic data, sample efficiency or multimodal models"
        )
        assert expected in text(compose(nothing_found().contents()), "results")

    def test_hints_where_nothing_matched_at_all(self) -> None:
        """A question in another language, or misspelt, must not look like a gap in the literature."""
        report = compose(Bench(bench().question, near=(("w09", "Proceedings", ()),)).contents())
        assert "check the spelling; questions are understood in English only." in text(report, "results")

    def test_shows_the_nearest_works(self) -> None:
        """What came nearest is the place to go on from."""
        nearest = compose(nothing_found().contents()).nearest
        assert [work.title for work in nearest] == ["Foundation models for weather", "Proceedings"]

    def test_without_any_search(self) -> None:
        """An interrupted review must still give a report, not a stack trace."""
        contents = replace(Bench(bench().question).contents(), searches=())
        assert "No source was searched." in [line.text for line in compose(contents).abstract]


def test_same_contents_same_report(contents: ReviewContents) -> None:
    """Two runs that disagree cannot be checked against each other."""
    assert compose(contents).model_dump_json() == compose(contents).model_dump_json()


def test_many_claims_are_quoted_in_part() -> None:
    """A wall of a hundred quotes is not a synthesis."""
    said = tuple(
        Said(f"We found effect {'abcdefghijklmnopqrst'[at]}.", Relevance.INDIRECT, ("exposure",), WHOLE[:1])
        for at in range(20)
    )
    report = with_papers((Paper("w01", "A long paper", said),))
    quoted = [line for line in section(report, "results") if line.spans]
    assert (len(report.claims), len(quoted)) == (20, 5)
    assert "Further claims of this kind stand in the claims table." in text(report, "results")

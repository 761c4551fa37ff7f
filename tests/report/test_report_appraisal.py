"""The appraisal in the report: what the gate says, who differs, what was withdrawn, and what is left to people."""

from dataclasses import replace

import pytest
from report_bench import bench, lines, nothing_found, revised, works_of

from invented_reviewers import MILD, STRICT, reviewed
from synthesist.records import ReviewContents
from synthesist.records.appraisals import Appraisal, Dimension, Mandate, Vote
from synthesist.records.corrections import Asked, Changed, Correction, Recheck, Update
from synthesist.report import Report, compose
from synthesist.report.html import render_html
from synthesist.report.markdown import render_markdown


def text(report: Report, section_id: str) -> str:
    """The prose of a section; empty where there is none."""
    sections = (section for section in report.sections if section.section_id == section_id)
    return " ".join(line.text for section in sections for paragraph in section.paragraphs for line in paragraph.lines)


def pages(contents: ReviewContents) -> tuple[str, str]:
    """The report as Markdown and as HTML."""
    report = compose(contents)
    return render_markdown(report, works_of(contents)), render_html(report, works_of(contents))


class TestGate:
    """The outcome, in the first lines."""

    def test_head_and_abstract_say_what_the_gate_says(self) -> None:
        """A reader would take a synthesis that the gate sends back for one that passed."""
        contents = bench().contents()
        report = compose(contents)
        markdown, page = pages(contents)
        told = "By its automatic reviewers the outcome is revise, without a consensus"
        consensus = report.facts.get("consensus")
        if consensus is not None:
            told = f"By its automatic reviewers the outcome is revise, at a consensus of {consensus} out of ten"
        assert any(line.text.startswith(told) and "not peer review" in line.text for line in report.abstract)
        assert text(report, "appraisal").startswith(told)
        for rendered in (markdown, page):
            assert "Automatic appraisal: revise · public record" in rendered

    def test_what_falls_short_is_named(self) -> None:
        """A reader could not tell what is missing for a synthesis to be published."""
        told = text(compose(bench().contents()), "appraisal")
        assert "5 verified claims" in told
        assert "Here fewer claims are verified" in told
        assert "a critical objection stands" not in told
        assert "and a critical objection stands" in text(compose(revised().contents()), "appraisal")

    def test_without_a_critical_dimension_there_is_no_consensus(self) -> None:
        """A mean over what happened to be assessed would be read as a score of the whole."""
        contents = reviewed(nothing_found().contents(), MILD[:1])
        report = compose(contents)
        assert "consensus" not in report.facts
        assert "without a consensus, since a critical dimension could not be assessed" in report.abstract[-2].text
        assert "no claim is shown" in text(report, "appraisal")
        assert "There was no claim to vote on." in pages(contents)[0]

    def test_unappraised_is_said_once(self) -> None:
        """A reader would take silence for approval, or wade through empty tables."""
        contents = replace(bench().contents(), appraisal=Appraisal())
        report = compose(contents)
        told = [line.text for line in lines(report) if "apprais" in line.text]
        assert told == ["The synthesis was not appraised."]
        assert report.appraisal is None
        assert [section.section_id for section in report.sections][-1] == "limitations"
        for rendered in pages(contents):
            assert rendered.lower().count("apprais") == 1

    def test_quality_is_never_claimed(self, report: Report) -> None:
        """A reader would take a count of kept rules for the quality of the evidence."""
        assert not [line.text for line in lines(report) if "quality" in line.text.lower()]


class TestReviewers:
    """What each says, and where they differ."""

    def test_rows_say_where_reviewers_differ(self) -> None:
        """A reader of the claims table would not learn that a claim is disputed."""
        contents = bench().contents()
        report = compose(contents)
        differ = [row.number for row in report.claims if row.is_disputed]
        assert report.appraisal
        votes = {row.claim: (row.challenger, row.confirmer) for row in report.appraisal.votes}
        assert differ
        assert differ == [claim for claim, said in votes.items() if said[0] is not said[1]]
        for rendered in pages(contents):
            assert rendered.count("; reviewers differ") == len(differ)
            assert "One of the two automatic reviewers holds that the claim stands" in rendered

    def test_agreement_is_that_of_the_votes(self) -> None:
        """A reader would be shown an agreement that the votes do not bear out."""
        report = compose(bench().contents())
        assert report.appraisal
        table = report.appraisal.agreement
        assert (table.yes_yes, table.yes_no, table.no_yes, table.no_no) == (4, 1, 1, 0)
        shares = {row.name: (row.value, row.n) for row in table.shares}
        assert shares["raw agreement"] == (0.6667, 6)
        assert shares["kappa"] == (-0.2, 6)
        assert all(row.low is None or row.low <= (row.value or 0) <= (row.high or 0) for row in table.shares)

    def test_one_who_cannot_tell_does_not_count_as_agreeing(self) -> None:
        """A reviewer that looked away would raise the agreement."""
        contents = bench().contents()
        votes = tuple(
            vote.model_copy(update={"stands": None, "reasons": ("no text",)})
            if vote.mandate is Mandate.CONFIRMER
            else vote
            for vote in contents.appraisal.votes
        )
        contents = replace(contents, appraisal=contents.appraisal.model_copy(update={"votes": votes}))
        report = compose(contents)
        assert report.facts["votes_both"] == 0
        assert "how far they agree is unknown" in text(report, "appraisal")
        assert "cannot tell" in pages(contents)[0]

    def test_objections_are_told_gravest_first_and_lead_to_their_item(self) -> None:
        """A reader would have to search for what weighs most, and for what it is about."""
        contents = revised().contents()
        report = compose(contents)
        assert report.appraisal
        severities = [row.severity for row in report.appraisal.objections]
        assert severities == sorted(severities, key=("critical", "serious", "minor").index)
        _, page = pages(contents)
        for row in report.appraisal.objections:
            assert row.said in {one.said.replace("\u202e", "\ufffd") for one in contents.appraisal.objections}
            if row.kind == "claim":
                assert f'<a href="#claim-{row.number}">claim {row.number}</a>' in page
        assert '<a href="#searches">search 1</a>' in page
        assert '<a href="#ref-1">reference [1]</a>' in page

    def test_a_work_without_a_number_is_told_by_its_title(self) -> None:
        """A reader would be shown a hash."""
        contents = bench().contents()
        near = contents.appraisal.objections[0].model_copy(update={"item": "w08"})
        contents = replace(contents, appraisal=contents.appraisal.model_copy(update={"objections": (near,)}))
        report = compose(contents)
        assert report.appraisal
        (row,) = report.appraisal.objections
        assert (row.kind, row.number, row.title) == ("work", None, "Foundation models for weather")

    def test_no_claim_is_verified_further_than_was_looked(self) -> None:
        """A reader would take a claim whose reviewers object for one that studies bear out."""
        report = compose(bench().contents())
        assert report.appraisal
        marks = {row.number: (row.mark, row.is_corroborated) for row in report.claims}
        for row in report.appraisal.votes:
            assert bool(row.depth) == (marks[row.claim][0] == "verified")
            if row.depth == "corroborated across studies":
                assert marks[row.claim][1]
                assert row.challenger
                assert row.confirmer
        assert "Artefacts such as data and code were not inspected, and nothing was reproduced" in text(
            report, "appraisal"
        )


class TestRevisions:
    """Nothing disappears in silence."""

    def test_withdrawn_claims_are_shown_nowhere_but_told(self) -> None:
        """A reader would meet a claim that was taken back, or never learn that it was."""
        contents = revised().contents()
        report = compose(contents)
        gone = {one.item for one in contents.appraisal.revisions if one.remedy == "withdraw"}
        assert len(gone) == report.facts["claims_withdrawn"] == 3
        assert not gone & {row.claim_id for row in report.claims}
        assert report.facts["claims_shown"] == len(report.claims) == 3
        assert report.appraisal
        told = {row.item: row.text for row in report.appraisal.revisions if row.remedy == "withdraw"}
        assert told == {claim.claim_id: claim.text for claim in contents.claims if claim.claim_id in gone}
        assert "3 claims were withdrawn, 1 told with reserve" in text(report, "appraisal")
        assert "too remotely" not in text(report, "methodology")

    def test_claims_told_with_reserve_are_neither_verified_nor_corroborated(self) -> None:
        """A reader would rely on a mark that the reviewers took away."""
        contents = revised().contents()
        report = compose(contents)
        reserved = {one.item for one in contents.appraisal.revisions if one.remedy == "soften"}
        rows = [row for row in report.claims if row.claim_id in reserved]
        assert [(row.mark, row.is_corroborated, row.confidence) for row in rows] == [("unjudged", False, None)]
        assert "It is told with reserve on the reviewers' word" in text(report, "results")

    def test_rounds_are_told_with_what_each_did(self) -> None:
        """A reader could not see how often a synthesis was mended before it came to this."""
        report = compose(revised().contents())
        assert report.appraisal
        assert [row.ordinal for row in report.appraisal.rounds] == [0, 1, 2, 3]
        assert [(row.withdrawn, row.reserved) for row in report.appraisal.rounds] == [(0, 0), (1, 1), (1, 0), (1, 0)]


def test_what_a_person_must_judge_is_listed(report: Report) -> None:
    """A reader would take an automatic appraisal for the whole of it."""
    told = text(report, "to-judge")
    if report.appraisal is not None:
        for word in ("registered", "biased", "meta-analysis", "never published", "Who paid", "information specialist"):
            assert word in told
    else:
        assert told == ""


def _updated(*corrections: Correction) -> ReviewContents:
    update = Update(ordinal=1, at="2027-01-02T03:04:05Z", archive="ledger-before-update-1.sqlite", is_done=True)
    recheck = Recheck(
        update=1, record_id="w01", service="Crossref", at=update.at, outcome=Asked.FAILED, reason="it | did not answer"
    )
    return replace(bench().contents(), updates=(update,), rechecks=(recheck,), corrections=corrections)


def test_corrections_are_told_and_what_matters_is_told_in_the_abstract() -> None:
    """Whoever relied on a former report would not learn that it was wrong."""
    claim = next(row for row in bench().contents().claims if row.is_shown)
    correction = Correction(
        ordinal=0, update=1, at="2027-01-02T03:04:05Z", item=claim.claim_id, kind=Changed.MARK, named=claim.text,
        before="verified", after="refuted", cause="a <b>new</b> study | 2027", is_telling=True,
    )  # fmt: skip
    contents = _updated(correction)
    report = compose(contents)
    assert (report.facts["updates"], report.facts["corrections_telling"]) == (1, 1)
    assert any(
        "1 thing that a former version of this report said is told otherwise" in one.text for one in report.abstract
    )
    assert "last on 2027-01-02. 1 thing is told otherwise" in text(report, "corrections")
    markdown, page = pages(contents)
    assert "## Corrections since publication" in markdown
    assert "a &lt;b&gt;new&lt;/b&gt; study" in page
    assert "ledger-before-update-1.sqlite" in page


def test_an_update_that_changed_nothing_says_so() -> None:
    """A reader could not tell a review that still holds from one that nobody looked at again."""
    report = compose(_updated())
    assert "Nothing that it said before had to be told otherwise." in text(report, "corrections")
    assert report.rechecks[0].reason == "it | did not answer"


@pytest.mark.parametrize("reviewers", [MILD, STRICT], ids=["mild", "strict"])
def test_a_review_without_claims_is_told_too(reviewers: tuple[object, ...]) -> None:
    """A report that claims nothing would break on its own appraisal."""
    contents = reviewed(nothing_found().contents(), reviewers)  # type: ignore[arg-type]
    report = compose(contents)
    assert report.facts["outcome"] == "reject"
    assert "it shows no claim" in pages(contents)[0]


def test_votes_of_a_further_reviewer_do_not_change_the_agreement() -> None:
    """A third reviewer's votes would be counted as one of the two."""
    contents = bench().contents()
    votes = [Vote(claim_id=one.claim_id, mandate=Mandate.INTEGRATOR, stands=False, reasons=("no",)) for one in
             contents.appraisal.votes if one.mandate is Mandate.CONFIRMER]  # fmt: skip
    more = contents.appraisal.model_copy(update={"votes": (*contents.appraisal.votes, *votes)})
    before, after = compose(contents).appraisal, compose(replace(contents, appraisal=more)).appraisal
    assert before
    assert after
    assert before.agreement == after.agreement


def test_each_dimension_is_told() -> None:
    """A reader could not see what a consensus rests on."""
    report = compose(bench().contents())
    assert report.appraisal
    assert [row.name for row in report.appraisal.dimensions] == [one.value for one in Dimension]
    novelty = next(row for row in report.appraisal.dimensions if row.name == "novelty")
    assert (novelty.score, novelty.level) == (None, "unassessed")

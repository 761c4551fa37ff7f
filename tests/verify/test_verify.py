"""Claims held against sentences of other works."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from judges import FixedJudge, WordsJudge, judged_by_words
from synthesist.identify.studies import Paper, independence_of
from synthesist.models import Embedder, PairJudge
from synthesist.read import abstract_document, sentences
from synthesist.records import Claim, Document, Label, Mark, Relevance, SelfTest, Sentence, Work
from synthesist.records.ids import claim_id
from synthesist.verify import Verified, verify
from synthesist.verify.confidence import CAP

MakeWork = Callable[..., Work]

UP = "We found that short naps improve delayed recall of spoken vocabulary."
DOWN = "We found that short naps reduce delayed recall of spoken vocabulary."
TITLES = ("Naps at noon", "Sleep of clerks", "Rest in harbours", "Dozing in trains", "Dreams of tailors", "Quiet hours")


class Uncalibrated(FixedJudge):
    """A judge that is sure of REFUTE, and that no calibrator was made for."""

    name = "uncalibrated/1"

    def __init__(self) -> None:
        super().__init__(Label.REFUTE)


class Bench:
    """Works whose every sentence is a claim."""

    def __init__(self, *said: tuple[Work, Sequence[str]], shown: int = 10_000) -> None:
        self.works = {work.work_id: work for work, _ in said}
        self.documents: dict[str, Document] = {}
        self.sentences: list[Sentence] = []
        claims: list[Claim] = []
        for work, texts in said:
            document = abstract_document(
                work.model_copy(update={"record": work.record.model_copy(update={"abstract": " ".join(texts)})})
            )
            self.documents[document.document_id] = document
            self.sentences += sentences(document)
            claims += [claim_in(document, text, is_shown=len(claims) + at < shown) for at, text in enumerate(texts)]
        self.claims = sorted(claims, key=lambda claim: claim.claim_id)

    def verify(self, judge: PairJudge, embedder: Embedder, pairs: int = 12, **options: object) -> Verified:
        """Verify all claims."""
        independence = options.pop("independence", None) or independence_of(self.papers)
        return verify(
            self.claims, self.documents, self.sentences, self.works, judge, embedder, pairs, independence, **options
        )

    @property
    def papers(self) -> dict[str, Paper]:
        """What is known of the works."""
        return {work_id: Paper((work.record,)) for work_id, work in self.works.items()}


def claim_in(document: Document, text: str, *, is_shown: bool = True) -> Claim:
    """A claim with these words."""
    start = document.text.index(text)
    end = start + len(text)
    return Claim(
        claim_id=claim_id(document.document_id, document.sha256, start, end),
        work_id=document.work_id,
        document_id=document.document_id,
        start=start,
        end=end,
        text=text,
        cues=("found",),
        relevance=Relevance.DIRECT,
        bears_on=("exposure",),
        concepts=(),
        score=0.9,
        is_shown=is_shown,
    )


@pytest.fixture
def work(make_work: MakeWork) -> Callable[..., Work]:
    """The work of a number, by an author of its own."""

    def numbered(at: int, author: str = "", **fields: object) -> Work:
        return make_work(f"w{at}", TITLES[at % len(TITLES)], authors=[author or f"Author{at}"], **fields)

    return numbered


def test_an_independent_work_that_says_the_same_corroborates(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would not see that two groups found the same."""
    bench = Bench((work(1), [UP]), (work(2), [UP.replace("improve", "boost")]))
    found = bench.verify(WordsJudge(), hashed_words)
    assert [(Mark.VERIFIED, True)] * 2 == [(entry.mark, entry.is_corroborated) for entry in found.verdicts]


def test_an_independent_work_that_says_the_opposite_refutes(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a contested claim marked as verified."""
    found = Bench((work(1), [UP]), (work(2), [DOWN])).verify(WordsJudge(), hashed_words)
    assert [(Mark.REFUTED, False)] * 2 == [(entry.mark, entry.is_corroborated) for entry in found.verdicts]


@pytest.mark.parametrize("label", [Label.SUPPORT, Label.REFUTE])
def test_a_work_that_shares_an_author_has_no_voice(
    work: Callable[..., Work], hashed_words: Embedder, label: Label
) -> None:
    """A user would see a group corroborate, or refute, itself."""
    found = Bench((work(1, "Stone"), [UP]), (work(2, "Stone"), [UP])).verify(FixedJudge(label), hashed_words)
    assert [(Mark.VERIFIED, (), ())] * 2 == [
        (entry.mark, entry.supporting_work_ids, entry.refuting_work_ids) for entry in found.verdicts
    ]


def test_works_of_one_study_are_all_listed_and_count_once(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would read a confidence that grows with every paper of one other group."""
    others = [(work(2, "Reed"), [UP]), (work(3, "Reed"), [UP])]
    bench, alone = Bench((work(1), [UP]), *others, shown=1), Bench((work(1), [UP]), others[0], shown=1)
    apart = Bench((work(1), [UP]), others[0], (work(3), [UP]), shown=1)
    with judged_by_words(with_confidence=True):
        found = bench.verify(WordsJudge(), hashed_words)
        one, two = (each.verify(WordsJudge(), hashed_words).verdicts[0].confidence for each in (alone, apart))
    assert sorted(entry.work_id for entry, _ in others) == list(found.verdicts[0].supporting_work_ids)
    assert found.verdicts[0].confidence == one
    assert one is not None
    assert two is not None
    assert one < two
    assert [("authors",)] == [tie.kinds for tie in found.ties]


def test_the_ties_of_works_that_speak_without_counting_are_kept(
    work: Callable[..., Work], hashed_words: Embedder
) -> None:
    """A user would not learn why a work that says the same does not count."""
    found = Bench((work(1, "Stone"), [UP]), (work(2, "Stone"), [UP])).verify(FixedJudge(Label.SUPPORT), hashed_words)
    assert [("both may be by Stone (the names do not tell for sure)",)] == [tie.reasons for tie in found.ties]


def test_a_claim_is_never_held_against_its_own_work(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a paper corroborated by its own second sentence."""
    bench = Bench((work(1), [UP, f"Again: {UP}"]), (work(2), [UP]))
    own = {claim.claim_id: claim.work_id for claim in bench.claims}
    evidence = bench.verify(FixedJudge(Label.SUPPORT), hashed_words).evidence
    assert evidence
    assert all(own[entry.claim_id] != entry.work_id for entry in evidence)


@pytest.mark.parametrize("pairs", [1, 3, 12])
def test_a_claim_meets_no_more_sentences_than_planned(
    work: Callable[..., Work], hashed_words: Embedder, pairs: int
) -> None:
    """A user would wait for pairs without end."""
    bench = Bench(*((work(at), [UP, f"Also: {UP}"]) for at in range(9)))
    found = bench.verify(FixedJudge(Label.NEI), hashed_words, pairs)
    assert {pairs} == {entry.pairs_judged for entry in found.verdicts}
    assert {pairs} == set(Counter(entry.claim_id for entry in found.evidence).values())


def test_no_work_speaks_more_than_twice_to_one_claim(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see one talkative work crowd out all others."""
    bench = Bench((work(1), [UP]), (work(2), [f"{word}: {UP}" for word in ("One", "Two", "Three")]), (work(3), [UP]))
    counts = Counter(
        (entry.claim_id, entry.work_id) for entry in bench.verify(FixedJudge(Label.NEI), hashed_words).evidence
    )
    assert 2 == max(counts.values())


def test_the_nearest_sentences_are_chosen(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user's claim would be held against whatever stands first."""
    far = "We found that short naps improve the mood of clerks in harbours a little in winter."
    bench = Bench((work(1), [UP]), (work(2), [far]), (work(3), [UP]))
    first = bench.claims[[claim.work_id for claim in bench.claims].index(work(1).work_id)]
    evidence = bench.verify(FixedJudge(Label.NEI), hashed_words, 1).evidence
    assert [work(3).work_id] == [entry.work_id for entry in evidence if entry.claim_id == first.claim_id]


def test_a_claim_without_other_works_is_not_judged(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a claim verified that was held against nothing."""
    (verdict,) = Bench((work(1), [UP])).verify(WordsJudge(), hashed_words).verdicts
    assert (Mark.UNJUDGED, 0, False, None) == (
        verdict.mark,
        verdict.pairs_judged,
        verdict.is_corroborated,
        verdict.confidence,
    )


def test_a_claim_with_nothing_near_it_is_not_judged(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a claim verified by works on other things."""
    found = Bench((work(1), [UP]), (work(2), ["Ducks moult."])).verify(WordsJudge(), hashed_words)
    assert {Mark.UNJUDGED} == {entry.mark for entry in found.verdicts}


def test_no_verdict_states_a_confidence_that_was_not_measured(
    work: Callable[..., Work], hashed_words: Embedder
) -> None:
    """A user would read a number that nobody measured."""
    found = Bench((work(1), [UP]), (work(2), [UP])).verify(WordsJudge(), hashed_words)
    assert {None} == {entry.confidence for entry in found.verdicts}
    assert all(entry.confidence_reason.startswith("withheld: ") for entry in found.verdicts)


def test_a_confidence_says_what_it_was_measured_on(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would take a number whose labels a machine gave for one that people stand behind."""
    with judged_by_words(with_confidence=True):
        found = Bench((work(1), [UP]), (work(2), [UP])).verify(WordsJudge(), hashed_words)
    for entry in found.verdicts:
        assert entry.confidence is not None
        assert 0.5 < entry.confidence <= CAP
        assert "invented claims, n = 200 claims, machine-labelled, 2026-01-02" in entry.confidence_reason


@pytest.mark.parametrize(
    "texts", [(UP, "We found that short naps precede delayed recall of spoken vocabulary."), (UP,)]
)
def test_where_no_other_study_speaks_it_is_a_single_source(
    work: Callable[..., Work], hashed_words: Embedder, texts: Sequence[str]
) -> None:
    """A user would read a probability of support for what only one paper says."""
    with judged_by_words(with_confidence=True):
        found = Bench(*((work(at), [text]) for at, text in enumerate(texts))).verify(WordsJudge(), hashed_words)
    assert {(None, "single source")} == {(entry.confidence, entry.confidence_reason) for entry in found.verdicts}


def test_works_on_both_sides_are_both_kept(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a contested claim as plainly refuted, and not who supports it."""
    bench = Bench((work(1), [UP]), (work(2), [UP]), (work(3), [DOWN]), shown=1)
    (verdict,) = bench.verify(WordsJudge(), hashed_words).verdicts
    both = (verdict.supporting_work_ids, verdict.refuting_work_ids)
    assert (Mark.REFUTED, ((work(2).work_id,), (work(3).work_id,))) == (verdict.mark, both)


LIKELIEST = (-0.1, 0.0, -0.1)
"""Scores by which refutation is the likeliest of three, and less likely than the two others together."""


@pytest.mark.parametrize("judge", [FixedJudge(row=LIKELIEST), Uncalibrated()])
def test_what_is_not_likelier_than_all_else_does_not_count_against_a_claim(
    work: Callable[..., Work], hashed_words: Embedder, judge: PairJudge
) -> None:
    """A user would see a claim refuted by a sentence that hardly speaks against it, or that nothing is known of."""
    found = Bench((work(1), [UP]), (work(2), [DOWN])).verify(judge, hashed_words)
    assert {Mark.VERIFIED} == {entry.mark for entry in found.verdicts}
    assert {Label.NEI} == {entry.label for entry in found.evidence}
    named = {signal.name for entry in found.evidence for signal in entry.signals}
    assert ("probability of REFUTE" in named) is not isinstance(judge, Uncalibrated)


def test_a_veto_cancels_support_and_is_kept_with_the_pair(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a claim corroborated by another number, or not learn why it is not."""
    one, other = (f"We found that short naps improve delayed recall of spoken vocabulary by {n} %." for n in (4, 40))
    found = Bench((work(1), [one]), (work(2), [other])).verify(FixedJudge(Label.SUPPORT), hashed_words)
    assert {False} == {entry.is_corroborated for entry in found.verdicts}
    notes = [signal.note for entry in found.evidence for signal in entry.signals if signal.name == "veto"]
    assert len(notes) == 2
    assert all("40" in note for note in notes)


def test_the_judge_is_tried_on_variants_of_the_claims(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would not learn how well the judge tells their claims from false ones."""
    counts = Bench((work(1), [UP])).verify(WordsJudge(), hashed_words).self_test
    assert counts.caught()[1] > 0
    assert counts.caught()[0] == counts.caught()[1]
    assert counts.doubted()[0] == 0


def test_claims_that_are_not_shown_may_speak_but_are_not_judged(
    work: Callable[..., Work], hashed_words: Embedder
) -> None:
    """A user would lose corroboration by a finding that answers another question."""
    bench = Bench((work(1), [UP]), (work(2), [UP]), shown=1)
    found = bench.verify(WordsJudge(), hashed_words)
    assert [(work(2).work_id,)] == [entry.supporting_work_ids for entry in found.verdicts]


def test_a_pair_is_judged_alike_alone_and_among_others(work: Callable[..., Work], embedder: Embedder) -> None:
    """A user would get another verdict on the same pair because further works were found."""
    pair = [(work(1), [UP]), (work(2), [DOWN])]
    crowd = [(work(at), [f"We saw that {TITLES[at]} reduce recall{' again' * at}."]) for at in (3, 4, 5)]
    alone = Bench(*pair).verify(WordsJudge(), embedder).evidence
    among = Bench(*pair, *crowd).verify(WordsJudge(), embedder).evidence
    both = {work(1).work_id, work(2).work_id}
    owners = {claim.claim_id: claim.work_id for claim in Bench(*pair).claims}
    assert sorted(alone, key=repr) == sorted(
        (entry for entry in among if {owners.get(entry.claim_id), entry.work_id} == both), key=repr
    )


def test_evidence_stands_where_it_says(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user could not read the sentence that speaks for a claim in its place."""
    bench = Bench((work(1), [UP]), (work(2), ["Before.", UP]))
    evidence = bench.verify(WordsJudge(), hashed_words).evidence
    assert [bench.documents[entry.document_id].text[entry.start : entry.end] for entry in evidence] == [
        entry.text for entry in evidence
    ]


def test_words_that_were_tampered_with_veto(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a forged quote marked as verified and corroborated."""
    bench = Bench((work(1), [UP]), (work(2), [UP]), shown=1)
    forged = {"text": UP.replace("improve", "improves")}
    bench.claims = [claim.model_copy(update=forged if claim.is_shown else {}) for claim in bench.claims]
    (verdict,) = bench.verify(FixedJudge(Label.SUPPORT), hashed_words).verdicts
    assert (Mark.UNJUDGED, False) == (verdict.mark, verdict.is_corroborated)
    assert "its words do not stand where they should" in verdict.vetoes


def test_a_text_that_was_changed_vetoes(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a quote verified in a text that somebody edited."""
    bench = Bench((work(1), [UP]), (work(2), [UP]))
    bench.documents = {
        key: document.model_copy(update={"text": f"{document.text} Edited."})
        for key, document in bench.documents.items()
    }
    verdicts = bench.verify(FixedJudge(Label.SUPPORT), hashed_words).verdicts
    assert {(Mark.UNJUDGED, ("the text it stands in is not what it was",))} == {
        (entry.mark, entry.vetoes) for entry in verdicts
    }


def test_a_retracted_work_vetoes_its_claims(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would see a claim of a retracted paper marked as verified."""
    bench = Bench((work(1, is_retracted=True), [UP]), (work(2), [UP]), shown=1)
    (verdict,) = bench.verify(FixedJudge(Label.SUPPORT), hashed_words).verdicts
    assert (Mark.UNJUDGED, ("its work is marked as retracted",)) == (verdict.mark, verdict.vetoes)


@pytest.mark.parametrize("text", ["We hypothesize that naps improve recall.", "Naps would improve recall."])
def test_what_is_only_expected_vetoes(work: Callable[..., Work], hashed_words: Embedder, text: str) -> None:
    """A user would see a hope verified as a finding."""
    bench = Bench((work(1), [text]), (work(2), [text]), shown=1)
    (verdict,) = bench.verify(FixedJudge(Label.SUPPORT), hashed_words).verdicts
    assert (Mark.UNJUDGED, False, 1) == (verdict.mark, verdict.is_corroborated, len(verdict.vetoes))


def test_progress_counts_each_claim(work: Callable[..., Work], hashed_words: Embedder) -> None:
    """A user would watch a count that stands still."""
    steps: list[int] = []
    Bench((work(1), [UP]), (work(2), [UP])).verify(WordsJudge(), hashed_words, progress=steps.append)
    assert [1, 1] == steps


def test_no_claims_are_no_verdicts(hashed_words: Embedder) -> None:
    """A user whose question nothing answers would see a traceback."""
    assert Verified((), (), SelfTest()) == verify([], {}, [], {}, WordsJudge(), hashed_words, 12, lambda *_: None)

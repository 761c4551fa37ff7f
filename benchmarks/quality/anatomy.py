"""Are the parts, the direction and the strength of a claim read as people read them, and like claims joined?"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure, Measure
from benchmarks.material import evidence_spans
from benchmarks.material.evidence_spans import EvidencedPrompt
from benchmarks.measures import anatomy as measures
from benchmarks.quality.estimates import share
from benchmarks.scores import mean
from synthesist.extract.anatomy import anatomy
from synthesist.extract.findings import findings
from synthesist.language import content_stems
from synthesist.language.causality import strength
from synthesist.models import default_embedder
from synthesist.records import Claim, Question, Relevance
from synthesist.records.anatomy import ClaimAnatomy, Direction

STRENGTH = "verification/causal_strength/annotated_eureka.csv"

_PARTS = {"exposure": "intervention", "comparator": "comparator", "outcome": "outcome"}
_WAYS = {Direction.INCREASE: 1, Direction.DECREASE: -1, Direction.NONE: 0}
_STRENGTHS = ("none", "correlational", "conditional causal", "causal")
_HALVES = {"half on which rules were made": False, "held-out half": True}
_BY = "shipped rules"

Row = tuple[Hashable, float]
"""What is drawn as a whole, and a value."""


def _figures(bench: Bench) -> Iterator[Figure]:
    for of, is_scored_half in _HALVES.items():
        evidence = evidence_spans.read_evidence(bench.data, is_scored_half=is_scored_half)
        yield from evidence_figures(of, evidence)
    yield from _strengths(bench)


def evidence_figures(of: str, evidence: list[EvidencedPrompt]) -> Iterator[Figure]:
    """All figures of one half of the articles."""
    once = evidence_spans.once_each(evidence)
    read = [(one, _read(one.sentence)) for one in once]
    for part, given in _PARTS.items():
        yield from _part(f"{of}, {given}", part, given, read)
    yield from _directions(of, read)
    yield from _joined(of, evidence)


def _read(sentence: str) -> ClaimAnatomy:
    return anatomy(0, len(sentence), sentence, [(0, len(sentence))])


def _mean(measure: Measure, rows: Sequence[Row], of: str, by: str, n_of: str = "prompts") -> Figure:
    sums: dict[Hashable, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for cluster, value in rows:
        sums[cluster][0] += value
        sums[cluster][1] += 1
    counts: Counts = np.array(list(sums.values()))
    return share(measure, counts, mean, len(rows), n_of, of=of, by=by)


def _part(of: str, part: str, given: str, read: Sequence[tuple[EvidencedPrompt, ClaimAnatomy]]) -> Iterator[Figure]:
    wholes: Mapping[str, Callable[[EvidencedPrompt, ClaimAnatomy], str]] = {
        _BY: lambda _, made: getattr(made, part).text if getattr(made, part) else "",
        "the whole sentence": lambda one, _: one.sentence,
    }
    yield _mean(measures.PART_FOUND, [(one.article, getattr(made, part) is not None) for one, made in read], of, _BY)
    for by, words in wholes.items():
        all_rows, said_rows, touched = [], [], []
        for one, made in read:
            found, gold = set(content_stems(words(one, made))), set(content_stems(getattr(one, given)))
            said = gold & set(content_stems(one.sentence))
            all_rows.append((one.article, _f1(found, gold)))
            if said:
                said_rows.append((one.article, _f1(found, said)))
                touched.append((one.article, float(bool(found & said))))
        yield _mean(measures.PART_OVERLAP, all_rows, of, by)
        yield _mean(measures.PART_OVERLAP_SAID, said_rows, of, by)
        if by == _BY:
            yield _mean(measures.PART_TOUCHED, touched, of, by)


def _f1(found: set[str], given: set[str]) -> float:
    return 2 * len(found & given) / (len(found) + len(given)) if found and given else 0.0


def _directions(of: str, read: Sequence[tuple[EvidencedPrompt, ClaimAnatomy]]) -> Iterator[Figure]:
    majority = Counter(one.label for one, _ in read).most_common(1)[0][0]
    for by, turns in ((_BY, False), (f"{_BY}, turned where the exposure is the prompt's comparator", True)):
        told = [(one, _way(one, made, turns=turns)) for one, made in read]
        stated = [(one.article, float(one.label == way)) for one, way in told if way is not None]
        yield _mean(measures.DIRECTION_STATED, [(one.article, way is not None) for one, way in told], of, by)
        yield _mean(measures.DIRECTION_PRECISION, stated, of, by)
        yield _mean(measures.DIRECTION_ACCURACY, [(one.article, one.label == way) for one, way in told], of, by)
    rows = [(one.article, float(one.label == majority)) for one, _ in read]
    yield _mean(measures.DIRECTION_ACCURACY, rows, of, f"majority ({majority})")


def _way(one: EvidencedPrompt, made: ClaimAnatomy, *, turns: bool) -> int | None:
    way = _WAYS.get(made.direction)
    if way is None or not turns or made.exposure is None:
        return way
    own = set(content_stems(made.exposure.text))
    is_turned = _f1(own, set(content_stems(one.comparator))) > _f1(own, set(content_stems(one.intervention)))
    return -way if is_turned else way


def _joined(of: str, evidence: Sequence[EvidencedPrompt]) -> Iterator[Figure]:
    """Pairs of sentences of one article: evidence for one prompt, or each for one of different outcomes only."""
    by_article: dict[str, list[EvidencedPrompt]] = defaultdict(list)
    for one in evidence:
        by_article[one.article].append(one)
    precision, recall = [], []
    for article, rows in by_article.items():
        joined = _together(rows)
        prompts = Counter(one.sentence for one in rows)
        for one, other in combinations(rows, 2):
            if one.sentence in other.sentence or other.sentence in one.sentence:
                continue
            is_same = one.prompt == other.prompt and one.label == other.label
            is_other = (
                " ".join(one.outcome.lower().split()) != " ".join(other.outcome.lower().split())
                and prompts[one.sentence] == prompts[other.sentence] == 1
            )
            is_joined = frozenset((one.sentence, other.sentence)) in joined
            if is_same:
                recall.append((article, float(is_joined)))
            if is_joined and (is_same or is_other):
                precision.append((article, float(is_same)))
    yield _mean(measures.JOINED_PRECISION, precision, of, _BY, "pairs")
    yield _mean(measures.JOINED_RECALL, recall, of, _BY, "pairs")


def _together(rows: Sequence[EvidencedPrompt]) -> set[frozenset[str]]:
    sentences = sorted({one.sentence for one in rows})
    claims = [_claim(sentence) for sentence in sentences]
    texts = {claim.claim_id: claim.text for claim in claims}
    question = Question(text="", concepts=())
    found = findings(claims, [_read(sentence) for sentence in sentences], default_embedder(), question)
    pairs = (pair for one in found for pair in combinations(one.claim_ids, 2))
    return {frozenset((texts[one], texts[other])) for one, other in pairs}


def _claim(sentence: str) -> Claim:
    return Claim(
        claim_id=sentence,
        work_id="article",
        document_id="article",
        start=0,
        end=len(sentence),
        text=sentence,
        cues=(),
        relevance=Relevance.DIRECT,
        bears_on=(),
        concepts=(),
        score=0,
        is_shown=True,
    )


def _strengths(bench: Bench) -> Iterator[Figure]:
    with (bench.data / STRENGTH).open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["sentId"].split("-")[0], row["sentence"], int(row["label"])) for row in csv.DictReader(file)]
    majority = Counter(label for *_, label in rows).most_common(1)[0][0]
    readers: Mapping[str, Callable[[str], int]] = {
        _BY: lambda sentence: _read(sentence).strength,
        "words alone, as the veto reads them": lambda sentence: int(strength(sentence)),
        f"majority ({_STRENGTHS[majority]})": lambda _: majority,
    }
    of = "sentences of press releases"
    for by, reader in readers.items():
        told = [(release, label, reader(sentence)) for release, sentence, label in rows if sentence.strip()]
        right = [(release, float(label == said)) for release, label, said in told]
        yield _mean(measures.STRENGTH_ACCURACY, right, of, by, "sentences")
        for level, name in enumerate(_STRENGTHS):
            own = [(release, float(said == level)) for release, label, said in told if label == level]
            yield _mean(measures.STRENGTH_RECALL, own, f"{of}: {name}", by, "sentences")


ANATOMY = Benchmark(
    name="anatomy",
    title="What a claim is made of",
    how="Evidence-Inference, training part: the sentence that annotators gave as evidence for a prompt is read as a "
    "claim, without its article, and held against the prompt's intervention, comparator, outcome and label. Only "
    "evidence that is one running sentence counts, the first of each prompt. Articles are halved; rules and the "
    "threshold for joining claims were made on one half. A prompt names its parts in words of its own, and a sentence "
    "often says no more than “the two groups”; the second overlap counts only what the sentence says. A sentence may "
    "name the prompt's comparator first, and is then right the other way round. Pairs joined: two sentences of one "
    "article, given as evidence for one prompt, against two that were given for prompts with differently worded "
    "outcomes, which may still mean the same. Causal strength: rules were written without the set, which may only be "
    "scored. Intervals draw articles and releases.",
    measures=(
        measures.PART_FOUND,
        measures.PART_OVERLAP,
        measures.PART_OVERLAP_SAID,
        measures.PART_TOUCHED,
        measures.DIRECTION_STATED,
        measures.DIRECTION_PRECISION,
        measures.DIRECTION_ACCURACY,
        measures.JOINED_PRECISION,
        measures.JOINED_RECALL,
        measures.STRENGTH_ACCURACY,
        measures.STRENGTH_RECALL,
    ),
    needs=(evidence_spans.PROMPTS, evidence_spans.ANNOTATIONS, STRENGTH),
    figures=_figures,
)

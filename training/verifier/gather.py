"""Features of labelled pairs under judges that did not see them, kept for the stack and the calibrators.

    python -m training.verifier.gather cited --judges training/.work/judge-without-0 training/.work/judge-without-1
    python -m training.verifier.gather open --judges …
    python -m training.verifier.gather acl --judges training/.work/judge

Each pair goes through the judge that left its half out (`half_of`); pairs of sets that no judge was trained on go
through the first. Writes `features-<what>.npz`.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from synthesist.models import PairJudge, Scores, default_embedder, judge_at
from synthesist.verify.pairs.features import Selected, features, selected
from synthesist.verify.pairs.selector import default_selector
from training.rows import WORK, half_of
from training.verifier.acl_labels import body_of, labelled_pairs
from training.verifier.material import all_pairs, cited
from training.verifier.retrieval import retrieved

_NEI = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """One row to be: a claim with what it is held against."""

    source: str
    group: str
    key: str
    label: int
    selected: Selected
    is_sentence: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one file of features."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("cited", "open", "acl"))
    parser.add_argument("--judges", type=Path, nargs="+", required=True)
    options = parser.parse_args(arguments)
    judges = [judge_at(path) for path in options.judges]
    rows = list({"cited": _cited, "open": _open, "acl": _acl}[options.what]())
    scores = _scores(rows, judges)
    for suffix, is_sentence in (("", False), ("-sentences", True)):
        own = [_row(*both) for both in zip(rows, scores, strict=True) if both[0].is_sentence == is_sentence]
        if own:
            np.savez_compressed(WORK / f"features-{options.what}{suffix}.npz", **_columns(own))
            print(options.what, suffix, len(own), flush=True)
    return 0


def _scores(rows: Sequence[Gathered], judges: Sequence[PairJudge]) -> list[Scores]:
    """Logits of each row's passages, a few hundred at a time."""
    found: list[Scores | None] = [None] * len(rows)
    for number, judge in enumerate(judges):
        own = [at for at, row in enumerate(rows) if len(judges) == 1 or half_of(row.group) == number]
        for start in range(0, len(own), 100):
            some = own[start : start + 100]
            passages = [(rows[at].selected.claim, passage) for at in some for passage in rows[at].selected.passages]
            logits = judge.logits(passages)
            for at in some:
                count = len(rows[at].selected.passages)
                found[at], logits = logits[:count], logits[count:]
            print(f"{number}: {start + len(some)}/{len(own)}", file=sys.stderr, flush=True)
    return [one for one in found if one is not None]


def _cited() -> Iterator[Gathered]:
    """All pairs with their documents; of SciFact each selected sentence by itself, too."""
    embedder, selector = default_embedder(), default_selector()
    for pair in all_pairs():
        chosen = selected(pair.claim, pair.title, pair.sentences, embedder, selector)
        whole = Gathered(pair.source, pair.group, f"{pair.claim_id}|{pair.document_id}", pair.label, chosen)
        yield whole
        if pair.source == "scifact":
            evidence = frozenset[int]().union(*pair.rationales)
            for place in chosen.places:
                yield replace(
                    whole,
                    key=f"{whole.key}|{place}",
                    label=pair.label if place in evidence else _NEI,
                    selected=selected(pair.claim, pair.title, pair.sentences, embedder, selector, only=(place,)),
                    is_sentence=True,
                )


def _open() -> Iterator[Gathered]:
    """SciFact's training claims with the documents that a search finds, and with each selected sentence of those.

    Documents and sentences without evidence are NEI.
    """
    embedder, selector = default_embedder(), default_selector()
    known = {(pair.claim_id, pair.document_id): pair for pair in cited("scifact")}
    groups = {pair.claim_id: pair.group for pair in known.values()}
    for claim_id, claim, document in retrieved("train"):
        pair = known.get((claim_id, document.document_id))
        label = pair.label if pair else _NEI
        chosen = selected(claim, document.title, document.sentences, embedder, selector)
        whole = Gathered("scifact", groups[claim_id], f"{claim_id}|{document.document_id}", label, chosen)
        yield whole
        evidence = frozenset[int]().union(*pair.rationales) if pair else frozenset()
        for place in chosen.places:
            yield replace(
                whole,
                key=f"{whole.key}|{place}",
                label=label if place in evidence else _NEI,
                selected=selected(claim, document.title, document.sentences, embedder, selector, only=(place,)),
                is_sentence=True,
            )


def _acl() -> Iterator[Gathered]:
    embedder, selector = default_embedder(), default_selector()
    for pair in labelled_pairs():
        body = body_of(pair.sentence_document)
        title = pair.sentence_document.text.split("\n\n", 1)[0]
        chosen = selected(pair.claim, title, body, embedder, selector, only=(body.index(pair.sentence),))
        group = f"{pair.side}|{pair.topic}"
        key = f"{pair.claim_key}|{pair.rank}|{pair.sentence_document.work_id}"
        yield Gathered("acl", group, key, pair.label, chosen, is_sentence=True)


def _row(one: Gathered, scores: Scores) -> tuple:
    return one.source, one.group, one.key, one.label, features(one.selected, scores)


def _columns(table: Sequence[tuple]) -> dict[str, np.ndarray]:
    source, group, key, label, rows = zip(*table, strict=True)
    return {
        "source": np.array(source),
        "group": np.array(group),
        "key": np.array(key),
        "label": np.array(label),
        "features": np.array(rows),
    }


if __name__ == "__main__":
    sys.exit(main())

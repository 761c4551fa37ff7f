"""SciFact's training claims against sentences of the abstracts that they cite.

SUPPORT and REFUTE: each set of rationale sentences, with neighbours. NEI: the sentences nearest to the claim, of
abstracts that hold no evidence, and of those that do after the rationales are taken out. Where a rule can turn a claim
around, the turned claim is a further row with the other label, in both directions alike.
"""

import json
from collections.abc import Iterator
from random import Random

from training.pairs.real.sites import changed, contradictions
from training.rows import DATA, Row
from training.sets.groups import Groups, twins
from training.sets.windows import nearest, window

_LABELS = {"SUPPORT": "SUPPORT", "CONTRADICT": "REFUTE"}
_OPPOSITE = {"SUPPORT": "REFUTE", "REFUTE": "SUPPORT"}


def rows() -> Iterator[Row]:
    """Rows, grouped by document and twin."""
    folder = DATA / "verification" / "scifact"
    claims = [json.loads(line) for line in (folder / "claims_train.jsonl").read_text("utf-8").splitlines()]
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines()]
    abstracts = {row["doc_id"]: [" ".join(one.split()) for one in row["abstract"]] for row in corpus}
    groups = _groups(claims)
    for claim in claims:
        group = "scifact-{}-{}".format(*groups.of(("claim", claim["id"])))
        for document in claim["cited_doc_ids"]:
            if document in abstracts:
                evidence = claim["evidence"].get(str(document), [])
                own = _rows(claim["claim"], abstracts[document], evidence, Random(f"{claim['id']}|{document}"))
                for number, row in enumerate(own):
                    yield row | {
                        "id": f"{group}/{claim['id']}/{document}/{number}",
                        "group": group,
                        "source": "scifact",
                    }


def _groups(claims: list[Row]) -> Groups:
    groups = Groups()
    for claim in claims:
        groups.join([("claim", claim["id"]), *(("document", one) for one in claim["cited_doc_ids"])])
    for one, other in twins([claim["claim"] for claim in claims]):
        groups.join([("claim", claims[one]["id"]), ("claim", claims[other]["id"])])
    return groups


def _rows(claim: str, sentences: list[str], evidence: list[Row], rng: Random) -> Iterator[Row]:
    rationales = {at for one in evidence for at in one["sentences"]}
    for one in evidence:
        label = _LABELS[one["label"]]
        passage = window(sentences, one["sentences"], rng)
        yield {"claim": claim, "evidence": passage, "label": label}
        if turned := _turned(claim, rng):
            yield {"claim": turned, "evidence": passage, "label": _OPPOSITE[label]}
    count = rng.choice((1, 1, 2, 3))
    if centre := nearest(claim, sentences, count, rationales):
        passage = window(sentences, centre, rng, rationales)
        yield {"claim": claim, "evidence": passage, "label": "NEI"}
        if (turned := _turned(claim, rng)) and rng.random() < 0.5:
            yield {"claim": turned, "evidence": passage, "label": "NEI"}


def _turned(claim: str, rng: Random) -> str | None:
    """The claim's opposite, where it says one thing that one word turns around."""
    sites = contradictions(claim, "direction", rng)
    if not sites:
        sites = contradictions(claim, "negation", rng)
    return changed(claim, sites) if len(sites) == 1 else None

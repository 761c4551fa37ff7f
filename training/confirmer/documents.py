"""The abstracts that the confirmer's judge is fitted on: none that the shipped judge or what goes with it saw.

SciFact's are left out altogether, since the stack's stems were counted over all of them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.confirmer.seen import hashed, is_long, labelled_works, seen_ids, seen_sentences
from training.pairs.real.documents import acl
from training.rows import DATA, share_of
from training.sentences import sentences_of

FOLDS = 5
ACL_SHARE = 0.6
"""Of the ACL abstracts kept out of other training, how many are taken: more cost time and change little."""


@dataclass(frozen=True, slots=True)
class Text:
    """An abstract.

    Attributes:
        fold: which part of a cross-validation it belongs to, by a hash of its id; pairs never cross folds.
        question: of PubMedQA, with the `answer` (yes, no, maybe); `conclusion` has its long answer's sentences.
        silent: sentences of background and methods, which do not answer the question.
    """

    key: str
    source: str
    title: str
    sentences: tuple[str, ...]
    question: str = ""
    answer: str = ""
    conclusion: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def fold(self) -> int:
        """0 to `FOLDS` - 1."""
        return int(share_of(f"{self.source}-{self.key}", "confirmer") * FOLDS)

    @property
    def telling(self) -> tuple[str, ...]:
        """Sentences that are long enough to tell a text."""
        return tuple(text for text in (*self.sentences, *self.conclusion) if is_long(text))


def texts() -> list[Text]:
    """All of them, by source and id; a text that others saw under another id is left out."""
    seen, ids = seen_sentences(), seen_ids()
    every = sorted([*acl_texts(), *pubmedqa_texts()], key=lambda one: (one.source, one.key))
    return [
        one
        for one in every
        if (one.source, one.key) not in ids and not any(hashed(text) in seen for text in one.telling)
    ]


def acl_texts() -> Iterator[Text]:
    """ACL abstracts of 2016 on that no other training saw, without the works of the labelled pairs."""
    titles, labelled = _titles(), labelled_works()
    for one in acl():
        is_free = not one.is_trained and one.key not in labelled
        if is_free and len(one.sentences) > 2 and share_of(one.key, "confirmer-drawn") < ACL_SHARE:
            yield Text(one.key, "acl", titles[one.key], one.sentences)


def pubmedqa_texts() -> Iterator[Text]:
    """PubMedQA's labelled abstracts."""
    path = DATA / "verification" / "pubmedqa" / "ori_pqal.json"
    for key, row in sorted(json.loads(path.read_text("utf-8")).items()):
        parts = list(zip(row["LABELS"], row["CONTEXTS"], strict=False))
        silent = [text for label, text in parts if label.upper().startswith(("BACKGROUND", "METHOD", "AIM", "OBJECT"))]
        yield Text(
            key=key,
            source="pubmedqa",
            title="",
            sentences=_parted([text for _, text in parts]),
            question=" ".join(row["QUESTION"].split()),
            answer=row["final_decision"],
            conclusion=_parted([row["LONG_ANSWER"]]),
            silent=_parted(silent),
        )


def _parted(passages: Sequence[str]) -> tuple[str, ...]:
    return tuple(sentence for passage in passages for sentence in sentences_of(passage))


def _titles() -> dict[str, str]:
    from pyarrow import parquet

    table = parquet.read_table(DATA / "corpora" / "acl_anthology.parquet", columns=["id", "title"])
    return {row["id"]: " ".join((row["title"] or "").split()) for row in table.to_pylist()}

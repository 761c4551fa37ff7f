"""Citation-Integrity's training part: citing sentences against what they cite.

Its REFUTE means that the citation is inaccurate, often overstated or indirect, and seldom that the source says the
opposite. So each claim carries `MARK` at its end: by it the judge can keep this meaning apart from contradiction, which
claims without the mark are judged by.
"""

import json
import re
from collections.abc import Iterator
from random import Random

from training.rows import DATA, Row
from training.sets.groups import Groups
from training.sets.windows import nearest, window

MARK = "[citation]"
_PLACEHOLDER = re.compile(r"\s*[\[(]?\s*<\|[^|]*\|>(?:\s*[,;–-]?\s*(?:\d+|<\|[^|]*\|>))*\s*[\])]?")


def rows() -> Iterator[Row]:
    """Rows, grouped by document."""
    folder = DATA / "verification" / "citation_integrity"
    claims = [json.loads(line) for line in (folder / "claims_train.jsonl").read_text("utf-8").splitlines()]
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines()]
    abstracts = {row["doc_id"]: [" ".join(one.split()) for one in row["abstract"]] for row in corpus}
    groups = Groups()
    for claim in claims:
        groups.join(claim["cited_doc_ids"])
    for claim in claims:
        for document in claim["cited_doc_ids"]:
            sentences = abstracts.get(document, [])
            evidence = claim["evidence"].get(str(document), [])
            centre = evidence[0]["sentences"] if evidence else nearest(claim["claim"], sentences, 2)
            if sentences and centre:
                yield {
                    "id": f"citation-{claim['id']}-{document}",
                    "group": f"citation-{groups.of(document)}",
                    "source": "citation_integrity",
                    "claim": marked(claim["claim"]),
                    "evidence": window(sentences, centre, Random(claim["id"])),
                    "label": evidence[0]["label"] if evidence else "NEI",
                }


def marked(claim: str) -> str:
    """The claim without its placeholders, with `MARK` at its end."""
    return f"{' '.join(_PLACEHOLDER.sub('', claim).split())} {MARK}"

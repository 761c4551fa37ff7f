"""How telling a stem is: inverse document frequency over abstracts that may be trained on.

python -m training.verifier.stems
"""

import json
import math
import sys
from collections import Counter

from synthesist.verify.pairs.text import WEIGHTS, seen
from training.pairs.real.documents import acl
from training.rows import DATA

_EVERY, _AT_LEAST = 4, 12
"""One ACL abstract in four is plenty; stems rarer than this weigh as much as unknown ones."""


def main() -> int:
    """Write `weights/stems.json`."""
    lines = (DATA / "verification" / "scifact" / "corpus.jsonl").read_text("utf-8").splitlines()
    texts = [" ".join(json.loads(line)["abstract"]) for line in lines]
    trained = [abstract for abstract in acl() if abstract.is_trained]
    texts += [" ".join(abstract.sentences) for abstract in trained[::_EVERY]]
    found: Counter[str] = Counter()
    for text in texts:
        found.update(seen(text).stems)
    table = {
        stem: round(math.log(len(texts) / count), 2) for stem, count in sorted(found.items()) if count >= _AT_LEAST
    }
    path = WEIGHTS / "stems.json"
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",\n", ":")) + "\n", "utf-8")
    print(json.dumps({"abstracts": len(texts), "stems": len(table), "bytes": path.stat().st_size}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

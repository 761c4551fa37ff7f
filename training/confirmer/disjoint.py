"""Check that no document of the confirmer's training was seen by the shipped judge, selector, stack or calibrators.

    python -m training.confirmer.disjoint

By ids, and by sentences: one that stands in both, word for word, would be the same text under two ids. Prints the
counts that stand on the card; exit code 1 where anything is shared.
"""

import json
import sys
from collections.abc import Iterable

from training.confirmer.documents import Text, texts
from training.confirmer.seen import Ids, hashed, seen_ids, seen_sentences


def own_ids(own: Iterable[Text]) -> Ids:
    """Source and id of each document that the confirmer's judge was fitted on."""
    return frozenset((one.source, one.key) for one in own)


def shared_sentences(own: Iterable[Text]) -> list[str]:
    """Ids of documents with a sentence that others saw, in whatever document."""
    seen = seen_sentences()
    return [one.key for one in own if any(hashed(text) in seen for text in one.telling)]


def main() -> int:
    """Print the counts."""
    own = texts()
    mine, others = own_ids(own), seen_ids()
    told = {
        "documents": {source: sum(name == source for name, _ in mine) for source in sorted({name for name, _ in mine})},
        "documents that others saw": len(others),
        "ids shared": len(mine & others),
        "documents with a sentence that others saw": len(shared_sentences(own)),
    }
    print(json.dumps(told, indent=1))
    return 1 if told["ids shared"] or told["documents with a sentence that others saw"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""The self-test as a review runs it: its own claims, the judge as it is used, at most so many pairs."""

from collections.abc import Mapping, Sequence

from synthesist.records import Claim, Document, Label, Work
from synthesist.verify.pairs import Asked, Verifier
from synthesist.verify.selftest import SelfTest, self_test

MOST_PAIRS = 240


def self_tested(claims: Sequence[Claim], titles: Mapping[str, str], verifier: Verifier) -> SelfTest:
    """Variants of the claims that are shown, each held against the claim's own sentence.

    Args:
        titles: of the works, by document.
    """
    by_words = {claim.text: titles[claim.document_id] for claim in claims}

    def labels(pairs: Sequence[tuple[str, str]]) -> Sequence[Label]:
        asked = [Asked(passage, passage, claim, by_words.get(passage, ""), (passage,)) for claim, passage in pairs]
        return [pair.label for pair in verifier.settle(verifier.weigh_all(asked))]

    return self_test([(claim.text, claim.text) for claim in claims], labels, MOST_PAIRS)


def title_of(document: Document, work: Work) -> str:
    """The title of what was read: a text of title and abstract opens with it, a full text may not."""
    return work.record.title if document.is_full_text else document.text.split("\n\n", 1)[0]

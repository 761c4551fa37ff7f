"""The self-test as a review runs it: its own claims, the judge as it is used, at most so many pairs."""

from collections.abc import Mapping, Sequence

from synthesist.records import Claim, Document, Label
from synthesist.verify.pairs import Asked, Verifier
from synthesist.verify.selftest import SelfTest, self_test

MOST_PAIRS = 240


def self_tested(claims: Sequence[Claim], documents: Mapping[str, Document], verifier: Verifier) -> SelfTest:
    """Variants of the claims that are shown, each held against the claim's own sentence."""
    titles = {claim.text: title_of(documents[claim.document_id]) for claim in claims}

    def labels(pairs: Sequence[tuple[str, str]]) -> Sequence[Label]:
        asked = [Asked(passage, passage, claim, titles.get(passage, ""), (passage,)) for claim, passage in pairs]
        return [pair.label for pair in verifier.settle(verifier.weigh_all(asked))]

    return self_test([(claim.text, claim.text) for claim in claims], labels, MOST_PAIRS)


def title_of(document: Document) -> str:
    """The title of a title-and-abstract document."""
    return document.text.split("\n\n", 1)[0]

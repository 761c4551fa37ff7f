"""A causal claim on evidence that only shows that two things go together."""

from synthesist.language.causality import ACTING, EXPLICIT, HEDGE, TOGETHER, stated
from synthesist.language.signals import uncontracted
from synthesist.verify.vetoes.base import Veto, aligned


def overstated(claim: str, passage: str) -> Veto | None:
    """A veto where the claim says outright that one thing causes another, and the passage that they go together."""
    text = uncontracted(claim)
    cause = stated(EXPLICIT, text)
    if not cause or HEDGE.search(text):
        return None
    if EXPLICIT.search(passage) or ACTING.search(passage):
        return None
    for sentence in aligned(claim, passage):
        found = TOGETHER.search(sentence.text)
        if found:
            return Veto("causal strength", f"the claim says “{cause[0]}”, the passage no more than “{found[0]}”")
    return None

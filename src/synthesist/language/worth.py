"""Words of worth, and outcomes of which it is known whether more is better.

"Improves" and "increases" are not the same: an improved mortality is a lower one.
"""

from synthesist.language.signals import DOWN, UP
from synthesist.language.tokens import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


WORTH = (UP | DOWN) & _stems(
    "improve improvement better benefit beneficial superior outperform surpass beat exceed strengthen stronger "
    "worsen worse hurt harm harmful inferior underperform degrade degradation impair deteriorate weaken fail struggle"
)
GOOD = _stems(
    "accuracy precision recall performance survival quality bleu rouge efficacy effectiveness efficiency robustness "
    "fluency coverage function health recovery adherence safety score"
)
BAD = _stems(
    "error errors mortality death deaths risk risks perplexity latency cost costs bias toxicity incidence morbidity "
    "pain severity relapse infection symptoms hallucination failure depression anxiety"
)

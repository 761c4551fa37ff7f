"""Which edit a sentence is used for, so that kinds and words stay even over a file."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from training.pairs.real.sites import Site

SHARES = {"direction": 0.24, "antonym": 0.29, "negation": 0.2, "number": 0.17, "comparator": 0.1}
"""Which kind a sentence is used for, where it allows several: the one that lacks most."""

MOST = 0.3
"""No kind has a larger share of the blocks wanted."""

LEADS = {"direction": 120, "negation": 120, "antonym": 40}
"""How many more blocks a word of contradiction may have as found than as put in, by kind."""


class Ledger:
    """What was made so far; by it the next site is picked."""

    def __init__(self, wanted: int, rng: Random, parts: int = 1) -> None:
        self.wanted, self.rng = wanted // parts, rng
        self.leads = {kind: lead // parts for kind, lead in LEADS.items()}
        self.kinds: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()

    def pick(self, sites: Sequence[Site]) -> Site | None:
        """A site of the kind that lacks most, whose words are not used one way too often."""
        fit = [site for site in sites if self._is_fit(site)]
        if not fit:
            return None
        kind = min(dict.fromkeys(site.kind for site in fit), key=lambda one: (self.kinds[one] + 1) / SHARES[one])
        return min((site for site in fit if site.kind == kind), key=lambda one: (self._lead(one), self.rng.random()))

    def note(self, sites: Sequence[Site]) -> None:
        """Count what a block uses."""
        self.kinds[sites[0].kind] += 1
        self.pairs.update((site.found, site.instead) for site in sites if site.kind in LEADS)

    def _is_fit(self, site: Site) -> bool:
        is_full = self.kinds[site.kind] >= MOST * self.wanted
        return not is_full and (site.kind not in LEADS or self._lead(site) < self.leads[site.kind])

    def _lead(self, site: Site) -> int:
        return self.pairs[site.found, site.instead] - self.pairs[site.instead, site.found]

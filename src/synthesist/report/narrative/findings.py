"""The findings: verbatim claims, grouped by what they bear on; those with works against them are told apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle

from synthesist.records import Claim, Concept, Evidence, Mark
from synthesist.records.revised import RESERVED
from synthesist.report.basis import Basis, is_direct, span_of
from synthesist.report.citing import Citations
from synthesist.report.model import Line, Paragraph, Span
from synthesist.report.wording import Prose, joined, listed, quoted

MAX_DIRECT = 12
"""Direct claims that are quoted."""

MAX_INDIRECT = 5
"""Indirect claims that are quoted from a group."""

MAX_QUOTED = 2
"""Bullets in which one passage for or against a claim may be quoted; one that is due in more is quoted once."""

_Key = tuple[tuple[str, ...], tuple[Concept, ...]]


def findings(basis: Basis, prose: Prose, citations: Citations) -> Iterator[Paragraph]:
    """Direct claims, contested and refuted ones, then indirect ones by what they bear on."""
    teller = _Teller(basis, prose, citations)
    opposed = [claim for claim in basis.shown if basis.is_opposed(claim)]
    settled = [claim for claim in basis.shown if not basis.is_opposed(claim)]
    yield from teller.direct([claim for claim in settled if is_direct(claim)])
    yield from teller.opposed(opposed)
    yield from teller.indirect([claim for claim in settled if not is_direct(claim)])


@dataclass(frozen=True, slots=True)
class _Teller:
    basis: Basis
    prose: Prose
    citations: Citations

    def direct(self, claims: Sequence[Claim]) -> Iterator[Paragraph]:
        quotable = claims[:MAX_DIRECT]
        groups = _grouped(self.basis, quotable).items()
        for ((_, concepts), group), frame in zip(groups, chain(_DIRECT, cycle(_DIRECT[1:])), strict=False):
            yield self._frame(frame, concepts)
            yield from map(self._bullet, group)
        yield from self._rest(len(quotable), len(claims))

    def indirect(self, claims: Sequence[Claim]) -> Iterator[Paragraph]:
        groups = _grouped(self.basis, claims).items()
        for side in _SIDES:
            own = [(concepts, group) for (bears_on, concepts), group in groups if _side(bears_on) == side]
            for (concepts, group), frame in zip(own, _INDIRECT[side], strict=False):
                yield self._frame(frame, concepts)
                yield from map(self._bullet, group[:MAX_INDIRECT])
            told = sum(len(group[:MAX_INDIRECT]) for _, group in own[: len(_INDIRECT[side])])
            yield from self._rest(told, sum(len(group) for _, group in own))

    def opposed(self, claims: Sequence[Claim]) -> Iterator[Paragraph]:
        contested = [claim for claim in claims if self.basis.is_contested(claim)]
        refuted = [claim for claim in claims if not self.basis.is_contested(claim)]
        told = (*contested[:MAX_DIRECT], *refuted[:MAX_DIRECT])
        quotes = _Quotes.of(passage for claim in told for passage in self._voices(claim))
        yield from self._sided(_CONTESTED, contested, quotes)
        yield from self._sided(_REFUTED, refuted, quotes)

    def _sided(self, frame: str, claims: Sequence[Claim], quotes: "_Quotes") -> Iterator[Paragraph]:
        if claims:
            yield self.prose.paragraph(self.prose.line(frame))
        for claim in claims[:MAX_DIRECT]:
            sides = (self._against(claim, quotes), self._for(claim, quotes))
            yield Paragraph(lines=(self._claim(claim), *(side for side in sides if side)), kind="bullet")
        yield from self._rest(min(MAX_DIRECT, len(claims)), len(claims))

    def _frame(self, template: str, concepts: Sequence[Concept]) -> Paragraph:
        topic = listed(concepts) if concepts else "the question"
        return self.prose.paragraph(self.prose.line(template, topic=topic))

    def _bullet(self, claim: Claim) -> Paragraph:
        lines = (self._claim(claim), self._backing(claim), self._doubt(claim))
        return Paragraph(lines=tuple(line for line in lines if line), kind="bullet")

    def _claim(self, claim: Claim) -> Line:
        return self._quote("{quote} {marker}", claim)

    def _backing(self, claim: Claim) -> Line | None:
        verdict = self.basis.verdict(claim)
        if not verdict.is_corroborated:
            return None
        works = self.citations.marker(verdict.supporting_work_ids)
        return self.prose.line("Corroborated by {works}.", works=works)

    def _voices(self, claim: Claim) -> Iterator[Evidence]:
        """The passages that are told of a claim with works against it: one against it, and one for it."""
        yield from (voice for voice in (self._against_by(claim), self._for_by(claim)) if voice)

    def _for_by(self, claim: Claim) -> Evidence | None:
        works = self.basis.verdict(claim).supporting_work_ids
        return _voiced(self.basis.supporting.get(claim.claim_id, ()), works)

    def _against_by(self, claim: Claim) -> Evidence | None:
        works = self.basis.verdict(claim).refuting_work_ids
        return _voiced(self.basis.refuting.get(claim.claim_id, ()), works)

    def _for(self, claim: Claim, quotes: "_Quotes") -> Line | None:
        passage = self._for_by(claim)
        return self._voice("In its favour", passage, quotes) if passage else None

    def _against(self, claim: Claim, quotes: "_Quotes") -> Line:
        works = self.basis.verdict(claim).refuting_work_ids
        passage = self._against_by(claim)
        if passage:
            return self._voice("Against it", passage, quotes)
        if works:
            return self.prose.line("The judge found it refuted by {marker}.", marker=self.citations.marker(works))
        return self.prose.line("The checks refuted it; the claims table says why.")

    def _voice(self, side: str, passage: Evidence, quotes: "_Quotes") -> Line:
        if quotes.is_told(passage):
            marker = self.citations.marker([passage.work_id])
            return self.prose.line(side + " stands a passage of {marker} that is quoted above.", marker=marker)
        return self._quote(side + ", {marker} reports {quote}", passage)

    def _doubt(self, claim: Claim) -> Line | None:
        verdict = self.basis.verdict(claim)
        if verdict.mark is not Mark.UNJUDGED:
            return None
        if any(veto.startswith(RESERVED) for veto in verdict.vetoes):
            return self.prose.line("It is told with reserve on the reviewers' word, which the appraisal gives.")
        if verdict.vetoes:
            return self.prose.line("It stays unjudged, since {vetoes}.", vetoes=joined(verdict.vetoes))
        return self.prose.line("It stays unjudged, since no sentence of another work was at hand to compare it with.")

    def _quote(self, template: str, row: Claim | Evidence) -> Line:
        _, page = self.basis.heading_and_page(row.document_id, row.start)
        on = f" (page {page})" if page is not None else ""
        stop = "" if row.text.rstrip().endswith((".", "?", "!")) and not on else "."
        marker = f"{self.citations.marker([row.work_id])}{on}"
        return self.prose.line(template + stop, spans=(span_of(row),), quote=quoted(row.text), marker=marker)

    def _rest(self, told: int, known: int) -> Iterator[Paragraph]:
        if told < known:
            is_single = known - told == 1
            yield self.prose.paragraph(
                self.prose.line(
                    "A further claim of this kind stands in the claims table."
                    if is_single
                    else "Further claims of this kind stand in the claims table."
                )
            )


def _voiced(passages: Sequence[Evidence], works: Sequence[str]) -> Evidence | None:
    """The strongest passage of the works that the verdict counts."""
    return next((passage for passage in passages if passage.work_id in works), None)


@dataclass(frozen=True, slots=True)
class _Quotes:
    """Remembers which passages were quoted; one that comes often is quoted once."""

    frequent: frozenset[Span]
    told: set[Span]

    @classmethod
    def of(cls, passages: Iterable[Evidence]) -> "_Quotes":
        """Over all passages that are due."""
        counts = Counter(span_of(passage) for passage in passages)
        return cls(frozenset(span for span, count in counts.items() if count > MAX_QUOTED), set())

    def is_told(self, passage: Evidence) -> bool:
        """Whether a frequent passage was quoted before; from now on it was."""
        span = span_of(passage)
        was_told = span in self.frequent and span in self.told
        self.told.add(span)
        return was_told


def _grouped(basis: Basis, claims: Iterable[Claim]) -> dict[_Key, list[Claim]]:
    """Claims by what they bear on and the concepts that they name, in the order of the groups' best claims."""
    groups: dict[_Key, list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.bears_on, basis.named_in([claim])), []).append(claim)
    return groups


def _side(bears_on: Sequence[str]) -> str:
    sides = [part for part in ("exposure", "outcome") if part in bears_on]
    return "both" if len(sides) > 1 else next(iter(sides), "population")


_CONTESTED = "Contested: independent works stand on both sides of the following, and a passage of each side is quoted."
_REFUTED = "Independent works speak against the following, and none that counts speaks for it."

_DIRECT = (
    "The claims that bear on the question most closely concern {topic}.",
    "Direct claims that concern {topic} come next.",
    "A further group of direct claims concerns {topic}.",
)

_SIDES = ("both", "exposure", "outcome", "population")

# As many frames as groups are told of a kind, those with the most relevant claims first.
_INDIRECT = {
    "both": (
        (
            "Some claims join what is asked about to the outcome but leave out a part of the question; these"
            " concern {topic}."
        ),
        "Others, likewise short of the whole question, concern {topic}.",
    ),
    "exposure": (
        "Claims on {topic} bear on what is asked about, but do not reach the outcome asked for.",
        "Likewise without the outcome are claims on {topic}.",
    ),
    "outcome": (
        "Claims on {topic} bear on the outcome asked for; their own words do not tie it to what is asked about.",
        "The outcome is also met, without such a tie, in claims on {topic}.",
    ),
    "population": (
        "Claims on {topic} bear on the setting alone.",
        "The setting alone is also the subject of claims on {topic}.",
    ),
}

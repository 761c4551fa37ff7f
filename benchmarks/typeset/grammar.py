"""A seeded grammar of scientific prose. What it says is invented and means nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.typeset import lexicon
from benchmarks.typeset.inlines import Piece, plain

_INDEXED = (
    ("$x_i$", "x i"),
    ("$sigma^2$", "σ 2"),
    ("$beta_0 + beta_1 x_(i j)$", "β 0 + β 1 x i j"),
    ("$R^2 = 0.61$", "R 2 = 0.61"),
    ("$hat(theta)$", "θ ̂ ˆ"),
    ("$f(x; theta)$", "f ( x ; θ )"),
    ("$10^(-6)$", "10 − 6"),
    ("$cal(O)(n log n)$", "O ( n log n ) 𝒪"),
)
_SIMPLE = (
    ("$n = {n}$", "n = {n}"),
    ("$p < 0.0{d}$", "p < 0.0{d}"),
    ("$r = 0.{n}$", "r = 0.{n}"),
    ("$k$", "k"),
    ("$t = {d}.{n}$", "t = {d}.{n}"),
    ("$alpha = 0.0{d}$", "α = 0.0{d}"),
    ("$N = {n}$", "N = {n}"),
)

DISPLAYED = (
    (
        "cal(L)(theta) = sum_(i=1)^n log p(y_i | x_i, theta) - lambda norm(theta)^2",
        "L(θ) = ∑ n i=1 log p(y i | x i, θ) − λ ‖ θ ‖ 2 𝒩 ℒ",
    ),
    ("(partial u)/(partial t) = D nabla^2 u + f(u) (1 - u/K)", "∂ u ∂ t = D ∇ 2 u + f(u) (1 − u / K)"),
    ("hat(tau) = 1/n sum_(i=1)^n (Y_i (1) - Y_i (0))", "τ ˆ ̂ = 1 n ∑ n i=1 (Y i (1) − Y i (0))"),
    ("E = integral_0^T v(t) dif t + epsilon", "E = ∫ T 0 v(t) d t + ε ϵ"),
    ("mat(a, b; c, d) vec(x, y) = vec(0, 1)", "a b c d x y = 0 1 ( ) ⎛ ⎜ ⎝ ⎞ ⎟ ⎠"),
    ("P(A | B) = (P(B | A) P(A))/P(B)", "P(A | B) = P(B | A) P(A) P(B)"),
)


@dataclass(slots=True)
class Cites:
    """How a paper cites, and how many works it has to cite.

    Attributes:
        style: "numeric", "author" or "raised".
        entries: family name and year of each, in the order of the list.
    """

    style: str
    entries: Sequence[tuple[str, int]]


class Prose:
    """Sentences, one after another, from one seed."""

    def __init__(self, random: Random, cites: Cites, tables: int, figures: int, equations: int) -> None:
        self.random = random
        self._cites = cites
        self._tables, self._figures, self._equations = tables, figures, equations
        self._names = [self._name() for _ in range(4)]

    def paragraph(self, sentences: int, *, maths: float = 0.15, cites: float = 0.35) -> list[Piece]:
        """Sentences with blanks between them."""
        pieces: list[Piece] = []
        for at in range(sentences):
            pieces += [plain(" ")] if at else []
            pieces += self.sentence(maths=maths, cites=cites)
        return pieces

    def sentence(self, *, maths: float = 0.15, cites: float = 0.35) -> list[Piece]:
        """A sentence with its full stop."""
        said = self.random.choice(_SENTENCES)(self)
        text = said[0].upper() + said[1:]
        pieces = [plain(text)]
        if self.random.random() < maths:
            pieces += [plain(" (" if self.random.random() < 0.5 else " with "), *self._maths()]
            pieces += [plain(")")] if pieces[1].text == " (" else []
        if self.random.random() < cites:
            return [*pieces, *self._cited()]
        return [*pieces, plain(".")]

    def phrase(self) -> str:
        """A noun with what describes it."""
        pick = self.random.random()
        if pick < 0.06:
            return f"{self.one(lexicon.ACCENTED)} {self.noun()}"
        if pick < 0.12:
            return f"{self.one(lexicon.GREEK)} {self.noun()}"
        if pick < 0.2:
            return f"{self.adjective()} {self.one(lexicon.HYPHENATED)}"
        if pick < 0.28:
            return f"{self.one(self._names)} {self.noun()}"
        if pick < 0.75:
            return f"{self.adjective()} {self.noun()}"
        return f"{self.noun()} {self.noun()}"

    def noun(self) -> str:
        """A noun."""
        return self.one(lexicon.NOUNS)

    def adjective(self) -> str:
        """An adjective."""
        return self.one(lexicon.ADJECTIVES)

    def verb(self) -> str:
        """A verb in the third person."""
        return self.one(lexicon.VERBS)

    def participle(self) -> str:
        """What was done to something."""
        return self.one(lexicon.PARTICIPLES)

    def adverb(self) -> str:
        """An adverb."""
        return self.one(lexicon.ADVERBS)

    def one(self, words: Sequence[str]) -> str:
        """One of them."""
        return self.random.choice(words)

    def number(self) -> str:
        """A number as papers print them."""
        shape = self.random.randrange(5)
        digits = self.random.randrange
        return (
            f"{digits(1, 100)}.{digits(0, 10)}",
            f"0.{digits(10, 1000)}",
            f"{digits(2, 400)}",
            f"{digits(1, 60)},{digits(100, 1000)}",
            f"−{digits(1, 10)}.{digits(0, 100)}",
        )[shape]

    def quantity(self) -> str:
        """A number with its unit, a range, or a mean with its deviation."""
        low = self.random.randrange(2, 60)
        return self.one((
            f"{self.number()} {self.one(lexicon.UNITS)}", f"{low}–{low + self.random.randrange(2, 30)}%",
            f"{self.number()} ± {self.random.randrange(0, 9)}.{self.random.randrange(10)}", f"{low}%",
            f"{self.number()} (95% CI {low}.{self.random.randrange(10)} to {low + 7}.{self.random.randrange(10)})",
        ))  # fmt: skip

    def pointer(self) -> str:
        """A table, figure or equation pointed at."""
        return self.one((
            f"Fig. {self.random.randrange(1, self._figures + 1)}",
            f"Table {self.random.randrange(1, self._tables + 1)}",
            f"Eq. ({self.random.randrange(1, self._equations + 1)})", f"Figs. 1–{self._figures}",
        ))  # fmt: skip

    def caption(self) -> str:
        """A sentence or two that stand under a figure or over a table."""
        more = (
            f" Error bars show {self.quantity()}; {self.noun()} was {self.participle()}."
            if self.random.random() < 0.5
            else ""
        )
        return f"{self._titled()} for the {self.phrase()} and the {self.phrase()}.{more}"

    def title(self) -> str:
        """A title of a paper."""
        return self.one((
            f"{self._titled()} in {self.phrase()}: a study of {self.noun()} and {self.noun()}",
            f"Does {self.phrase()} explain {self.noun()}? {self._evidence()}",
            f"On the {self.noun()} of {self.phrase()} under {self.adjective()} {self.noun()}",
        ))  # fmt: skip

    def _evidence(self) -> str:
        return f"Evidence from {self.random.randrange(3, 40)} {self.adjective()} sites"

    def _titled(self) -> str:
        text = self.phrase()
        return text[0].upper() + text[1:]

    def _name(self) -> str:
        return (self.one(lexicon.STEMS) + self.one(lexicon.ENDINGS)).capitalize()

    def _maths(self) -> list[Piece]:
        if self.random.random() < 0.35:
            code, ink = self.random.choice(_INDEXED)
            return [Piece(code, ink, is_free=True)]
        code, text = self.random.choice(_SIMPLE)
        values = {"n": self.random.randrange(11, 100), "d": self.random.randrange(1, 6)}
        return [Piece(code.format(**values), text.format(**values))]

    def _cited(self) -> list[Piece]:
        count = len(self._cites.entries)
        first = self.random.randrange(count)
        second = (first + self.random.randrange(1, count)) % count
        both = sorted((first, second)) if self.random.random() < 0.3 else [first]
        if self._cites.style == "raised":
            mark = ",".join(str(at + 1) for at in both)
            return [plain("."), Piece(f"raised({mark!r})".replace("'", '"'), "", mark=mark)]
        if self._cites.style == "numeric":
            return [plain(f" [{', '.join(str(at + 1) for at in both)}].")]
        named = "; ".join(f"{name} et al., {year}" for name, year in (self._cites.entries[at] for at in both))
        return [plain(f" ({named}).")]


_SENTENCES: tuple[Callable[[Prose], str], ...] = (
    lambda p: f"the {p.phrase()} {p.verb()} the {p.phrase()} by {p.quantity()}",
    lambda p: f"as {p.pointer()} shows, {p.phrase()} {p.verb()} {p.phrase()} {p.adverb()}",
    lambda p: f"we {p.adverb()} {p.participle()} the {p.phrase()} at {p.quantity()} and {p.quantity()}",
    lambda p: (
        f"in contrast, no {p.noun()} of the {p.phrase()} was {p.participle()} ({p.pointer()}), "
        f"although {p.phrase()} {p.verb()} it"
    ),
    lambda p: (
        f"whether {p.phrase()} {p.verb()} {p.phrase()} is {p.adverb()} unclear, "
        f"i.e. the {p.noun()} may be {p.participle()}"
    ),
    lambda p: (
        f"{p.one(lexicon.FAMILY_STARTS)}{p.one(lexicon.FAMILY_ENDS)} et al. {p.participle()} {p.quantity()} "
        f"of the {p.phrase()}, whereas ours was {p.quantity()}"
    ),
    lambda p: (
        f"after {p.number()} trials, the {p.phrase()} was {p.participle()}; the {p.noun()} then "
        f"{p.verb()} the “{p.adjective()}” {p.noun()}"
    ),
    lambda p: f"this {p.verb()} the {p.noun()}, the {p.noun()}, and the {p.phrase()} to a {p.adjective()} degree",
    lambda p: f"the reader’s {p.noun()} of {p.phrase()} differs from {p.number()} to {p.number()} (see {p.pointer()})",
    lambda p: (
        f"given the {p.adjective()}, {p.adjective()} {p.noun()}, it is {p.adverb()} "
        f"{p.participle()} that {p.phrase()} {p.verb()} {p.phrase()}"
    ),
    lambda p: (
        f"both groups (e.g. {p.phrase()} and {p.phrase()}) were {p.participle()} for {p.quantity()} — "
        f"{p.adverb()} longer than {p.phrase()} requires"
    ),
    lambda p: f"{p.adverb()}, an increase in {p.noun()} from {p.quantity()} to {p.quantity()} {p.verb()} {p.phrase()}",
)

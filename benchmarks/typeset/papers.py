"""An invented paper, before it is typeset."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.typeset import lexicon
from benchmarks.typeset.grammar import DISPLAYED, Cites, Prose
from benchmarks.typeset.grids import Grid, grid
from benchmarks.typeset.inlines import Piece, plain


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a paper.

    Attributes:
        kind: "heading", "paragraph", "bullets", "numbered", "equation", "figure" or "table".
        runs: pieces of each paragraph or item in it.
        code: of an equation.
        grid: of a table.
        number: of a float.
        is_wide: whether a float spans all columns.
        inside: words drawn in a figure.
    """

    kind: str
    runs: tuple[tuple[Piece, ...], ...] = ()
    level: int = 0
    code: str = ""
    grid: Grid | None = None
    number: int = 0
    is_wide: bool = False
    inside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What all its pieces read as."""
        return " ".join("".join(piece.text for piece in run) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: front matter, abstract, blocks in reading order, references."""

    title: str
    authors: tuple[str, ...]
    affiliations: tuple[str, ...]
    keywords: tuple[str, ...]
    journal: str
    abstract: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    references: tuple[str, ...]

    @property
    def short_title(self) -> str:
        """Of the running head."""
        return " ".join(self.title.split(":")[0].rstrip("?").split()[:6])

    @property
    def short_authors(self) -> str:
        """Of the running head."""
        return f"{self.authors[0].rsplit(' ', 1)[-1]} et al."


@dataclass(slots=True)
class _Writer:
    """Writes one paper; counts what is numbered."""

    random: Random
    style: dict[str, Any]
    prose: Prose
    counts: dict[str, int] = field(default_factory=lambda: {"table": 0, "figure": 0, "note": 0})

    def blocks(self, sections: int, paragraphs: int) -> Iterator[Block]:
        """All sections; the last ones are short and have no subsections."""
        chosen = [*lexicon.SECTIONS[: sections - 2], *self.random.sample(lexicon.SECTIONS[7:], 2)]
        for title, parts in chosen:
            is_closing = not parts and title != "Introduction"
            yield self._heading(title, 1)
            yield from self._text(2 if is_closing else paragraphs, has_floats=not is_closing)
            for part in self._some(parts):
                yield self._heading(part, 2)
                yield from self._text(paragraphs, has_floats=True)
                if self.style.get("deep") and self.random.random() < 0.4:
                    yield self._heading(self._deep(), 3)
                    yield from self._text(1, has_floats=False)

    def _some(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        count = min(len(parts), self.random.choice((0, 2, 2, 3)))
        return tuple(parts[at] for at in sorted(self.random.sample(range(len(parts)), count)))

    def _deep(self) -> str:
        phrase = self.prose.phrase()
        return phrase[0].upper() + phrase[1:]

    def _heading(self, title: str, level: int) -> Block:
        return Block("heading", ((plain(title),),), level)

    def _text(self, paragraphs: int, *, has_floats: bool) -> Iterator[Block]:
        for _ in range(paragraphs):
            pieces = self.prose.paragraph(self.random.randrange(3, 8))
            yield Block("paragraph", ((*pieces, *self._noted()),))
            if has_floats:
                yield from self._other()

    def _noted(self) -> list[Piece]:
        if not self.style.get("notes") or self.random.random() > 0.22:
            return []
        self.counts["note"] += 1
        text = "".join(piece.text for piece in self.prose.paragraph(self.random.choice((1, 1, 2)), maths=0, cites=0))
        return [Piece(f"note({plain(text).code})", "", mark=self._mark(self.counts["note"]), note=text)]

    def _mark(self, number: int) -> str:
        symbols = str(self.style.get("note_marks", ""))
        return symbols[(number - 1) % len(symbols)] * ((number - 1) // len(symbols) + 1) if symbols else str(number)

    def _other(self) -> Iterator[Block]:
        pick = self.random.random()
        if pick < 0.16:
            yield self._table()
        elif pick < 0.27:
            yield self._figure()
        elif pick < 0.38:
            code, ink = self.random.choice(DISPLAYED)
            yield Block("equation", ((Piece("", ink, is_free=True),),), code=code)
        elif pick < 0.5:
            kind = self.random.choice(("bullets", "numbered"))
            items = tuple(tuple(self.prose.sentence(maths=0, cites=0.2)) for _ in range(self.random.randrange(3, 6)))
            yield Block(kind, items)

    def _table(self) -> Block:
        self.counts["table"] += 1
        is_wide = self.style["columns"] > 1 and self.random.random() < 0.4
        made = grid(self.random, self.prose, self.style, is_wide=is_wide)
        return Block(
            "table", ((plain(self.prose.caption()),),), grid=made, number=self.counts["table"], is_wide=is_wide
        )

    def _figure(self) -> Block:
        self.counts["figure"] += 1
        inside = tuple(self.prose.noun() for _ in range(3)) if self.style.get("labelled_figures") else ()
        is_wide = self.style["columns"] > 1 and self.random.random() < 0.3
        return Block(
            "figure", ((plain(self.prose.caption()),),), number=self.counts["figure"], is_wide=is_wide, inside=inside
        )


def paper(seed: str, style: dict[str, Any]) -> Paper:
    """The paper of one seed; `style` is the template's settings.

    Args:
        style: `cites`, `columns`, `tables`, `sections`, `paragraphs` and what else `papers.py` reads of it.
    """
    random = Random(seed)
    entries = [(_family(random), random.randrange(1975, 2025)) for _ in range(random.randrange(18, 36))]
    cites = Cites(style["cites"], sorted(entries) if style["cites"] == "author" else entries)
    prose = Prose(random, cites, tables=3, figures=3, equations=3)
    writer = _Writer(random, style, prose)
    authors = tuple(f"{random.choice(lexicon.GIVEN)} {_family(random)}" for _ in range(random.randrange(2, 6)))
    return Paper(
        title=prose.title(),
        authors=authors,
        affiliations=tuple(_affiliation(random) for _ in range(min(2, len(authors)))),
        keywords=tuple(prose.phrase() for _ in range(4)),
        journal=f"{random.choice(lexicon.JOURNALS)} {random.randrange(2, 60)} ({random.randrange(2001, 2026)})",
        abstract=tuple(_abstract(random, prose, style.get("abstract_parts", ()))),
        blocks=tuple(writer.blocks(style["sections"], style["paragraphs"])),
        references=tuple(_reference(random, prose, *entry) for entry in cites.entries),
    )


def _abstract(random: Random, prose: Prose, parts: Sequence[str]) -> list[Piece]:
    """One paragraph; its parts, where it has some, are named in bold."""
    if not parts:
        return prose.paragraph(random.randrange(5, 9), maths=0, cites=0)
    pieces: list[Piece] = []
    for part in parts:
        pieces += [
            Piece(f'strong("{part} ")', f"{part} "),
            *prose.paragraph(random.randrange(1, 4), maths=0, cites=0),
            plain(" "),
        ]
    return pieces


def _family(random: Random) -> str:
    return random.choice(lexicon.FAMILY_STARTS) + random.choice(lexicon.FAMILY_ENDS)


def _affiliation(random: Random) -> str:
    return f"Department of {random.choice(lexicon.FIELDS)}, University of {random.choice(lexicon.PLACES)}"


def _reference(random: Random, prose: Prose, family: str, year: int) -> str:
    first = random.randrange(1, 900)
    second = f"{random.choice('ABCDEFG')}., {_family(random)}, {random.choice('HIJKLM')}."
    journal = f"{prose.title()}. {random.choice(lexicon.JOURNALS)}"
    issue = f"{random.randrange(1, 80)}({random.randrange(1, 9)})"
    return f"{family}, {second} ({year}). {journal}, {issue}, {first}–{first + random.randrange(4, 30)}."

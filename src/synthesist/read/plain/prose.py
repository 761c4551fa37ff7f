"""Plain text as blocks: what stands between blank lines, by its look."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from synthesist.read.composing import Composer, Run
from synthesist.read.plain.columns import table_in
from synthesist.read.plain.lines import TextLine, TextPage
from synthesist.read.plain.telling import (
    caption_label,
    is_heading,
    item_at,
    level_of,
    own_identifiers,
    role_of,
)
from synthesist.records import BlockKind, Front, SectionRole

_ABSTRACT = re.compile(r"\s*(abstract|summary)\s*[.:—–-]+\s*", re.IGNORECASE)
_KEYWORDS = re.compile(r"\s*(?:key ?words?|index terms)\s*(?:and phrases)?\s*[.:—–-]+\s*", re.IGNORECASE)
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")
_LABEL = re.compile(r"\s*(?:\[(?P<inside>[^\]\s]{1,20})\]|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_PARTED = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"\s*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_ENDS = tuple(".!?:;…")
_LONGEST_TITLE = 300
_WRAPPED_AT = 150
_LEAST_PROSE = 12


class Prose:
    """The blocks of a plain text, fed to a composer."""

    def __init__(self, composer: Composer, pages: Sequence[TextPage]) -> None:
        self._composer = composer
        self._chunks = list(_chunks(pages))
        self._words = Counter(
            word.casefold() for page in pages for line in page.lines for word in _WORD.findall(line.text)
        )
        self._role: SectionRole | None = None
        self._beginning = "\n".join(line.text for line in pages[0].lines)[:3_000]
        self._abstract: list[str] = []
        self._keywords: tuple[str, ...] = ()

    def told(self) -> Front:
        """Feed all blocks; what the text says of itself."""
        title, chunks = self._title()
        opened = next((at for at, chunk in enumerate(chunks) if _opens(chunk)), 0)
        for at, chunk in enumerate(chunks):
            if at < opened and not _is_prose(chunk):
                self._composer.block(BlockKind.FRONT, self._runs(chunk))
            else:
                self._block(chunk)
        return Front(
            title=title,
            abstract="\n".join(self._abstract),
            keywords=self._keywords,
            identifiers=own_identifiers(self._beginning),
        )

    def _title(self) -> tuple[str, list[list[TextLine]]]:
        """The title and the chunks behind it; a text that begins with prose or a known heading has none."""
        chunks = self._chunks
        if len(chunks) == 1 or _opens(chunks[0]) or _is_prose(chunks[0]) or item_at(chunks[0][0].text):
            return "", chunks
        lines = [line for line in chunks[0] if not _UNDERLINE.fullmatch(line.text)]
        title = " ".join(" ".join(line.text.split()) for line in lines)
        if not title or len(title) > _LONGEST_TITLE:
            return "", chunks
        self._composer.title(self._runs(lines))
        return title, chunks[1:]

    def _block(self, chunk: list[TextLine]) -> None:
        """One chunk: a heading and what is left of it, a table, items, entries, or a paragraph."""
        rest = self._headed(chunk)
        if not rest:
            return
        if self._role is SectionRole.REFERENCES:
            for entry, label in _entries(rest):
                self._composer.reference(self._runs(entry), label, label=label)
        elif table := table_in(rest):
            self._composer.table(table.entries, header_rows=table.header_rows, basis="alignment")
        else:
            lead, items = _listed(rest)
            if lead:
                self._paragraph(lead)
            for item in items:
                self._composer.block(BlockKind.ITEM, self._runs(item))

    def _paragraph(self, lines: Sequence[TextLine]) -> None:
        text = " ".join(line.text.strip() for line in lines)
        if words := _KEYWORDS.match(text):
            self._keywords = tuple(
                word.strip(" .") for word in re.split(r"[,;·•]", text[words.end() :]) if word.strip(" .")
            )
            self._composer.block(BlockKind.FRONT, self._runs(lines))
            return
        if self._role is SectionRole.ABSTRACT:
            self._abstract.append("".join(run.text for run in self._runs(lines)))
        self._composer.block(BlockKind.CAPTION if caption_label(text) else BlockKind.PARAGRAPH, self._runs(lines))

    def _headed(self, chunk: list[TextLine]) -> list[TextLine]:
        """What is left of a chunk when its heading has opened a section."""
        first = chunk[0].text
        if len(chunk) > 1 and (line := _UNDERLINE.fullmatch(chunk[1].text)):
            self._open(chunk[0], 1 if line[1][0] == "=" else 2)
            return chunk[2:]
        if is_heading(first) and (len(chunk) == 1 or role_of(first) is not None):
            self._open(chunk[0], level_of(first))
            return self._headed(chunk[1:]) if chunk[1:] else []
        if found := _ABSTRACT.match(first):
            self._role = SectionRole.ABSTRACT
            self._composer.heading([_run(chunk[0], found[1])], role=self._role)
            return [chunk[0]._replace(text=first[found.end() :]), *chunk[1:]]
        return chunk

    def _open(self, line: TextLine, level: int) -> None:
        told = role_of(line.text)
        self._role = told if told is not None or level == 1 else self._role
        self._composer.heading([_run(line, line.text)], level)

    def _runs(self, lines: Sequence[TextLine]) -> Iterator[Run]:
        """Lines joined; a hyphen at a line's end goes where it only parted the word."""
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            text = line.text.strip()
            if after and self._is_broken(text, after.text):
                yield _run(line, text[:-1])
                yield Run("", line.page, line.box, repair=("hyphen", "-\n"))
            else:
                yield _run(line, text if after is None or text.endswith("-") else f"{text} ")

    def _is_broken(self, text: str, after: str) -> bool:
        left, right = _PARTED.search(text), _FIRST.match(after)
        if not left or not right or not right[1][0].islower():
            return False
        one, two = left[1].casefold(), right[1].casefold()
        return self._words[one + two] >= self._words[f"{one}-{two}"]


def _run(line: TextLine, text: str) -> Run:
    return Run(text, line.page, line.box)


def _chunks(pages: Sequence[TextPage]) -> Iterator[list[TextLine]]:
    """Lines between blank ones; a paragraph that runs over a page is one, each line its own where lines are long."""
    lines = [line for page in pages for line in page.lines]
    filled = [line for line in lines if line.text.strip()]
    is_wrapped = sum(len(line.text) > _WRAPPED_AT for line in filled) * 3 < len(filled)
    chunk: list[TextLine] = []
    for line in lines:
        is_blank = not line.text.strip()
        is_on = bool(chunk) and line.page != chunk[-1].page and _goes_on(chunk[-1].text, line.text)
        is_new = bool(chunk) and line.page != chunk[-1].page and not is_on
        if (
            chunk
            and not (is_blank and line.page != chunk[-1].page)
            and (is_blank or is_new or not is_wrapped or _is_indented(chunk, line))
        ):
            yield chunk
            chunk = []
        if not is_blank:
            chunk.append(line)
    if chunk:
        yield chunk


def _goes_on(before: str, after: str) -> bool:
    return not before.rstrip().endswith(_ENDS) and after.strip()[:1].islower()


def _is_indented(chunk: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a paragraph begins by its indent, as the one before it did."""
    former = chunk[-1]
    return chunk[0].indent == line.indent > former.indent and former.text.rstrip().endswith(_ENDS)


def _opens(chunk: Sequence[TextLine]) -> bool:
    """Whether the paper itself begins here: a known heading, or an abstract run in."""
    first = chunk[0].text
    return (
        role_of(first) is not None
        or bool(_ABSTRACT.match(first))
        or (len(chunk) == 1 and is_heading(first) and level_of(first) == 1 and first.strip()[0].isdigit())
    )


def _is_prose(chunk: Sequence[TextLine]) -> bool:
    text = " ".join(line.text.strip() for line in chunk)
    return len(text.split()) > _LEAST_PROSE and text.endswith((".", "!", "?", ".”", '."'))


def _listed(lines: Sequence[TextLine]) -> tuple[Sequence[TextLine], list[list[TextLine]]]:
    """What stands before a list, and its items; none where the lines are running text."""
    starts = [at for at, line in enumerate(lines) if item_at(line.text)]
    first = starts[0] if starts else 0
    is_list = starts and (first == 0 or lines[first - 1].text.rstrip().endswith((":", ";")))
    if not is_list or (len(starts) == 1 and len(lines) > first + 1 and lines[first + 1].indent <= lines[first].indent):
        return lines, []
    return lines[:first], list(_split(lines[first:], [at - first for at in starts]))


def _entries(lines: Sequence[TextLine]) -> Iterator[tuple[list[TextLine], str]]:
    """Entries of a list of references with their labels: by labels, else by hanging indents."""
    starts = [at for at, line in enumerate(lines) if _LABEL.match(line.text)]
    if not starts:
        least = min(line.indent for line in lines)
        starts = [at for at, line in enumerate(lines) if line.indent == least]
        starts = starts if len(starts) < len(lines) else [0]
    for entry in _split(lines, starts):
        found = _LABEL.match(entry[0].text)
        yield entry, (found["inside"] or found["number"]) if found else ""


def _split(lines: Sequence[TextLine], starts: Sequence[int]) -> Iterator[list[TextLine]]:
    bounds = sorted({0, *starts})
    for first, last in zip(bounds, [*bounds[1:], len(lines)], strict=True):
        yield list(lines[first:last])

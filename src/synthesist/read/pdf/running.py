"""Lines as runs of text: blanks between them, hyphens at their ends mended, every repair with its place."""

from collections.abc import Iterator, Sequence

from synthesist.read.composing import Run
from synthesist.read.pdf.hyphens import Vocabulary
from synthesist.read.pdf.lines import TextLine, is_glued, line_of
from synthesist.read.pdf.page import Word
from synthesist.records.reading import Box

_DASHES = ("-", "‐", "\xad")


def runs_of(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Iterator[Run]:
    """The text of lines that are one block."""
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        is_parted = (
            after is not None
            and line.text.endswith(_DASHES)
            and after.text[:1].isalnum()
            and len(line.text) > 1
            and line.text[-2].isalnum()
        )
        is_kept = after is None or not is_parted or vocabulary.keeps(line.text, after.text)
        yield from words_as_runs(line.words, line.page, line.box, drops_last=is_parted and not is_kept)
        if is_parted and not is_kept:
            yield Run("", line.page, line.box, repair=("hyphen", line.text[-1]))
        elif after is not None and not is_parted and not _runs_on(line.text):
            yield Run(" ", line.page, line.box)


def _runs_on(text: str) -> bool:
    """Whether a dash or a stroke ends the line and the word goes on below."""
    return text.endswith(("—", "–", "/")) and text[-2:-1].isalnum()


def lines_from(words: Sequence[Word], page: int) -> list[TextLine]:
    """Words in the order of reading as lines: a new one begins where the pen goes back to the left."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.box.left >= groups[-1][-1].box.left and word.box.top < groups[-1][-1].box.bottom:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [line_of(group, page) for group in groups]


def words_as_runs(words: Sequence[Word], page: int, box: Box, *, drops_last: bool = False) -> Iterator[Run]:
    """Words in their order with the blanks between them.

    Args:
        box: of the line that they stand in.
        drops_last: whether the last character is left out.
    """
    plain = ""
    for place, word in enumerate(words):
        if place and not is_glued(words[place - 1], word):
            plain += " "
        text = word.text[:-1] if drops_last and place == len(words) - 1 else word.text.removesuffix("\xad")
        at = 0
        for mend in word.mends:
            if mend.end > len(text):
                continue
            plain += text[at : mend.start]
            if plain:
                yield Run(plain, page, box)
            yield Run(text[mend.start : mend.end], page, box, repair=(mend.kind, mend.original))
            plain, at = "", mend.end
        plain += text[at:]
    if plain:
        yield Run(plain, page, box)

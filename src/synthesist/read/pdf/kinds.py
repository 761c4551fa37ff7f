"""What a line looks like, by its words alone: caption, item, entry of a list of references, formula."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re

from synthesist.read.pdf.lines import TextLine

_CAPTION = re.compile(
    r"(?P<label>(?i:(?:supplementa(?:ry|l)|supporting|extended\s+data|appendix|online)\s+)?"
    r"(?i:figures?|figs?\.?|tables?|tab\.|schemes?|box(?:es)?|algorithms?|listings?|charts?|plates?|exhibits?|graphs?|maps?)"
    r"(?:\s+|(?<=\.)|(?=\d))"
    r"(?:[A-Z]{1,2}[.-]?)?(?:\d{1,3}(?:[.\-–]\d{1,3})?|[IVXL]{1,6}|[A-Z])(?:\s?\([a-z]\)|[a-h])?)(?![\w])"
    r"(?P<stop>\s*[.:|•–—-](?!\d)|\s*$|\s+(?=[A-Z(“\"'\[]))"
)
KEYWORDS = re.compile(
    r"(?i:subjects|key\s?words(?: and phrases)?|index terms|categories and subject|ccs concepts|general terms|"
    r"mots[- ]cl[eé]s)\s*(?:[:—–.-]+|(?=[A-Z]))"
)
"""What opens the key words of a paper."""

RUN_IN_ABSTRACT = re.compile(r"(?:abstract|summary)\s*[.:—–-]+\s*\S", re.IGNORECASE)
"""What opens an abstract whose heading stands in its first line."""

_BULLET = re.compile(r"[•◦▪▸►‣⁃∙·■□●○–—*✓➢⇒→\-](?:\s+|(?=[A-Z]))\S")
_NUMBERED = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?(?:i{1,3}|iv|v|vi{1,3}|ix|x)[.)]|\((?:\d{1,2}|[a-zA-Z])\)|Step \d+[.:])\s+\S"
)
_NUMBER_OF = re.compile(r"\((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})?[a-z]?\)$")
_SIGNS = frozenset("=+−×÷±∑∏∫√∂∇∞≈≠≤≥<>∈∉⊂⊆∪∩∀∃→←↔⇒∝∼≡·∗⊗⊕|^~/⟨⟩‖∥{}[]()_*ˆ˜¯˙")
_OPERATORS = frozenset("=+−×÷±∑∏∫√∂∇≈≠≤≥∈→∝∼≡<>")
_WORD = re.compile(r"[^\W\d_]{4,}")


def caption_label(line: TextLine, *, is_apart: bool = False) -> str:
    """The label at the start of a caption's first line, such as "Table 2"; empty where there is none.

    Args:
        is_apart: whether the line stands apart from running text, so that its label needs no mark behind it.
    """
    found = _CAPTION.match(line.text)
    if not found:
        return ""
    is_plain = not found["stop"].strip()
    if is_plain and not is_apart and not line.is_bold and not _label_differs(line, len(found["label"])):
        return ""
    return found["label"].strip()


def _label_differs(line: TextLine, length: int) -> bool:
    """Whether the label is set in another weight or slope than what follows, or is all that there is."""
    first = line.words[0]
    rest = [word for word in line.words if line.words and word.box.left > first.box.left][1:]
    return not line.text[length:].strip() or (
        bool(rest)
        and any(
            (word.is_bold, word.is_italic, word.font) != (first.is_bold, first.is_italic, first.font)
            for word in rest[:4]
        )
    )


def is_bullet(line: TextLine) -> bool:
    """Whether a bullet opens the line."""
    return bool(_BULLET.match(line.text))


def is_numbered(line: TextLine) -> bool:
    """Whether the number of an item opens the line."""
    return bool(_NUMBERED.match(line.text))


def equation_number(line: TextLine) -> bool:
    """Whether an equation's number ends the line, apart from the rest."""
    if not _NUMBER_OF.search(line.text):
        return False
    last = line.words[-1]
    former = line.words[-2] if len(line.words) > 1 else None
    return former is None or last.box.left - former.box.right > 1.5 * last.size


def is_mathematical(line: TextLine) -> bool:
    """Whether a sign or a font of formulas stands in the line."""
    return any(word.is_math or not _OPERATORS.isdisjoint(word.text) for word in line.words)


def mathematics(line: TextLine) -> float:
    """The share of a line's characters that belong to formulas."""
    whole = sum(len(word.text) for word in line.words)
    if not any(letter.isalnum() for letter in line.text):
        return 1.0
    told = 0
    for word in line.words:
        if word.is_math or word.size < 0.8 * line.size:
            told += len(word.text)
        else:
            told += sum(
                letter in _SIGNS or letter.isdigit() or "\u0370" <= letter <= "\u03ff" or ord(letter) > 0x1D3FF
                for letter in word.text
            )
    return told / whole if whole else 0.0


def prose_words(line: TextLine) -> int:
    """Words of four letters and more that no formula font sets."""
    return sum(bool(_WORD.search(word.text)) for word in line.words if not word.is_math)

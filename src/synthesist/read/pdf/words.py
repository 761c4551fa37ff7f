"""Words from characters: blanks by the gaps between them, accents put on their letters, ligatures spelt out."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from synthesist.read.pdf.characters import Characters, Style
from synthesist.read.pdf.encodings import decoded
from synthesist.read.pdf.page import Mend, Word
from synthesist.read.pdf.spelling import SAME_PLACE, Drawn, accents_of, spelt
from synthesist.records.reading import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ASCENT, DESCENT = 0.78, 0.22
"""How far a word's box goes from the baseline, in sizes: what fonts say of themselves is not to be relied on."""

_GAP = 0.13
"""The least blank between words, in sizes; kerning stays below, and the tightest justified line above."""

_LESS = 0.085
"""The least blank where PDFium sees one too."""

_SPACED = 0.07
"""From here on the characters of a text object are letter-spaced."""

_NONE: tuple[Mend, ...] = ()
_SHIFT = 0.12
_BACK = 0.6
_BLANKS = (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x200B, 0x3000)


class Told(NamedTuple):
    """The words of a page, and what was left out of them.

    Attributes:
        unmapped: characters whose code the file does not tell.
        shown: characters that have one.
    """

    words: tuple[Word, ...]
    unmapped: int
    shown: int


def words_of(characters: Characters, keep: "NDArray[np.bool_]", size: tuple[float, float]) -> Told:
    """Words in the order of the file.

    Args:
        keep: which characters are text that a reader of the page sees.
        size: width and height of the page, which no box goes beyond.
    """
    import numpy as np

    codes, former = decoded(characters)
    characters = characters._replace(codes=codes)
    is_blank = np.isin(characters.codes, _BLANKS)
    is_unmapped = _unmapped(characters.codes) & keep & ~is_blank
    is_text = keep & ~is_blank & ~is_unmapped
    places = np.flatnonzero(is_text)
    told = len(places)
    if not told:
        return Told((), int(is_unmapped.sum()), 0)
    accents = accents_of(characters, places)
    places = places[~np.isin(places, list(accents.values()))] if accents else places
    starts, glued = _starts(
        characters, places, (np.cumsum(is_blank & ~characters.is_made), np.cumsum(is_blank & characters.is_made))
    )
    words = _words(characters, places, np.flatnonzero(starts), glued, Drawn(accents, former), size)
    return Told(tuple(words), int(is_unmapped.sum()), told)


def _unmapped(codes: "NDArray[np.int64]") -> "NDArray[np.bool_]":
    is_private = ((codes >= 0xE000) & (codes <= 0xF8FF)) | (codes >= 0xF0000)
    is_control = (codes < 0x20) | ((codes >= 0x7F) & (codes < 0xA0))
    is_none: NDArray[np.bool_] = is_private | is_control | ((codes >= 0xFFFD) & (codes <= 0xFFFF))
    return is_none


def _starts(
    characters: Characters, places: "NDArray[np.int64]", blanks: tuple["NDArray[np.int64]", "NDArray[np.int64]"]
) -> tuple["NDArray[np.bool_]", "NDArray[np.bool_]"]:
    """At which characters words begin, and which of these are glued to the word before.

    Args:
        blanks: up to each character, how many blanks the file has, and how many PDFium put in.
    """
    import numpy as np

    before, after = places[:-1], places[1:]
    sizes = np.maximum(characters.sizes[before], characters.sizes[after])
    least = np.minimum(characters.sizes[before], characters.sizes[after])
    gaps = _gaps(characters, before, after)
    shifts = np.abs(characters.bases[after] - characters.bases[before])
    tracking = _tracking(characters, places, gaps)
    told, made = blanks
    has_blank = (told[after] > told[before]) & (gaps > -0.05 * sizes)
    may_part = (made[after] > made[before]) & (gaps > (tracking + _LESS) * sizes) & ~_is_capital(characters, before)
    wide = gaps > np.maximum(_GAP, tracking + _GAP) * sizes
    is_far = (
        (shifts > 0.9 * sizes)
        | (gaps < -_BACK * sizes - (characters.rights[after] - characters.lefts[after]))
        | (gaps > 2 * sizes)
    )
    parted = wide | has_blank | may_part | is_far
    looks = np.array([_look(style) for style in characters.table])[characters.styles]
    is_other = (looks[before] != looks[after]) | (shifts > _SHIFT * least)
    starts = np.concatenate(([True], parted | is_other))
    return starts, np.concatenate(([False], ~parted))


def _gaps(characters: Characters, before: "NDArray[np.int64]", after: "NDArray[np.int64]") -> "NDArray[np.float64]":
    """Distances between neighbours, in the direction of their script."""
    import numpy as np

    is_leftward = _is_leftward(characters.codes[before]) & _is_leftward(characters.codes[after])
    gaps: NDArray[np.float64] = np.where(
        is_leftward,
        characters.lefts[before] - characters.rights[after],
        np.maximum(characters.lefts[after], characters.xs[after]) - characters.rights[before],
    )
    return gaps


def _is_leftward(codes: "NDArray[np.int64]") -> "NDArray[np.bool_]":
    return (
        ((codes >= 0x590) & (codes < 0x900))
        | ((codes >= 0xFB1D) & (codes < 0xFE00))
        | ((codes >= 0xFE70) & (codes < 0xFF00))
    )


def _is_capital(characters: Characters, places: "NDArray[np.int64]") -> "NDArray[np.bool_]":
    codes = characters.codes[places]
    return (codes >= ord("A")) & (codes <= ord("Z"))


def _look(style: Style) -> int:
    return 4 * style.font.is_bold + 2 * style.font.is_italic + style.font.is_math


def _tracking(
    characters: Characters, places: "NDArray[np.int64]", gaps: "NDArray[np.float64]"
) -> "NDArray[np.float64]":
    """The usual gap within the text object that each pair of characters belongs to, in sizes; 0 where it is usual."""
    import numpy as np

    relative = gaps / np.maximum(characters.sizes[places[1:]], 0.1)
    result = np.zeros(len(gaps))
    group = characters.styles[places]
    is_inner = (group[1:] == group[:-1]) & (relative > -0.2) & (relative < 1.0)
    inner = np.flatnonzero(is_inner)
    if not len(inner):
        return result
    order = inner[np.argsort(group[inner + 1], kind="stable")]
    names, firsts, counts = np.unique(group[order + 1], return_index=True, return_counts=True)
    usual = np.zeros(len(characters.table))
    means = np.add.reduceat(relative[order], firsts) / counts
    for name, first, count, mean in zip(names, firsts, counts, means, strict=True):
        if count >= 3 and mean > 0.6 * _SPACED:
            usual[name] = np.sort(relative[order[first : first + count]])[int(0.3 * count)]
    usual[usual < _SPACED] = 0.0
    result[:] = np.minimum(usual[group[1:]], usual[group[:-1]])
    return result


def _odd(characters: Characters, places: "NDArray[np.int64]", drawn: Drawn) -> "NDArray[np.bool_]":
    """Which characters make a word one that does not simply read as the file has it."""
    import numpy as np

    xs = characters.xs[places]
    is_odd = characters.codes[places] > ord("~")
    is_odd[:-1] |= np.abs(np.diff(xs)) < SAME_PLACE
    if drawn.accents:
        is_odd |= np.isin(places, list(drawn.accents))
    return is_odd


def _words(
    characters: Characters,
    places: "NDArray[np.int64]",
    firsts: "NDArray[np.int64]",
    glued: "NDArray[np.bool_]",
    drawn: Drawn,
    page: tuple[float, float],
) -> Iterator[Word]:
    """The words that begin at `firsts`, counted in `places`."""
    import numpy as np

    width, height = page
    lefts = np.clip(np.minimum.reduceat(characters.lefts[places], firsts), 0, width).tolist()
    rights = np.clip(np.maximum.reduceat(characters.rights[places], firsts), 0, width).tolist()
    sizes = np.maximum.reduceat(characters.sizes[places], firsts).tolist()
    bases = characters.bases[places[firsts]].tolist()
    styles = characters.styles[places[firsts]].tolist()
    is_glued = glued[firsts].tolist()
    letters = "".join(map(chr, characters.codes[places].tolist()))
    is_odd = np.logical_or.reduceat(_odd(characters, places, drawn), firsts).tolist()
    bounds = [*firsts.tolist(), len(places)]
    index = 0
    for at, first in enumerate(bounds[:-1]):
        last = bounds[at + 1]
        text, mends = letters[first:last], _NONE
        if is_odd[at]:
            text, mends = spelt(text, characters, places[first:last], drawn)
        if text:
            font, size, base = characters.table[styles[at]].font, sizes[at], bases[at]
            box = Box(lefts[at], max(0.0, base - ASCENT * size), rights[at], min(height, base + DESCENT * size))
            look = (font.name, font.is_bold, font.is_italic)
            yield Word(text, box, size, *look, base, index, is_glued[at], font.is_math, mends)
            index += 1

"""How a word is written: accents put on their letters, ligatures spelt out, each said as a mend."""

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from synthesist.read.pdf.characters import Characters
from synthesist.read.pdf.page import Mend

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PAIRS = ("ff", "fi", "fl", "ft", "st")
_LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ", "ft": "ﬅ", "st": "ﬆ"}
_ACCENTS = {
    0x60: 0x300, 0xB4: 0x301, 0x2CA: 0x301, 0x5E: 0x302, 0x2C6: 0x302, 0x7E: 0x303, 0x2DC: 0x303, 0xAF: 0x304,
    0x2C9: 0x304, 0x2D8: 0x306, 0x2D9: 0x307, 0xA8: 0x308, 0x2DA: 0x30A, 0xB0: 0x30A, 0x2DD: 0x30B, 0x2C7: 0x30C,
    0xB8: 0x327, 0x2DB: 0x328,
}  # fmt: skip
"""Accents that stand alone, and those that join the letter before."""

_DOTLESS = {"ı": "i", "ȷ": "j"}
_SOFT = "\xad"
SAME_PLACE = 0.01
"""How far the pen moves, in points, between letters that one glyph draws."""

_OVERHANG = 0.05
_RAISED = 0.5


class Drawn(NamedTuple):
    """What the file draws otherwise than it reads, by place on the page.

    Attributes:
        accents: drawn apart, by the character that they stand over.
        former: codes of the file that stand for others.
    """

    accents: dict[int, int]
    former: dict[int, int]


def accents_of(characters: Characters, places: "NDArray[np.int64]") -> dict[int, int]:
    """Accents that are drawn apart, by the character under them: PDFium may have moved them along the line."""
    import numpy as np

    found: dict[int, int] = {}
    sizes, bases = characters.sizes[places], characters.bases[places]
    lefts = characters.lefts[places] - _OVERHANG * sizes
    rights = characters.rights[places] + _OVERHANG * sizes
    for accent in places[np.isin(characters.codes[places], list(_ACCENTS))]:
        middle = (characters.lefts[accent] + characters.rights[accent]) / 2
        is_under = (lefts <= middle) & (middle <= rights) & (np.abs(bases - characters.bases[accent]) < _RAISED * sizes)
        for letter in places[is_under].tolist():
            if letter != accent and letter not in found and _carries(characters, letter, int(accent)):
                found[letter] = int(accent)
                break
    return found


def _carries(characters: Characters, letter: int, accent: int) -> bool:
    text = chr(characters.codes[letter])
    return text.isalpha() and len(_accented(text, int(characters.codes[accent]))) == 1


def _accented(letter: str, accent: int) -> str:
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + chr(_ACCENTS[accent]))


def spelt(text: str, characters: Characters, places: "NDArray[np.int64]", drawn: Drawn) -> tuple[str, tuple[Mend, ...]]:
    """A word's text as a reader of the page would write it, and where that is not what the file has.

    Args:
        text: its characters as the file has them; `places` are theirs on the page.
    """
    if drawn.accents and any(place in drawn.accents for place in places.tolist()):
        return _with_accents(characters, places.tolist(), drawn.accents)
    mends: tuple[Mend, ...] = ()
    if not text.isascii():
        own = enumerate(places.tolist()) if drawn.former else ()
        text, mends = _unfolded(text, {at: chr(drawn.former[place]) for at, place in own if place in drawn.former})
    if not mends and len(text) == len(places) and any(pair in text for pair in _PAIRS):
        mends = _ligatures(text, characters.xs[places].tolist())
    return text, mends


def _with_accents(characters: Characters, places: list[int], accents: dict[int, int]) -> tuple[str, tuple[Mend, ...]]:
    text, mends = "", list[Mend]()
    for place in places:
        letter = chr(characters.codes[place])
        if place in accents:
            accent = int(characters.codes[accents[place]])
            whole = _accented(letter, accent)
            mends.append(Mend(len(text), len(text) + len(whole), "accent", chr(accent) + letter))
            text += whole
        else:
            text += letter
    return text, tuple(mends)


def _unfolded(text: str, former: dict[int, str]) -> tuple[str, tuple[Mend, ...]]:
    """Ligatures that have a code of their own spelt out; soft hyphens dropped, save one at the end.

    Args:
        former: what the file has where it has another sign, by place in the text.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text, former = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"), {}
    whole, mends = "", list[Mend]()
    for place, letter in enumerate(text):
        letters = unicodedata.normalize("NFKC", letter) if "\ufb00" <= letter <= "\ufb06" else letter
        if letters != letter:
            mends.append(Mend(len(whole), len(whole) + len(letters), "ligature", former.get(place, letter)))
        elif place in former:
            mends.append(Mend(len(whole), len(whole) + 1, "sign", former[place]))
        if letter != _SOFT or place == len(text) - 1:
            whole += letters
    return whole if mends else unicodedata.normalize("NFC", whole), tuple(mends)


def _ligatures(text: str, xs: list[float]) -> tuple[Mend, ...]:
    """Letters that PDFium has taken from one glyph: the pen stood in one place for all of them."""
    mends, at = list[Mend](), 0
    while at < len(text) - 1:
        end = at + 1
        while end < len(text) and abs(xs[end] - xs[at]) < SAME_PLACE:
            end += 1
        if text[at:end] in _LIGATURES:
            mends.append(Mend(at, end, "ligature", _LIGATURES[text[at:end]]))
        at = end
    return tuple(mends)

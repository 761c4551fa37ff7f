"""Characters whose file gives TeX's own numbers in place of codes."""

import re
from typing import TYPE_CHECKING

from synthesist.read.pdf.characters import Characters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIGATURES = {0x0B: 0xFB00, 0x0C: 0xFB01, 0x0D: 0xFB02, 0x0E: 0xFB03, 0x0F: 0xFB04}
"""Of fonts made of bitmaps, which have no name."""

_SYMBOLS = {
    0x00: 0x2212, 0x01: 0xB7, 0x02: 0xD7, 0x06: 0xB1, 0x0F: 0x2022, 0x14: 0x2264, 0x15: 0x2265, 0x18: 0x223C,
    0x19: 0x2248,
}  # fmt: skip
"""Of TeX's fonts of symbols."""

_SYMBOL_FONT = re.compile(r"(?:cm|lm|tx|px|mt2?)b?sy", re.IGNORECASE)


def decoded(characters: Characters) -> tuple["NDArray[np.int64]", dict[int, int]]:
    """Codes with those of TeX put right, and the former ones by their place."""
    import numpy as np

    codes = characters.codes
    odd = np.flatnonzero((codes < ord(" ")) & ~characters.is_made)
    found = {place: code for place in odd.tolist() if (code := _meant(characters, place)) is not None}
    former = {place: int(codes[place]) for place in found}
    if found:
        codes = codes.copy()
        codes[list(found)] = list(found.values())
    return codes, former


def _meant(characters: Characters, place: int) -> int | None:
    """The code that a number stands for; None where the font does not tell."""
    name = characters.table[int(characters.styles[place])].font.name
    number = int(characters.codes[place])
    if not name:
        return _LIGATURES.get(number)
    return _SYMBOLS.get(number) if _SYMBOL_FONT.match(name) else None

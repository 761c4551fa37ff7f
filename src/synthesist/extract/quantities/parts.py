"""Parts of a whole and multiples that words tell: "one in five", "12 of 40 patients", "twice", "halved"."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from synthesist.extract.quantities.forms import TENS, WORD, WORDS, parsed
from synthesist.extract.quantities.nouns import COUNTED

Sign = Literal[-1, 0, 1]


class Part(NamedTuple):
    """A ratio or a multiple with its place; `whole` where digits tell it, `of` what it is a part of."""

    start: int
    end: int
    value: float
    unit: str
    sign: Sign | None = None
    whole: int | None = None
    of: str = ""


_COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|{WORD}"
_OF = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_COUNT})\s(?:in every|in|out of(?: the| all)?|of(?: the| our|"
    rf" all)?)\s(?P<whole>{_COUNT})(?![\w/-]|[.,]\d|\s?%)",
    re.IGNORECASE,
)
_SLASH = re.compile(
    r"(?<![\w.,/-])(?P<part>\d{1,3}(?:,\d{3})+|\d+)\s?/\s?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?![\w/-]|[.,]\d|\s?%)"
)
_NAMES = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "tenth": 1 / 10,
}
_TOP = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_FRACTION = re.compile(
    r"\b(?:(?P<half>half)(?=\s(?:of|the|as|a)\b)|(?P<top>an?|one|two|three|four)[\s-]"
    r"(?P<name>half|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)(?=\sof\b|[.,;)]|$|\s(?:the|more|less"
    r"|higher|lower)\b))",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\b(?:first|second|other|latter|former|every|last|next|this)\s$", re.IGNORECASE)
_FOLDS: dict[str, tuple[float, Sign]] = {
    "twice": (2, 0),
    "thrice": (3, 0),
    "doubled": (2, 1),
    "doubles": (2, 1),
    "tripled": (3, 1),
    "trebled": (3, 1),
    "quadrupled": (4, 1),
    "halved": (0.5, -1),
    "halves": (0.5, -1),
}
_FOLD = re.compile(
    rf"\b(?P<word>{'|'.join(_FOLDS)})\b|\b(?P<count>(?:{'|'.join(TENS[2:])})(?=fold)|{WORD})(?:[\s-]?fold\b"
    rf"|\stimes\b(?=\s(?:as|more|less|higher|lower|that|the|faster|slower|larger|smaller|greater|fewer|longer)))",
    re.IGNORECASE,
)


def parts(text: str) -> Iterator[Part]:
    """Ratios and multiples; text is masked, so that daily doses and folds of cross-validation are gone."""
    yield from _of(text)
    yield from _slashes(text)
    for found in _FRACTION.finditer(text):
        if not _PERIOD.search(text, 0, found.start()):
            name = (found["name"] or "half").lower().removesuffix("s")
            top = _TOP[found["top"].lower()] if found["top"] else 1
            yield Part(found.start(), found.end(), top * _NAMES["half" if name in ("half", "halve") else name], "share")
    for found in _FOLD.finditer(text):
        if found["word"]:
            value, sign = _FOLDS[found["word"].lower()]
            yield Part(found.start(), found.end(), value, "fold", sign or None)
        else:
            yield Part(found.start(), found.end(), parsed(found["count"]), "fold")


def _of(text: str) -> Iterator[Part]:
    for found in _OF.finditer(text):
        part, whole = parsed(found["part"]), parsed(found["whole"])
        noun = COUNTED.match(text, found.end())
        is_ratio = re.search(r"\sin\s|out of|in every", found[0]) and found["whole"].lower() not in WORDS
        if (
            part > whole
            or whole == 0
            or not (noun or is_ratio or " in " in found[0] or "out of" in found[0] or _in_share(text, found.end()))
        ):
            continue
        if noun and " in " in found[0]:
            noun = None
        is_sample = " in " not in found[0] and found["whole"][0].isdigit()
        end = noun.end() if noun and is_sample else found.end()
        yield Part(
            found.start(),
            end,
            part / whole,
            "share",
            None,
            int(whole) if is_sample else None,
            noun["noun"] if noun and is_sample else "",
        )


def _slashes(text: str) -> Iterator[Part]:
    for found in _SLASH.finditer(text):
        part, whole = parsed(found["part"]), parsed(found["whole"])
        noun = COUNTED.match(text, found.end())
        in_brackets = text[: found.start()].endswith(("%, ", "% (", "%; ", "(")) and text[found.end() :].startswith(
            (")", ",", ";")
        )
        if whole > 0 and part <= whole and (noun or in_brackets or _in_share(text, found.end())):
            end = noun.end() if noun else found.end()
            yield Part(found.start(), end, part / whole, "share", None, int(whole), noun["noun"] if noun else "")


def _in_share(text: str, end: int) -> bool:
    """Whether a percentage in brackets follows."""
    return bool(re.match(r"\s?[(\[]\s?\d+(?:[.·]\d+)?\s?%", text[end:]))

"""Titles of notices and marks on titles: what they say, and the title of the work inside them."""

import html
import re
from dataclasses import dataclass

from synthesist.records.identity import RetractionStatus

_R, _W, _C, _E = (
    RetractionStatus.RETRACTED,
    RetractionStatus.WITHDRAWN,
    RetractionStatus.CONCERN,
    RetractionStatus.CORRECTED,
)
_LONGEST = 2_000
_END = r"\s*(?:[:\])]|\s[\u2013\u2014-]\s)\s*"
_MARKS = tuple(
    (re.compile(rf"(?:[\w-]{{1,20}}:\s*)?[\[(]?\s*{words}{_END}", re.IGNORECASE), status)
    for words, status in (
        (r"retracted(?:\s+(?:article|paper|chapter|publication))?", _R),
        (r"withdrawn(?:\s+(?:article|paper|chapter))?", _W),
        (r"(?:temporarily\s+)?removed(?:\s+article)?", _W),
        (r"temporary\s+removal", _W),
    )
)
_MARK_BEHIND = re.compile(
    r"\s*[\[(]\s*(retracted|withdrawn)(?:\s+(?:article|paper))?\s*[\])]\s*\.?\s*\Z", re.IGNORECASE
)
_WHO = r"(?:(?:author|authors['’]?|publisher(?:['’]s)?|editor(?:ial|['’]s)?|journal)\s+)?"
_SURE = (
    (r"retraction\s+(?:note|notice|statement)|(?:statement|notice|note)\s+of\s+retraction", _R),
    (r"(?:withdrawal|removal)\s+(?:note|notice|statement)|(?:statement|notice)\s+of\s+(?:withdrawal|removal)", _W),
    (r"expressions?\s+of\s+concern", _C),
    (
        (
            r"corrigend(?:um|a)(?:\s+and\s+addendum)?|errat(?:um|a)|berichtigung|fe\s+de\s+errores|notice\s+of\s+correction"
            r"|(?:correction|publisher['’]s|editor['’]s)\s+(?:notice|note)|notice\s+of\s+(?:duplicate|redundant)\s+publication"
            r"|(?<=author\s)corrections?|(?<=publisher\s)corrections?|(?<=['’]s\s)note"
        ),
        _E,
    ),
)
_UNSURE = (
    (r"retraction", _R),
    (r"withdrawal|temporary\s+removal|removal", _W),
    (r"corrections?|addendum|clarification", _E),
)
_TO = r"(?:\s+(?:to|for|of|re|regarding|on|in|zu|zum\s+beitrag|bij|de|à\s+l['’]article))?"
_OBJECT = r"(?:\s+(?:the\s+)?(?:paper|article))?"
_QUOTE = r"[\"“”„«‘'`]"
_GROUPS = {"r": _R, "w": _W, "c": _C, "e": _E}


def _either(kinds: tuple[tuple[str, RetractionStatus], ...]) -> str:
    names = {status: name for name, status in _GROUPS.items()}
    return "|".join(f"(?P<{names[status]}>{words})" for words, status in kinds)


_HEADS = (
    re.compile(rf"\W*{_WHO}(?:{_either(_SURE)})(?!\w){_TO}{_OBJECT}\s*[:.,\u2013\u2014-]*\s*", re.IGNORECASE),
    re.compile(
        rf"\W*{_WHO}(?:{_either(_UNSURE)})(?!\w)"
        rf"(?:{_TO}{_OBJECT}\s*(?:[:.]|[\u2013\u2014]|\s-\s|(?={_QUOTE})|\Z)|\s+for\s+(?=[^:“]{{1,80}}\bet\s+al\b))\s*",
        re.IGNORECASE,
    ),
)
_HEAD_BEHIND = re.compile(
    r"\s*(?:[:\u2013\u2014]|\s-)\s*(retraction|corrigendum|erratum|correction|withdrawal|expression\s+of\s+concern)\s*\.?\Z",
    re.IGNORECASE,
)
_LONGEST_BEHIND = 40
_BEHIND = {"retraction": _R, "withdrawal": _W}
_HINTS = re.compile(
    r"retract|withdr|remov|concern|corre|corri|errat|addend|clarif|berich|errores|\bnote\b", re.IGNORECASE
)
"""What every mark and every heading holds: most titles hold none of it, and need no further look."""
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_QUOTED = re.compile(r"[\"“„«‘](.{8,}?)[\"”“»’](?=\s*(?:[,.\[(]|\Z))")
_WHOSE = re.compile(r"[^:“]{1,80}?\bet\s+al\b\.?,?\s*")
_TAG = re.compile(r"<[^<>]{1,100}>")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a title says besides naming a work.

    Attributes:
        title: of the work: without marks, and without what a notice puts around it; empty where it names none.
        notice: what it says of the work that it names, where it is a notice's title ("Retraction notice to …").
        mark: what stands on the title of the work itself ("RETRACTED: …", "WITHDRAWN: …").
        year: in the bracket that ends a notice's title ("… [Vaccine 31 (2013) 2705–2712]").
    """

    title: str
    notice: RetractionStatus | None = None
    mark: RetractionStatus | None = None
    year: int | None = None


def bare(title: str) -> str:
    """A title on one line, without markup, its entities resolved, cut at two thousand characters."""
    line = title[:_LONGEST]
    line = html.unescape(line) if "&" in line else line
    return " ".join((_TAG.sub("", line) if "<" in line else line).split())


def heading_of(title: str) -> Heading:
    """Take a title apart. "Correction of refractive errors" is no notice; "Correction: Refractive errors" is."""
    line = bare(title)
    if not _HINTS.search(line):
        return Heading(line)
    notice = _notice(line)
    before, marked = _unmarked(line if notice is None else _unwrapped(line))
    return Heading(before.strip(" .:,"), notice, marked if notice is None else None, _year(line) if notice else None)


def _head(line: str) -> re.Match[str] | None:
    return next((found for head in _HEADS if (found := head.match(line))), None)


def _notice(line: str) -> RetractionStatus | None:
    if found := _head(line):
        return _GROUPS[str(found.lastgroup)]
    behind = _HEAD_BEHIND.search(line[-_LONGEST_BEHIND:])
    return _BEHIND.get(behind[1].casefold(), _C if "concern" in behind[1].casefold() else _E) if behind else None


def _unmarked(line: str) -> tuple[str, RetractionStatus | None]:
    """The title without the mark before it or behind it, and what the mark says."""
    for pattern, status in _MARKS:
        if found := pattern.match(line):
            return line[found.end() :], status
    if behind := _MARK_BEHIND.search(line[-_LONGEST_BEHIND:]):
        rest = line[: len(line) - len(behind[0])]
        return rest, _R if behind[1].casefold() == "retracted" else _W
    return line, None


def _unwrapped(line: str) -> str:
    inner = line[:-_LONGEST_BEHIND] + _HEAD_BEHIND.sub("", line[-_LONGEST_BEHIND:])
    while found := _head(inner):  # "Erratum: CORRIGENDUM: …"
        inner = inner[found.end() :]
    if quoted := _QUOTED.search(inner):
        return quoted[1]
    inner = inner.removesuffix(_place(inner))
    whose = _WHOSE.match(inner)
    return inner[whose.end() if whose else 0 :].strip(" \"'“”‘’„«»")


def _place(line: str) -> str:
    """The bracket that ends a line, brackets inside it included; empty where none does."""
    end = line.rstrip(" .")
    if not end.endswith(("]", ")")):
        return ""
    begins = end.rfind("[") if end.endswith("]") else end.rfind("(")
    return line[begins:] if begins > 0 else ""


def _year(line: str) -> int | None:
    years = set(_YEAR.findall(_place(line)))
    return int(years.pop()) if len(years) == 1 else None

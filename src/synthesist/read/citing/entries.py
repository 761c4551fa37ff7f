"""What an entry of a list of references says: names, year, title, identifiers. What is not plain stays empty."""

import re
from typing import NamedTuple

from synthesist.read.citing.people import people
from synthesist.records import Reference
from synthesist.records.identifiers import identifiers_of

_LABEL = re.compile(
    r"\s*(?:\[(?P<inside>[^\]]{1,24})\]|\((?P<round>\d{1,3})\)|(?P<number>\d{1,3})[.)]?(?=\s+[^\W\d]))\s*"
)
_YEAR = re.compile(r"(?<![\d/:.–-])(1[5-9]\d\d|20\d\d)([a-z])?(?![\d–-]|\.\d)")
_ROUND_YEAR = re.compile(r"\((1[5-9]\d\d|20\d\d)([a-z])?(?:,[^()]{0,30})?\)")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+)")
_ARXIV = re.compile(r"(?:arxiv[:\s/]+(?:abs/|pdf/)?|abs/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})", re.IGNORECASE)
_OLD_ARXIV = re.compile(r"\[((?:astro-ph|cond-mat|cs|gr-qc|hep-\w+|math(?:-ph)?|nucl-\w+|physics|quant-ph)/\d{7})\]")
_PMID = re.compile(r"\bPMID:?\s*(\d{4,9})\b")
_PMCID = re.compile(r"\b(PMC\d{4,9})\b")
_QUOTED = re.compile(r"[“\"«](.{8,300}?)[,.?!]?\s?[”\"»]")
_SKIPPED = re.compile(
    r"[\s.,:;)]*(?:\((?:1[5-9]|20)\d\d[a-z]?(?:,[^()]{0,30})?\)|(?:1[5-9]|20)\d\d[a-z]?(?=[.,:;]))?[\s.,:;)]*"
)
_TITLE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bvs)(?<!\bsp)(?<!\bspp)[.?!](?=\s+[^\W\d_a-z]|\s+[a-z]+[.:/]|\s+\d|\s*$)|(?=\.?\s+(?:doi|DOI|https?|In:)\b)"
)
_LONGEST_ENTRY, _LONGEST_TITLE, _LEAST_WORDS = 3_000, 300, 2


class Parsed(NamedTuple):
    """What is read from an entry; `suffix` is the letter behind its year."""

    label: str
    authors: tuple[str, ...]
    year: int | None
    suffix: str
    title: str
    identifiers: tuple[tuple[str, str], ...]


def parsed(entry: str, label: str = "") -> Parsed:
    """The fields of an entry as printed.

    Args:
        label: where the reader has found it.
    """
    found = _LABEL.match(entry)
    own = next(filter(None, found.groups()), "") if found else ""
    is_label = found is not None and (not label or own == label)
    text = (entry[found.end() :] if found and is_label else entry)[:_LONGEST_ENTRY]
    families, end = people(text)
    year, suffix = _year(text)
    return Parsed(label or (own if is_label else ""), families, year, suffix, _title(text, end), _identifiers(text))


def filled(reference: Reference, text: str) -> Reference:
    """A reference with what its text says, where the reader has said nothing."""
    if reference.authors or reference.title or reference.year:
        return reference
    found = parsed(text[reference.start : reference.end], reference.label)
    return reference.model_copy(
        update={
            "label": found.label,
            "authors": found.authors,
            "year": found.year,
            "title": found.title,
            "identifiers": reference.identifiers or found.identifiers,
        }
    )


def year_suffix(text: str, year: int | None) -> str:
    """The letter that tells entries of one year apart, such as the "a" of 2020a."""
    found = re.search(rf"\b{year}([a-z])\b", text) if year else None
    return found[1] if found else ""


def _year(text: str) -> tuple[int | None, str]:
    """The year in brackets, else the last one that is no page, volume or part of an identifier."""
    bare = _DOI.sub(
        " ",
        re.sub(r"(?:https?://|www\.)\S+|\(?(?:accessed|retrieved|last accessed)\b.*", " ", text, flags=re.IGNORECASE),
    )
    if found := _ROUND_YEAR.search(bare):
        return int(found[1]), found[2] or ""
    years = list(_YEAR.finditer(bare))
    plain = [one for one in years if re.match(r"\s*[.,;:)]|\s*$", bare[one.end() :])] or years
    return (int(plain[0][1]), plain[0][2] or "") if plain else (None, "")


def _title(text: str, end: int) -> str:
    """What stands in quotes, else the first sentence behind names and year."""
    if quoted := _QUOTED.search(text, end):
        return quoted[1].strip(" ,.")
    if not end:
        return ""
    skipped = _SKIPPED.match(text, end)
    start = skipped.end() if skipped else end
    close = _TITLE_END.search(text, start)
    title = text[start : close.start() if close else len(text)].strip(" .,")
    words = title.split()
    is_title = len(title) <= _LONGEST_TITLE and len(words) >= _LEAST_WORDS and title[:1].isalnum()
    return title if is_title and sum(word.strip(",:;()-").isalpha() for word in words) * 2 >= len(words) else ""


def _identifiers(text: str) -> tuple[tuple[str, str], ...]:
    patterns = (("doi", _DOI), ("arxiv", _ARXIV), ("arxiv", _OLD_ARXIV), ("pmid", _PMID), ("pmcid", _PMCID))
    stated: dict[str, str] = {}
    for scheme, pattern in patterns:
        if found := pattern.search(text):
            stated.setdefault(scheme, found[1])
    return identifiers_of(stated.items())

"""Invariant 3, of references.bib, .ris and .json: they list what the report lists."""

import json
import re
import unicodedata
from itertools import pairwise

from synthesist.audit.folder import Folder
from synthesist.audit.result import Findings, equal, unless

_BIB_ENTRY = re.compile(r"^[ \t]*@(?!(?:comment|preamble|string)\b)\w+[ \t]*[{(]", re.MULTILINE | re.IGNORECASE)
_RIS_ENTRY = re.compile(r"^TY  - ", re.MULTILINE)
_LETTER_COMMAND = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dh|DH|dj|DJ|th|TH)(?![a-zA-Z])")
_COMMAND = re.compile(r"\\(?:[a-zA-Z]+|.)")
_UNCOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "dh", "þ": "th", "\u0131": "i", "ȷ": "j"}
)


def bibtex(review: Folder) -> Findings:
    """references.bib has an entry for each reference, and no other."""
    entries = _parts(review.file("references.bib"), _BIB_ENTRY)
    yield from _lists(review, "references.bib", entries)
    keys = [re.split(r"[{(,]", entry)[1].strip() for entry in entries]
    yield equal("references.bib", "keys", sorted(keys), sorted(row["key"] for row in review.report["references"]))


def ris(review: Folder) -> Findings:
    """references.ris has an entry for each reference, and no other."""
    entries = _parts(review.file("references.ris"), _RIS_ENTRY)
    yield from _lists(review, "references.ris", entries)


def csl(review: Folder) -> Findings:
    """references.json has an entry for each reference, and no other."""
    entries = json.loads(review.file("references.json"))
    yield from _lists(review, "references.json", [f"{entry['title']} | {entry.get('DOI')}" for entry in entries])


def _parts(text: str, start: re.Pattern[str]) -> list[str]:
    places = [found.start() for found in start.finditer(text)]
    return [text[place:end] for place, end in pairwise([*places, len(text)])]


def _lists(review: Folder, name: str, entries: list[str]) -> Findings:
    references = review.report["references"]
    bare = [_forms(entry) for entry in entries]
    yield equal(name, "entries", len(entries), len(references))
    for row in references:
        keys = _forms(row["title"]) | _forms(row["doi"] or "")
        titles = _forms(row["title"]) if row["title"].isascii() else keys
        named = keys == {""} or any(key and key in form for forms in bare for form in forms for key in titles)
        yield unless(named, f"{name}, for reference {row['number']}", "no entry has its title, or its DOI at least")


def _forms(text: str) -> set[str]:
    """The letters of a text, read as plain words and as TeX."""
    return {_letters(text), _letters(_without_tex(text))}


def _without_tex(text: str) -> str:
    """BibTeX without braces and commands; commands that are letters become them."""
    return _COMMAND.sub("", _LETTER_COMMAND.sub(r"\1", text))


def _letters(text: str) -> str:
    """Letters and digits alone, without case and accents: what survives any escaping."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNCOMPOSED))
    return "".join(character for character in decomposed if character.isalnum())

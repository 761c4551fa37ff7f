"""What a line of text tells of itself: a caption, a heading, an item, an identifier of its paper."""

import re

from synthesist.read.headings import parted, section_role
from synthesist.records import SectionRole
from synthesist.records.identifiers import identifiers_of

_CAPTION = re.compile(
    r"((?:Supplementary )?(?:Table|Figure|Fig\.|Scheme|Box|Algorithm) [A-Z]?\d{1,3}[a-z]?)(?:[.:|]|\s[-–—])\s",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi\.org/|\bdoi:?\s*)(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(r"\barxiv:\s*(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?:appendix\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z](?:\.\d{1,2}){0,3}))\.?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[•▪‣◦●*+–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_LONGEST, _MOST_WORDS, _LEAST_LETTERS = 90, 12, 3


def caption_label(text: str) -> str:
    """The label of a caption, such as "Table 2"; empty where the text is none."""
    found = _CAPTION.match(text)
    return found[1] if found else ""


def own_identifiers(beginning: str) -> tuple[tuple[str, str], ...]:
    """Identifiers that a text names of itself, if its beginning names but one of a kind."""
    dois = {found.rstrip(".,;)").lower() for found in _DOI.findall(beginning)}
    arxiv = set(_ARXIV.findall(beginning))
    return identifiers_of([(scheme, *named) for scheme, named in (("doi", dois), ("arxiv", arxiv)) if len(named) == 1])


def is_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: a known one, a numbered one, or one in capitals."""
    text = line.strip()
    if not text or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    title = parted(text)[1]
    if section_role(title) is not None:
        return True
    if text[-1] in ".,;:!?" or not title[:1].isupper():
        return False
    letters = [sign for sign in title if sign.isalpha()]
    return bool(_NUMBERED.match(text)) or (len(letters) > _LEAST_LETTERS and all(sign.isupper() for sign in letters))


def level_of(heading: str) -> int:
    """By its number: 1 for "2" and where there is none, 2 for "2.1"."""
    return parted(heading.strip())[0].rstrip(".").count(".") + 1


def item_at(line: str) -> int:
    """Where the text of a list's item begins in its line; 0 where it is none."""
    found = _ITEM.match(line)
    return found.end() if found else 0


def role_of(heading: str) -> SectionRole | None:
    """What a section under a heading is for."""
    return section_role(parted(heading.strip())[1])

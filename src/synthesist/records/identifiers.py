"""Identifiers of publications in one normal form each, so that equal ones compare equal."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_PREFIX = re.compile(r"(?:(?:(?:https?:)?//)?(?:dx\.|www\.)?doi\.org/|doi\s*[:=]?\s*)+", re.IGNORECASE)
_DOI_QUERY = re.compile(r"[?#]\w+=.*$")
_DOI_IN_URL = re.compile(r"//[^/\s]{1,255}/(?:\S{0,500}?[/=])?(10\.\d{4,9}/[^\s?#&]+)")
_LONGEST_DOI = 1_000
_DOI_TAIL = re.compile(
    r"(?:/(?:e?pdf|full|fulltext|abstract|summary|html|meta)|(?:v\d+)?(?:\.full)?\.pdf)$", re.IGNORECASE
)
_ARXIV = re.compile(r"(\d{4}\.\d{4,5})(?:v\d+)?|([a-z-]+)(?:\.[a-z]{2})?/(\d{7})(?:v\d+)?", re.IGNORECASE)
_ARXIV_PREFIX = re.compile(r"(?:arxiv\s*:\s*|(?:https?://)?(?:\w+\.)?arxiv\.org/(?:abs|pdf)/)", re.IGNORECASE)
_ACL = re.compile(r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z][a-z0-9_]*-[a-z0-9_]+\.\d+", re.IGNORECASE)
_IN_TEXT = {
    "arxiv": re.compile(r"(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s*|10\.48550/arxiv\.)([\w./-]+)", re.IGNORECASE),
    "pmid": re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|nlm\.nih\.gov/pubmed/|/article/MED/)(\d+)", re.IGNORECASE),
    "pmcid": re.compile(r"(?:/articles/|^)(PMC\d+)\b", re.IGNORECASE),
    "acl": re.compile(r"(?:aclanthology\.org|aclweb\.org/anthology)/([\w.-]+?)(?:v\d)?(?:\.pdf|/|$)", re.IGNORECASE),
}
# Looked for first, because texts without any identifier are many.
_HINTS = (
    ("doi", "10."),
    ("arxiv", "arxiv"),
    ("pmid", "med/"),
    ("pmid", "nlm.nih"),
    ("pmcid", "pmc"),
    ("acl", "acl"),
)
_ACL_IN_DOI = re.compile(r"10\.(?:18653|3115)/v1/(\S+)")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def normal_doi(text: str) -> str | None:
    """A DOI in lower case without resolver, prefix, escapes and closing punctuation; None if it is none."""
    bare = _unquoted(text.strip()).lower()
    stripped = _DOI_PREFIX.sub("", bare, count=1) if _DOI_PREFIX.match(bare) else bare
    found = _DOI.match(stripped)
    if not found or len(found[0]) > _LONGEST_DOI:
        return None
    doi = found[0] if stripped == bare else _DOI_QUERY.sub("", found[0])
    return _closed(doi)


def _unquoted(text: str) -> str:
    """Percent escapes resolved, also double ones, so that the normal form of a normal form is itself."""
    for _ in range(4):
        if "%" not in text:
            break
        text = unquote(text)
    return text


def _closed(doi: str) -> str | None:
    """The DOI without punctuation of the sentence around it; brackets stay where they are balanced."""
    while doi and (doi[-1] in ".,;:'\"" or _is_unopened(doi)):
        doi = doi[:-1]
    return doi if _DOI.fullmatch(doi) else None


def _is_unopened(doi: str) -> bool:
    last = doi[-1]
    return last in _PAIRS and doi.count(last) > doi.count(_PAIRS[last])


def normal_arxiv(text: str) -> str | None:
    """An arXiv id without prefix, subject class and version, such as `1706.03762` or `math/0309136`."""
    bare = text.strip().removesuffix(".pdf")
    found = _ARXIV.fullmatch(_ARXIV_PREFIX.sub("", bare, count=1))
    if not found:
        return None
    return found[1] or f"{found[2].lower()}/{found[3]}"


def normal_pmid(text: str) -> str | None:
    """A PubMed id as digits without leading zeros; a spreadsheet's `123.0` counts as `123`."""
    found = re.fullmatch(r"(?:pmid\s*:?\s*)?0*([1-9][0-9]{0,8})(?:\.0)?", text.strip(), re.IGNORECASE)
    return found[1] if found else None


def normal_pmcid(text: str) -> str | None:
    """A PubMed Central id as `PMC` and digits."""
    found = re.fullmatch(r"(?:pmcid\s*:?\s*)?(?:pmc)?0*([1-9][0-9]{0,9})(?:\.\d+)?", text.strip(), re.IGNORECASE)
    return f"PMC{found[1]}" if found else None


def normal_acl(text: str) -> str | None:
    """An ACL Anthology id: old ones in capitals (`P18-1001`), new ones in lower case (`2020.acl-main.1`)."""
    bare = text.strip()
    if not _ACL.fullmatch(bare):
        return None
    return bare.upper() if bare[0].isalpha() else bare.lower()


_NORMAL: Mapping[str, Callable[[str], str | None]] = {
    "doi": normal_doi,
    "arxiv": normal_arxiv,
    "pmid": normal_pmid,
    "pmcid": normal_pmcid,
    "acl": normal_acl,
}


def normal_identifier(scheme: str, text: str) -> str | None:
    """The normal form under a scheme (doi, arxiv, pmid, pmcid, acl); None if the text is not of it."""
    return _NORMAL[scheme](text)


def identifiers_of(stated: Iterable[tuple[str, str]], texts: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Pairs of scheme and normal form, sorted, each once.

    Args:
        stated: pairs of scheme and text as the source states them; invalid ones are left out.
        texts: addresses and notes to look into, for the schemes that `stated` leaves open:
            the address of a file may name another version than the row does.
    """
    found = {(scheme, value) for scheme, text in stated if (value := normal_identifier(scheme, text))}
    missing = _NORMAL.keys() - {scheme for scheme, _ in found}
    for text in texts:
        lower = text.lower()
        found.update(
            (scheme, value)
            for scheme, hint in _HINTS
            if hint in lower and scheme in missing and (value := _mentioned(scheme, text))
        )
    return tuple(sorted(found | _implied(found)))


def _mentioned(scheme: str, text: str) -> str | None:
    """The normal form of the identifier of a scheme that an address or a note names."""
    mention = _doi_in(text) if scheme == "doi" else _first(_IN_TEXT[scheme], text)
    return normal_identifier(scheme, mention) if mention else None


def _doi_in(text: str) -> str | None:
    if _DOI_PREFIX.match(text) or text.startswith("10."):
        return text
    found = _DOI_IN_URL.search(_unquoted(text))
    return _DOI_TAIL.sub("", found[1]) if found else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1].removesuffix(".pdf") if found else None


def _implied(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The ids that arXiv and the ACL write into their DOIs."""
    implied = set()
    for scheme, value in found:
        if scheme == "doi" and value.startswith("10.48550/arxiv."):
            implied.add(("arxiv", normal_arxiv(value.removeprefix("10.48550/arxiv."))))
        elif scheme == "doi" and (match := _ACL_IN_DOI.fullmatch(value)):
            implied.add(("acl", normal_acl(match[1])))
    return {(scheme, value) for scheme, value in implied if value}

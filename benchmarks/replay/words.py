"""Which words a query and a row share; far simpler than any service, and the same for all."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

_COMMON = """a about after all also an and andnot any are as asc associated at be between both but by can citation date
    different do does effect effects evidence for found from has have how if impact improve in increase influence into
    is it its language method methods more most new no not of on or other our over paper published reduce relevance
    research result results review show shows some sort studies study such than that the their these they this through
    to type types under use used using was we were what when where whether which while will with within year years
    true false pdat tiab title abstract english eng pub"""
_STOP = frozenset(_COMMON.split())
_FIELD = re.compile(r"[\w.]+:|\[[^\]]*\]|\|\s*\w+=.*$")
_DATE = re.compile(r"(?:from|to)_\w+_date:\S+")
_MARKUP = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PART = r"<(?:\w+:)?{}\b[^>]*>(.*?)</(?:\w+:)?{}>"


def words_of_query(query: str) -> frozenset[str]:
    """Words of a query in any dialect, without field names, operators and words that every paper has."""
    return _words(_FIELD.sub(" ", _DATE.sub(" ", query)))


def words_of_row(service: str, row: Any) -> frozenset[str]:
    """Words of a row's title and abstract."""
    return _words(_TEXTS[service](row))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_MARKUP.sub(" ", text).lower())) - _STOP


def _joined(held: Any) -> str:
    return held if isinstance(held, str) else json.dumps(held or "", ensure_ascii=False)


def _fields(*names: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: " ".join(_joined(row.get(name)) for name in names)


def _inverted(row: Mapping[str, Any]) -> str:
    return " ".join((str(row.get("title") or ""), *(row.get("abstract_inverted_index") or ())))


def _parts(*tags: str) -> Callable[[str], str]:
    patterns = [re.compile(_PART.format(tag, tag), re.DOTALL) for tag in tags]
    return lambda row: " ".join(text for pattern in patterns for text in pattern.findall(row))


def _attributes(row: Mapping[str, Any]) -> str:
    held = row["attributes"]
    titles = [one.get("title") for one in held.get("titles") or ()]
    return " ".join(map(str, [*titles, *(one.get("description") for one in held.get("descriptions") or ())]))


_TEXTS: Mapping[str, Callable[[Any], str]] = {
    "openalex": _inverted,
    "crossref": _fields("title", "abstract"),
    "arxiv": _parts("title", "summary"),
    "europepmc": _fields("title", "abstractText"),
    "pubmed": _parts("ArticleTitle", "AbstractText"),
    "semanticscholar": _fields("title", "abstract"),
    "datacite": _attributes,
    "doaj": lambda row: _fields("title", "abstract")(row["bibjson"]),
    "unpaywall": _fields("title"),
}

"""What a JATS article says of itself: title, people, dates, identifiers, licence."""

import re
from collections.abc import Sequence
from typing import Any

from synthesist.read.flow import Flow, Handler, skip, walk
from synthesist.read.markup import attribute, plain
from synthesist.read.mathml import formula
from synthesist.records import Author, Front
from synthesist.records.identifiers import identifiers_of

_SCHEMES = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "pmc-id": "pmcid", "arxiv": "arxiv"}
_OTHER_DATES = re.compile(r"preprint|nihms|pmc|received|accepted|retract|correct|review", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ASIDE = re.compile(
    r"graphical|key-image|teaser|toc|editor|short|executive|plain|lay|digest|synopsis|video|highlight|trans|precis"
    r"|author-summary|web-summary",
    re.IGNORECASE,
)
_ASIDE_TITLES = re.compile(
    r"(?:author|editor'?s?|plain.language|lay|executive|editorial) summary|graphical abstract|elife digest|highlights"
    r"|significance(?: statement)?|video abstract|key ?points?|impact statement",
    re.IGNORECASE,
)


def front_of(article: Any, abstract: str) -> Front:
    """The front matter of an article; that of its sub-articles is not looked at."""
    meta = meta_of(article)
    kind, language = article.get("article-type") or "", attribute(article, "lang").lower()
    if meta is None:
        return Front(kind=kind, abstract=abstract, language=language)
    journal = next(article.iter("journal-title", "abbrev-journal-title"), None)
    return Front(
        title=title_of(meta),
        authors=authors_of(meta),
        abstract=abstract,
        year=_year(meta),
        venue=plain(journal),
        identifiers=_identifiers(meta),
        keywords=_keywords(meta, language),
        kind=kind,
        licence=_licence(meta),
        language=language,
    )


def meta_of(article: Any) -> Any:
    """The element that holds the front matter; None where there is none."""
    found = article.find("front/article-meta")
    return article.find("front") if found is None else found


def _math(element: Any, flow: Flow) -> None:
    flow.add(formula(element))


_HANDLERS: dict[str, Handler] = {
    "xref": skip,
    "fn": skip,
    "inline-formula": _math,
    "math": _math,
    "tex-math": _math,
    "break": lambda _element, flow: flow.add(" "),
}


def title_of(meta: Any) -> str:
    """Title and subtitle, without the notes that hang on them."""
    group = meta.find("title-group")
    if group is None:
        return ""
    title = ": ".join(filter(None, map(_line, (group.find("article-title"), *group.findall("subtitle")))))
    return title or _line(group.find("alt-title"))


def _line(element: Any) -> str:
    flow = Flow()
    if element is not None:
        walk(element, flow, _HANDLERS)
    return " ".join(flow.text.split())


def abstracts(meta: Any, language: str) -> tuple[Any, Sequence[Any]]:
    """The abstract, None where there is none, and what stands beside it: other languages, pictures, summaries.

    Args:
        language: of the article, as declared; of several abstracts the one in it is the abstract.
    """
    found = list(meta.findall("abstract"))
    whole = [one for one in found if not _is_aside(one)]
    own = (one for one in whole if language and attribute(one, "lang")[:2].lower() == language[:2].lower())
    main = next(own, whole[0] if whole else None)
    beside = [one for one in (*found, *meta.findall("trans-abstract")) if one is not main]
    return main, beside


def _is_aside(abstract: Any) -> bool:
    title = plain(abstract.find("title")).rstrip(".:")
    is_empty = not (abstract.text or "").strip() and not any(plain(part) for part in abstract.iter("p"))
    return is_empty or bool(_ASIDE.search(abstract.get("abstract-type") or "") or _ASIDE_TITLES.fullmatch(title))


def authors_of(meta: Any) -> tuple[Author, ...]:
    """Authors in order; members of a group that signs as one are not listed."""
    found = [
        contributor
        for group in meta.iter("contrib-group")
        if next(group.iterancestors("collab"), None) is None
        for contributor in group.findall("contrib")
        if (contributor.get("contrib-type") or "author").lower() in {"author", "collab", "collaboration", "group"}
    ]
    return tuple(author for one in found if (author := _author(one)) is not None)


def _author(contributor: Any) -> Author | None:
    name = _name(contributor)
    group = contributor.find("collab")
    orcid = next((found[0] for one in contributor.iter("contrib-id") if (found := _ORCID.search(plain(one)))), None)
    if group is not None or name is None:
        family = _collective(group) if group is not None else plain(contributor.find("on-behalf-of"))
        return Author(family=family) if family else None
    family, given = plain(name.find("surname")), plain(name.find("given-names"))
    if not family:
        family, given = plain(name), ""
    return Author(family=family, given=given, orcid=orcid.upper() if orcid else None) if family else None


def _name(contributor: Any) -> Any:
    """The name that a person signs with; of several forms the one in Latin letters."""
    names = list(contributor.iter("name", "string-name"))
    western = (name for name in names if name.get("name-style") == "western")
    return next(western, names[0] if names else None)


def _collective(group: Any) -> str:
    """The name of a group, without its members."""
    flow = Flow()
    walk(group, flow, {"contrib-group": skip, "xref": skip, "aff": skip, "fn": skip})
    return " ".join(flow.text.split())


def _year(meta: Any) -> int | None:
    """The year in which it was first published, in whatever form."""
    years = []
    for date in meta.findall("pub-date"):
        kinds = f"{date.get('pub-type') or ''} {date.get('date-type') or ''}"
        found = _YEAR.search(plain(date.find("year")) or plain(date.find("string-date")))
        if found and not _OTHER_DATES.search(kinds):
            years.append(int(found[0]))
    return min(years, default=None)


def _identifiers(meta: Any) -> tuple[tuple[str, str], ...]:
    stated = [
        (_SCHEMES[kind], plain(one))
        for one in meta.findall("article-id")
        if (kind := (one.get("pub-id-type") or "").lower()) in _SCHEMES
    ]
    return identifiers_of(stated)


def _keywords(meta: Any, language: str) -> tuple[str, ...]:
    """Keywords in the article's own language."""
    found: list[str] = []
    for group in meta.findall("kwd-group"):
        own = attribute(group, "lang").lower()
        if language and own and own[:2] != language[:2]:
            continue
        for word in group.iter("kwd", "compound-kwd"):
            parts = [plain(part) for part in word.iter("compound-kwd-part")]
            found.append(" ".join(parts) if parts else plain(word))
    return tuple(dict.fromkeys(filter(None, found)))


def _licence(meta: Any) -> str:
    """An address of the licence, else its words, else the statement of who holds the rights."""
    for tag in ("license_ref", "license"):
        for element in meta.iter(tag):
            if address := plain(element) if tag == "license_ref" else attribute(element, "href"):
                return address
    words = next(meta.iter("license"), None)
    if words is None:
        return ""
    inside = next((attribute(link, "href") for link in words.iter("ext-link", "uri") if attribute(link, "href")), "")
    return inside or plain(words)

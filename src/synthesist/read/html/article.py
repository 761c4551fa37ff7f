"""One page, from bytes to a reading, or a reason why it is no article."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer
from synthesist.read.flow import Flow, skip, walk
from synthesist.read.html import meta, references
from synthesist.read.html.body import Body
from synthesist.read.html.decoding import decoded
from synthesist.read.html.tree import Built, require_shallow
from synthesist.read.html.words import Words
from synthesist.read.markup import plain, require_size
from synthesist.records import Author, Front, Reading, SectionRole

READER = "html/1"

_ENOUGH = 250
"""Words outside of the abstract from which a page is an article, whatever its headings say."""

_FEW = 40
"""The same where two headings or more name parts that papers have."""

_SHARE = 0.85
_LONG = 60
_GATE = re.compile(
    r"(?:log|sign) ?in (?:to|for|via)|access (?:through|options|this article|denied)|subscribe to|rent this article"
    r"|purchase (?:access|article|pdf)|buy (?:this )?article|institutional (?:login|access)|get access"
    r"|verify you are human|enable javascript",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STAMP = re.compile(r"arXiv:(?P<id>[\w./-]+?)(?:v\d+)?\s*\[[\w.-]+\].*?(?P<year>(?:19|20)\d\d)")


def read_html(content: bytes, url: str = "", *, charset: str = "") -> Reading:
    """Read an article from its web page.

    Args:
        url: where the page was, for the identifiers in it.
        charset: as the answer's header said.

    Raises:
        Unreadable: no article on the page (such as a login or a landing page), or beyond what a paper can be.
    """
    from selectolax.lexbor import LexborHTMLParser

    require_size(content)
    require_shallow(content)
    parser = LexborHTMLParser(decoded(content, charset))
    built = Built(parser)
    article = _article(built.root)
    composer = Composer(READER, content)
    found = references.found_in(article)
    fields = meta.fields_of(parser)
    body = Body(composer, partial(_words, found.keys), found.taken)
    title = _title(built.root, article, meta.title_in(fields))
    if title is None and meta.title_in(fields):
        composer.title(meta.title_in(fields))
    body.read(article, title)
    _require_article(body, built.root)
    _references(composer, found)
    front = meta.front_of(parser, fields, body.title, " ".join(body.abstract), url)
    return composer.finish(_stamped(front, parser, article), notes=_notes(built))


def _words(keys: dict[str, str], aside: Callable[[Any], None]) -> Words:
    return Words(keys, aside)


def _notes(built: Built) -> list[str]:
    return [f"The page hides {built.hidden} words, which were left out."] if built.hidden else []


def _article(root: Any) -> Any:
    """The smallest part of the page that holds nearly all of its running text."""
    named = [
        one
        for one in root.iter("article", "main", "div", "section")
        if one.tag in {"article", "main"} or one.get("role") == "main" or "ltx_page_main" in (one.get("class") or "")
    ]
    candidates = [root, *named]
    sizes = [_prose(one) for one in candidates]
    most = max(sizes)
    fitting = [one for one, size in zip(candidates, sizes, strict=True) if size >= _SHARE * most]
    return fitting[-1] if most else root


def _prose(element: Any) -> int:
    """Letters of running text: of paragraphs, and of other blocks in which text stands without one."""
    paragraphs = (len(plain(part)) for part in element.iter("p"))
    loose = (len((part.text or "").strip()) for part in element.iter("div"))
    return sum(size for size in (*paragraphs, *loose) if size >= _LONG)


def _title(root: Any, article: Any, told: str) -> Any:
    """The heading that is the title: the one that the head of the page names, else the first of the first rank."""
    for within in (article, root):
        heads = list(within.iter("h1", "h2"))
        if told and (same := [head for head in heads if _letters(plain(head)) == _letters(told)]):
            return same[0] if within is article else _moved(same[0], article)
        first = next((head for head in heads if head.tag == "h1" and plain(head)), None)
        if first is not None:
            return first if within is article else _moved(first, article)
    return None


def _moved(head: Any, article: Any) -> Any:
    """A title that stands before the article, put at its beginning."""
    head.tail = None
    article.insert(0, head)
    if (article.text or "").strip():
        head.tail, article.text = article.text, None
    return head


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _require_article(body: Body, root: Any) -> None:
    is_short = body.prose < _ENOUGH and not (body.known > 1 and body.prose >= _FEW)
    is_gated = body.prose < 2 * _ENOUGH and body.known < 2 and _GATE.search(plain(root))  # noqa: PLR2004
    if is_short or is_gated:
        raise Unreadable(
            "no article text in this page: it is a landing, login or error page, or shows its text only in a browser",
            "get the PDF or XML instead",
            kind="unknown",
        )


def _references(composer: Composer, found: references.Found) -> None:
    if not found.entries:
        return
    if found.heading:
        composer.heading(found.heading, 1, SectionRole.REFERENCES)
    else:
        composer.section(SectionRole.REFERENCES)
    for place, element in enumerate(found.entries):
        entry = references.read_entry(element, place)
        composer.reference(
            entry.text, f"entry {place}", label=entry.label, identifiers=entry.identifiers, year=entry.year
        )


def _stamped(front: Front, parser: Any, article: Any) -> Front:
    """What arXiv's pages say outside of the head: the id with its date, and the names of the authors."""
    stamp = parser.css_first("#watermark-tr")
    found = _STAMP.search(stamp.text(deep=True)) if stamp is not None else None
    update: dict[str, Any] = {}
    if found and not any(scheme == "arxiv" for scheme, _ in front.identifiers):
        update["identifiers"] = tuple(sorted({*front.identifiers, ("arxiv", found["id"])}))
    dates = next((plain(one) for one in article.iter("div") if "ltx_dates" in (one.get("class") or "").split()), "")
    if front.year is None and (year := found["year"] if found else next(iter(_YEAR.findall(dates)), "")):
        update["year"] = int(year)
    if not front.authors:
        update["authors"] = _people(article)
    licence = parser.css_first("#license-tr")
    if licence is not None and not front.licence:
        update["licence"] = licence.text(deep=True).strip().removeprefix("License:").strip()
    return front.model_copy(update=update)


def _people(article: Any) -> tuple[Author, ...]:
    found = (one for one in article.iter("span") if "ltx_personname" in (one.get("class") or "").split())
    names = (part.strip(" ,&") for one in found for part in re.split(r"\s+&\s*|,\s+|\sand\s", _first_line(one)))
    short = (name for name in names if name and len(name) < _LONG and not any(map(str.isdigit, name)))
    return tuple(Author(family=name.rpartition(" ")[2], given=name.rpartition(" ")[0]) for name in short)


def _first_line(element: Any) -> str:
    """The text of an element up to where the page breaks its line; raised marks are no part of it."""
    flow = Flow()
    walk(element, flow, {"sup": skip, "math": skip, "br": lambda _element, inner: inner.add("\0")})
    return " ".join(flow.text.split("\0")[0].split())

"""One article of a JATS file, from front matter to references."""

from typing import Any

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer, Run
from synthesist.read.jats import front, references
from synthesist.read.jats.body import Body, is_address
from synthesist.read.markup import attribute, outermost, plain, xml_root
from synthesist.records import BlockKind, Reading, SectionRole

READER = "jats/1"

_BACK_ROLES = {
    "ack": SectionRole.STATEMENTS,
    "notes": SectionRole.STATEMENTS,
    "fn-group": SectionRole.STATEMENTS,
    "app": SectionRole.APPENDIX,
    "glossary": SectionRole.APPENDIX,
}
_ELSEWHERE = ("sub-article", "response")


def read_jats(content: bytes) -> Reading:
    """Read an article in JATS or NLM markup.

    Decision letters, responses and other articles inside the article are left out, which a note says.

    Raises:
        Unreadable: no XML, no article in it, no text in the article, or beyond what a paper can be.
    """
    notes: list[str] = []
    article = _article(xml_root(content, notes))
    notes += _without_others(article)
    composer = Composer(READER, content)
    keys = references.keys_of(article)
    body = Body(composer, keys)
    meta = front.meta_of(article)
    abstract = _opening(composer, body, meta, attribute(article, "lang")) if meta is not None else ""
    _main(article, composer, body, notes)
    _references(article, composer, body, keys)
    reading = composer.finish(front.front_of(article, abstract), notes=notes)
    if not any(block.kind is not BlockKind.REFERENCE for block in reading.blocks):
        raise Unreadable("the article has no text", "get it again, or in another format", kind="empty")
    return reading


def _article(root: Any) -> Any:
    found = root if root.tag == "article" else next(root.iter("article"), None)
    if found is None or not any(found.find(part) is not None for part in ("front", "body", "back")):
        why = f"its root is <{root.tag[:40]}>"
    elif found.find("head") is not None:
        why = "it is in a publisher's own markup"
    else:
        return found
    raise Unreadable(f"the file is no JATS article: {why}", "get the article's own XML or PDF", kind="unknown")


def _without_others(article: Any) -> list[str]:
    """Cut off articles inside the article; a note that names them."""
    others = [one for one in article.iter(*_ELSEWHERE) if next(one.iterancestors(*_ELSEWHERE), None) is None]
    kinds = [other.get("article-type") or other.get("response-type") or other.tag for other in others]
    for other in others:
        other.getparent().remove(other)
    if not kinds:
        return []
    return [f"Articles inside the article were left out: {', '.join(dict.fromkeys(kinds))}."]


def _opening(composer: Composer, body: Body, meta: Any, language: str) -> str:
    """Title, people, keywords and abstract; returns the abstract as one text."""
    if title := front.title_of(meta):
        composer.title(title)
    authors = ", ".join(author.display for author in front.authors_of(meta))
    if authors:
        composer.block(BlockKind.FRONT, authors)
    for place in meta.iter("aff"):
        if not _is_editors(place):
            composer.block(BlockKind.FRONT, body.words.of(place))
    for group in meta.findall("kwd-group"):
        composer.block(BlockKind.FRONT, "; ".join(filter(None, map(plain, group.iter("kwd", "compound-kwd")))))
    for note in meta.findall("author-notes/fn"):
        composer.block(BlockKind.NOTE, body.words.of(note))
    main, beside = front.abstracts(meta, language)
    text = _abstract(body, main) if main is not None else ""
    _beside(composer, body, beside)
    return text


def _is_editors(place: Any) -> bool:
    """Whether a place is given for one who is no author."""
    around = next(place.iterancestors("contrib"), None)
    return around is not None and (around.get("contrib-type") or "author") != "author"


def _abstract(body: Body, abstract: Any) -> str:
    """The abstract under its own heading, its parts under theirs."""
    body.headed(abstract, 1, SectionRole.ABSTRACT)
    return " ".join(filter(None, _parts_of(body, abstract)))


def _parts_of(body: Body, abstract: Any) -> list[str]:
    """Its paragraphs, those of a part behind the part's title and a colon."""
    if (abstract.text or "").strip():
        return [_one_line(body.words.of(abstract))]
    texts: list[str] = []
    for child in abstract:
        if child.tag == "sec":
            title = plain(child.find("title")).rstrip(":. ")
            texts.append(" ".join(filter(None, [f"{title}:" if title else "", *_parts_of(body, child)])))
        elif child.tag not in {"title", "label", "fig", "graphic", "object-id"} and not is_address(child):
            texts.append(_one_line(body.words.of(child)))
    return texts


def _one_line(runs: list[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _beside(composer: Composer, body: Body, others: Any) -> None:
    """Abstracts in other languages, for other readers, or as pictures: kept, and no part of the text."""
    if others:
        composer.section(SectionRole.OTHER)
    for abstract in others:
        for part in outermost(abstract, "title", "p", "fig"):
            kind = BlockKind.CAPTION if part.tag == "fig" else BlockKind.NOTE
            composer.block(kind, body.captioned(part) if part.tag == "fig" else body.words.of(part))


def _main(article: Any, composer: Composer, body: Body, notes: list[str]) -> None:
    """The body, what stands behind it, and the floats that stand apart from both."""
    text = article.find("body")
    if text is None or not plain(text):
        notes.append("The file has no body: only what stands before it and behind it was read.")
    else:
        if next(text.iter("title", "p"), text).tag == "p":
            composer.section(SectionRole.OTHER)
        body.inside(text, 0)
    for part in article.findall("back"):
        _back(part, body)
    for floats in article.findall("floats-group"):
        body.inside(floats, 0)


def _back(back: Any, body: Body) -> None:
    for part in back:
        if part.tag == "app-group":
            _back(part, body)
        elif part.tag in _BACK_ROLES:
            body.headed(part, 1, _BACK_ROLES[part.tag])
        elif part.tag not in {"ref-list", "title", "label"}:
            body.block(part, 0)


def _references(article: Any, composer: Composer, body: Body, keys: dict[str, str]) -> None:
    found = references.entries(article)
    if not found:
        return
    title = next((plain(one.find("title")) for one in article.iter("ref-list") if one.find("title") is not None), "")
    if title:
        composer.heading(title, 1, SectionRole.REFERENCES)
    else:
        composer.section(SectionRole.REFERENCES)
    for entry in found:
        said = references.cited(entry)
        text = references.printed(entry, lambda element: _one_line(body.words.of(element)))
        composer.reference(text, references.key_of(entry, keys), **said._asdict())

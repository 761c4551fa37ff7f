"""One TEI text, from its header to its references."""

from typing import Any

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer, Run
from synthesist.read.markup import plain, xml_root
from synthesist.read.tei import header, places
from synthesist.read.tei.body import Body, entries_of, key_of
from synthesist.records import BlockKind, Reading, SectionRole

READER = "tei/1"


def read_tei(content: bytes, *, reader: str = READER, original: bytes | None = None) -> Reading:
    """Read an article in TEI.

    Args:
        reader: name and version of who made the text, where that is not this reader alone.
        original: the file that the TEI was made of, by which the reading is known; the TEI itself where None.

    Raises:
        Unreadable: no XML, no TEI in it, no text in that, or beyond what a paper can be.
    """
    notes: list[str] = []
    root = _tei(xml_root(content, notes))
    composer = Composer(reader, content if original is None else original)
    entries = entries_of(root)
    body = Body(composer, {key for entry in entries if (key := key_of(entry))})
    front = header.front_of(root, _abstract_of(root))
    _opening(root, composer, body, front.title, ", ".join(author.display for author in front.authors))
    for part in root.findall("text"):
        if next(part.iter("head", "p", "ab"), part).tag != "head":
            composer.section(SectionRole.OTHER)
        body.inside(part, 0)
    _references(root, composer)
    reading = composer.finish(front, _pages(root), notes)
    if not any(block.kind not in {BlockKind.REFERENCE, BlockKind.FRONT} for block in reading.blocks):
        raise Unreadable("the TEI file has no text", "get the paper again, or in another format", kind="empty")
    return reading


def _tei(root: Any) -> Any:
    found = root if root.tag == "TEI" else next(root.iter("TEI", "TEI.2"), None)
    if found is None:
        why = f"its root is <{root.tag[:40]}>"
        raise Unreadable(f"the file is no TEI: {why}", "get the article's own XML or PDF", kind="unknown")
    return found


def _pages(root: Any) -> tuple[tuple[float, float], ...]:
    return places.page_sizes(root)


def _abstract_of(root: Any) -> str:
    abstract = next(root.iter("abstract"), None)
    if abstract is None:
        return ""
    paragraphs = [plain(paragraph) for paragraph in abstract.iter("p")]
    return " ".join(filter(None, paragraphs)) or plain(abstract)


def _opening(root: Any, composer: Composer, body: Body, title: str, authors: str) -> None:
    """Title, people, keywords and abstract, which TEI keeps in its header."""
    marked = root.find("teiHeader/fileDesc/titleStmt/title")
    if title:
        composer.title(body.words(marked) if plain(marked) == title else title)
    if authors:
        composer.block(BlockKind.FRONT, authors)
    if words := "; ".join(filter(None, map(plain, root.iterfind("teiHeader//term")))):
        composer.block(BlockKind.FRONT, words)
    abstract = next(root.iter("abstract"), None)
    if abstract is not None and plain(abstract):
        if next(abstract.iter("head"), None) is None:
            composer.section(SectionRole.ABSTRACT)
        body.inside(abstract, 0)


def _references(root: Any, composer: Composer) -> None:
    entries = entries_of(root)
    if not entries:
        return
    heading = next((plain(one.find("head")) for one in root.iter("listBibl") if one.find("head") is not None), "")
    if heading:
        composer.heading(heading, 1, SectionRole.REFERENCES)
    else:
        composer.section(SectionRole.REFERENCES)
    for entry in entries:
        composer.reference(
            places.placed([Run(header.printed(entry))], places.areas(entry.get("coords") or "")),
            key_of(entry),
            label=entry.get("n") or "",
            identifiers=header.identifiers(entry),
            title=header.title_of(entry),
            authors=header.families(entry),
            year=header.year_of(entry),
        )

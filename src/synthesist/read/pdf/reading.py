"""A PDF as a `Reading`: text in the order of reading, with the place of everything on its pages."""

from collections.abc import Sequence

from synthesist.errors import Unreadable
from synthesist.read.composing import Composer
from synthesist.read.pdf.about import About, about, front_of
from synthesist.read.pdf.engine import engine, loaded, opened, scanned
from synthesist.read.pdf.hyphens import Vocabulary
from synthesist.read.pdf.layout import Sheet, laid_out
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.page import PageContent
from synthesist.read.pdf.paragraphs import merged
from synthesist.read.pdf.part import Part
from synthesist.read.pdf.placing import sheet_parts
from synthesist.read.pdf.references import unheaded
from synthesist.read.pdf.seeing import Seen, see
from synthesist.read.pdf.telling import Teller
from synthesist.records.reading import BlockKind, Front, Reading

READER = "pdf/1"
MOST_PAGES = 2_000
"""What has more is no paper, nor a thesis."""

_LEAST_SHOWN = 30
_GIBBERISH = 0.4
_INDENTING = 0.25


def read_pdf(content: bytes, *, most_pages: int = MOST_PAGES) -> Reading:
    """Read the bytes of a PDF; the same bytes give the same reading.

    It may take long and much memory where the file is hostile: `read.working` sets limits.

    Raises:
        Unreadable: empty, broken, encrypted, scanned without recognised text, gibberish, or longer than `most_pages`.
    """
    with opened(content) as document:
        seen = _seen(document, most_pages)
        told = about(document)
    _readable(seen)
    return _composed(content, seen, told)


def _seen(document: object, most_pages: int) -> list[Seen]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDF_GetPageCount(document)
    if count > most_pages:
        raise Unreadable(
            f"it says that it has {count:,} pages", f"read a part of it; the limit is {most_pages:,}", kind="hostile"
        )
    call, pages = engine(), list[Seen]()
    for index in range(count):
        with loaded(document, index) as page:
            if page:
                pages.append(see(*page, index + 1, call))
            else:
                pages.append(Seen(PageContent(index + 1, 0.0, 0.0, 0, ()), is_missing=True))
    if all(page.is_missing for page in pages):
        raise Unreadable("none of its pages can be opened", "fetch it again", kind="broken")
    return pages


def _readable(seen: Sequence[Seen]) -> None:
    shown, unmapped = sum(page.shown for page in seen), sum(page.unmapped for page in seen)
    if unmapped > _GIBBERISH * (shown + unmapped) and unmapped > _LEAST_SHOWN:
        raise scanned("its characters have no codes: text cannot be taken from it")
    if shown == 0:
        if any(page.content.images for page in seen):
            raise scanned("its pages are pictures")
        raise Unreadable("there is no text on its pages", "give another copy", kind="empty")


def _composed(content: bytes, seen: Sequence[Seen], told: About) -> Reading:
    sheets, manner = laid_out(seen)
    parts = _parts(sheets, manner)
    composer = Composer(READER, content)
    teller = Teller(composer, Vocabulary(line for part in parts for line in part.lines), manner)
    teller.tell(parts, told.title)
    front = _front(teller, seen)
    return composer.finish(front, [(page.content.width, page.content.height) for page in seen], _notes(seen))


def _parts(sheets: Sequence[Sheet], manner: Manner) -> list[Part]:
    """All parts in order, paragraphs put together over columns, pages and floats."""
    found = unheaded([part for sheet in sheets for part in sheet_parts(sheet, manner)], manner)
    inner = [part for part in found if part.kind is BlockKind.PARAGRAPH and len(part.lines) > 1]
    indents = sum(part.is_indented for part in inner) > _INDENTING * len(inner)
    return list(merged(found, indents=indents))


def _front(teller: Teller, seen: Sequence[Seen]) -> Front:
    first = next((page for page in seen if page.content.words), seen[0])
    lines: dict[int, list[str]] = {}
    for word in first.content.words:
        lines.setdefault(round(word.baseline), []).append(word.text)
    printed = "\n".join([first.aside, *(" ".join(words) for words in lines.values())])
    return front_of(teller.title, teller.below, printed, "\n\n".join(teller.abstract), teller.keywords)


def _notes(seen: Sequence[Seen]) -> list[str]:
    """What a person should know of how the file was read."""
    counts = (
        (sum(page.unmapped for page in seen), "characters have no code in the file and are left out"),
        (sum(page.hidden for page in seen), "characters that are drawn and not seen are left out"),
        (sum(page.turned for page in seen), "characters that stand across the page are left out"),
        (sum(page.is_missing for page in seen), "pages cannot be opened and are left out"),
        (
            sum(page.is_recognised for page in seen),
            "pages are scans: their text was recognised by a program and may be wrong",
        ),
    )
    return [f"{count:,} {what}." for count, what in counts if count]

"""PDFium through its C interface: a document opened, and functions that are cheap enough to be called per character."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from synthesist.errors import Unreadable

_PASSWORD, _SECURITY = 4, 5
_OCR = "have the text recognised (for example with ocrmypdf), or give another copy"


class Engine(NamedTuple):
    """PDFium's functions on characters, by plain addresses: a tenth of the price of the usual binding."""

    code: Callable[..., int]
    text_object: Callable[..., int]
    loose_box: Callable[..., int]
    origin: Callable[..., int]
    is_hyphen: Callable[..., int]
    is_generated: Callable[..., int]
    lacks_code: Callable[..., int]


def engine() -> Engine:
    """Functions that take addresses; each gives what PDFium's function of that name gives."""
    import pypdfium2.raw as pdfium

    address, number = ctypes.c_void_p, ctypes.c_int

    def bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
        place = ctypes.cast(function, ctypes.c_void_p).value
        return ctypes.PYFUNCTYPE(result, *arguments)(place or 0)

    return Engine(
        code=bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, address, number),
        text_object=bound(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, address, number),
        loose_box=bound(pdfium.FPDFText_GetLooseCharBox, number, address, number, address),
        origin=bound(pdfium.FPDFText_GetCharOrigin, number, address, number, address, address),
        is_hyphen=bound(pdfium.FPDFText_IsHyphen, number, address, number),
        is_generated=bound(pdfium.FPDFText_IsGenerated, number, address, number),
        lacks_code=bound(pdfium.FPDFText_HasUnicodeMapError, number, address, number),
    )


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """A document's handle; closed with the block.

    Raises:
        Unreadable: empty, broken, or locked by a password.
    """
    import pypdfium2.raw as pdfium

    if not content.strip():
        raise Unreadable("the file is empty", "fetch or copy it again", kind="empty")
    pdfium.FPDF_InitLibrary()
    # PDFium reads from this buffer as long as the document is open
    kept = ctypes.create_string_buffer(content, len(content))
    document = pdfium.FPDF_LoadMemDocument64(kept, len(content), None)
    if not document:
        raise _refused(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def loaded(document: Any, index: int) -> Iterator[tuple[Any, Any] | None]:
    """Page and text page, counted from 0; None for a page that the file names and does not hold."""
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        yield None
        return
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield (page, text) if text else None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def scanned(message: str) -> Unreadable:
    """The error for a file of pictures."""
    return Unreadable(message, _OCR, kind="scanned")


def _refused(code: int) -> Unreadable:
    if code in {_PASSWORD, _SECURITY}:
        return Unreadable("the PDF is locked by a password", "give a copy without one", kind="encrypted")
    return Unreadable("this is no PDF, or a broken one", "fetch it again, or open and save it anew", kind="broken")

"""Bytes of a web page as text: by its mark, by what was said of it, by what it says itself, else by what fits."""

import codecs
import re

_HEAD = 4096
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_KNOWN = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|(us-)?ascii|(iso-?)?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|macintosh"
    r"|shift[-_]?jis|euc-?(jp|kr)|iso-2022-jp|gb2312|gbk|gb18030|big5(-hkscs)?",
    re.IGNORECASE,
)
_AS_WINDOWS = frozenset(("iso8859-1", "ascii", "iso8859-15"))


def decoded(content: bytes, charset: str = "") -> str:
    """The text of a page; bytes that its encoding does not have become U+FFFD.

    Args:
        charset: as the answer's header said, empty where it did not.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    head = content[:_HEAD]
    told = [found[1].decode("ascii", "replace") for pattern in (_META, _XML) if (found := pattern.search(head))]
    for name in (charset, *told):
        if encoding := _codec(name):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _codec(name: str) -> str:
    """Python's name of an encoding that pages are in; empty for others, such as those that unpack what they read.

    What calls itself Latin-1 is read as Windows has it, as browsers do; what says in its own bytes that it were UTF-16
    is not.
    """
    if not _KNOWN.fullmatch(name.strip()):
        return ""
    try:
        codec = codecs.lookup(name.strip()).name
    except LookupError:
        return ""
    if codec.startswith("utf-16"):
        return "utf-8"
    return "cp1252" if codec in _AS_WINDOWS else codec

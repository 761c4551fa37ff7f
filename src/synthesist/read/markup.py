"""Files in markup, read without trust: no entity from outside, no size and no depth without bound."""

import html
import re
from collections.abc import Mapping
from typing import Any

from synthesist.errors import Unreadable
from synthesist.read.flow import shown

LARGEST = 64 * 1024 * 1024
"""Bytes of a file in markup; the longest articles have about a tenth of it."""

MOST_TAGS = 2_000_000
"""Angle brackets in a file; a tree takes some hundred bytes for each."""

DEEPEST = 120
"""Elements around an element, so that walking down needs no more frames than there are."""

_XINCLUDE = "{http://www.w3.org/2001/XInclude}"
_ISO_GREEK = ("a b g d e z ee th i k l m n x o p r s t u ph kh ps oh", "αβγδεζηθικλμνξοπρστυφχψω")
_GREEK = {f"{name}gr": letter for name, letter in zip(_ISO_GREEK[0].split(), _ISO_GREEK[1], strict=True)}
"""Names of ISO's own set, which HTML does not know."""

_LONGEST_ENTITY = 200
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_NAMED_HALF = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:5[3-9]\d\d|529[6-9]|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));"
)
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]+)")
_NAME = re.compile(r"[^\W\d][\w.-]*")
_LARGE = "it is larger or deeper than a paper can be"


def hostile(why: str) -> Unreadable:
    """A file that is made to do harm, or looks so."""
    return Unreadable(f"the file is not read: {why}", "get the paper from another place", kind="hostile")


def broken(why: str) -> Unreadable:
    """A file of which nothing can be read."""
    return Unreadable(f"the file cannot be read: {why}", "get the file again, or in another format", kind="broken")


def require_size(content: bytes) -> None:
    """Refuse what is empty or beyond the limits, before anything is parsed.

    Raises:
        Unreadable: of kind "empty" or "hostile".
    """
    if not content.strip(b"\0\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("the file is empty", "get the file again", kind="empty")
    if len(content) > LARGEST:
        raise hostile(f"it has {len(content) / 2**20:.0f} MB, and papers have at most {LARGEST / 2**20:.0f}")
    if content.count(b"<") > MOST_TAGS:
        raise hostile(f"it has more than {MOST_TAGS:,} tags")


def xml_root(content: bytes, notes: list[str]) -> Any:
    """The root of an XML file, tags without namespaces, entities as text, comments gone.

    Args:
        notes: gets a sentence where the file is not well-formed and was read as far as it could be.

    Raises:
        Unreadable: of kind "empty", "broken" or "hostile".
    """
    require_size(content)
    root = _parsed(content, notes)
    _require_harmless(root)
    _resolve(root, _declared(root))
    _bare(root)
    return root


def _parsed(content: bytes, notes: list[str]) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    strict = _parser()  # an error's own log holds those of files that were read before as well
    try:
        return etree.fromstring(content, strict)
    except etree.XMLSyntaxError as error:
        first = error
    except ValueError as error:
        raise broken(str(error)) from error
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(_without_halves(content), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(f"it is no XML ({first.msg})") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in (*strict.error_log, *parser.error_log)):
        raise hostile(_LARGE)
    if root is None:
        raise broken(f"it is no XML ({first.msg})")
    if any(entry.type_name != "WAR_UNDECLARED_ENTITY" for entry in strict.error_log):
        notes.append(f"The file is not well-formed XML ({first.msg}); what could be read was.")
    return root


def _without_halves(content: bytes) -> bytes:
    """Without halves of characters (surrogates), which the parser lets through where it mends, and chokes on later."""
    declared = _ENCODING.match(content)
    if declared is None or declared[1].lower() in {b"utf-8", b"utf8"}:
        content = _HALF.sub(b"\xef\xbf\xbd", content)
    return _NAMED_HALF.sub(b"&#xFFFD;", content)


def _parser(*, recover: bool = False) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=False,  # some publishers keep formulas in them
        recover=recover,
    )


def _declared(root: Any) -> dict[str, str]:
    """Entities that the file declares and that are plain text."""
    own = root.getroottree().docinfo.internalDTD
    entities = list(own.iterentities()) if own is not None else []
    named = {entity.name for entity in entities}
    for entity in entities:
        if any(name in named for name in re.findall(r"&([^;&\s]+);", entity.content or "")):
            raise hostile("it declares entities that are made of entities")
    return {
        entity.name: entity.content or ""
        for entity in entities
        if not entity.system_url and len(entity.content or "") <= _LONGEST_ENTITY
    }


def _require_harmless(root: Any) -> None:
    from lxml import etree

    own = root.getroottree().docinfo.internalDTD
    outside = {entity.name for entity in own.iterentities() if entity.system_url} if own is not None else set[str]()
    if root.xpath(f"boolean(/*{'/*' * DEEPEST})"):
        raise hostile(_LARGE)
    if any(True for _ in root.iter(f"{_XINCLUDE}*")):
        raise hostile("it asks for other files to be included")
    if any(entity.name in outside for entity in root.iter(etree.Entity)):
        raise hostile("it asks for other files as entities")


def _resolve(root: Any, declared: Mapping[str, str]) -> None:
    """Put text in place of references to entities, and of the instructions in which some publishers keep formulas."""
    from lxml import etree

    for node in list(root.iter(etree.Entity, etree.ProcessingInstruction)):
        if node.tag is etree.Entity:
            text = declared.get(node.name, _named(node))
        else:
            text = node.text or "" if node.target == "CDATA" else ""
        _replace(node, text)


def _named(entity: Any) -> str:
    """The character of an entity that is not declared, by the names of HTML and of ISO; empty for other names."""
    text = _GREEK.get(entity.name) or html.unescape(entity.text)
    return "" if text == entity.text else text


def _replace(node: Any, text: str) -> None:
    parent, before = node.getparent(), node.getprevious()
    text += node.tail or ""
    node.tail = None
    parent.remove(node)
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def _bare(root: Any) -> None:
    for element in root.iter():
        if "}" in element.tag or ":" in element.tag:  # a prefix may be one that the file does not declare
            name = element.tag.rpartition("}")[2].rpartition(":")[2]
            element.tag = name if _NAME.fullmatch(name) else "unnamed"


def outermost(element: Any, *tags: str) -> list[Any]:
    """Descendants of some tags that stand in no other of them, so that no text is taken twice."""
    found: list[Any] = []
    for one in element.iterdescendants(*tags):
        around = one.getparent()
        while around is not element and around.tag not in tags:
            around = around.getparent()
        if around is element:
            found.append(one)
    return found


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none."""
    own = element.get(name)
    if own is not None:
        return str(own)
    return next((str(text) for key, text in element.attrib.items() if key.endswith((f"}}{name}", f":{name}"))), "")


def plain(element: Any) -> str:
    """All text inside an element on one line; empty for no element."""
    if element is None:
        return ""
    return " ".join(shown("".join(element.itertext())).split())

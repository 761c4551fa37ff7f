"""Invariant 10: the pages run nothing, load nothing from outside, and print markup as words."""

import json
import re
from collections.abc import Iterator

from synthesist.audit.folder import Folder
from synthesist.audit.markup import Tag
from synthesist.audit.result import Breach, Findings, brief, unless

FORBIDDEN = frozenset({"applet", "base", "embed", "form", "frame", "frameset", "iframe", "object", "portal"})
_URLS = frozenset(
    {
        "src",
        "srcset",
        "href",
        "xlink:href",
        "poster",
        "data",
        "background",
        "action",
        "formaction",
        "to",
        "from",
        "values",
    }
)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f]+")
_EXTERNAL = re.compile(r"(?:https?:)?//|(?:https?|ftp|file):", re.IGNORECASE)
_STYLE_LOADS = re.compile(r"@import|expression\s*\(|url\(\s*['\"]?(?!data:image/|#)", re.IGNORECASE)
_CODE = re.compile(r"^(```+|~~~+)[^\n]*\n(?:.*\n)*?\1[^\n]*$|(?<![\\`])(`+)(?!`)[^\n|]*?(?<!`)\2(?!`)", re.MULTILINE)
_RAW_TAG = re.compile(r"(?<!\\)(?:\\\\)*<(?!(?:https?://|mailto:)[^\s<>]*>)(?=[a-zA-Z/!?])[^\n]{0,60}")
_MARKDOWN_LINK = re.compile(r"\]\(\s*<?\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_MARKDOWN_IMAGE = re.compile(r"(?<!\\)!\[[^\]]*\]\(\s*<?(?:https?:)?//", re.IGNORECASE)


def tags(review: Folder) -> Findings:
    """No tag of report.html runs a program, leads elsewhere or sends anything."""
    for tag in review.page.tags:
        place = f"report.html, line {tag.line}, <{tag.name}>"
        is_script = tag.name == "script" and tag.get("type") != "application/json"
        refreshes = tag.name == "meta" and tag.get("http-equiv").strip().lower() == "refresh"
        yield unless(tag.name not in FORBIDDEN, place, "the tag is not allowed")
        yield unless(not is_script, place, "only scripts of the type application/json are allowed")
        yield unless(not refreshes, place, "a page must not lead elsewhere by itself")


def attributes(review: Folder) -> Findings:
    """No attribute of report.html runs a program or loads from outside."""
    for tag in review.page.tags:
        place = f"report.html, line {tag.line}, <{tag.name}>"
        for name, value in tag.attributes:
            yield unless(not name.startswith("on"), place, f"the attribute {name} runs a program")
            yield from _addresses(place, tag, name, value or "")


def _addresses(place: str, tag: Tag, name: str, value: str) -> Iterator[Breach | None]:
    address = _IGNORED_BY_BROWSERS.sub("", value).lower()
    is_image = tag.name in ("img", "image", "source") and address.startswith("data:image/")
    runs = address.startswith(("javascript:", "vbscript:")) or (address.startswith("data:") and not is_image)
    loads = name in _URLS and tag.name not in ("a", "area") and _EXTERNAL.search(address) and not is_image
    yield unless(not (runs and name in _URLS), place, f"{name} is {brief(value)}")
    yield unless(not loads, place, f"loads {brief(value)} from outside")
    yield unless(name != "srcdoc", place, "srcdoc is not allowed")
    is_style = name == "style" and _STYLE_LOADS.search(value)
    yield unless(not is_style, place, f"the style {brief(value)} loads or runs")


def styles(review: Folder) -> Findings:
    """No style sheet of report.html loads anything."""
    for tag, body in review.page.bodies("style"):
        found = _STYLE_LOADS.search(body)
        yield unless(found is None, f"report.html, line {tag.line}, <style>", "it loads from outside")


def embedded(review: Folder) -> Findings:
    """What is embedded as JSON is whole: no text in it ends its script."""
    for tag, body in review.page.bodies("script"):
        place = f"report.html, line {tag.line}, <script>"
        yield unless("<!--" not in body, place, "a comment opens in the embedded JSON")
        yield _unless_json(place, body)
    ends = len(re.findall(r"</script", review.page.source, re.IGNORECASE))
    opened = sum(tag.name == "script" for tag in review.page.tags)
    yield unless(ends == opened, "report.html", f"{opened} scripts open, {ends} end")


def _unless_json(place: str, body: str) -> Breach | None:
    try:
        json.loads(body)
    except ValueError as error:
        return Breach(place, f"the embedded JSON breaks off: {error}")
    return None


def markdown(review: Folder) -> Findings:
    """report.md holds no markup outside code, no link that runs, and no image from outside."""
    text = _CODE.sub("", review.file("report.md"))
    yield None
    for pattern, fault in (
        (_RAW_TAG, "raw HTML"),
        (_MARKDOWN_LINK, "a link that runs"),
        (_MARKDOWN_IMAGE, "an image from outside"),
    ):
        for found in pattern.finditer(text):
            yield Breach("report.md", f"{fault}: {brief(found[0])}")

"""What of a page nobody reads: scripts, menus, banners, and what the page itself hides."""

import re
from collections.abc import Mapping

Attributes = Mapping[str, str | None]

_NEVER = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "nav", "form", "button", "input", "select", "option",
        "textarea", "iframe", "object", "embed", "applet", "canvas", "video", "audio", "dialog", "menu", "map",
        "frameset", "frame", "link", "meta", "base", "mjx-html", "noframes", "annotation-xml", "source", "picture",
    )
)  # fmt: skip
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist",
    "alert", "status", "complementary",
))  # fmt: skip
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_UNSEEN_CLASSES = re.compile(
    r"(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|u-visually-hidden|hidden|is-hidden|d-none|offscreen)",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"(?:[\w-]*(?:cookie|consent|gdpr|breadcrumb|newsletter|advert|promo|paywall|social|sharing|altmetric|recaptcha)[\w-]*"
    r"|(?:site|page|main|global|top|app|usa)-?(?:header|footer|nav|navigation|banner|menu)|nav(?:bar|igation)?|menu"
    r"|side-?bar|share(?:-\w+)?|ad|ads|banner|pop-?up|modal|tool(?:bar|s|tip)|skip(?:-?(?:link|nav|to)[\w-]*)?"
    r"|toc|table-of-contents|in-page-nav[\w-]*|related(?:-(?:articles?|content|links?))?|recommend[\w-]*|comments?"
    r"|login|sign-?in|search(?:-?(?:box|form|bar))?|metrics|citation-(?:tools|export|download)|article-(?:tools|actions)"
    r"|ltx_page_(?:navbar|header|footer|logo)|ltx_toc\w*|ltx_role_(?:newpage|submissionid)|ltx_pagination|ltx_rdf"
    r"|ltx_error|mathjax_preview|mathjax|mjx-chtml|mwe-math-fallback-image-\w+|katex-html|mw-editsection|noprint|navbox)",
    re.IGNORECASE,
)
_FRAME = frozenset(("header", "footer", "aside"))


def is_hidden(attributes: Attributes) -> bool:
    """Whether a page hides an element: what stands there was not meant for people."""
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").lower() == "true":
        return True
    if _HIDING.search(attributes.get("style") or ""):
        return True
    return any(map(_UNSEEN_CLASSES.fullmatch, (attributes.get("class") or "").split()))


def is_junk(tag: str, attributes: Attributes, *, is_inside_article: bool) -> bool:
    """Whether an element belongs to the page around the article."""
    if tag in _NEVER or (tag in _FRAME and not is_inside_article):
        return True
    role = (attributes.get("role") or "").lower()
    if role in _ROLES:
        return True
    names = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
    return tag not in {"body", "html", "article", "main"} and any(map(_JUNK.fullmatch, names))

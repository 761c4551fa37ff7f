"""Services that say no in an answer that looks like a yes: with status 200, and something else than the paper."""

import re

_MOST = 2**22
"""Bytes in which it is looked for whether a paper is there."""

_SAYS = re.compile(
    rb"<(?:error|ERROR|errMsg|ErrorList)[^>]*>\s*([^<]{1,300})|<[Rr]eply\b[^>]*?\berror\s*=\s*[\"']([^\"']{1,300})"
)
_NOT_ALLOWED = re.compile(rb"does not allow\s+downloading\s+of\s+the\s+full\s+text", re.IGNORECASE)
_BODY = re.compile(rb"<(?:[\w.-]+:)?body[\s>]")


def refusal_in(content: bytes) -> str:
    """Why PMC or Europe PMC gave no full text; empty where one came, or where only a reader can tell.

    The E-utilities state errors with status 200, and give the front matter of articles whose publishers keep the rest.
    """
    head = content[:_MOST]
    if not head.lstrip().startswith(b"<") or b"<html" in head[:1000].lower():
        return ""
    if b"<article" not in head.replace(b"<article-", b"<"):
        said = _SAYS.search(head)
        words = b" ".join((said[1] or said[2] or b"").split()) if said else b""
        return f"the service says: {words.decode('utf-8', 'replace')}" if words else ""
    if _NOT_ALLOWED.search(head):
        return "its publisher does not allow its full text to be given as XML"
    return "" if _BODY.search(head) or len(content) > _MOST else "there is no more of it there than title and abstract"

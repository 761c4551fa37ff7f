"""Services that say no in an answer that looks like a yes: with status 200, and something else than the paper."""

import re

_HEAD, _MOST = 2**16, 2**22
"""Bytes in which an error, and in which a paper is looked for."""

_SAYS = re.compile(
    rb"<(?:error|ERROR|errMsg)[^<>]{0,200}>\s*([^<]{1,300})"
    rb"|<[Rr]eply\b[^<>]{0,300}?\berror\s*=\s*[\"']([^\"'<>]{1,300})"
)
_ARTICLE = re.compile(rb"<article[\s>]")
_NOT_ALLOWED = re.compile(rb"does not allow\s{1,9}downloading\s{1,9}of\s{1,9}the\s{1,9}full\s{1,9}text", re.IGNORECASE)
_BODY = re.compile(rb"<(?:[\w.-]{1,40}:)?body[\s>]")


def refusal_in(content: bytes) -> str:
    """Why PMC or Europe PMC gave no full text; empty where one came, or where only a reader can tell.

    The E-utilities state errors with status 200, and give the front matter of articles whose publishers keep the rest.
    """
    head = content[:_MOST]
    if _ARTICLE.search(head) is None:
        said = _SAYS.search(head[:_HEAD])
        words = b" ".join((said[1] or said[2]).split()).decode("utf-8", "replace") if said else ""
        return f"the service says: {words}" if words else ""
    if _NOT_ALLOWED.search(head):
        return "its publisher does not allow its full text to be given as XML"
    return "" if _BODY.search(head) or len(content) > _MOST else "there is no more of it there than title and abstract"

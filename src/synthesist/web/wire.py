"""A request as it goes over the wire, and the headers of an answer that are worth keeping."""

import re
from collections.abc import Iterable
from importlib.metadata import version
from urllib.parse import quote, urlencode

from synthesist.errors import WrongUse
from synthesist.web.message import Pairs, Request

_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_KEPT = re.compile(
    r"content-(type|language)|date|age|etag|last-modified|cache-control|link|retry-after|x-api-pool|x-concurrency-limit"
    r"|x-rate-?limit-[a-z-]+|ratelimit(-[a-z-]+)?|x-total-count|api-version",
    re.IGNORECASE,
)


def address(request: Request, more: Pairs = ()) -> str:
    """URL with its query string, percent-encoded; `more` are parameters that are sent but not recorded."""
    pairs = (*request.params, *more)
    return f"{request.url}?{urlencode(pairs, quote_via=quote)}" if pairs else request.url


def content(request: Request, more: Pairs = ()) -> str:
    """Body of a POST, empty for a GET."""
    return request.json or urlencode((*request.form, *more), quote_via=quote)


def content_type(request: Request) -> str:
    """Of the body of a POST."""
    return "application/json" if request.json else "application/x-www-form-urlencoded"


def user_agent(mailto: str) -> str:
    """Who asks: the program, and the user's own address if given, by which some services are kinder.

    Raises:
        WrongUse: the address is none.
    """
    name = f"synthesist/{version('synthesist')}"
    if not mailto:
        return name
    if not _ADDRESS.fullmatch(mailto) or set(mailto) & set('<>(),;"\\'):
        raise WrongUse("SYNTHESIST_MAILTO is not an e-mail address", "set it to your own address, or unset it")
    return f"{name} (mailto:{mailto})"


def kept(headers: Iterable[tuple[str, str]]) -> Pairs:
    """The headers that are archived, names in lower case, in alphabetic order: no cookies, nothing unknown."""
    return tuple(sorted((name.lower(), value) for name, value in headers if _KEPT.fullmatch(name)))

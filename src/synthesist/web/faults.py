"""How a request can fail, in words that a reader of a report can use."""

import json
import re

from synthesist.errors import SourceError
from synthesist.web.services import Service

_MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_READ = 4096  # bytes of a body in which a service's own words are looked for
_QUOTED = 160  # characters of them that are told

LATER = "run the same command again later: what was answered is kept and not asked again"


class Fault(SourceError):
    """An attempt that failed in a way that another may not.

    Attributes:
        status: of the answer, None where there was none.
        retry_after: seconds for which the service asks to be left alone, None where it does not say.
    """

    def __init__(
        self, message: str, *, kind: str, status: int | None = None, retry_after: float | None = None, hint: str = LATER
    ) -> None:
        super().__init__(message, hint, kind=kind, is_retriable=True)
        self.status = status
        self.retry_after = retry_after


def limited(service: Service, status: int, retry_after: float | None, words: str) -> Fault:
    """The service asks for fewer requests, or is not well."""
    said = f": {words}" if words else ""
    if status == 429:  # noqa: PLR2004
        hint = f"{LATER}; a key of your own may allow more"
        message = f"{service.title} asks for fewer requests (HTTP 429){said}"
        return Fault(message, kind="limited", status=status, retry_after=retry_after, hint=hint)
    message = f"{service.title} is not well (HTTP {status}){said}"
    return Fault(message, kind="unreachable", status=status, retry_after=retry_after)


def closed(service: Service, seconds: float) -> SourceError:
    """The service has said that nothing is left until a moment to which this run does not wait."""
    message = f"{service.title} allows no further request for {seconds:.0f} s"
    return SourceError(message, f"{LATER}; a key of your own may allow more", kind="limited", is_retriable=True)


def refused(service: Service, status: int, words: str) -> SourceError:
    """The service does not take the request, now or later."""
    said = f": {words}" if words else ""
    if status in {401, 403}:
        hint = f"check SYNTHESIST_{(service.key or service.name).upper()}_KEY, or unset it to ask without a key"
    else:
        hint = "change the query or leave the source out"
    return SourceError(f"{service.title} refused the request (HTTP {status}){said}", hint, kind="refused")


def unsafe(service: Service, why: str) -> SourceError:
    """The request, or an answer to it, points to where nothing may be sent."""
    return SourceError(
        f"{service.title}: {why}",
        f"nothing was sent there; if the service has moved, set SYNTHESIST_ENDPOINT_{service.name.upper()}",
        kind="unsafe",
    )


def offline(service: Service) -> SourceError:
    """Nothing may be sent, and the answer is not in the archive."""
    return SourceError(
        f"{service.title} was not asked: offline, and the archive holds no answer to this request",
        "run again with a network, without SYNTHESIST_OFFLINE",
        kind="offline",
        is_retriable=True,
    )


def own_words(body: bytes) -> str:
    """The beginning of what a service says in an error, on one line, without markup."""
    text = _MARKUP.sub(" ", _message(body[:_READ].decode("utf-8", errors="replace")))
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()} …"


def _message(text: str) -> str:
    """The message of an error in JSON, else the text."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return text
    found = (told.get(name) for name in ("message", "error", "description")) if isinstance(told, dict) else ()
    return next((words for words in found if isinstance(words, str)), text)


def is_answer(status: int) -> bool:
    """Whether a status is an answer to the question asked: what was found, or that there is no such thing."""
    return 200 <= status < 300 or status in {404, 410}  # noqa: PLR2004

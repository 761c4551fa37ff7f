"""PDFs read by a GROBID server of the user's own, where one is set up; where it fails, by another reader."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from synthesist import settings
from synthesist.errors import Unreadable, WrongUse
from synthesist.read.tei import read_tei
from synthesist.records import Reading

if TYPE_CHECKING:
    import httpx2

READER = "grobid+tei/1"

SECONDS = 120.0
"""For one paper, from connecting to the last byte of the answer."""

LARGEST = 64 * 1024 * 1024
"""Bytes of an answer."""

_PATH = "/api/processFulltextDocument"
_OPTIONS = {
    "consolidateHeader": "0",
    "consolidateCitations": "0",
    "includeRawCitations": "1",
    "segmentSentences": "1",
    "teiCoordinates": ["p", "s", "figure", "ref", "biblStruct", "head", "formula", "note", "title"],
}
_REASONS = {
    204: "it found no text",
    413: "the file is too large for it",
    500: "it could not read the file",
    503: "it is busy",
}


class Unanswered(Exception):
    """The server gave no text; says why, in words that can stand in a note."""


def read_grobid(
    content: bytes, otherwise: Callable[[bytes], Reading], environment: Mapping[str, str] = os.environ
) -> Reading:
    """Read a PDF by the server that is set up, else by another reader; a note says where the server failed.

    Args:
        otherwise: reads the PDF without a server.
        environment: settings of the user.

    Raises:
        Unreadable: neither could read it.
        WrongUse: the server's address is none.
    """
    server = settings.grobid(environment)
    if not server:
        return otherwise(content)
    if settings.is_offline(environment):
        return _noted(otherwise(content), "it was not asked, as nothing is to be asked of any service")
    try:
        return read_tei(process(content, server), reader=READER, original=content)
    except Unanswered as error:
        return _noted(otherwise(content), str(error))
    except Unreadable as error:
        return _noted(otherwise(content), f"what it answered cannot be used ({error})")


def _noted(reading: Reading, why: str) -> Reading:
    return reading.model_copy(update={"notes": (*reading.notes, f"GROBID did not read this file: {why}.")})


def process(content: bytes, server: str, seconds: float = SECONDS) -> bytes:
    """The TEI that a server makes of a PDF.

    It goes to that server alone, wherever it is, for a person has named it; redirects are not followed.

    Args:
        server: scheme, host and port, such as `http://localhost:8070`; a path before the service's own may follow.

    Raises:
        Unanswered: the server is not there, takes too long, refuses the file, or answers too much.
        WrongUse: the address is no http(s) address.
    """
    import httpx2

    from synthesist.web import addresses
    from synthesist.web.network import Deadline, Network

    try:
        place = addresses.origin(server)
    except ValueError as error:
        raise WrongUse(
            f"SYNTHESIST_GROBID is no address: {error}", "set it to http://host:port, or unset it"
        ) from error
    deadline = Deadline()
    network = Network((place,), deadline)
    request = _request(content, server, seconds)
    deadline.start(seconds)
    try:
        with deadline.lifting():
            return _answer(network.handle_request(request))
    except httpx2.TimeoutException:
        raise Unanswered(f"it took longer than {seconds:.0f} s") from None
    except (httpx2.TransportError, httpx2.DecodingError):
        raise Unanswered("it cannot be reached, or broke off") from None
    finally:
        network.close()


def _request(content: bytes, server: str, seconds: float) -> "httpx2.Request":
    import httpx2

    return httpx2.Request(
        "POST",
        f"{server}{_PATH}",
        data=_OPTIONS,
        files={"input": ("paper.pdf", content, "application/pdf")},
        extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)},
    )


def _answer(response: "httpx2.Response") -> bytes:
    """The body of an answer, which must be a text, and bounded."""
    try:
        if response.status_code != 200:  # noqa: PLR2004
            raise Unanswered(_REASONS.get(response.status_code, f"it answered HTTP {response.status_code}"))
        parts, size = [], 0
        for part in response.iter_bytes():
            size += len(part)
            if size > LARGEST:
                raise Unanswered(f"its answer is larger than {LARGEST / 2**20:.0f} MB")
            parts.append(part)
    finally:
        response.close()
    return b"".join(parts)

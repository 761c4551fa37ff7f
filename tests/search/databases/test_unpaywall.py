"""Unpaywall: who is asked for open copies, and what the copies become."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from nearly_a import nearly
from recorded_a import Recorded, bodies, json_in, lines

from synthesist.errors import SourceError
from synthesist.records import Link
from synthesist.search.databases.unpaywall import Unpaywall
from synthesist.web.message import Response

Answered = Callable[..., Response]
SERVICE = Unpaywall()
ENDPOINT = "https://api.unpaywall.org"
COPY: dict[str, Any] = {
    "url": "https://repository.example/1.pdf",
    "url_for_pdf": "https://repository.example/1.pdf",
    "url_for_landing_page": "https://repository.example/1",
    "host_type": "repository",
    "version": "acceptedVersion",
    "license": "cc-by",
}
WORK: dict[str, Any] = {
    "doi": "10.5555/stone",
    "is_oa": True,
    "best_oa_location": COPY,
    "oa_locations": [COPY, {"url": "https://publisher.example/1", "host_type": "publisher", "license": None}],
}


def test_a_doi_is_asked_for_with_the_address_apart():
    """The user's address in an archive would travel with every review that is handed on."""
    request = SERVICE.request("10.1002/(sici)1?2#3", ENDPOINT, mailto="me@example.org")
    assert request is not None
    assert request.url == f"{ENDPOINT}/v2/10.1002/(sici)1%3F2%233"
    assert (request.params, request.secrets) == ((), (("param", "email", "mailto"),))
    assert "me@example.org" not in repr(request)


def test_nobody_is_asked_without_an_address():
    """The service refuses strangers: each request would fail, once for every work."""
    assert SERVICE.request("10.5555/stone", ENDPOINT, mailto="") is None


def test_copies_come_best_first_with_version_and_licence(answered: Answered):
    """A copy whose version is lost cannot be told from the published text."""
    assert SERVICE.parse(answered(WORK)) == (
        Link(url=COPY["url_for_pdf"], kind="pdf", version="accepted", licence="cc-by", host="repository"),
        Link(url="https://repository.example/1", version="accepted", licence="cc-by", host="repository"),
        Link(url="https://publisher.example/1", host="publisher"),
    )


@pytest.mark.parametrize("body", [{"doi": "10.5/x", "best_oa_location": None, "oa_locations": []}, {"doi": "10.5/x"}])
def test_a_closed_work_has_no_copies(answered: Answered, body: Any):
    """A work without open copies is no error."""
    assert SERVICE.parse(answered(body)) == ()


def test_an_unknown_doi_has_no_copies(answered: Answered):
    """The service answers 404 for what it does not know, and that must not stop the search for the others."""
    assert SERVICE.parse(answered({"HTTP_status_code": 404, "error": True, "message": "not in db"}, status=404)) == ()


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"error": True, "message": "Please use your own email"}, 422, "your own email"),
        ({"error": True, "message": "Please use your own email"}, 200, "your own email"),
        ([], 200, "no work"),
        (b"<html>Sorry</html>", 200, "Sorry"),
    ],
)
def test_what_is_no_answer_is_refused(answered: Answered, body: Any, status: int, words: str):
    """An error that is read as "no copies" would hide open works."""
    with pytest.raises(SourceError, match=words):
        SERVICE.parse(answered(body, status=status))


def test_links_that_are_no_addresses_are_left_out(answered: Answered):
    """What a service sends ends up as a link in a report: a script must not."""
    hostile = {
        **COPY,
        "url_for_pdf": "javascript:alert(1)",
        "url_for_landing_page": "file:///etc/passwd",
        "url": 'https://x"',
    }
    assert SERVICE.parse(answered({"doi": "10.5/x", "oa_locations": [hostile]})) == ()


def test_every_recorded_answer_is_read(shared: Callable[[str], Path], answered: Answered):
    """A shape that real answers have and invented ones have not would cost users open copies."""
    folder = shared("recorded/unpaywall")
    real = [*bodies(folder, "*.json")]
    listed = [*lines(folder, "*.jsonl")]
    assert (len(real), len(listed)) == (5, 48)
    refused = []
    for answer in [*real, *listed]:
        try:
            found = {link.url for link in SERVICE.parse(answered(answer.body))}
        except SourceError:
            refused.append(answer.file)
            continue
        assert _stated(answer) == found
    assert refused == ["fake1-error.jsonl"]


def _stated(answer: Recorded) -> set[str]:
    """The addresses of an answer, read a second time."""
    work = json_in(answer.body)
    places = [*(work.get("oa_locations") or []), work.get("best_oa_location") or {}]
    stated: set[str] = set()
    for place in places:
        known = {place.get("url_for_pdf"), place.get("url_for_landing_page")} - {None, ""}
        stated |= known or {place.get("url")} - {None, ""}
    return stated


@given(content=nearly(WORK))
def test_no_answer_breaks_the_reader(answered: Answered, content: Any):
    """A wrong type in one field must not stop the search for open copies."""
    try:
        SERVICE.parse(answered(content))
    except SourceError:
        return

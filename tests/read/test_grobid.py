"""A GROBID server of the user's own: asked where one is set up, done without where it fails."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from synthesist import settings
from synthesist.errors import Unreadable, WrongUse
from synthesist.read import grobid
from synthesist.read.composing import Composer
from synthesist.records import Reading

TEI = b"<TEI><teiHeader/><text><body><div><head>Methods</head><p>We used a net.</p></div></body></text></TEI>"
PDF = b"%PDF-1.7 \x00\xff a paper"


@dataclass
class Server:
    """What the server is told to answer, and what it was asked."""

    address: str = ""
    status: int = 200
    body: bytes = TEI
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, bytes]] = field(default_factory=list)


@pytest.fixture
def server(loopback: str) -> Iterator[Server]:
    """A server on this machine that stands in for GROBID."""
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            told.asked.append((self.path, self.rfile.read(length)))
            self.send_response(told.status)
            for name, value in {"content-length": str(len(told.body)), **told.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer((loopback, 0), Handler)
    told.address = f"http://{loopback}:{running.server_port}"
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield told
    running.shutdown()
    thread.join()
    running.server_close()


def otherwise(content: bytes) -> Reading:
    """A reader that needs no server."""
    composer = Composer("other/1", content)
    composer.paragraph("Read without a server.")
    return composer.finish(notes=["A note of its own."])


def test_without_a_server_another_reader_is_used() -> None:
    """A user without GROBID would get no text at all."""
    assert settings.grobid({}) == ""
    assert grobid.read_grobid(PDF, otherwise, {}) == otherwise(PDF)


def test_a_server_that_is_set_up_reads_the_file(server: Server) -> None:
    """A user who runs GROBID would not get its reading, or one that cannot be traced to the PDF."""
    reading = grobid.read_grobid(PDF, otherwise, {"SYNTHESIST_GROBID": f"{server.address}/"})
    assert reading.reader == "grobid+tei/1"
    assert reading.body == "Methods\n\nWe used a net."
    assert reading.original_sha256 == otherwise(PDF).original_sha256
    ((path, body),) = server.asked
    assert path == "/api/processFulltextDocument"
    assert PDF in body
    assert body.count(b'name="teiCoordinates"') > 5


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"", "could not read"),
        (503, b"", "busy"),
        (204, b"", "no text"),
        (418, b"", "HTTP 418"),
        (200, b"<html>welcome</html>", "cannot be used"),
        (200, b"", "cannot be used"),
        (
            200,
            b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><TEI><text><p>&x;</p></text></TEI>",
            "cannot be used",
        ),
    ],
)
def test_where_the_server_fails_another_reader_is_used_and_a_note_says_so(
    server: Server, status: int, body: bytes, said: str
) -> None:
    """A user would lose a paper because a server of their own had a bad day."""
    server.status, server.body = status, body
    reading = grobid.read_grobid(PDF, otherwise, {"SYNTHESIST_GROBID": server.address})
    assert reading.reader == "other/1"
    assert reading.notes[0] == "A note of its own."
    assert said in reading.notes[1]


def test_redirects_are_not_followed(server: Server) -> None:
    """A user's papers would be sent to a place that the user did not name."""
    server.status, server.headers = 307, {"location": f"{server.address}/elsewhere"}
    reading = grobid.read_grobid(PDF, otherwise, {"SYNTHESIST_GROBID": server.address})
    assert "HTTP 307" in reading.notes[-1]
    assert len(server.asked) == 1


def test_an_answer_without_end_is_not_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would lose all memory to a server that answers and answers."""
    monkeypatch.setattr(grobid, "LARGEST", 10)
    reading = grobid.read_grobid(PDF, otherwise, {"SYNTHESIST_GROBID": server.address})
    assert "larger than" in reading.notes[-1]


def test_a_server_that_is_not_there_costs_no_paper(loopback: str) -> None:
    """A user would have to start a server to read a paper that another reader can read."""
    reading = grobid.read_grobid(PDF, otherwise, {"SYNTHESIST_GROBID": f"http://{loopback}:9"})
    assert "cannot be reached" in reading.notes[-1]


def test_offline_nothing_is_asked(server: Server) -> None:
    """A user who asked for no request at all would have made one."""
    told = {"SYNTHESIST_GROBID": server.address, "SYNTHESIST_OFFLINE": "1"}
    assert "not asked" in grobid.read_grobid(PDF, otherwise, told).notes[-1]
    assert not server.asked


def test_an_address_that_is_none_is_wrong_use() -> None:
    """A user would look for the mistake in the papers, not in the setting."""
    with pytest.raises(WrongUse, match="SYNTHESIST_GROBID"):
        grobid.read_grobid(PDF, otherwise, {"SYNTHESIST_GROBID": "file:///etc/passwd"})


def test_what_neither_can_read_stays_unreadable(server: Server) -> None:
    """A user would see a paper counted as read that nothing could read."""

    def unable(_content: bytes) -> Reading:
        raise Unreadable("it is broken", "get it again", kind="broken")

    server.status = 500
    with pytest.raises(Unreadable, match="broken"):
        grobid.read_grobid(PDF, unable, {"SYNTHESIST_GROBID": server.address})

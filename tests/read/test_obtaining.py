"""Full texts, try after try: what is told of each, and what never stops a run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist.errors import SourceError, Unreadable
from synthesist.read.composing import Composer
from synthesist.read.obtaining import Ways, obtain
from synthesist.read.places import Place
from synthesist.read.stage import Sought, read
from synthesist.records import Front, Got, Link, Reading, Record, TextKind, Work
from synthesist.records.ids import record_id
from synthesist.web.message import Request, Response

TITLE = "Heated rooms keep tired readers awake in winter"
LONG = "Readers in heated rooms stayed awake longer than readers in cold ones, as the table shows. " * 40


def _sought(name: str = "1", **fields: object) -> Sought:
    record = Record.model_validate(
        {
            "record_id": record_id("openalex", name, b""),
            "source": "openalex",
            "title": TITLE,
            "abstract": "We heated rooms.",
            **fields,
        }
    )
    return Sought(Work(work_id=record.record_id, record_ids=(record.record_id,), record=record), (record,))


def paper(content: bytes, title: str = TITLE, body: str = LONG) -> Reading:
    """What a reader would make of a paper."""
    composer = Composer("pdf/1", content)
    composer.title(title)
    composer.heading("1 Results")
    composer.paragraph(body)
    return composer.finish(Front(title=title, licence="CC BY 4.0"))


def _opened(content: bytes, name: str, declared: str, url: str) -> Reading:
    if content.startswith(b"broken"):
        raise Unreadable("the file is broken", "fetch it again", kind="broken")
    if content.startswith(b"other"):
        return paper(content, "Cooling of engines by oil", "Engines were cooled. " * 300)
    if content.startswith(b"short"):
        return paper(content, body="We heated rooms.")
    return paper(content)


def _ways(
    answers: dict[str, bytes | SourceError | int], files: Callable[[Sought], list[tuple[str, Path]]] = lambda _: []
) -> Ways:
    def ask(place: Place) -> Response:
        answer = answers.get(place.path, SourceError("no such host", "none", kind="unreachable"))
        if isinstance(answer, SourceError):
            raise answer
        status, body = (answer, b"") if isinstance(answer, int) else (200, answer)
        request = Request("copies", place.path)
        return Response(
            request, status, (("content-type", "application/pdf"),), body, "2026-01-01T00:00:00+00:00", "0" * 64
        )

    return Ways(files, _opened, ask, lambda _: ())


A, B = "https://arxiv.org/pdf/1", "https://arxiv.org/pdf/2"
LINKS = (Link(url=A, kind="pdf", version="published"), Link(url=B, kind="pdf", version="submitted"))


@pytest.mark.parametrize(
    ("first", "outcome"),
    [
        (b"broken", Got.UNREADABLE),
        (b"other", Got.OTHER_TEXT),
        (b"short", Got.OTHER_TEXT),
        (404, Got.REFUSED),
        (SourceError("it asks for a login", "none", kind="refused"), Got.REFUSED),
        (SourceError("an address that is not public", "none", kind="unsafe"), Got.REFUSED),
        (SourceError("no answer came", "none", kind="unreachable"), Got.FAILED),
    ],
)
def test_after_a_copy_that_is_none_the_next_is_tried(first: bytes | int | SourceError, outcome: Got) -> None:
    """A user would lose a paper to one bad address, or read another paper under its name."""
    obtained = obtain(_sought(links=LINKS), _ways({A: first, B: b"good"}))
    assert [one.outcome for one in obtained.tries] == [outcome, Got.READ]
    assert obtained.reading is not None
    assert obtained.tries[0].problem
    assert obtained.tries[1].licence == "CC BY 4.0"


def test_without_a_network_nothing_more_is_tried() -> None:
    """A user on a train would wait for every address of every paper."""
    offline = SourceError("there is no network", "none", kind="offline")
    obtained = obtain(_sought(links=LINKS), _ways({A: offline, B: b"good"}))
    assert [one.outcome for one in obtained.tries] == [Got.NOT_TRIED]
    assert obtained.reading is None
    assert "no network" in obtained.why_not


def test_the_users_own_file_comes_first(tmp_path: Path) -> None:
    """A user would see a copy from the network quoted in place of the paper at hand."""
    own = tmp_path / "a.pdf"
    own.write_bytes(b"good")
    obtained = obtain(_sought(links=LINKS), _ways({A: b"good"}, lambda _: [("a.pdf", own)]))
    assert [(one.url, one.outcome) for one in obtained.tries] == [("a.pdf", Got.READ)]
    assert obtained.text_kind is TextKind.USER_FILE


def test_a_work_without_an_open_copy_says_so() -> None:
    """A user could not tell a paper that is closed from one that was forgotten."""
    assert obtain(_sought(), _ways({})).why_not == "no record of it names an open copy"


class _Shelf:
    def __init__(self, answers: dict[str, bytes | SourceError | int]) -> None:
        self.answers = answers

    def obtain(self, sought: list[Sought]) -> object:
        return (obtain(one, _ways(self.answers)) for one in sought)


def test_a_full_text_is_read_and_else_the_abstract() -> None:
    """A user would lose the works of which only an abstract can be had."""
    whole, part = _sought("1", links=LINKS), _sought("2")
    result = read([whole, part], _Shelf({A: b"good"}))  # type: ignore[arg-type]
    assert [row.is_full_text for row in result.documents] == [True, False]
    assert [name for name, _ in result.readings] == [result.documents[0].document_id]
    assert all(
        result.documents[0].text[one.start : one.end] == one.text
        for one in result.sentences
        if one.work_id == whole.work.work_id
    )


def test_a_work_without_any_text_says_what_was_tried() -> None:
    """A user would see “not retrieved” and no reason."""
    result = read([_sought(abstract=None, links=LINKS[:1])], _Shelf({A: 404}))  # type: ignore[arg-type]
    (decision,) = result.decisions
    assert "no copy at that place" in decision.reason

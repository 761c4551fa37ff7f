"""Real files, where they lie beside the project: each is read or fails with a reason."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from synthesist.errors import Unreadable
from synthesist.read.pdf import read_pdf
from synthesist.read.working import Limits, Workers

ROOT = Path(os.environ.get("SYNTHESIST_TEST_DATA", Path(__file__).parents[3] / "shared" / "data")) / "documents"
UNREADABLE = {
    "empty.pdf": "empty",
    "password-example.pdf": "encrypted",
    "timeout-simple.pdf": "scanned",
    "issue-297-example.pdf": "empty",
    "malformed-from-issue-932.pdf": "broken",
    "issue-203-decimalize.pdf": "scanned",
}


@pytest.fixture(scope="module")
def samples() -> Sequence[Path]:
    """All PDFs among the documents."""
    if not ROOT.is_dir():
        pytest.skip(f"{ROOT} is not there")
    return sorted(ROOT.rglob("*.pdf"))


def test_every_file_is_read_or_fails_with_a_reason(samples: Sequence[Path]) -> None:
    """One odd file among a hundred papers must not cost the others."""
    reasons: dict[str, str] = {}
    with Workers(1, Limits(seconds=60)) as workers:
        for sample in samples:
            try:
                reading = workers.read(sample.read_bytes(), sample.name)
            except Unreadable as error:
                reasons[sample.name] = error.kind
            else:
                assert reading.text.strip(), sample.name
                assert all(reading.text[block.start : block.end] for block in reading.blocks), sample.name
    assert reasons == UNREADABLE


@pytest.mark.parametrize(
    ("name", "title", "references"),
    [
        ("s2orc-doc2json/pdf/N18-3011.pdf", "Construction of the Literature Graph in Semantic Scholar", 27),
        ("cermine/test2.pdf", "Patient Experiences of Structured Heart Failure Programmes", 17),
        ("cermine/test6.pdf", "VESPA: Very large-scale Evolutionary and Selective Pressure Analyses", 24),
    ],
)
def test_title_and_references_of_real_papers(name: str, title: str, references: int) -> None:
    """A paper whose title is misread is matched with no record; one whose references run together cites nobody."""
    if not (ROOT / name).is_file():
        pytest.skip(f"{ROOT / name} is not there")
    reading = read_pdf((ROOT / name).read_bytes())
    assert reading.front.title == title
    assert len(reading.references) == references

"""Reviews of a Zotero library and of lists that name files: papers are read, and what lies elsewhere is told."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from open_copies import QUESTION, TESTS, lines, papers, pdf, text

from synthesist import Review, synthesize
from synthesist.explain import as_text
from synthesist.records import Got

sys.path.append(str(TESTS / "formats"))

from test_zotero import Zotero

FEW = papers("stored", "linked", "absent", "bare", "alone")


@pytest.fixture
def library(tmp_path: Path) -> Zotero:
    """Five papers: stored, linked, stored but not on this disk, without a file, and a file without an item."""
    made = Zotero(tmp_path / "Zotero")
    for key in ("stored", "linked", "absent", "bare"):
        paper = FEW[key]
        item = made.item(key.upper(), title=paper.title, abstractNote=paper.abstract, date="2020")
        made.creator(item, "Ada", key.title())
        if key == "stored":
            made.file("FILE0001", "storage:stored.pdf", item, paper.pdf)
        if key == "linked":
            elsewhere = tmp_path / "private" / "linked.pdf"
            elsewhere.parent.mkdir()
            elsewhere.write_bytes(paper.pdf)
            made.file("FILE0002", str(elsewhere), item, mode=2)
        if key == "absent":
            made.file("FILE0003", "storage:absent.pdf", item, None)
    made.file("FILE0004", "storage:alone.pdf", None, FEW["alone"].pdf)
    return made


@pytest.mark.parametrize("inside", ["", "storage"])
def test_a_review_of_a_zotero_library_reads_its_papers(
    inside: str, library: Zotero, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would have to export every item and every file by hand."""
    review = audited(synthesize(QUESTION, tmp_path / "review", papers=[library.folder / inside]))
    contents = review.contents()
    titles = {name: work.record.title for name, work in contents.works.items()}
    assert {titles[row.work_id] for row in contents.documents.values() if row.is_full_text} == {
        FEW["stored"].title,
        FEW["alone"].title,
    }
    told = {titles[one.work_id]: (one.url, one.outcome, one.problem) for one in contents.copies}
    assert told[FEW["linked"].title][:2] == ("linked.pdf", Got.REFUSED)
    assert "nothing outside of it is opened" in told[FEW["linked"].title][2]
    assert "no such file" in told[FEW["absent"].title][2]
    assert FEW["bare"].title in titles.values()
    pages = {claim.page for claim in contents.claims if titles[claim.work_id] == FEW["stored"].title}
    assert 1 in pages
    assert str(tmp_path / "private") not in "".join(path.read_text("utf-8") for path in review.folder.rglob("*.md"))


def bib(*entries: tuple[str, str]) -> str:
    """Entries of papers with their `file` field."""
    rows = [
        f"@article{{{key}, title = {{{FEW[key].title}}}, author = {{{key.title()}, Ada}}, year = 2020,\n"
        f"  abstract = {{{FEW[key].abstract}}},\n  file = {{{file}}} }}\n"
        for key, file in entries
    ]
    return "".join(rows)


@pytest.mark.parametrize(
    "field",
    [
        "Full Text PDF:files/12/stored.pdf:application/pdf",
        "Snapshot:files/13/page.html:text/html;Full Text PDF:files/12/stored.pdf:application/pdf",
        ":files/12/stored.pdf:PDF",
        "files/12/stored.pdf",
        "files/12/stored.pdf;files/13/page.html",
    ],
)
def test_a_bibtex_export_with_files_is_read(field: str, tmp_path: Path, audited: Callable[[Review], Review]) -> None:
    """A user's export of Zotero, Better BibTeX or JabRef would be read without its papers."""
    (tmp_path / "export" / "files" / "12").mkdir(parents=True)
    (tmp_path / "export" / "files" / "12" / "stored.pdf").write_bytes(FEW["stored"].pdf)
    path = tmp_path / "export" / "export.bib"
    path.write_text(bib(("stored", field)), "utf-8")
    contents = audited(synthesize(QUESTION, tmp_path / "review", papers=[path])).contents()
    assert [row.is_full_text for row in contents.documents.values()] == [True]


def test_a_folder_with_a_ris_export_and_its_files_is_read(tmp_path: Path, audited: Callable[[Review], Review]) -> None:
    """A user who names the folder of an export would get each paper twice, or none."""
    folder = tmp_path / "export"
    (folder / "files" / "7").mkdir(parents=True)
    (folder / "files" / "7" / "stored.pdf").write_bytes(FEW["stored"].pdf)
    paper = FEW["stored"]
    rows = ["TY  - JOUR", f"TI  - {paper.title}", "AU  - Stored, Ada", "PY  - 2020", f"AB  - {paper.abstract}"]
    (folder / "export.ris").write_text("\n".join([*rows, "L1  - files/7/stored.pdf", "ER  - ", ""]), "utf-8")
    contents = audited(synthesize(QUESTION, tmp_path / "review", papers=[folder])).contents()
    assert len(contents.works) == 1
    assert [row.is_full_text for row in contents.documents.values()] == [True]


def test_files_elsewhere_that_a_list_names_are_told_by_their_name(
    tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would wonder why papers that lie on the disk were not read."""
    path = tmp_path / "mendeley.bib"
    path.write_text(
        bib(
            ("stored", r":C$\backslash$:/Users/ada/Mendeley Desktop/Downloaded/Stored 2020.pdf:pdf"),
            ("linked", "/home/ada/Zotero/storage/ABCD/linked.pdf"),
            ("absent", ":files/absent.pdf:PDF"),
        ),
        "utf-8",
    )
    contents = audited(synthesize(QUESTION, tmp_path / "review", papers=[path])).contents()
    told = {one.url: one.problem for one in contents.copies}
    assert set(told) == {"Stored 2020.pdf", "linked.pdf", "absent.pdf"}
    assert "outside" in told["linked.pdf"]
    assert "outside" in told["Stored 2020.pdf"]
    assert "no such file" in told["absent.pdf"]


def test_why_quotes_what_an_exclusion_rests_on_with_its_page(
    tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user could not check an exclusion without reading the paper."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(FEW["stored"].pdf)
    rows = [f"This page {at} says what synthetic data for visual question answering is made of." for at in range(40)]
    first = text(60, 60, "Plans for synthetic data in visual question answering", size=14, font="B")
    first += text(60, 90, "1 Introduction", size=12, font="B") + lines(60, 110, ["The aim of this paper is to plan."])
    (folder / "plan.pdf").write_bytes(pdf([first, lines(60, 60, rows)]))
    review = audited(synthesize(QUESTION, tmp_path / "review", papers=[folder]))
    (row,) = [row for row in review.contents().decisions if row.stage == "assess" and row.action == "exclude"]
    told = as_text(review.why(row.item), width=600)
    assert "it rests on “" in told
    quoted = told[told.index("it rests on “") :].splitlines()[0]
    assert "synthetic data" in quoted
    assert "(page " in quoted


def test_the_present_folder_goes_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audited: Callable[[Review], Review]
) -> None:
    """A user who says `--papers .` would get a plan that names no folder, or another one."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(FEW["stored"].pdf)
    monkeypatch.chdir(folder)
    contents = audited(synthesize(QUESTION, tmp_path / "review", papers=["."])).contents()
    assert {record.source for record in contents.records.values()} == {"file:mine"}
    assert [row.is_full_text for row in contents.documents.values()] == [True]

"""The files: whole, harmless, self-contained, and the same every time."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from report_bench import BENCHES, bench, hostile, lines, nothing_found, works_of

from synthesist.records import Author, ReviewContents
from synthesist.report import Report, compose, render
from synthesist.report.html import render_html
from synthesist.report.markdown import escaped, render_markdown
from synthesist.report.sections import closing, leading

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Tags, attributes and words of a page; fails where tags are not closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words with folded whitespace."""
        return fold("".join(self.words))

    def values(self, name: str) -> list[str]:
        """Values of an attribute."""
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


def fold(text: str) -> str:
    """Whitespace folded."""
    return " ".join(text.split())


def unescaped(markdown: str) -> str:
    """Markdown without its backslashes."""
    return fold(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


@pytest.fixture
def page(report: Report, contents: ReviewContents) -> Page:
    """The HTML of a report."""
    return Page(render_html(report, works_of(contents)))


@pytest.fixture
def markdown(report: Report, contents: ReviewContents) -> str:
    """The Markdown of a report."""
    return render_markdown(report, works_of(contents))


class TestBoth:
    """Both renderings print what the data says."""

    def test_every_line_is_printed(self, report: Report, page: Page, markdown: str) -> None:
        """A sentence that one file leaves out makes the two disagree."""
        for line in lines(report):
            assert fold(line.text) in page.text
            assert fold(line.text) in unescaped(markdown)

    def test_claims_and_passages_are_printed_whole(self, report: Report, page: Page, markdown: str) -> None:
        """A claim cut short can say the opposite of the paper."""
        texts = [row.text for row in report.claims]
        texts += [entry.text for row in report.claims for entry in (*row.supporting, *row.refuting)]
        for text in texts:
            assert fold(text) in page.text
            assert fold(text) in unescaped(markdown)

    def test_marks_are_defined(self, page: Page, markdown: str) -> None:
        """A tick without a meaning is taken for the truth."""
        if "No claim is shown." not in page.text:
            assert "It does not mean that the claim is true." in page.text
            assert "It does not mean that the claim is true." in markdown


class TestHtml:
    """One page that needs nothing else and does nothing by itself."""

    def test_loads_and_runs_nothing(self, page: Page) -> None:
        """A report that calls home or runs a paper's script cannot be mailed around."""
        names = {tag for tag, _ in page.tags}
        assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}
        assert not [
            name
            for _, attributes in page.tags
            for name in attributes
            if name.startswith("on") or name in ("src", "style")
        ]

    def test_links_are_inner_or_web(self, page: Page) -> None:
        """A javascript: link in a record must not become a link in the report."""
        assert all(re.match(r"(?:#[\w-]+|https?://\S+)$", target) for target in page.values("href"))

    def test_inner_links_lead_somewhere(self, page: Page) -> None:
        """A dead marker breaks the way from a claim to its source."""
        assert {target[1:] for target in page.values("href") if target.startswith("#")} <= set(page.values("id"))

    def test_ids_are_unique(self, page: Page) -> None:
        """Two places of one name lead readers to the wrong one."""
        ids = page.values("id")
        assert len(ids) == len(set(ids))

    def test_is_accessible(self, page: Page) -> None:
        """Who listens to the page needs its language, landmarks, captions and scopes."""
        names = [tag for tag, _ in page.tags]
        assert page.tags[0] == ("html", {"lang": "en"})
        assert {"header", "nav", "main", "footer"} <= set(names)
        assert names.count("h1") == 1
        assert names.count("table") == names.count("caption")
        assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")

    def test_headings_do_not_skip_a_level(self, page: Page) -> None:
        """A heading out of order hides a part from readers who go by headings."""
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))

    def test_style_loads_nothing(self, report: Report, contents: ReviewContents) -> None:
        """A font or image from the network would leave a trace of every reader."""
        style = re.search(r"<style>(.*?)</style>", render_html(report, works_of(contents)), re.DOTALL)
        assert style
        assert not re.search(r"url\(|@import|expression", style[1])

    def test_turning_characters_are_walled_off(self) -> None:
        """A title with a right-to-left override must not turn the words around it."""
        contents = hostile().contents()
        source = render_html(compose(contents), works_of(contents))
        quotes = re.findall(r"<bdi>.*?</bdi>", source, re.DOTALL)
        assert "\u202e" not in re.sub(r"<bdi>.*?</bdi>", "", source, flags=re.DOTALL)
        assert any("\u202e" in quote for quote in quotes)

    def test_a_number_in_a_quote_is_no_marker(self) -> None:
        """A paper's own [12] must not link to our reference list."""
        contents = bench().contents()
        source = render_html(compose(contents), works_of(contents))
        assert "4 tasks [12]." in source
        assert "#ref-12" not in source


class TestMarkdown:
    """Markdown in which outside text stays text."""

    def test_lets_no_markup_through(self, markdown: str) -> None:
        """A paper's HTML must not run where the Markdown is shown."""
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
        inline = [child for token in tokens for child in token.children or []]
        kinds = {token.type for token in [*tokens, *inline]}
        assert not kinds & {
            "html_block",
            "html_inline",
            "image",
            "code_inline",
            "fence",
            "code_block",
            "em_open",
            "s_open",
        }
        targets = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
        assert all(target.startswith(("http://", "https://")) for target in targets)

    def test_tables_keep_their_columns(self, report: Report, markdown: str) -> None:
        """A pipe in a claim must not shift the columns after it."""
        rendered = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
        rows = re.findall(r"<tr>(.*?)</tr>", rendered, re.DOTALL)
        first = next((row for row in rows if "<th>Claim</th>" in row), "")
        at = rows.index(first) if first else 0
        for number, row in enumerate(report.claims, start=1):
            cells = re.findall(r"<td>(.*?)</td>", rows[at + number], re.DOTALL)
            assert len(cells) == 6
            assert fold(html.unescape(cells[1])).strip("\u2068\u2069") == fold(row.text)

    def test_headings_are_ours(self, report: Report, markdown: str) -> None:
        """A heading that a paper smuggled in would pass for a part of the report."""
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
        headings = [
            tokens[at + 1].content
            for at, token in enumerate(tokens)
            if token.type == "heading_open" and token.tag == "h2"
        ]
        before, behind = ([section.heading for section, _ in of(report)] for of in (leading, closing))
        nearest = ["Nearest works"] if report.nearest else []
        assert headings == ["Abstract", *before, "Claims", *behind, *nearest, "References", "Appendix"]

    @pytest.mark.parametrize(
        "text",
        [
            "1. x",
            "- x",
            "+ x",
            "# x",
            "> x",
            "=== x",
            "--- ",
            "`x`",
            "[a](b)",
            "a\n\n# b",
            "&lt;",
            "~~~",
            "| a |",
            "\\*a\\*",
            "<b>",
            "*a*_b_",
        ],
    )
    def test_escaped_text_reads_as_it_was(self, text: str) -> None:
        """What a paper says must look the same after rendering, whatever characters it uses."""
        rendered = MarkdownIt("gfm-like", {"linkify": False}).render(escaped(text))
        assert rendered == f"<p>{html.escape(fold(text), quote=False)}</p>\n"


def test_nearest_works_can_be_found() -> None:
    """A title alone sends the reader to a search engine."""
    contents = nothing_found().contents()
    report = compose(contents)
    works = works_of(contents)
    credited = {"authors": (Author(family="Marsh", given="Ada"), Author(family="Wu")), "year": 2021}
    works["w08"] = works["w08"].model_copy(update={**credited, "identifiers": (("doi", "10.5555/w08"),)})
    assert "Ada Marsh et al., 2021: Foundation models for weather" in render_markdown(report, works)
    assert "](https://doi.org/10.5555/w08)" in render_markdown(report, works)
    page = Page(render_html(report, works))
    assert "Ada Marsh et al., 2021: Foundation models for weather" in page.text
    assert "https://doi.org/10.5555/w08" in page.values("href")


def test_uncounted_passages_say_so() -> None:
    """Support from the same authors must not be read as support."""
    contents = bench().contents()
    verdicts = {key: row.model_copy(update={"supporting_work_ids": ()}) for key, row in contents.verdicts.items()}
    contents = replace(contents, verdicts=verdicts)
    report = compose(contents)
    assert "- For (not counted: it may not be independent" in render_markdown(report, works_of(contents))
    assert "Not counted: it may not be independent" in Page(render_html(report, works_of(contents))).text


class TestFiles:
    """The set of files."""

    def test_names(self, report: Report, contents: ReviewContents) -> None:
        """Scripts that pick up the report rely on its names."""
        expected = [
            "references.bib",
            "references.json",
            "references.ris",
            "report.html",
            "report.json",
            "report.md",
        ]
        assert sorted(render(report, works_of(contents))) == expected

    def test_same_bytes(self, contents: ReviewContents) -> None:
        """Reports that change from run to run cannot be compared or signed."""
        assert render(compose(contents), works_of(contents)) == render(compose(contents), works_of(contents))

    def test_json_reads_back_as_the_report(self, report: Report, contents: ReviewContents) -> None:
        """The data file is what audits and other programs read; it must hold everything."""
        source = render(report, works_of(contents))["report.json"]
        assert Report.model_validate_json(source) == report
        assert source == (json.dumps(json.loads(source), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()

    def test_bibliographies_hold_every_reference(self, report: Report, contents: ReviewContents) -> None:
        """A reference that does not reach the reader's manager has to be typed by hand."""
        files = render(report, works_of(contents))
        assert files["references.ris"].count(b"TY  - ") == len(report.references)
        assert [row["id"] for row in json.loads(files["references.json"])] == [row.key for row in report.references]
        assert all(f"{{{row.key},".encode() in files["references.bib"] for row in report.references)


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    """A change in the report's wording must be seen and wanted, not slip in."""
    contents = BENCHES[name]().contents()
    golden(f"{name}.md", render_markdown(compose(contents), works_of(contents)))

"""A review as a notebook shows it."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review
from synthesist.review import Means, carry_out, synthesize
from synthesist.review.deciding import Decided


class Tags(HTMLParser):
    """Notes tags and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """See `HTMLParser`."""
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See `HTMLParser`."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """See `HTMLParser`."""
        self.text += data


PLAIN = {"h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "bdi", "a"}


def test_a_finished_review_shows_its_answer_and_claims(fresh: Review) -> None:
    """A user would have to open a file to see what came out."""
    seen = Tags(fresh._repr_html_())
    assert seen.open == []
    assert seen.tags == PLAIN
    content = fresh.content()
    assert content["title"] in seen.text
    assert "4 works included" in seen.text
    assert all(row["text"] in seen.text for row in content["claims"])


def test_hostile_titles_are_shown_and_not_carried_out(
    tmp_path: Path, rows: list[dict[str, Any]], write_rows: Callable[..., Path], audited: Callable
) -> None:
    """A user's notebook would carry out what a paper's title says."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> \u202egnp</td></table>"
    hostile = [{**row, "title": f"{evil} {row['title']} {{0}}"} for row in rows]
    question = "Does <script>synthetic data</script> improve visual question answering?"
    path = write_rows(tmp_path / "papers.jsonl", hostile)
    review = audited(synthesize(question, tmp_path / "re<b>view", papers=[path], banner="<script>banner</script>"))
    html = review._repr_html_()
    assert Tags(html).tags == PLAIN
    assert "&lt;script&gt;alert(1)" in html
    assert "\u202e" not in html


def test_a_persons_verdict_is_told(fresh: Review, say: Callable[..., Decided], claims: dict[str, str]) -> None:
    """A user would take a colleague's word for the program's verdict, and the colleague's name for markup."""
    say(fresh, claims["reed"], "claim-ok", person="Ada <b>Lovelace</b>")
    seen = Tags(fresh._repr_html_())
    assert "verified by Ada <b>Lovelace</b>" in seen.text
    assert "b" not in seen.tags


def test_an_unfinished_review_shows_what_is_due(fresh: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who looks at a review that was cut off would see a traceback in the notebook."""
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("papers.jsonl", "review.toml"):
        (folder / name).write_bytes((fresh.folder / name).read_bytes())

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synthesist.verify.verify", interrupted)
    with pytest.raises(KeyboardInterrupt):
        carry_out(folder / "review.toml", Means())
    seen = Tags(Review.open(folder)._repr_html_())
    assert "without a report yet" in seen.text
    assert "verify, appraise, report" in seen.text


def test_a_review_of_many_claims_shows_the_first(fresh: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's notebook would be flooded."""
    monkeypatch.setattr("synthesist.review.notebook.MOST", 3)
    html = fresh._repr_html_()
    assert html.count("<tr>") == 1 + 3
    assert "1 further claim stands in the report" in html

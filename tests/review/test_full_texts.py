"""Reviews whose works have open copies, over a network of this machine: what is read, what is not, and why."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from open_copies import ALL, QUESTION, Net, misbehaving, network, rows

from replay.fixtures import Serve, invented_server
from synthesist import Review, synthesize
from synthesist.explain import as_text
from synthesist.plan import explained, plan_for
from synthesist.records import Got, Try
from synthesist.review import Means, Quiet, carry_out, reaching, shelving
from synthesist.web.retrying import Patience

__all__ = ["invented_server"]

AT = "2026-11-21T12:00:00+00:00"


class Heard(Quiet):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def said(self, line: str) -> None:
        """See `Listener`."""
        self.lines.append(line)


@pytest.fixture
def net(loopback: str) -> Iterator[Net]:
    """A network of copies."""
    with network() as started:
        yield misbehaving(started)


@pytest.fixture
def online(net: Net, invented_server: Serve, monkeypatch: pytest.MonkeyPatch) -> Net:
    """The program pointed to a database and to the copies that it names; nobody has to be spared."""
    server = invented_server({"openalex": rows()})
    for name, value in {**server.environment, **net.environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SYNTHESIST_CACHE", "off")
    polite = reaching._reachable
    monkeypatch.setattr(reaching, "_reachable", lambda about: replace(polite(about), rates=((1_000, 1.0),)))
    monkeypatch.setattr(shelving, "_PACE", ((1_000, 1.0),))
    hasty = Patience(attempts=2, window=5.0, answer=3.0, drip=0.3, first_wait=0.01, jitter=0.0)
    monkeypatch.setattr(shelving, "_PATIENCE", hasty)
    monkeypatch.setattr(shelving, "_LARGEST", 1 << 20)
    return net


def made(folder: Path, **options: Any) -> Review:
    """A review of the one database."""
    return synthesize(QUESTION, folder, sources=["openalex"], now=lambda: AT, **options)


def tries(review: Review) -> dict[str, list[Try]]:
    """What was tried, by the paper's name."""
    contents = review.contents()
    keys = {paper.title: key for key, paper in ALL.items()}
    names = {name: keys[work.record.title] for name, work in contents.works.items()}
    found: dict[str, list[Try]] = {key: [] for key in ALL}
    for one in contents.copies:
        found[names[one.work_id]].append(one)
    return found


def bytes_of(review: Review) -> tuple[list[str], dict[str, bytes]]:
    """The canonical ledger and the report's files."""
    lines: list[str] = []
    review.canonical(lines.append)
    return lines, {path.name: path.read_bytes() for path in sorted((review.folder / "report").iterdir())}


def forget(review: Review) -> None:
    """Lose all but the plan and the archive of answers."""
    for name in ("ledger.sqlite", "readings.sqlite"):
        (review.folder / name).unlink()
    shutil.rmtree(review.folder / "report")


ENDS = {
    "jats": ([Got.READ], ""),
    "pmc": ([Got.REFUSED, Got.READ], "no copy at that place"),
    "pdf": ([Got.READ], ""),
    "closed": ([], ""),
    "second": ([Got.REFUSED, Got.OTHER_TEXT, Got.READ], "No full text"),
    "login": ([Got.UNREADABLE], "login"),
    "gone": ([Got.REFUSED], "no copy at that place"),
    "forbidden": ([Got.REFUSED], "HTTP 403"),
    "limited": ([Got.READ], ""),
    "drip": ([Got.FAILED], "too slowly"),
    "endless": ([Got.FAILED], "larger than"),
    "private": ([Got.REFUSED], "10.0.0.1"),
    "loop": ([Got.FAILED], "sent on more than"),
    "other": ([Got.OTHER_TEXT], "another text"),
    "bomb": ([Got.FAILED], "larger than"),
    "cut": ([Got.FAILED], "broke off"),
}


def test_each_copy_is_read_or_says_why_not(online: Net, tmp_path: Path, audited: Callable[[Review], Review]) -> None:
    """A user would lose a review to one bad server, or not learn which papers were not read and why."""
    heard = Heard()
    review = audited(made(tmp_path / "review", listener=heard))
    found = tries(review)
    assert {key: [one.outcome for one in own] for key, own in found.items()} == {
        key: outcomes for key, (outcomes, _) in ENDS.items()
    }
    for key, (_, words) in ENDS.items():
        assert not words or words in " ".join(one.problem for one in found[key]), key
    report = json.loads((review.folder / "report" / "report.json").read_text("utf-8"))
    whole = {row["title"]: row for row in report["full_texts"]}
    assert whole[ALL["pdf"].title]["pages"] == 2
    assert whole[ALL["pdf"].title]["licence"] == "cc-by"
    assert "HTTP 403" in whole[ALL["forbidden"].title]["why_not"]
    assert whole[ALL["closed"].title]["why_not"] == "no record of it names an open copy"
    line = (
        "5 of 16 full texts were read; 1 work has no known open copy; 5 were refused, cannot be read or are not the "
        "paper; 5 could not be reached"
    )
    assert line in heard.lines
    assert any("drip.example" in said and "too slowly" in said for said in heard.lines)
    assert review.status().full_texts == line


def test_why_tells_of_a_work_what_was_tried(online: Net, tmp_path: Path) -> None:
    """A user could not find out why a paper that lies open on the web was not read."""
    review = made(tmp_path / "review")
    told = {key: as_text(review.why(f"10.5555/copies.{key}"), width=400) for key in ("second", "forbidden", "closed")}
    assert "Full text: 3 files and places tried, in this order." in told["second"]
    assert "the service says: No full text" in told["second"]
    assert "https://second.example/second.pdf – read" in told["second"]
    assert "licence: cc-by; HTTP 200; 6,828 bytes" in told["second"]
    assert "https://forbidden.example/forbidden.pdf – not given: " in told["forbidden"]
    assert "Full text: no record of it names an open copy." in told["closed"]


def test_a_replay_offline_gives_the_same_bytes(
    online: Net, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audited: Callable[[Review], Review]
) -> None:
    """A reader who has the plan and the answers could not repeat the review, full texts and failures alike."""
    review = made(tmp_path / "review")
    before, sent = bytes_of(review), len(online.asked)
    forget(review)
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    assert bytes_of(audited(made(tmp_path / "review", replay=True))) == before
    assert len(online.asked) == sent


def test_what_was_answered_is_not_asked_again(online: Net, tmp_path: Path) -> None:
    """A user who wants more time for copies would burden every server again."""
    review = made(tmp_path / "review")
    before = tries(review)
    answered = {one.url.partition("//")[2] for own in before.values() for one in own if one.status == 200}
    sent = len(online.asked)
    path = review.folder / "review.toml"
    path.write_text(path.read_text("utf-8").replace("seconds = 600", "seconds = 700"), "utf-8")
    again = carry_out(path, Means(now=lambda: AT), reason="more time")
    assert {key: [one.outcome for one in own] for key, own in tries(again).items()} == {
        key: [one.outcome for one in own] for key, own in before.items()
    }
    assert not [one for one in online.asked[sent:] if one.removeprefix("/copies/") in answered]


def test_a_budget_that_is_used_up_leaves_the_rest_untried(
    online: Net, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user could not tell a paper that cannot be had from one for which there was no time."""
    folder = tmp_path / "review"
    folder.mkdir()
    plan = plan_for(QUESTION, search={"sources": ("openalex",)}, read={"requests": 2})
    (folder / "review.toml").write_text(explained(plan), "utf-8")
    review = audited(carry_out(folder / "review.toml", Means(now=lambda: AT)))
    left = [own[-1] for own in tries(review).values() if own and own[-1].outcome is Got.NOT_TRIED]
    assert len(left) > 8
    assert {"requests of this run" in one.problem for one in left} == {True}
    assert len(online.asked) == 2


def test_a_plan_may_have_nothing_fetched(online: Net, tmp_path: Path, audited: Callable[[Review], Review]) -> None:
    """A user whose institution forbids it could not keep the program from fetching papers."""
    folder = tmp_path / "review"
    folder.mkdir()
    plan = plan_for(QUESTION, search={"sources": ("openalex",)}, read={"fetch": False})
    (folder / "review.toml").write_text(explained(plan), "utf-8")
    review = audited(carry_out(folder / "review.toml", Means(now=lambda: AT)))
    assert not review.contents().copies
    assert online.asked == []

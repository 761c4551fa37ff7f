"""Reviews to bring up to date: of papers at hand, and of databases whose answers change between two days."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from benchmarks.replay import ReplayServer
from brought import FIRST, QUESTION, Row, put

from replay.fixtures import Serve, invented_server
from synthesist import Review
from synthesist.plan import explained, plan_for
from synthesist.review import Means, carry_out, reaching, shelving
from synthesist.web.client import Client
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

__all__ = ["invented_server"]

_HASTY = Patience(first_wait=0.01, jitter=0.0)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No network."""
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")


@pytest.fixture
def of_papers(tmp_path: Path) -> Callable[..., Review]:
    """Makes a review of rows in a file of its own folder."""

    def made(*rows: Row, **fields: Any) -> Review:
        folder = tmp_path / "review"
        folder.mkdir()
        put(folder, *rows)
        searching = {"sources": ("files",), "papers": ("papers.jsonl",)}
        plan = plan_for(QUESTION, search=searching, **fields)
        (folder / "review.toml").write_text(explained(plan), encoding="utf-8")
        return carry_out(folder / "review.toml", Means(now=lambda: FIRST))

    return made


@pytest.fixture
def serve(invented_server: Serve, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Starts a server that nobody has to spare, and points the program at it."""
    polite = reaching._reachable

    def hasty(about: Any) -> Service:
        return replace(polite(about), rates=((1_000, 1.0),))

    monkeypatch.setattr(reaching, "_reachable", hasty)
    monkeypatch.setattr(reaching, "Client", partial(Client, patience=_HASTY))
    monkeypatch.setattr(shelving, "_PACE", ((1_000, 1.0),))
    monkeypatch.setattr(shelving, "_PACES", {})
    monkeypatch.setattr(shelving, "_PATIENCE", _HASTY)
    monkeypatch.setenv("SYNTHESIST_CACHE", "off")
    monkeypatch.delenv("SYNTHESIST_SOURCES")

    def started(*rows: Any, **options: Any) -> ReplayServer:
        server = invented_server(*rows, **options)
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        copies = f"{server.environment['SYNTHESIST_ENDPOINT_OPENALEX']}/copies"
        monkeypatch.setenv("SYNTHESIST_ENDPOINT_COPIES", copies)
        return server

    return started

"""A run in a process of its own, so that it can be killed; started by the tests beside it.

Usage: driver.py COMMAND FOLDER LIBRARY [BYTES]. COMMAND is run, amend, decide, papers or online; no file grows beyond
BYTES.
Ends as the command line does: 0, or an error of ours on standard error with its exit code. A traceback is a fault.
"""

import resource
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from judges import judged_by_words
from synthesist.demo import QUESTION
from synthesist.errors import SynthesistError
from synthesist.ledger import review
from synthesist.review import Means, carry_out, reaching, shelving, synthesize
from synthesist.review.deciding import Word, decide
from synthesist.review.folder import opened
from synthesist.search.thesaurus import default_thesaurus

AT = "2026-11-21T12:00:00+00:00"
"""Every fact is dated so, that two runs may be compared byte by byte."""


def run(folder: Path, library: Path) -> None:
    """A review, from question to report."""
    synthesize(QUESTION, folder, library=library, now=lambda: AT)


def amend(folder: Path, library: Path) -> None:
    """The same, with another question and another cut-off than it was begun with."""
    path = folder / "review.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("cutoff = 0.3\n", "cutoff = 0.4\n").replace("limit = 2000\n", "limit = 20\n"), "utf-8")
    carry_out(path, Means(library=library, now=lambda: AT), reason="too much was read")


def decide_all(folder: Path, library: Path) -> None:
    """A person's word on one of each: a work below the cut-off, an included work, and two claims."""
    said = _said_before(folder) or _chosen(folder)
    words = [Word(item, action, "I read it", "Ada") for item, action in said]
    decide(folder, words, Means(library=library, now=lambda: AT))


def _said_before(folder: Path) -> list[tuple[str, str]]:
    """What a run said that was killed: the same command says the same."""
    with opened(folder) as ledger:
        return [(ruling.item, ruling.action.value) for ruling in review.rulings(ledger)]


def _chosen(folder: Path) -> list[tuple[str, str]]:
    with opened(folder) as ledger:
        first = review.sample(ledger)[0]
        kept = sorted(row.item for row in review.decisions(ledger) if (row.stage, row.action) == ("assess", "include"))
        claims = [claim.claim_id for claim in review.claims(ledger) if claim.is_shown and claim.work_id != kept[0]]
    return [(first, "include"), (kept[0], "exclude"), (claims[0], "claim-ok"), (claims[1], "claim-wrong")]


def papers(folder: Path, library: Path) -> None:
    """A review of papers that are read whole; they lie beside the library."""
    synthesize(ASKED, folder, papers=[library.with_name("papers")], now=lambda: AT)


def online(folder: Path, library: Path) -> None:
    """A review that searches four databases, in small pages and without sparing whoever stands in for them."""
    reachable, known = reaching._reachable, reaching.databases
    shelving._PACE, shelving._PACES = ((1_000, 1.0),), {}

    def paged() -> Any:
        found = known()
        for database in found.databases.values():
            database.about = replace(database.about, page=5)
        return found

    reaching.databases = paged
    reaching._reachable = lambda about: replace(reachable(about), rates=((1_000, 1.0),))
    synthesize(ASKED, folder, library=library, sources=ONLINE, now=lambda: AT)


ONLINE = ("openalex", "crossref", "pubmed", "arxiv")
ASKED = "Does synthetic data improve visual question answering?"
COMMANDS = {"online": online, "papers": papers, "run": run, "amend": amend, "decide": decide_all}


def prepare() -> None:
    """Load what no run changes."""
    for name in ("synthesist.report.html", "tantivy", "wordllama"):
        import_module(name)
    default_thesaurus()


def main(command: str, folder: str, library: str, largest: str = "") -> int:
    """Carry a command out; returns the exit code."""
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    try:
        with judged_by_words():
            COMMANDS[command](Path(folder), Path(library))
    except SynthesistError as error:
        print(f"Error: {error}\nWhat to do: {error.hint}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

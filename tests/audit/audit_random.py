"""Random ways to break a real review's folder, one place at a time, with the digests of files made right again.

Whoever edits a file of the report here also writes its new digest and size into the ledger, so that it is the
content that has to give the change away.
"""

import json
import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from synthesist.records.ids import sha256

Row = dict[str, Any]

WORDS = ("no", "never", "twice", "ducks", "harms", "Eve")
NAMES = ("Eve", "Mallory Doe", "Ad Reader")

CELLS = {
    "about": ("value",),
    "plans": ("ordinal", "sha256", "content", "at", "reason", "archive"),
    "rulings": ("item", "ordinal", "stage", "action", "criterion", "person", "reason", "at"),
    "stages": ("stage", "outcome"),
    "failures": ("stage", "place", "ordinal", "reason", "hint"),
    "searches": (
        "search_id", "source", "query", "result_limit", "reported", "received", "malformed", "is_capped", "at",
        "content_sha256", "concept_hits", "client", "method", "turn", "meant", "notes", "outcome", "problem",
    ),
    "records": ("record_id", "source", "content", "sha256"),
    "hits": ("search_id", "rank", "record_id"),
    "works": (
        "work_id", "record_id", "shown", "origins", "versions", "peer_review", "peer_review_basis", "retraction",
        "retraction_told",
    ),
    "work_records": ("record_id", "work_id", "reason"),
    "matches": ("first", "second", "answer", "reasons", "person"),
    "retraction_notes": (
        "record_id", "ordinal", "source", "status", "answer", "basis", "notice", "date", "listed", "causes",
    ),
    "ties": ("first", "second", "kinds", "is_one_study"),
    "studies": ("study_id", "work_ids", "reasons", "is_sure"),
    "decisions": ("stage", "item", "ordinal", "action", "criterion", "actor", "decider", "quote"),
    "relevances": ("work_id", "rank", "score", "concepts"),
    "samples": ("ordinal", "work_id"),
    "documents": ("document_id", "work_id", "original_sha256", "reader", "text_kind", "is_full_text", "text", "sha256"),
    "readings": ("document_id", "sha256"),
    "copies": ("work_id", "ordinal", "url", "basis", "kind", "sha256", "outcome", "problem"),
    "sentences": ("document_id", "ordinal", "start", "end", "section", "part", "kind", "page", "box"),
    "claims": ("claim_id", "work_id", "document_id", "start", "end", "text", "section", "page", "is_shown"),
    "anatomies": ("claim_id",),
    "findings": ("finding_id",),
    "results": ("result_id", "work_id", "document_id", "start", "end"),
    "result_groups": ("ordinal",),
    "evidence": ("claim_id", "document_id", "start", "end", "work_id", "text", "label", "judge"),
    "verdicts": (
        "claim_id", "mark", "is_corroborated", "supporting_work_ids", "refuting_work_ids", "pairs_judged",
        "confidence", "confidence_reason", "vetoes", "decided_by",
    ),
    "self_tests": ("operator", "is_false", "is_seen_kind", "n", "moved"),
    "checks": ("mandate", "name", "dimension", "question", "passed", "total", "weight", "basis"),
    "objections": ("mandate", "check", "item", "dimension", "severity", "said", "is_judged", "standing", "settled"),
    "votes": ("claim_id", "mandate", "stands"),
    "dimensions": ("dimension", "score", "level", "basis", "pointers"),
    "rounds": ("ordinal", "consensus", "outcome", "tier", "verified", "reasons", "open_questions"),
    "revisions": ("ordinal", "item", "remedy", "reason"),
    "artefacts": ("name", "sha256", "bytes"),
}  # fmt: skip
"""The cells of the ledger that are drawn: all that something else in the folder repeats or follows from."""

STATUSES = ("retracted", "withdrawn", "concern", "corrected", "clean", "unchecked")
CHOICES = {
    "stage": ("screen", "assess", "identify", "verify", "search", "import"),
    "action": ("include", "exclude", "undo", "claim-ok", "claim-wrong", "duplicate", "remove"),
    "criterion": ("S4", "S5", "P1", "A1", "Z9", ""),
    "actor": ("person", "ghost"),
    "label": ("SUPPORT", "REFUTE", "NEI"),
    "mark": ("verified", "refuted", "unjudged"),
    "part": ("methods", "results", "other"),
    "text_kind": ("publisher", "digest", "reconstructed"),
    "answer": ("same", "ask", "different"),
    "status": STATUSES,
    "retraction": STATUSES,
    "peer_review": ("peer-reviewed", "preprint", "thesis", "unknown"),
    "person": NAMES,
    "decided_by": NAMES,
}


_TRUTHS = ("is_shown", "is_corroborated", "is_capped", "is_full_text", "is_one_study", "is_sure")


class Broken:
    """A folder that is broken and mended over and over."""

    def __init__(self, folder: Path, sound: Path) -> None:
        self.folder = folder
        self.sound = sound
        self._files = {path.relative_to(sound): path.read_bytes() for path in sound.rglob("*") if path.is_file()}

    def mend(self) -> None:
        """Put everything back as it was."""
        if not self.folder.exists():
            shutil.copytree(self.sound, self.folder)
        found = {path.relative_to(self.folder): path for path in self.folder.rglob("*") if path.is_file()}
        for name in found.keys() - self._files.keys():
            found[name].unlink()
        for name, content in self._files.items():
            path = self.folder / name
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)

    def is_changed(self) -> bool:
        """Whether any file says something else; the ledger is compared by its rows."""
        report = [name for name in self._files if name.suffix not in (".sqlite", ".lock")]
        if any((self.folder / name).read_bytes() != self._files[name] for name in report):
            return True
        return list(_dumped(self.folder)) != list(_dumped(self.sound))

    def rows(self, query: str, *values: Any) -> list[Row]:
        """Rows of the ledger, as they stand."""
        with closing(sqlite3.connect(self.folder / "ledger.sqlite")) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, values)]

    def execute(self, statement: str, *values: Any) -> None:
        """Change the ledger."""
        with closing(sqlite3.connect(self.folder / "ledger.sqlite")) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(statement, values)

    def report(self) -> Row:
        """`report.json` as it stands."""
        content: Row = json.loads((self.folder / "report" / "report.json").read_text(encoding="utf-8"))
        return content

    def tell(self, report: Row) -> None:
        """Another `report.json`, its digest made right."""
        self.write("report.json", json.dumps(report, ensure_ascii=False, indent=2, sort_keys=True) + "\n")

    def write(self, name: str, text: str) -> None:
        """Another file of the report, its digest made right."""
        raw = text.encode()
        (self.folder / "report" / name).write_bytes(raw)
        self.execute(
            "UPDATE artefacts SET sha256 = ?, bytes = ? WHERE name = ?", sha256(raw), len(raw), f"report/{name}"
        )


def _dumped(folder: Path) -> Iterator[str]:
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        yield from connection.iterdump()


def _cell(draw: random.Random, broken: Broken, table: str, column: str) -> str:
    """One cell of one row says something else."""
    row = draw.choice(broken.rows(f'SELECT rowid AS "@", * FROM "{table}"'))
    value = _other(draw, column, row[column])
    broken.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE rowid = ?', value, row["@"])
    return f"{table}.{column}: {row[column]!r:.60} to {value!r:.60}"


def _other(draw: random.Random, column: str, value: Any) -> Any:
    if column in CHOICES:
        return draw.choice([choice for choice in CHOICES[column] if choice != value])
    if column in _TRUTHS:
        return 1 - value
    if isinstance(value, int):
        return draw.choice([value + 1, max(0, value - 1), value + 7])
    if isinstance(value, float) or value is None:
        return draw.choice([0.99, 0.01])
    return _other_text(draw, value)


def _other_text(draw: random.Random, text: str) -> str:
    """A digit or a word of a text replaced; something where nothing was."""
    digits = [found.start() for found in re.finditer(r"\d", text)]
    if digits and draw.random() < 0.5:
        at = draw.choice(digits)
        return text[:at] + str((int(text[at]) + draw.randint(1, 8)) % 10) + text[at + 1 :]
    words = [found.span() for found in re.finditer(r"[^\W\d_]{2,}", text)]
    if not words:
        return text + draw.choice(WORDS)
    start, end = draw.choice(words)
    return text[:start] + draw.choice([word for word in WORDS if word != text[start:end]]) + text[end:]


def cell(draw: random.Random, broken: Broken) -> str:
    """Quotes, numbers, counts, hashes, marks, ids and criteria: any cell of the ledger in `CELLS`."""
    table = draw.choice([table for table in CELLS if broken.rows(f'SELECT 1 FROM "{table}"')])
    return _cell(draw, broken, table, draw.choice(CELLS[table]))


def row_deleted(draw: random.Random, broken: Broken) -> str:
    """A row of the ledger is gone."""
    table = draw.choice([table for table in CELLS if broken.rows(f'SELECT 1 FROM "{table}"')])
    row = draw.choice(broken.rows(f'SELECT rowid AS "@" FROM "{table}"'))
    broken.execute(f'DELETE FROM "{table}" WHERE rowid = ?', row["@"])
    return f"{table}, row {row['@']} deleted"


KEYS = {
    "rulings": "ordinal", "failures": "ordinal", "hits": "rank", "decisions": "ordinal", "samples": "ordinal",
    "sentences": "ordinal", "evidence": "start", "plans": "ordinal", "relevances": "work_id", "claims": "claim_id",
    "verdicts": "claim_id", "documents": "document_id", "records": "record_id", "works": "work_id",
    "work_records": "record_id", "checks": "name", "votes": "claim_id", "dimensions": "dimension",
    "rounds": "ordinal", "searches": "search_id", "stages": "stage", "artefacts": "name",
    "matches": "second", "retraction_notes": "ordinal", "ties": "second", "studies": "study_id",
}  # fmt: skip


def row_added(draw: random.Random, broken: Broken) -> str:
    """A row of the ledger stands twice, under a key of its own."""
    table = draw.choice([table for table in KEYS if broken.rows(f'SELECT 1 FROM "{table}"')])
    row = draw.choice(broken.rows(f'SELECT * FROM "{table}"'))
    key = row[KEYS[table]]
    row[KEYS[table]] = key + draw.choice([1, 9]) if isinstance(key, int) else sha256(key)[:16]
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    broken.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({places})', *row.values())
    return f"{table}: {key!r:.40} doubled"


def told(draw: random.Random, broken: Broken) -> str:
    """Any value of report.json: quotes, numbers, markers, hashes, names, titles."""
    report = broken.report()
    places = [place for place in _leaves(report) if place[-1] != "kind"]
    *front, last = draw.choice(places)
    at: Any = report
    for step in front:
        at = at[step]
    before = at[last]
    at[last] = not before if isinstance(before, bool) else _other(draw, str(last), before)
    broken.tell(report)
    return f"report.json {'.'.join(map(str, [*front, last]))}: {before!r:.60} to {at[last]!r:.60}"


def _leaves(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(entry, (*place, key))
    else:
        yield place


def entry_dropped(draw: random.Random, broken: Broken) -> str:
    """An entry of a list in report.json is gone, or stands twice."""
    report = broken.report()
    lists = [name for name, value in report.items() if isinstance(value, list) and value]
    name = draw.choice(lists)
    at = draw.randrange(len(report[name]))
    if draw.random() < 0.5:
        report[name].pop(at)
    else:
        report[name].insert(at, report[name][at])
    broken.tell(report)
    return f"report.json {name}[{at}] dropped or doubled"


def citation_swapped(draw: random.Random, broken: Broken) -> str:
    """Two rows of the report that cite, or are cited, change places in what they name."""
    report = broken.report()
    table, field = draw.choice([("claims", "reference"), ("references", "work_id"), ("references", "number")])
    one, other = draw.sample(report[table], 2)
    one[field], other[field] = other[field], one[field]
    broken.tell(report)
    return f"report.json {table}: {field} swapped"


def marker(draw: random.Random, broken: Broken) -> str:
    """A marker of a sentence names another reference, in report.json or on a page."""
    name = draw.choice(["report.json", "report.html", "report.md"])
    text = (broken.folder / "report" / name).read_text(encoding="utf-8")
    found = draw.choice(list(re.finditer(MARKERS[name], text)))
    number = draw.choice([number for number in range(1, 12) if str(number) != found[1]])
    broken.write(name, text[: found.start(1)] + str(number) + text[found.end(1) :])
    return f"{name}: marker {found[1]} to {number}"


MARKERS = {
    "report.json": r"[^\\] \[(\d+)\]",
    "report.html": r'<a class="cite" href="#ref-\d+">(\d+)</a>',
    "report.md": r" \\\[(\d+)\\\]",
}


def page(draw: random.Random, broken: Broken) -> str:
    """A digit or a word of a page's body that people read."""
    name = draw.choice(["report.html", "report.md"])
    text = (broken.folder / "report" / name).read_text(encoding="utf-8")
    start, end = draw.choice(list(_visible(name, text)))
    broken.write(name, text[:start] + _other_text(draw, text[start:end]) + text[end:])
    return f"{name}: in {text[start:end]!r:.60}"


def _visible(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Stretches of quotes, sentences and cells of tables."""
    patterns = {
        "report.html": r"<bdi>([^<]{3,})</bdi>|id=\"[\w-]+-\d+\">([^<]{3,})<|<td>([^<]+)</td>|<dd>(\d[^<]*)</dd>",
        "report.md": r"“([^”]{3,})”|^\| ([^-].+) \|$|^([A-Z].+)$",
    }
    for found in re.finditer(patterns[name], text, re.MULTILINE):
        group = next(at for at in range(1, len(found.groups()) + 1) if found[at] is not None)
        yield found.span(group)


def person(draw: random.Random, broken: Broken) -> str:
    """A person's name is another's: in a ruling, a decision, a verdict or the report."""
    table, column, where = draw.choice(
        [
            ("rulings", "person", "1"),
            ("decisions", "decider", "actor = 'person'"),
            ("verdicts", "decided_by", "decided_by != ''"),
        ]
    )
    row = draw.choice(broken.rows(f'SELECT rowid AS "@", * FROM "{table}" WHERE {where}'))
    name = draw.choice(NAMES)
    broken.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', name, row["@"])
    return f"{table}.{column}: {row[column]} to {name}"


def ruling(draw: random.Random, broken: Broken) -> str:
    """A ruling is forged, dropped or edited."""
    kind = draw.choice(["forged", "dropped", "edited"])
    row = draw.choice(broken.rows('SELECT rowid AS "@", * FROM rulings'))
    if kind == "dropped":
        broken.execute("DELETE FROM rulings WHERE rowid = ?", row["@"])
    elif kind == "edited":
        return "ruling edited, " + _cell(draw, broken, "rulings", draw.choice(CELLS["rulings"]))
    else:
        work = draw.choice(broken.rows("SELECT work_id FROM works"))["work_id"]
        said = (
            work,
            9 * draw.randint(0, 1),
            "screen",
            draw.choice(["include", "exclude"]),
            "P1",
            "Eve",
            "so",
            row["at"],
        )
        broken.execute("INSERT OR IGNORE INTO rulings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *said)
    return f"ruling {kind}: {row['item']}"


def amendment(draw: random.Random, broken: Broken) -> str:
    """An amendment is hidden: in the ledger, in the report, or with its archive."""
    kind = draw.choice(["ledger", "report", "archive", "reason"])
    if kind == "ledger":
        broken.execute("DELETE FROM plans WHERE ordinal = ?", draw.choice([0, 1, 2]))
    elif kind == "archive":
        next(broken.folder.glob("ledger-before-*.sqlite")).unlink()
    else:
        report = broken.report()
        rows = report["amendments"]
        rows.pop(draw.randrange(len(rows))) if kind == "report" else rows[0].update(reason="")
        broken.tell(report)
    return f"amendment hidden: {kind}"


def sample(draw: random.Random, broken: Broken) -> str:
    """A work of the sample is swapped for another."""
    ordinal = draw.choice(broken.rows("SELECT ordinal FROM samples"))["ordinal"]
    work = draw.choice(broken.rows("SELECT work_id FROM works"))["work_id"]
    broken.execute("UPDATE samples SET work_id = ? WHERE ordinal = ?", work, ordinal)
    return f"sample {ordinal} is {work}"


def bound(draw: random.Random, broken: Broken) -> str:
    """A bound or a count of the sample is lowered, or raised."""
    report = broken.report()
    name = draw.choice(["missed_bound", "missed_bound_percent", "sample_answered", "sample_relevant", "below_cutoff"])
    report["facts"][name] += draw.choice([-1, 1])
    broken.tell(report)
    return f"facts.{name} {report['facts'][name]}"


def plan(draw: random.Random, broken: Broken) -> str:
    """A value of review.toml, with nobody having amended the plan."""
    path = broken.folder / "review.toml"
    text = path.read_text(encoding="utf-8")
    found = draw.choice(list(re.finditer(r"^\w+ = (.+)$", text, re.MULTILINE)))
    words = re.search(r"[^\W_]+", found[1])
    start, end = (found.start(1) + place for place in (words.span() if words else (0, 0)))
    path.write_text(text[:start] + ("9" if text[start:end].isdigit() else "Eve") + text[end:], encoding="utf-8")
    return f"review.toml: {found[0]:.60}"


def bibliography(draw: random.Random, broken: Broken) -> str:
    """An entry of an exported bibliography is gone, or has another title."""
    name = draw.choice(["references.bib", "references.ris", "references.json"])
    text = (broken.folder / "report" / name).read_text(encoding="utf-8")
    title = draw.choice(broken.report()["references"])["title"]
    broken.write(name, text.replace(title, "A title of nobody's", 1))
    return f"{name}: {title!r:.50}"


KINDS: tuple[Callable[[random.Random, Broken], str], ...] = (
    cell, row_deleted, row_added, told, entry_dropped, citation_swapped, marker, page, person, ruling, amendment,
    sample, bound, plan, bibliography,
)  # fmt: skip

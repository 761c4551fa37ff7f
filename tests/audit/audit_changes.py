"""Ways to change a draft of a review; files and their digests stay consistent, so that only what is meant breaks."""

import json
from collections.abc import Callable
from typing import Any

from audit_ledger import AGREES, DOCUMENTS, FIRST, HELPS, OTHER, Row, span_of
from audit_review import Draft

from synthesist.records.ids import canonical_json, sha256

Change = Callable[[Draft], object]


def stored(table: str, place: int, /, **changes: Any) -> Change:
    """A change of one row of the ledger."""
    return lambda draft: draft.tables[table][place].update(changes)


def lost(table: str, at: int) -> Change:
    """A row of the ledger that is gone."""
    return lambda draft: draft.tables[table].pop(at)


def shown(path: str, value: Any) -> Change:
    """A change of one field of report.json, by its path, such as `claims.0.text`."""

    def change(draft: Draft) -> None:
        *front, last = (int(step) if step.isdigit() else step for step in path.split("."))
        place: Any = draft.report
        for step in front:
            place = place[step]
        place[last] = value

    return change


def said(text: str, *facts: str, spans: tuple[Row, ...] = ()) -> Change:
    """A further sentence in the abstract."""
    line = {"text": text, "spans": list(spans), "facts": list(facts)}
    return lambda draft: draft.report["abstract"].append(line)


def edited(name: str, old: str, new: str, times: int = 1) -> Change:
    """A rendered file that says something else, in the first places or in all."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, times)

    return lambda draft: draft.edits.update({name: edit})


def both(*changes: Change) -> Change:
    """Several changes that make one."""
    return lambda draft: [change(draft) for change in changes]


def signals_of(label: str, share: float) -> str:
    """The signals of a sentence with a probability of one label."""
    return json.dumps([{"name": f"probability of {label}", "value": share, "note": ""}])


def sure(confidence: float) -> Change:
    """A confidence of the first claim, in the ledger and in the report, that names what it was measured on."""
    told = "NLP abstracts, n = 150 claims, machine-labelled, 2026-01-02"
    return both(
        stored("verdicts", 0, confidence=confidence, confidence_reason=told),
        shown("claims.0.confidence", confidence),
        shown("claims.0.confidence_reason", told),
        shown("claims.0.calibration", told),
    )


def record(at: int, **changes: Any) -> Change:
    """A change of a record's content, its digest with it."""

    def change(draft: Draft) -> None:
        row = draft.tables["records"][at]
        content = json.dumps({**json.loads(row["content"]), **changes}, ensure_ascii=False)
        row |= {"content": content, "sha256": sha256(content)}

    return change


def text(at: int, new: str) -> Change:
    """A stored text replaced, its digest with it."""
    return stored("documents", at, text=new, sha256=sha256(new))


def in_body(markup: str) -> Change:
    """Markup that stands in the page."""
    return edited("report.html", "<ol>", markup + "<ol>")


def recounted(column: str, *facts: str) -> Change:
    """A count of the flow that is one more in the report's total, row and facts alike."""

    def change(draft: Draft) -> None:
        draft.report["flow"][-1][column] += 1
        for fact in facts:
            draft.report["facts"][fact] += 1

    return change


QUOTED = span_of(FIRST, HELPS).model_dump()
AGREED = span_of(OTHER, AGREES).model_dump()
FIRST_TEXT = DOCUMENTS[FIRST.record_id]["text"]
AUTHORED = {"authors": [{"family": "Ng", "given": "Ada", "orcid": None}]}


def added(table: str, place: int, /, **changes: Any) -> Change:
    """A further row of the ledger, like one that is there."""
    return lambda draft: draft.tables[table].append({**draft.tables[table][place], **changes})


def dropped(path: str, at: int) -> Change:
    """An entry of a list in report.json that is gone."""
    return lambda draft: draft.report[path].pop(at)


def doubled(path: str, at: int) -> Change:
    """An entry of a list in report.json that stands twice."""
    return lambda draft: draft.report[path].append(draft.report[path][at])


def replanned(at: int, *path: str, value: Any) -> Change:
    """A field of a plan in the ledger that says something else, its digest with it."""

    def change(draft: Draft) -> None:
        row = draft.tables["plans"][at]
        content = json.loads(row["content"])
        place = content
        for name in path[:-1]:
            place = place[name]
        place[path[-1]] = value
        row |= {"content": canonical_json(content), "sha256": sha256(canonical_json(content))}

    return change


def refiled(old: str, new: str) -> Change:
    """A line of review.toml that says something else."""

    def change(draft: Draft) -> None:
        assert old in draft.plan
        draft.plan = draft.plan.replace(old, new, 1)

    return change


def forgotten(name: str) -> Change:
    """A fact that the report leaves out."""
    return lambda draft: draft.report["facts"].pop(name)


def swapped(table: str, column: str) -> Change:
    """The values of a column swapped between the first two rows of a table."""

    def change(draft: Draft) -> None:
        one, other = draft.tables[table][:2]
        one[column], other[column] = other[column], one[column]

    return change


def outcome(stage: str, name: str) -> Change:
    """A stage that says that it counted one more."""

    def change(draft: Draft) -> None:
        row = next(row for row in draft.tables["stages"] if row["stage"] == stage)
        counts = json.loads(row["outcome"])
        row["outcome"] = json.dumps({**counts, name: counts[name] + 1})

    return change

"""The rows by which the pages print the appraisal, from report.json."""

from collections.abc import Iterator
from typing import Any

from synthesist.audit.ledger import Row

_REVIEWERS = ("challenger", "confirmer")


def printed_rows(told: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The rows by which the pages print the appraisal."""
    if not told:
        return
    names = {row["item"]: _worded(row) for row in told["objections"]}
    yield "gate", [told["outcome"], told["tier"], _score(told["consensus"], "none"), _why(names, told["reasons"])]
    for row in told["dimensions"]:
        critical = "critical" if row["is_critical"] else ""
        yield "dimensions", [row["name"], _score(row["score"], "unassessed"), row["level"], critical, row["basis"]]
    for row in told["votes"]:
        voted = [_VOTED[row[name]] for name in _REVIEWERS]
        yield "votes", [f"claim {row['claim']}", *voted, row["settled"], row["depth"] or "not verified"]
    yield from _agreed(told)
    for row in told["objections"]:
        said = [row["said"], row["settled"], row["mandate"], f"{row['check']} ({row['dimension']})"]
        yield "objections", [row["severity"], row["standing"], _worded(row), *said]
    for number, question in enumerate(_named(names, told["open_questions"]), start=1):
        yield "open questions", [str(number), question]
    yield from _rounds(names, told)
    for row in told["checks"]:
        counts = [f"{row['passed']} of {row['total']}", f"{row['settled']:.1f}".removesuffix(".0"), str(row["weight"])]
        yield "checks", [row["mandate"], row["dimension"], row["question"], *counts, row["basis"]]


def _agreed(told: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    if not told["votes"]:
        return
    table = told["agreement"]
    yield "agreement", ["challenger: stands", str(table["yes_yes"]), str(table["yes_no"])]
    yield "agreement", ["challenger: does not stand", str(table["no_yes"]), str(table["no_no"])]
    for row in table["shares"]:
        is_known = row["value"] is not None
        around = f"{row['low']:.2f} to {row['high']:.2f}" if is_known and row["low"] is not None else "–"
        yield "agreement", [row["name"], f"{row['value']:.2f}" if is_known else "not defined", around, str(row["n"])]


def _rounds(names: dict[str, str], told: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for row in told["rounds"]:
        did = ", ".join(f"{row[name]} {what}" for name, what in _COUNTED.items() if row[name]) or "nothing"
        why = [*_named(names, row["reasons"]), *([f"to be widened: {row['widen']}"] if row["widen"] else [])]
        said = [row["outcome"], row["tier"], _score(row["consensus"], "none"), str(row["verified"])]
        yield "rounds", [str(row["ordinal"]), did, *said, "; ".join(why)]
    for row in told["revisions"]:
        done = _DONE.get(row["remedy"], row["remedy"])
        yield "revisions", [str(row["ordinal"]), row["text"] or row["item"], row["work"], done, row["reason"]]


def _worded(row: Row) -> str:
    """What the pages call the item of an objection."""
    if row["number"] is None:
        return str(row["title"] or row["item"])
    return _PLACES[row["kind"]].format(row["number"])


def _named(names: dict[str, str], said: list[str]) -> list[str]:
    return [_with_name(names, one) for one in said]


def _with_name(names: dict[str, str], said: str) -> str:
    """A sentence that ends with an item in brackets, with what the pages call it."""
    front, sign, item = said.removesuffix(")").rpartition("(")
    is_item = bool(sign) and said.endswith(")") and item in names
    return f"{front}({names[item]})" if is_item else said


def _why(names: dict[str, str], reasons: list[str]) -> str:
    return "; ".join(_named(names, reasons))


def _score(value: float | None, nothing: str) -> str:
    return nothing if value is None else f"{value:.2f}"


_VOTED = {True: "stands", False: "does not stand", None: "cannot tell"}
_COUNTED = {"withdrawn": "withdrawn", "reserved": "told with reserve", "judged_again": "judged again"}
_DONE = {"withdraw": "withdrawn", "soften": "told with reserve", "re-verify": "judged again"}
_PLACES = {
    "claim": "claim {}",
    "work": "work [{}]",
    "reference": "reference [{}]",
    "search": "search {}",
    "finding": "finding {}",
    "result": "results {}",
}

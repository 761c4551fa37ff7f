"""Decisions on paper: what there is to decide on as CSV, and what people wrote into it, back."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from synthesist.errors import WrongUse, failure
from synthesist.formats.columns import disarmed, rearmed
from synthesist.formats.encodings import open_text
from synthesist.records import (
    Actor,
    Claim,
    Decision,
    Failure,
    Match,
    Record,
    ReviewContents,
    Said,
    Sameness,
    pair_of,
    standing,
)
from synthesist.review.hearing import Word


class Sheet(StrEnum):
    """What a sheet lists."""

    SAMPLE = "sample"
    """Works drawn from below the cut-off."""
    SCREENED = "screened"
    """All works that were screened."""
    INCLUDED = "included"
    """Works that are included."""
    CLAIMS = "claims"
    """Claims that are shown."""
    ASKED = "asked"
    """Pairs of records of which only a person can tell whether they are one work."""


COLUMNS = (
    "id", "decision", "reason", "by", "criterion", "program", "program_criterion", "program_reason", "title_or_claim",
    "authors", "year", "venue", "link", "abstract_or_source",
)  # fmt: skip
"""People fill in the second to the fifth; the others are there to decide by and are not read back."""

LONGEST_CELL = 32_000
"""Characters in a cell: spreadsheets cut off, or spill into further rows, what is longer than 32,767."""


def written(contents: ReviewContents, sheet: Sheet) -> str:
    """A sheet as CSV, with the decisions of people that hold already filled in.

    Ids have their kind before them, so that no spreadsheet takes one for a number.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    for row in _ROWS[sheet](contents):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return file.getvalue()


def harmless(value: str) -> str:
    """A cell that every spreadsheet can hold, and that none takes for a formula."""
    kept = value if len(value) <= LONGEST_CELL else f"{value[:LONGEST_CELL]}…"
    return disarmed(kept)


def read(path: Path, person: str, reason: str = "", criterion: str = "") -> tuple[list[Word], list[Failure]]:
    """The words in a filled sheet, and a failure for each row that cannot be read; rows without a decision say nothing.

    Args:
        person, reason, criterion: what counts where a row does not say.

    Raises:
        WrongUse: there is no such file, or it is no sheet.
    """
    if not path.is_file():
        raise WrongUse(f"{path} is no file", "name the CSV file that was filled in")
    with open_text(path) as file:
        text = file.read()
    words: list[Word] = []
    failures: list[Failure] = []
    for place, row in _rows(path.name, text):
        if not row.get("decision", "").strip():
            continue
        if not row.get("id", "").strip():
            failures.append(
                failure("decide", place, "a decision without an id", raw=str(row), hint="put back the id of the row")
            )
            continue
        words.append(_word(row, place, {"by": person, "reason": reason, "criterion": criterion}))
    return words, failures


def _rows(name: str, text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Place and cells of each row; rows are counted as a spreadsheet does, the headings being the first."""
    told, _, rest = text.lstrip("\n").partition("\n")
    separator = _SEPARATOR.fullmatch(told.strip())  # what Excel writes above the headings, or is told by them
    table = rest if separator else f"{told}\n{rest}"
    delimiter = separator[1] if separator else max(",;\t", key=told.count)
    try:
        # Strict: a quotation mark that is never closed would swallow the rows behind it.
        reader = csv.DictReader(io.StringIO(table, newline=""), delimiter=delimiter, restval="", strict=True)
        _require_columns(name, reader.fieldnames or ())
        for at, row in enumerate(reader, 3 if separator else 2):
            yield f"{name}, row {at}", {str(key).strip().lower(): str(value) for key, value in row.items()}
    except csv.Error as error:
        raise WrongUse(
            f"{name} is not CSV: {error}", "look for a quotation mark that is not closed, or save the sheet as CSV anew"
        ) from error


_SEPARATOR = re.compile('"?sep=([,;\t])"?')


def _require_columns(name: str, columns: Iterable[str | None]) -> None:
    if not {"id", "decision"} <= {(column or "").strip().lower() for column in columns}:
        raise WrongUse(
            f"{name} has no columns id and decision",
            "fill in what `synthesist decide --out FILE` wrote, and save it as CSV",
        )


def _word(row: Mapping[str, str], place: str, otherwise: Mapping[str, str]) -> Word:
    def cell(name: str) -> str:
        return rearmed(row.get(name, "").strip()) or otherwise.get(name, "")

    return Word(
        item=cell("id").rpartition(":")[2].strip().lower(),
        action=cell("decision"),
        reason=cell("reason"),
        person=cell("by"),
        criterion=cell("criterion"),
        place=place,
    )


def _sampled(contents: ReviewContents) -> Iterator[Mapping[str, str]]:
    decisions = _by_item(contents, "screen")
    yield from (_work_row(contents, work_id, decisions) for work_id in contents.sample)


def _screened(contents: ReviewContents) -> Iterator[Mapping[str, str]]:
    decisions = _by_item(contents, "screen")
    yield from (_work_row(contents, row.work_id, decisions) for row in contents.relevances)


def _included(contents: ReviewContents) -> Iterator[Mapping[str, str]]:
    decisions = _by_item(contents, "assess")
    kept = {row.item for row in contents.effective if (row.stage, row.action) == ("assess", "include")}
    ranked = (row.work_id for row in contents.relevances)
    yield from (_work_row(contents, work_id, decisions) for work_id in ranked if work_id in kept)


def _claims(contents: ReviewContents) -> Iterator[Mapping[str, str]]:
    shown = [claim for claim in contents.claims if claim.is_shown]
    for claim in sorted(shown, key=lambda claim: (claim.relevance.value, -claim.score, claim.claim_id)):
        yield _claim_row(contents, claim)


def _asked(contents: ReviewContents) -> Iterator[Mapping[str, str]]:
    for one in contents.matches:
        item = pair_of(one.first, one.second)
        is_said = item in standing(contents.rulings)
        if one.answer is Sameness.ASK or is_said:
            yield _pair_row(contents, item, one)


_ROWS: Mapping[Sheet, Callable[[ReviewContents], Iterator[Mapping[str, str]]]] = {
    Sheet.SAMPLE: _sampled,
    Sheet.SCREENED: _screened,
    Sheet.INCLUDED: _included,
    Sheet.CLAIMS: _claims,
    Sheet.ASKED: _asked,
}


def _by_item(contents: ReviewContents, stage: str) -> Mapping[str, Decision]:
    """What the program decided at a stage."""
    return {row.item: row for row in contents.decisions if row.stage == stage and row.actor is not Actor.PERSON}


def _work_row(contents: ReviewContents, work_id: str, decisions: Mapping[str, Decision]) -> Mapping[str, str]:
    record = contents.works[work_id].record
    own = decisions.get(work_id)
    return {
        "id": f"work:{work_id}",
        **_said(contents, work_id),
        "program": own.action if own else "",
        "program_criterion": own.criterion if own else "",
        "program_reason": own.reason if own else "",
        "title_or_claim": record.title,
        "authors": "; ".join(author.display for author in record.authors),
        "year": "" if record.year is None else str(record.year),
        "venue": record.venue or "",
        "link": _link(contents, work_id),
        "abstract_or_source": record.abstract or "",
    }


def _claim_row(contents: ReviewContents, claim: Claim) -> Mapping[str, str]:
    record = contents.works[claim.work_id].record
    verdict = contents.verdicts.get(claim.claim_id)
    return {
        **_work_row(contents, claim.work_id, {}),
        "id": f"claim:{claim.claim_id}",
        **_said(contents, claim.claim_id),
        "program": verdict.mark.value if verdict and not verdict.decided_by else "",
        "program_reason": f"{claim.relevance.value}, on {' and '.join(claim.bears_on)}",
        "title_or_claim": claim.text,
        "abstract_or_source": record.title,
    }


def _pair_row(contents: ReviewContents, item: str, one: Match) -> Mapping[str, str]:
    two = [contents.records[name] for name in (one.first, one.second)]
    return {
        "id": f"pair:{item}",
        **_said(contents, item),
        "program": "" if one.person else one.answer.value,
        "program_reason": "" if one.person else "; ".join(one.reasons),
        "title_or_claim": _both(record.title for record in two),
        "authors": _both("; ".join(author.display for author in record.authors) for record in two),
        "year": _both("" if record.year is None else str(record.year) for record in two),
        "venue": _both(record.venue or "" for record in two),
        "link": _both(_address(record) for record in two),
        "abstract_or_source": _both(record.source for record in two),
    }


def _both(parts: Iterable[str]) -> str:
    return _AND.join(part or "–" for part in parts)


_AND = " | "


def _said(contents: ReviewContents, item: str) -> Mapping[str, str]:
    held = standing(contents.rulings)
    names = contents.works[item].record_ids if item in contents.works else (item,)
    ruling = max((held[name] for name in names if name in held), key=lambda one: one.at, default=None)
    if ruling is None or ruling.action is Said.UNDO:
        return {"decision": "", "reason": "", "by": "", "criterion": ""}
    return {
        "decision": ruling.action.value,
        "reason": ruling.reason,
        "by": ruling.person,
        "criterion": ruling.criterion,
    }


def _link(contents: ReviewContents, work_id: str) -> str:
    return _address(contents.works[work_id].record)


def _address(record: Record) -> str:
    doi = record.identifier("doi")
    return f"https://doi.org/{doi}" if doi else record.url or ""

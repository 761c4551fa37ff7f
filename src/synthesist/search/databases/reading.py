"""Answers of services, read with patience: nulls, wrong types and missing fields are tolerated."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from synthesist.errors import SourceError, contain
from synthesist.formats.cleaning import clean
from synthesist.formats.encodings import storable
from synthesist.records import RAW_LIMIT, Failure, Record
from synthesist.records.identifiers import identifiers_of
from synthesist.records.ids import canonical_json
from synthesist.web.message import Response

Row = Mapping[str, Any]
Pairs = tuple[tuple[str, str], ...]

STAGE = "search"
_SAID = 200
"""Characters of a service's own words that an error repeats."""
_NORMAL = frozenset(("doi", "arxiv", "pmid", "pmcid", "acl"))
_LIMITED, _SERVER = 429, 500
_DIGITS = re.compile(r"[0-9]{1,18}")
_LARGEST = 10**18
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of a field that is kept twice, in `extra` and in `raw`; longer ones stand in `raw` alone."""
_MESSAGES = ("message", "description", "error")
_TAGS = re.compile(r"<(?:script|style)\b[^>]*>[^<]*|<[^<>]*>", re.IGNORECASE)


def json_of(response: Response, title: str) -> Any:
    """The answer as JSON.

    Raises:
        SourceError: its status is an error, or its body is no JSON in UTF-8.
    """
    refuse_status(response, title)
    return decoded(response.body, title)


def refuse_status(response: Response, title: str) -> None:
    """Let an answer pass whose status is no error.

    Raises:
        SourceError: it is 400 or more; the service's own words are repeated.
    """
    status = response.status
    if status >= 400:  # noqa: PLR2004 - the first of HTTP's errors
        kind = "limited" if status == _LIMITED else "refused" if status < _SERVER else "broken"
        is_retriable = kind != "refused"
        raise refusal(title, f"answered {status}", complaint_in(response.body), kind=kind, is_retriable=is_retriable)


def decoded(body: bytes, title: str) -> Any:
    """The body as JSON; what no JSON may be, such as NaN, is None.

    Raises:
        SourceError: it is none, or is cut, or not in UTF-8, or nested too deeply.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        reason = "not in UTF-8" if isinstance(error, UnicodeDecodeError) else "no JSON, or was cut"
        raise refusal(title, f"sent an answer that is {reason}", said(body), is_retriable=True) from error


def complaint_in(body: bytes) -> str:
    """What the body of an error says: its message where it is JSON that has one, else its words."""
    try:
        answer = object_of(json.loads(body))
    except (ValueError, RecursionError):
        return said(body)
    return complaint(answer) or said(body)


def complaint(answer: Row) -> str:
    """The message of an error: under `message`, `description` or `error`, a text or a list of parts that have one."""
    if words := _message(answer):
        return said(words)
    parts = [
        _message(part) for name in _MESSAGES for part in (objects_of(answer.get(name)) or [object_of(answer.get(name))])
    ]
    return said("; ".join(part for part in parts if part))


def _message(answer: Row) -> str | None:
    return next((text for name in _MESSAGES if (text := text_of(answer.get(name)))), None)


def refusal(title: str, did: str, words: str = "", *, kind: str = "broken", is_retriable: bool = False) -> SourceError:
    """The error of a service, with its own words, which `said` has cut."""
    hint = "try again later" if is_retriable else "look at the query as sent, and at the service's own pages"
    return SourceError(f"{title} {did}{f': {words}' if words else ''}", hint, kind=kind, is_retriable=is_retriable)


def said(words: object) -> str:
    """A service's own words on one line, without tags, cut at 200 characters."""
    if isinstance(words, bytes):
        words = words[: _SAID * 40].decode("utf-8", errors="replace")
    text = words if isinstance(words, str) else canonical_json(words) if words else ""
    shown = clean(_TAGS.sub(" ", text[: _SAID * 40]))
    return shown if len(shown) <= _SAID else f"{shown[:_SAID]}…"


def object_of(value: object) -> Row:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def objects_of(value: object) -> list[Row]:
    """The objects of a list; what else it holds is passed over."""
    return [part for part in list_of(value) if isinstance(part, dict)]


def text_of(value: object) -> str | None:
    """A text without blanks around it, or a number as text; None where it is empty or something else."""
    if isinstance(value, str):
        return (value if value.isprintable() else _CONTROL.sub("", storable(value))).strip() or None
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def address_of(value: object) -> str | None:
    """An address of the web; None where it is something else: what a service sends may end up as a link."""
    text = text_of(value)
    return text if text and _ADDRESS.match(text) else None


def texts_of(value: object) -> list[str]:
    """The texts of a list, or of a text alone; empty ones are passed over."""
    parts = value if isinstance(value, list) else [value]
    return [text for part in parts if (text := text_of(part))]


def number_of(value: object) -> int | None:
    """A whole number, also where it comes as digits; None where it is something else."""
    if isinstance(value, str):
        digits = value.strip()
        return int(digits) if _DIGITS.fullmatch(digits) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if abs(value) < _LARGEST else None


def truth_of(value: object) -> bool | None:
    """True or False; None where it is neither."""
    return value if isinstance(value, bool) else None


def identified(stated: Iterable[tuple[str, object]], texts: Iterable[object] = ()) -> Pairs:
    """Identifiers sorted, each once: doi, arxiv, pmid, pmcid and acl in normal form, others as they are.

    Args:
        stated: scheme in lower case and value; empty values and invalid ones of the five schemes are left out.
        texts: addresses to look into for those of the five schemes that `stated` leaves open.
    """
    pairs = [(scheme, text) for scheme, value in stated if (text := text_of(value))]
    known = [pair for pair in pairs if pair[0] in _NORMAL]
    others = {pair for pair in pairs if pair[0] not in _NORMAL}
    addresses = [text for value in texts if (text := text_of(value))]
    return tuple(sorted({*identifiers_of(known, addresses), *others}))


def spare(row: Row, taken: Iterable[str]) -> Pairs:
    """What no attribute holds, sorted, as `shown` writes it; longer than 2,000 characters, it stands in `raw` alone.

    Args:
        taken: fields that attributes hold; nulls and what is empty are no fields.
    """
    held = frozenset(taken)
    left = {name: shown(value) for name, value in row.items() if name not in held and not _is_empty(value)}
    return tuple(sorted((storable(name), text) for name, text in left.items() if len(text) <= _LONGEST))


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def shown(value: object) -> str:
    """A value as text: texts and numbers as they are, lists of texts joined by "; ", others as JSON."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return storable("; ".join(value))
    return raw_of(value)


def raw_of(row: object) -> str:
    """A row as JSON with sorted keys: the form that is kept and hashed."""
    try:
        return storable(canonical_json(row))
    except RecursionError:  # what could just be read may be too deep to be written
        return "(nested too deeply)"


def read_rows(
    rows: Iterable[object], read: Callable[[Row], Record], place: Callable[[Row], str | None]
) -> tuple[tuple[Record, ...], tuple[Failure, ...]]:
    """Each row as a record or as a failure with its raw form, in order.

    Args:
        read: makes a record of one row; what it raises says in words why it cannot.
        place: names a row, such as "openalex:W1"; None where it has no name, and its number will do.
    """
    records: list[Record] = []
    failures: list[Failure] = []
    for number, row in enumerate(rows, 1):
        failed: list[Failure] = []
        with contain(STAGE, place(object_of(row)) or f":row {number}", failed.append):
            records.append(read(_as_object(row)))
        # Only a row that fails is written out: that takes as long as reading it.
        failures += [one.model_copy(update={"raw": raw_of(row)[:RAW_LIMIT]}) for one in failed]
    return tuple(records), tuple(failures)


def _as_object(row: object) -> Row:
    if not isinstance(row, dict):
        raise TypeError(f"the row is no object but {type(row).__name__}")
    return row

"""Invariant 2, of the record of the search: what was asked, sent and followed agrees, and the report repeats it."""

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import short_hash
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.rulings import is_date
from synthesist.audit.searched import QUERY, notes, turns
from synthesist.audit.tables import same_rows

OUTCOMES = ("complete", "capped", "partial", "failed", "offline")
METHODS = (QUERY, "references", "citations")
PURPOSES = ("answer", "look")
ORIGINS = ("abbreviation", "feedback")
SECRET = frozenset({"api_key", "apikey", "api-key", "x-api-key", "access_token", "email", "mailto"})
"""Names of parameters that no stored request may have."""

_HASH = re.compile(r"[0-9a-f]{64}")


def outcomes(review: Folder) -> Findings:
    """Each search says how it ended, and why where it is not complete; what failed brought nothing."""
    for row in review.ledger["searches"]:
        place, outcome = f"ledger searches {row['search_id']}", row["outcome"]
        yield unless(outcome in OUTCOMES, place, f"{outcome!r} is no way to end")
        yield equal(place, "whether it was capped", bool(row["is_capped"]), outcome == "capped")
        is_told = bool(row["problem"].strip())
        # A limit of the plan speaks for itself.
        holds = outcome == "capped" or is_told is (outcome != "complete")
        yield unless(holds, place, f"{outcome}, and its problem is {row['problem']!r}")
        is_silent = outcome in ("failed", "offline")
        brought = review.hits_of.get(row["search_id"], ())
        yield unless(not (is_silent and brought), place, f"{outcome}, and {len(brought)} records came")
        asked = any(sent["purpose"] == "answer" for sent in review.requests_of.get(row["search_id"], ()))
        yield unless(not (asked and outcome == "offline"), place, "not asked, and requests were sent")
        yield from _turned(review, place, row)


def _turned(review: Folder, place: str, row: Row) -> Iterator[Breach | None]:
    rounds = review.plan["search"]["rounds"]
    yield unless(row["method"] in METHODS, place, f"{row['method']!r} is no way to search")
    holds = row["turn"] == 0 if row["method"] == QUERY else 1 <= row["turn"] <= rounds
    yield unless(holds, place, f"{row['method']} in round {row['turn']}, and the plan has {rounds}")
    if row["method"] != QUERY:
        yield unless(row["source"].endswith(f", {row['method']}"), place, f"{row['source']!r} followed {row['method']}")


def requests(review: Folder) -> Findings:
    """Requests are numbered, dated and whole; together they brought at least what their search received."""
    for row in review.ledger["searches"]:
        sent = review.requests_of.get(row["search_id"], [])
        place = f"ledger requests of {row['search_id']}"
        yield equal(place, "ordinals", [one["ordinal"] for one in sent], list(range(len(sent))))
        answers = [one for one in sent if one["purpose"] == "answer"]
        if answers:
            brought = sum(one["received"] for one in answers)
            yield unless(brought >= row["received"], place, f"brought {brought} rows, and {row['received']} are said")
            digest = short_hash("answers", *(one["sha256"] for one in answers))
            yield equal(place, "the digest of the answers", row["content_sha256"], digest)
            yield equal(place, "the last answer", max(one["at"] for one in answers), row["at"])
    for row in review.ledger["requests"]:
        yield from _whole(f"ledger requests {row['search_id']}/{row['ordinal']}", row)


def _whole(place: str, row: Row) -> Iterator[Breach | None]:
    yield unless(row["purpose"] in PURPOSES, place, f"{row['purpose']!r} is no purpose")
    yield unless(row["method"] in ("GET", "POST"), place, f"{row['method']!r} is no way to ask")
    yield unless(bool(row["body"]) <= (row["method"] == "POST"), place, "a GET with a body")
    yield unless(urlsplit(row["url"]).scheme in ("http", "https"), place, "its address is none of the web")
    yield unless(is_date(row["at"]), place, f"{row['at']!r} is no date")
    yield unless(bool(_HASH.fullmatch(row["sha256"])), place, f"{row['sha256']!r} is no SHA-256")
    counts = (row["status"] - 100, row["size"], row["tries"], row["received"], row["reported"] or 0)
    yield unless(min(counts) >= 0, place, "a status or a count is none")


def secrets(review: Folder) -> Findings:
    """No key and no person's address stands in a stored request, in the ledger or in the archive."""
    stored = [("ledger", row) for row in review.ledger["requests"]]
    stored += [("responses.sqlite", row) for row in (review.responses["requests"] if review.responses else [])]
    for where, row in stored:
        names = {name.lower() for name in _parameters(row["url"], row["body"])}
        yield unless(not names & SECRET, f"{where} requests, {row['url'][:80]}", f"it holds {sorted(names & SECRET)}")


def _parameters(url: str, body: str) -> Iterator[str]:
    if "@" in urlsplit(url).netloc:
        yield "api_key"  # a user's name and password before the host
    yield from (name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True))
    if body.lstrip().startswith("{"):
        yield from json.loads(body)
    else:
        yield from (name for name, _ in parse_qsl(body, keep_blank_values=True))


def leads(review: Folder) -> Findings:
    """Each record that citations brought names who led to it, and who led was there before."""
    rows = {row["search_id"]: row for row in review.ledger["searches"]}
    first, led = turns(review), {(row["search_id"], row["record_id"]) for row in review.ledger["leads"]}
    for row in review.ledger["leads"]:
        place, search = f"ledger leads {row['search_id']}/{row['record_id']}", rows.get(row["search_id"], {})
        yield unless(search.get("method", QUERY) != QUERY, place, "no search that followed citations")
        known = row["record_id"] in review.hits_of.get(row["search_id"], ())
        yield unless(known, place, "the search did not return it")
        was_there = first.get(row["led_by"], search.get("turn", 0)) < search.get("turn", 0)
        yield unless(was_there, place, f"{row['led_by']} was not there before")
    for search_id, search in rows.items():
        for record in review.hits_of.get(search_id, ()) if search["method"] != QUERY else ():
            place = f"ledger hits {search_id}/{record}"
            yield unless((search_id, record) in led, place, "citations brought it, and nothing led to it")


def expansions(review: Folder) -> Findings:
    """Added terms have an origin and evidence, and the report shows each."""
    for row in review.ledger["expansions"]:
        place = f"ledger expansions {row['concept']}/{row['term']}"
        yield unless(row["origin"] in ORIGINS, place, f"{row['origin']!r} is no origin")
        yield unless(bool(row["term"].strip() and row["evidence"].strip()), place, "it names no term, or no evidence")
    yield from same_rows("expansions", review.report["expansions"], review.ledger["expansions"])


def searches_table(review: Folder) -> Findings:
    """Each search is shown as it was run, numbered from 1: queries first, then each round."""
    shown, stored = review.report["searches"], review.ledger["searches"]
    ordered = sorted(stored, key=lambda row: (row["turn"], row["source"].casefold(), row["search_id"]))
    yield equal("report.json searches", "numbers", [row["number"] for row in shown], [*range(1, len(stored) + 1)])
    fields = [field for field in shown[0] if field not in ("number", "limit", "notes", "is_capped")] if shown else []
    expected = [
        {field: row[field] for field in fields}
        | {"number": number, "limit": row["result_limit"], "notes": notes(row), "is_capped": bool(row["is_capped"])}
        for number, row in enumerate(ordered, start=1)
    ]
    yield from same_rows("searches", shown, expected)


def requests_table(review: Folder) -> Findings:
    """Each request is shown as it was sent, under the number of its search."""
    numbers = {row["search_id"]: row["number"] for row in review.report["searches"]}
    expected = [{**row, "search": numbers.get(row["search_id"])} for row in review.ledger["requests"]]
    yield from same_rows("requests", review.report["requests"], expected)

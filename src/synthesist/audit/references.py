"""Invariant 3: markers resolve, references are cited, and each says what its record says."""

from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import fold, markers, seen
from synthesist.audit.lines import claim_rows, lines, passages, quotes_and_rest
from synthesist.audit.result import Breach, Findings, equal, unless

DOI_LINK = "https://doi.org/"


def cited(review: Folder) -> Iterator[tuple[str, int]]:
    """Every place that cites a reference, with the reference's number."""
    for place, line in lines(review.report):
        for number in markers(quotes_and_rest(review, line)[1]):
            yield place, number
    for place, row in claim_rows(review.report):
        yield place, row["reference"]
    for place, _, passage in passages(review.report):
        yield place, passage["reference"]


def resolved(review: Folder) -> Findings:
    """Each marker, claim and passage names a reference that is listed."""
    for place, number in cited(review):
        yield unless(number in review.references, place, f"there is no reference [{number}]")


def listed(review: Folder) -> Findings:
    """References are numbered from 1 without a gap, stand for one work each, and each is cited."""
    numbers = [row["number"] for row in review.report["references"]]
    works = [row["work_id"] for row in review.report["references"]]
    keys = [row["key"] for row in review.report["references"]]
    used = {number for _, number in cited(review)}
    yield equal("report.json references", "numbers", numbers, list(range(1, len(numbers) + 1)))
    yield unless(len(set(works)) == len(works), "report.json references", "a work is listed twice")
    yield unless(len(set(keys)) == len(keys), "report.json references", "a citation key is used twice")
    for number in numbers:
        yield unless(number in used, f"report.json reference {number}", "nothing cites it")


def cited_works(review: Folder) -> Findings:
    """A claim, a passage and a sentence cite the reference of the work whose words they give."""
    for place, row in claim_rows(review.report):
        yield equal(place, "the work cited", _work(review, row["reference"]), row["work_id"])
    for place, _, passage in passages(review.report):
        yield equal(place, "the work cited", _work(review, passage["reference"]), passage["work_id"])
    for place, line in lines(review.report):
        marked = {_work(review, number) for number in markers(quotes_and_rest(review, line)[1])}
        quoted = {review.documents.get(span["document_id"], {}).get("work_id") for span in line["spans"]}
        if marked and quoted:
            yield unless(marked == quoted, place, "its markers cite other works than its words come from")


def _work(review: Folder, number: int) -> str:
    return str(review.references.get(number, {}).get("work_id", ""))


def included(review: Folder) -> Findings:
    """Each work counted as included is listed, and only those are marked so."""
    rows = review.report["references"]
    works = {row["work_id"] for row in rows}
    for work in sorted(review.included):
        yield unless(work in works, f"ledger decisions assess/{work}", "included, but not in the reference list")
    for row in rows:
        place = f"report.json reference {row['number']}"
        yield equal(place, "is_included", row["is_included"], row["work_id"] in review.included)


def described(review: Folder) -> Findings:
    """Each reference has the title, the DOI and the address of its record."""
    for row in review.report["references"]:
        place = f"report.json reference {row['number']}"
        if row["work_id"] not in review.works:
            yield Breach(place, f"there is no work {row['work_id']}")
            continue
        records = _records(review, row)
        yield equal(place, "title", fold(row["title"]), fold(records[0]["title"]))
        yield unless(seen(row["title"]) in seen(row["text"]), place, "its text does not give its title")
        for field, known in (("doi", _dois(records)), ("url", _urls(records, row["doi"]))):
            message = f"{field} is {row[field]!r}, its record says {sorted(known, key=str)}"
            yield unless(row[field] in known, place, message)


def _dois(records: list[Row]) -> set[str | None]:
    """The DOI of the record shown; another record's, or none, where that has none."""
    shown, *others = ([value for scheme, value in record["identifiers"] if scheme == "doi"] for record in records)
    return set(shown[:1]) or {doi for dois in others for doi in dois} | {None}


def _urls(records: list[Row], doi: str | None) -> set[str | None]:
    """The address of the record shown; another record's, the DOI's, or none, where that has none."""
    shown, *others = (record["url"] for record in records)
    return {shown} if shown else {None, *others, f"{DOI_LINK}{doi}"}


def _records(review: Folder, row: Row) -> list[Row]:
    """What is shown of a reference's work, then its records."""
    shown = review.works[row["work_id"]]
    others = [record for record in review.records_of[row["work_id"]] if record != shown]
    return [review.as_shown[row["work_id"]], *(review.records[record] for record in (shown, *others))]


def links(review: Folder) -> Findings:
    """Each link within report.html leads to a place that is there."""
    tags = review.page.tags
    places = {tag.get("id") for tag in tags} | {tag.get("name") for tag in tags if tag.name == "a"}
    for tag in tags:
        if tag.get("href").startswith("#") and tag.get("href") not in ("#", "#top"):
            target = tag.get("href")[1:]
            yield unless(target in places, f"report.html, line {tag.line}", f"nothing has the id {target!r}")

"""What the texts tell, as it would be of the works and shown claims that are left.

No claim is grouped anew: a finding loses the claims that are gone, and falls where none is left.
"""

from collections.abc import Iterator
from dataclasses import replace

from synthesist.extract.measured import grouped
from synthesist.records import ReviewContents
from synthesist.records.findings import Finding


def untold(contents: ReviewContents) -> ReviewContents:
    """The contents without readings, tries, findings and reported numbers of what they no longer hold."""
    shown = {claim.claim_id for claim in contents.claims if claim.is_shown}
    included = {row.item for row in contents.effective if (row.stage, row.action) == ("assess", "include")}
    read = {row.work_id for row in contents.documents.values()}
    results = tuple(row for row in contents.results if row.work_id in included)
    return replace(
        contents,
        readings={name: row for name, row in contents.readings.items() if name in contents.documents},
        copies=tuple(row for row in contents.copies if row.work_id in read),
        anatomies={name: row for name, row in contents.anatomies.items() if name in shown},
        findings=tuple(_findings(contents, shown)),
        results=results,
        result_groups=grouped(results),
    )


def _findings(contents: ReviewContents, shown: set[str]) -> Iterator[Finding]:
    left = {row.finding_id for row in contents.findings if shown.intersection(row.claim_ids)}
    works = {claim.claim_id: claim.work_id for claim in contents.claims}
    for row in contents.findings:
        claims = tuple(name for name in row.claim_ids if name in shown)
        if claims:
            speaking = tuple(sorted({works[name] for name in claims}))
            opposed = tuple(name for name in row.opposed_by if name in left)
            changes = {"claim_ids": claims, "work_ids": speaking, "works": len(speaking), "opposed_by": opposed}
            yield row.model_copy(update=changes)

"""Ways to break what makes works of records: pairs, fields, versions, notes, ties and studies, by check."""

import json
from collections.abc import Callable
from typing import Any

from audit_changes import Change, added, both, dropped, edited, lost, record, replanned, shown, stored
from audit_ledger import (
    DROPPED,
    FIRST,
    MISSED,
    OFF,
    OTHER,
    RECORDS,
    RETRACTED,
    RULINGS,
    SECOND,
    TWICE,
    decision,
    ruling,
)
from audit_review import FACTS, Draft
from audit_works import APART_AT, ASK_AT, MATCHES, SAID_AT, SAME_AT, WORKS, note_at

from synthesist.records import pair_of

COUNTS = (
    "pairs_asked", "works_in_versions", "studies_included", "works_of_shared_studies", "retraction_lists",
    "notices_asked", "included_retracted", "included_withdrawn", "included_concern", "included_corrected",
    "included_clean", "included_unchecked",
)  # fmt: skip
"""Facts on works and notices."""


def held(table: str, at: int, column: str, change: Callable[[Any], object]) -> Change:
    """A change inside the JSON that a cell of the ledger holds."""

    def changed(draft: Draft) -> None:
        row = draft.tables[table][at]
        content = json.loads(row[column])
        change(content)
        row[column] = json.dumps(content)

    return changed


_WORK = {work: at for at, work in enumerate(WORKS)}
_OF = {one.record_id: at for at, one in enumerate(RECORDS)}
_ONE, _OTHER = _WORK[FIRST.record_id], _WORK[OTHER.record_id]


def work(one: str, **changes: Any) -> Change:
    """A change of what is held of a work."""
    return stored("works", _WORK[one], **changes)


def origin(field: str, **changes: Any) -> Change:
    """A field that is said to come from elsewhere."""
    return held("works", _ONE, "origins", lambda told: _named(told, field).update(changes))


def _named(told: list[Any], field: str) -> Any:
    return next(one for one in told if one["field"] == field)


def _shown(**changes: Any) -> Change:
    return held("works", _ONE, "shown", lambda told: told.update(changes))


def _note(of: Any, said: str, /, **changes: Any) -> Change:
    return stored("retraction_notes", note_at(of, said), **changes)


def _unnoted(of: Any, status: str) -> Change:
    return lost("retraction_notes", note_at(of, status))


def _reordered(path: str) -> Change:
    return lambda draft: draft.report[path].reverse()


_PARTED = pair_of(FIRST.record_id, TWICE.record_id)
_APART = pair_of(OTHER.record_id, SECOND.record_id)
_NAMELESS = '["authors are not given, so independence cannot be told"]'
_TWO = json.dumps(sorted((FIRST.record_id, OTHER.record_id)))


def _tied(one: Any, other: Any, **changes: Any) -> Change:
    first, second = sorted((one.record_id, other.record_id))
    return added("ties", 1, first=first, second=second, **changes)


PAIRS: dict[str, dict[str, Change]] = {
    "pairs of records are answered with reasons": {
        "joined-pair-of-two-works": added("matches", ASK_AT, first=min(FIRST.record_id, OTHER.record_id),
                                          second=max(FIRST.record_id, OTHER.record_id), answer="same"),
        "asked-pair-of-one-work": stored("matches", SAME_AT, answer="ask"),
        "pair-of-no-record": stored("matches", APART_AT, second="f" * 16),
        "pair-out-of-order": stored("matches", APART_AT, first=MATCHES[APART_AT].second,
                                    second=MATCHES[APART_AT].first),
        "pair-without-answer": stored("matches", ASK_AT, answer="perhaps"),
        "pair-without-reason": stored("matches", APART_AT, reasons="[]"),
        "pair-with-a-blank-reason": stored("matches", APART_AT, reasons='[" "]'),
        "pair-surer-than-sure": stored("matches", APART_AT, probability=1.5),
        "pair-measured-where-a-person-spoke": stored("matches", SAID_AT, probability=0.5),
        "versions-of-two-works": stored("matches", ASK_AT, is_version=True),
    },
    "the records of a work are tied": {
        "pair-lost": lost("matches", SAME_AT),
        "joined-for-what-no-pair-says": stored("matches", SAME_AT, reasons='["a hunch"]'),
    },
    "people's answers on records hold": {
        "parted-and-still-joined": lambda draft: draft.tables["rulings"].append(
            ruling(_PARTED, "different", stage="identify")
        ),
        "joined-and-still-apart": lambda draft: draft.tables["rulings"].append(
            ruling(_APART, "same", stage="identify")
        ),
        "answer-of-a-person-lost": lost("matches", SAID_AT),
        "pair-by-nobody": stored("matches", APART_AT, person="Eve"),
        "pair-by-another": stored("matches", SAID_AT, person="Eve"),
        "pair-for-another-reason": stored("matches", SAID_AT, reasons='["a whim"]'),
        "pair-after-undoing": lambda draft: draft.tables["rulings"].append(
            {**RULINGS[9], "item": RULINGS[-1]["item"]}
        ),
    },
    "rulings are whole and in order": {
        "include-of-a-pair": stored("rulings", 10, action="include", criterion="P1", stage="screen"),
        "same-of-a-work": stored("rulings", 2, action="same", criterion="", stage="identify"),
        "pair-at-another-stage": stored("rulings", 10, stage="screen"),
        "ruling-on-a-pair-out-of-order": stored("rulings", 10, item="=".join(reversed(RULINGS[10]["item"].split("=")))),
        "ruling-on-a-pair-with-criterion": stored("rulings", 10, criterion="P1"),
    },
    "the pairs in doubt are the ledger's": {
        "asked-hidden": dropped("asked", 0),
        "asked-of-another": shown("asked.0.item", pair_of(FIRST.record_id, OFF.record_id)),
        "asked-for-another-reason": shown("asked.0.reasons", ["same year"]),
        "asked-title": shown("asked.0.first", "Another"),
        "asked-source": shown("asked.0.second_source", "elsewhere"),
        "asked-answered-in-secret": stored("matches", ASK_AT, answer="different"),
    },
}  # fmt: skip

MERGED: dict[str, dict[str, Change]] = {
    "fields come from the records named": {
        "field-made-up": _shown(year=1999),
        "field-of-no-record-named": _shown(venue="Nature"),
        "field-unheard-of": _shown(fame="great"),
        "origin-lost": held("works", _ONE, "origins", lambda told: told.remove(_named(told, "year"))),
        "origin-of-all-lost": work(FIRST.record_id, origins="[]"),
        "origin-of-nothing": held("works", _ONE, "origins",
                                  lambda told: told.append({**_named(told, "year"), "field": "venue"})),
        "origin-from-another": origin("title", record_id=OTHER.record_id),
        "origin-from-the-lead": origin("year", record_id=FIRST.record_id),
        "origin-for-another-reason": origin("year", why="of the record that says most"),
        "origin-without-a-reason": origin("title", why=""),
        "origin-of-a-whole-abstract": origin("abstract", why="no other record has one, and it is long"),
        "origins-of-one-record": work(SECOND.record_id, origins=json.dumps(
            [{"field": "title", "record_id": SECOND.record_id, "why": "of the record that says most"}])),
        "kind-of-text-made-up": _shown(text_kind="publisher"),
        "identifier-made-up": _shown(identifiers=[["arxiv", "2401.00001"], ["doi", "10.1/made-up"]]),
        "identifier-of-the-older-version": _shown(
            identifiers=[["arxiv", "2401.00001"], ["doi", TWICE.identifier("doi")]]
        ),
        "identifier-dropped": _shown(identifiers=[["doi", "10.1/P1"]]),
        "link-made-up": _shown(links=[{"url": "https://example.org/evil.pdf", "kind": "pdf"}]),
        "link-dropped": _shown(links=[]),
        "notice-dropped": work(OTHER.record_id, shown='{"notices": []}'),
        "citations-made-up": _shown(cited_by=300),
        "references-made-up": _shown(references=[{"identifiers": [], "text": "Me. 2020."}]),
        "mark-hidden": work(SECOND.record_id, shown='{"is_retracted": false}'),
        "mark-made-up": work(OFF.record_id, shown='{"is_retracted": true}'),
    },
    "versions share out the records": {
        "version-lost": held("works", _ONE, "versions", lambda told: told.pop()),
        "version-of-no-kind": held("works", _ONE, "versions", lambda told: told[1].update(kind="final")),
        "version-doubled": held("works", _ONE, "versions", lambda told: told.append(told[1])),
        "versions-out-of-order": held("works", _ONE, "versions", lambda told: told.reverse()),
        "version-without-basis": held("works", _ONE, "versions", lambda told: told[0].update(basis=" ")),
        "version-by-another-field": held("works", _ONE, "versions", lambda told: told[1].update(basis="kind=article")),
        "version-of-another-work": held("works", _OTHER, "versions",
                                        lambda told: told[0].update(record_ids=[OFF.record_id])),
        "older-version-leads": work(FIRST.record_id, record_id=TWICE.record_id),
        "versions-lost": work(OTHER.record_id, versions="[]"),
    },
    "peer review is what a record says": {
        "review-made-up": work(SECOND.record_id, peer_review="peer-reviewed", peer_review_basis="acl: type=article"),
        "review-of-the-older-version": work(
            FIRST.record_id, peer_review="preprint", peer_review_basis="files: not said by which field"
        ),
        "review-hidden": work(FIRST.record_id, peer_review="unknown", peer_review_basis=""),
        "review-by-another-field": work(FIRST.record_id, peer_review_basis="acl: type=book"),
        "review-without-basis": work(FIRST.record_id, peer_review_basis=""),
    },
}  # fmt: skip

NOTES: dict[str, dict[str, Change]] = {
    "notes say who says what": {
        "note-of-no-record": _note(FIRST, "clean", record_id="f" * 16),
        "note-of-another-record": _note(OTHER, "corrected", record_id=OFF.record_id, ordinal=5),
        "note-that-says-nothing": _note(FIRST, "clean", status="unchecked"),
        "note-of-no-status": _note(FIRST, "clean", status="fine"),
        "note-of-no-answer": _note(SECOND, "retracted", answer="different"),
        "note-without-basis": _note(DROPPED, "concern", basis=" "),
        "note-of-no-list": _note(DROPPED, "concern", source="list: mine"),
        "note-of-another-day": _note(DROPPED, "concern", listed="2026-02-02"),
        "note-of-another-source": _note(FIRST, "clean", source="DOAJ"),
        "note-of-the-source-in-doubt": _note(FIRST, "clean", answer="ask"),
        "note-against-the-mark": _note(FIRST, "clean", basis="is_retracted=true", status="retracted"),
        "note-of-no-notice": _note(OTHER, "corrected", notice="doi:10.1/P8.d"),
        "note-of-another-date": _note(OTHER, "corrected", date="2025-01-03"),
        "note-of-another-kind": _note(OTHER, "corrected", status="retracted"),
        "note-by-no-field": _note(OTHER, "corrected", basis="a rumour"),
        "note-doubled": added("retraction_notes", note_at(DROPPED, "concern"), ordinal=1),
        "note-renumbered": _note(DROPPED, "concern", ordinal=4),
        "lists-unknown": lambda draft: draft.tables["about"].pop(),
    },
    "what records say is noted": {
        "mark-unheeded": _unnoted(FIRST, "clean"),
        "retraction-unheeded": _unnoted(RETRACTED, "retracted"),
        "marked-as-retracted-and-clean": record(_OF[OFF.record_id], is_retracted=True),
        "notice-unheeded": _unnoted(OTHER, "corrected"),
        "notice-told-otherwise": _note(OTHER, "corrected", notice=""),
    },
    "statuses follow from notes": {
        "status-graver": work(FIRST.record_id, retraction="concern"),
        "status-lighter": work(RETRACTED.record_id, retraction="clean"),
        "status-without-notes": work(SECOND.record_id, retraction="clean"),
        "status-from-a-doubt": work(SECOND.record_id, retraction="retracted"),
        "status-made-up": work(FIRST.record_id, retraction="fine"),
        "status-of-a-concern": work(DROPPED.record_id, retraction="corrected"),
        "reinstated-and-still-retracted": work(MISSED.record_id, retraction="retracted"),
        "reinstatement-lost": _unnoted(MISSED, "clean"),
        "reinstated-for-no-reason": _note(MISSED, "clean", causes='["so it is"]'),
        "reinstated-before-it-was-retracted": _note(MISSED, "clean", date="2023-01-01"),
        "told-by-another": work(DROPPED.record_id, retraction_told="under an expression of concern: a neighbour"),
        "told-without-a-cause": _note(DROPPED, "concern", causes='["data", "images", "peer review"]'),
        "told-of-another-notice": _note(DROPPED, "concern", notice="doi:10.1/m"),
        "told-by-another-basis": _note(DROPPED, "concern", basis="the list has another DOI"),
        "told-nothing": work(FIRST.record_id, retraction_told=""),
        "doubt-settled-in-secret": _note(SECOND, "retracted", answer="same"),
    },
    "no included work is retracted": {
        "included-and-retracted": work(FIRST.record_id, retraction="retracted"),
        "included-and-withdrawn": work(SECOND.record_id, retraction="withdrawn"),
    },
    "no verified claim is of a retracted work": {
        "verified-and-retracted": work(FIRST.record_id, retraction="retracted"),
        "heard-and-retracted": work(OTHER.record_id, retraction="withdrawn"),
    },
    "references state their retraction": {
        "reference-status": shown("references.1.retraction", "clean"),
        "reference-told": shown("references.2.retraction_told", "corrected: nobody knows by whom"),
        "reference-review": shown("references.1.peer_review", "peer-reviewed"),
        "reference-review-basis": shown("references.0.peer_review_basis", "acl: type=book"),
        "reference-versions": shown("references.0.versions", ["published"]),
        "reference-records": shown("references.0.records", 1),
    },
    "included works state their retraction": {"reference-status-unheard-of": shown("references.0.retraction", "fine")},
    "what was removed stays removed": {
        "retracted-and-not-removed": both(
            lost("decisions", 2), lambda draft: draft.tables["decisions"].append(
                decision("screen", RETRACTED.record_id, "exclude", "S4")
            )
        ),
        "removed-for-another-reason": stored("decisions", 2, reason="a whim"),
        "removed-and-clean": work(RETRACTED.record_id, retraction="clean"),
        "removed-although-kept": replanned(1, "policies", "retracted", value="keep"),
        "concern-removed": lambda draft: draft.tables["decisions"].append(
            decision("identify", DROPPED.record_id, "remove", "X1", WORKS[DROPPED.record_id].retraction_told)
        ),
    },
    "the notices are the ledger's": {
        "notice-hidden": dropped("notices", 1),
        "notice-of-another-status": shown("notices.2.status", "concern"),
        "notice-of-another-work": shown("notices.0.work_id", OFF.record_id),
        "notice-title": shown("notices.0.title", "A sound one"),
        "notice-by-another": shown("notices.1.told", "under an expression of concern: a neighbour"),
        "notice-ended-otherwise": shown("notices.0.ended", "included"),
        "doubt-hidden": dropped("notices", 3),
        "doubt-told-otherwise": shown("notices.3.told", "a list has one a little like it"),
        "doubt-ended-otherwise": shown("notices.3.ended", "removed"),
        "notices-out-of-order": _reordered("notices"),
        "list-hidden": dropped("retraction_lists", 0),
        "list-younger": shown("retraction_lists.0.dated", "2026-03-01"),
        "list-renamed": shown("retraction_lists.0.name", "retraction watch"),
        "list-larger": shown("retraction_lists.0.entries", 70_000),
        "list-of-another-file": shown("retraction_lists.1.sha256", "0" * 64),
    },
}  # fmt: skip

TIED: dict[str, dict[str, Change]] = {
    "one study has one voice": {
        "own-study-counted": stored(
            "verdicts", 0, supporting_work_ids=json.dumps([SECOND.record_id, OTHER.record_id, MISSED.record_id])
        ),
        "tie-lost": lost("ties", 0),
        "tie-of-two-others": stored("ties", 0, first=min(OFF.record_id, MISSED.record_id),
                                    second=max(OFF.record_id, MISSED.record_id)),
        "supporter-tied": _tied(FIRST, SECOND),
        "refuter-tied": _tied(SECOND, OTHER),
        "supporter-is-its-own": stored(
            "verdicts", 0, supporting_work_ids=json.dumps([SECOND.record_id, OTHER.record_id, FIRST.record_id])
        ),
        "supporter-by-one-orcid": both(
            record(_OF[FIRST.record_id], authors=[{"family": "Ng", "orcid": "0000-0001"}]),
            record(_OF[OTHER.record_id], authors=[{"family": "Abe", "given": "Ada", "orcid": "0000-0001"}]),
        ),
        "supporter-by-one-name": record(_OF[OTHER.record_id], authors=[{"family": "ng", "given": "ADA"}]),
        "supporter-by-nobody": record(_OF[SECOND.record_id], authors=[{"family": "Anonymous", "given": ""}]),
        "supporter-left-out": stored("verdicts", 0, supporting_work_ids=json.dumps([SECOND.record_id])),
        "refuter-left-out": stored("verdicts", 1, refuting_work_ids="[]"),
    },
    "works by one author are tied": {
        "unheard-of-tie-between-witnesses": record(
            _OF[OTHER.record_id], authors=[{"family": "Wu", "given": "Bo"}, {"family": "Ode", "given": "V."}]
        ),
        "witness-without-authors": record(_OF[OTHER.record_id], authors=[]),
    },
    "ties say what ties works": {
        "tie-of-no-work": stored("ties", 1, second="f" * 16),
        "tie-out-of-order": lambda draft: draft.tables["ties"][1].update(
            first=draft.tables["ties"][1]["second"], second=draft.tables["ties"][1]["first"]
        ),
        "tie-of-no-kind": stored("ties", 1, kinds='["friendship"]'),
        "tie-without-kinds": stored("ties", 1, kinds="[]", reasons="[]"),
        "tie-without-reason": stored("ties", 1, reasons='[" "]'),
        "tie-with-a-reason-too-few": stored("ties", 0, reasons='["one | abstract"]'),
        "tie-by-a-stranger": stored("ties", 1, reasons='["both are by Eve"]'),
        "tie-by-nobody-where-all-signed": stored("ties", 1, reasons=_NAMELESS),
        "tie-by-further-works": stored("ties", 1, reasons='["further works make them one study, by authors"]'),
    },
    "studies share out the works": {
        "study-lost": lost("studies", 0),
        "study-made-up": added("studies", 0, study_id=json.loads(_TWO)[0], work_ids=_TWO),
        "study-grown": held("studies", 0, "work_ids", lambda works: works.append(OFF.record_id)),
        "study-named-otherwise": stored("studies", 0, study_id=OFF.record_id),
        "study-for-another-reason": stored("studies", 0, reasons='["a hunch"]'),
        "study-without-reason": stored("studies", 0, reasons="[]"),
        "study-surer": stored("ties", 0, is_sure=False),
        "study-less-sure": stored("studies", 0, is_sure=False),
        "study-untied": stored("ties", 0, is_one_study=False),
        "study-of-a-further-tie": stored("ties", 1, is_one_study=True),
        "study-hidden": dropped("studies", 0),
        "study-shown-otherwise": shown("studies.0.is_sure", False),
        "study-of-other-works": shown("studies.0.work_ids", json.loads(_TWO)),
        "study-titles": lambda draft: draft.report["studies"][0]["titles"].reverse(),
        "study-reasons": shown("studies.0.reasons", ["a hunch"]),
    },
    "passages count as the verdicts say": {
        "uncounted-shown-as-counted": shown("claims.0.supporting.2.is_counted", True),
        "uncounted-without-a-reason": shown("claims.0.supporting.2.uncounted", ""),
        "uncounted-for-another-reason": shown("claims.0.supporting.2.uncounted", "it is too short"),
        "counted-with-a-reason": shown("claims.0.supporting.0.uncounted", "it is too short"),
    },
    "marks follow from the evidence": {
        "corroborated-by-a-tied-work": stored("verdicts", 0, supporting_work_ids="[]"),
        "refuted-by-a-tied-work": stored("verdicts", 1, refuting_work_ids="[]"),
    },
}  # fmt: skip

PRINTED: dict[str, dict[str, Change]] = {
    "the pages print the report": {
        "page-why-uncounted": edited("report.html", "Not counted: both are registered", "Not counted: one is longer"),
        "markdown-why-uncounted": edited("report.md", "not counted: both are registered", "not counted: one is longer"),
    },
    "the pages print the tables": {
        "page-asked": edited("report.html", "unlike | titles</td>", "unlike</td>"),
        "page-study": edited("report.html", "<td>yes</td>", "<td>perhaps</td>"),
        "markdown-notice": edited("report.md", "| removed |", "| included |"),
        "page-list": edited("report.html", "<td>1203</td>", "<td>70000</td>"),
    },
    "facts are the ledger's": {
        **{f"fact-{name}": shown(f"facts.{name}", int(FACTS[name]) + 1) for name in COUNTS},
        "fact-retraction_lists_until": shown("facts.retraction_lists_until", "2026-03-01"),
    },
}  # fmt: skip

BY_CHECK = {
    name: changes for part in (PAIRS, MERGED, NOTES, TIED, PRINTED) for name, changes in part.items()
}  # fmt: skip
"""Ways to break a review by the check that must name them."""

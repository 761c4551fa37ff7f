"""The report's files as bytes; equal reports give equal bytes."""

import json
from collections.abc import Mapping

from synthesist.records import Record
from synthesist.report.model import Report


def render(report: Report, records: Mapping[str, Record]) -> dict[str, bytes]:
    """The files by name.

    Args:
        records: by work id, the record that a work is shown by; of every work in the reference list.
    """
    from synthesist.report.html import render_html
    from synthesist.report.markdown import render_markdown

    files = {
        "report.html": render_html(report, records),
        "report.md": render_markdown(report, records),
        "report.json": _json(report),
        **_bibliographies(report, records),
    }
    return {name: text.encode("utf-8") for name, text in files.items()}


def _json(report: Report) -> str:
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _bibliographies(report: Report, records: Mapping[str, Record]) -> dict[str, str]:
    from synthesist.formats import write_bibtex, write_csl_json, write_ris

    cited = [records[reference.work_id] for reference in report.references]
    keys = [reference.key for reference in report.references]
    return {
        "references.bib": write_bibtex(cited, keys),
        "references.ris": write_ris(cited),
        "references.json": write_csl_json(cited, keys),
    }

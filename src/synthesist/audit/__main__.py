"""`python -m synthesist.audit DIR`: exits 0 where all holds, 1 naming each breach, 2 for no review."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from synthesist.audit import AuditResult, NotAReviewError, audit


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit a folder and print what was found; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m synthesist.audit", description="Re-check a review's folder.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the review's folder")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    options = parser.parse_args(arguments)
    try:
        result = audit(options.folder)
    except NotAReviewError as error:
        print(f"{error}\n{error.hint}", file=sys.stderr)
        return 2
    print(_as_json(result) if options.json else _as_text(result))
    return 0 if result.is_clean else 1


def _as_json(result: AuditResult) -> str:
    return json.dumps({"is_clean": result.is_clean, **asdict(result)}, indent=2, ensure_ascii=False)


def _as_text(result: AuditResult) -> str:
    lines = []
    for check in result.checks:
        state = "BREACH" if check.breaches else "ok" if check.looked_at else "none"
        counted = f"looked at {check.looked_at}" if check.looked_at else "nothing to look at"
        lines.append(f"{check.invariant:>2}  {state:<6}  {check.name} ({counted})")
        lines += [f"      {breach.place}: {breach.message}" for breach in check.breaches]
    breaches = sum(len(check.breaches) for check in result.checks)
    return "\n".join([*lines, f"{breaches} breach(es)" if breaches else "All holds."])


if __name__ == "__main__":
    sys.exit(main())

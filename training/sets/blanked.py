"""The labelled sets with the evidence left out, for a judge that is shown the claim alone.

    python -m training.sets.blanked

Writes `clinifact-blanked.jsonl` and `citation_integrity-blanked.jsonl` beside the files that `training.sets.make` made.
"""

import json

from training.rows import WORK, read_rows

SETS = ("clinifact", "citation_integrity")


def main() -> None:
    """Write both files."""
    for name in SETS:
        rows = (json.dumps({**row, "evidence": ""}) for row in read_rows(WORK / f"{name}.jsonl"))
        (WORK / f"{name}-blanked.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()

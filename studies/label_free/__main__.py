"""`python -m studies.label_free`: measure all estimators, and write the figures into the note."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.material.kept_features import FOLDER, MADE, read_kept

from studies.label_free.measuring import measured
from studies.label_free.tables import placed, tables

_ROOT = Path(__file__).resolve().parents[2]
_NOTE = _ROOT / "docs" / "studies" / "label-free-accuracy.md"
_KEPT = _ROOT / FOLDER / "label-free.jsonl"


def main() -> int:
    """Returns 0 where the note was written, 2 where no features are kept; what is missing is named."""
    missing = [f"{path}, which {how} makes" for path, how in MADE.items() if not (_ROOT / path).is_file()]
    sets = read_kept(_ROOT)
    for one in missing:
        sys.stderr.write(f"without {one}\n")
    if not sets:
        return 2
    every = list(measured(sets, _KEPT))
    today = datetime.now(UTC).date().isoformat()
    without = f" Without {'; '.join(missing)}." if missing else ""
    told = f"Measured on {today} in {len(every)} trials, n of each below.{without}\n"
    _NOTE.write_text(placed(_NOTE.read_text(encoding="utf-8"), f"{told}\n{tables(every)}"), encoding="utf-8")
    sys.stderr.write(f"{_NOTE.relative_to(_ROOT)}: {len(every)} trials\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

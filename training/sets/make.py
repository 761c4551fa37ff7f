"""Write the labelled sets' training parts as JSON Lines: `python -m training.sets.make [NAME…]`."""

import argparse
from collections import Counter
from collections.abc import Sequence
from importlib import import_module

from training.rows import WORK, write_rows

NAMES = ("snli", "scifact", "clinifact", "evidence_inference", "citation_integrity")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write each set that is named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES)
    for name in parser.parse_args(arguments).names:
        rows = list(import_module(f"training.sets.{name}").rows())
        write_rows(WORK / f"{name}.jsonl", rows)
        groups = len({row["group"] for row in rows})
        print(name, len(rows), "rows", groups, "groups", dict(Counter(row["label"] for row in rows)))


if __name__ == "__main__":
    main()

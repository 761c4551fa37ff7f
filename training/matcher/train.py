"""Train the matcher: `python -m training.matcher.train [--data PATH] [--write]`.

Prints what each set would have got, and with `--write` puts the weights of all sets where the package reads them.
"""

import argparse
import os
from pathlib import Path

import synthesist.identify.matching.model as model_module
from synthesist.identify.matching.model import MatchModel
from training.matcher.fitting import Pairs, pairs_in, pairs_of_set, trained
from training.matcher.inventing import invented
from training.matcher.material import SETS, pairs_of, read_set

NAME = "matcher-1"
INVENTED = "invented"
_WORKS = 3_000
_ROOT = Path(__file__).resolve().parents[2]
_WEIGHTS = Path(model_module.__file__).parent / "weights" / "matcher.json"


def main() -> None:
    """Fit on all sets; print the model, and write it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("SYNTHESIST_TEST_DATA") or _ROOT.parent / "shared" / "data")
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    parts = pairs_by_name(options.data)
    for name, pairs in parts.items():
        print(f"{name}: {len(pairs.is_same)} pairs that no rule decides, {int(pairs.is_same.sum())} of them one work")
    model = trained(list(parts.values()), NAME)
    print(model.model_dump_json(indent=2))
    if options.write:
        write(model)


def pairs_by_name(data: Path) -> dict[str, Pairs]:
    """The candidate pairs of each set, and of the invented records."""
    parts = {name: pairs_of_set(read_set(data, name)) for name in SETS}
    made = invented(data, _WORKS)
    of_work: dict[str, list[str]] = {}
    for record_id, work in made.work.items():
        of_work.setdefault(work, []).append(record_id)
    same = frozenset(pair for names in of_work.values() for pair in pairs_of(sorted(names)))
    parts[INVENTED] = pairs_in({record.record_id: record for record in made.records}, same, frozenset())
    return parts


def write(model: MatchModel) -> None:
    """Put the weights where the package reads them."""
    _WEIGHTS.write_text(f"{model.model_dump_json(indent=2)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

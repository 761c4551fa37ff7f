"""Write pairs as JSON Lines.

python -m training.pairs.make generated --blocks 8000
python -m training.pairs.make real
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from training.pairs.blocks import Pair
from training.pairs.generated import block
from training.pairs.result import HELD_OUT
from training.rows import WORK, Row, write_rows


def generated(blocks: int, seed: str, *, held_out: bool) -> Iterator[Row]:
    """Rows of invented blocks; those with a kind that is held out, or the others."""
    for number in range(blocks):
        name = f"{seed}-{number}"
        kinds, pairs = block(name)
        if bool(HELD_OUT & set(kinds.split("+"))) == held_out:
            yield from rows_of(pairs, kinds, name, "generated")


def rows_of(pairs: Sequence[Pair], kinds: str, group: str, source: str) -> Iterator[Row]:
    """The rows of one block."""
    for number, pair in enumerate(pairs):
        yield asdict(pair) | {"id": f"{group}/{number}", "group": group, "kinds": kinds, "source": source}


def main(arguments: Sequence[str] | None = None) -> None:
    """Make one of the two files, and what is held out of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("generated", "real"))
    parser.add_argument("--blocks", type=int, default=8000)
    parser.add_argument("--seed", default="1")
    options = parser.parse_args(arguments)
    if options.what == "generated":
        for name, held_out in (("generated", False), ("generated-heldout", True)):
            rows = generated(options.blocks, options.seed, held_out=held_out)
            print(name, write_rows(WORK / f"{name}.jsonl", rows))
        return
    from training.pairs.real import make_files

    make_files(WORK, options.blocks, options.seed)


if __name__ == "__main__":
    main()

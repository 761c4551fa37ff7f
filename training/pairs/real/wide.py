"""The wide file: real sentences with many words and more kinds of edit.

    python -m training.pairs.real.wide wide --blocks 12000
    python -m training.pairs.real.wide wide-0 --blocks 12000 --part 0 --of 4
    python -m training.pairs.real.wide wide --join 4

With `--of`, each part takes its own abstracts, so that parts can be made side by side and joined afterwards. Writes
`training/.work/NAME.jsonl` and prints rows by kind and how many different pairs of words contradict. Only abstracts
that training may see are read for pairs; the files of `training.pairs.make` are left as they are.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from random import Random

from training.pairs.real import names_of
from training.pairs.real.documents import Abstract, acl, scifact
from training.pairs.real.ledger import Ledger
from training.pairs.real.unstated import unstated_block
from training.pairs.real.wide_blocks import wide_block
from training.pairs.real.words import Words, gathered
from training.rows import WORK, Row, read_rows, write_rows

UNSTATED = 0.25
"""Chance that an abstract is first tried for two results, of which one is left open."""

PER_ABSTRACT = 4
_WORD = re.compile(r"[A-Za-z][\w-]*")


def rows(
    abstracts: Sequence[Abstract], order: Sequence[Abstract], words: Words, ledger: Ledger, rng: Random
) -> Iterator[Row]:
    """The rows of as many blocks as are wanted."""
    names = names_of(abstracts)
    for abstract in order:
        for number, (kinds, sites, block) in enumerate(_blocks(abstract, words, names[abstract.source], ledger, rng)):
            ledger.note(sites)
            yield from _rows(abstract, kinds, block, number)
        if ledger.kinds.total() >= ledger.wanted:
            return


def joined(name: str, parts: int, seed: str) -> Iterator[Row]:
    """The rows of all parts, block by block in an order by chance."""
    files = [read_rows(WORK / f"{name}-{part}.jsonl") for part in range(parts)]
    blocks = [list(block) for file in files for _, block in groupby(file, key=itemgetter("block"))]
    Random(seed).shuffle(blocks)
    return (row for block in blocks for row in block)


def counted(abstracts: Sequence[Abstract]) -> Mapping[str, int]:
    """How often these abstracts have a word as written."""
    return Counter(word for one in abstracts for text in one.sentences for word in _WORD.findall(text))


def _blocks(abstract: Abstract, words: Words, names: Sequence[str], ledger: Ledger, rng: Random) -> Iterator[tuple]:
    made = 0
    if rng.random() < UNSTATED and (found := unstated_block(abstract, words, ledger.pick, rng)):
        yield found
        made += 1
    for at in rng.sample(range(len(abstract.sentences)), len(abstract.sentences)):
        if made == PER_ABSTRACT:
            return
        if found := wide_block(abstract, at, words, names, ledger.pick, rng):
            yield found
            made += 1


def _rows(abstract: Abstract, kinds: str, block: Sequence, number: int) -> Iterator[Row]:
    from training.pairs.make import rows_of

    group = f"{abstract.source}-{abstract.key}"
    for row in rows_of(block, kinds, group, abstract.source):
        yield row | {"block": f"{group}/w{number}", "id": f"{group}/w{number}/{row['id'].rpartition('/')[2]}"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name")
    parser.add_argument("--blocks", type=int, default=9000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--of", type=int, default=1)
    parser.add_argument("--join", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.join:
        print(write_rows(WORK / f"{options.name}.jsonl", joined(options.name, options.join, options.seed)), "rows")
        return
    abstracts = [*scifact(), *acl()]
    order = [one for one in abstracts if one.is_trained]
    Random(options.seed).shuffle(order)
    rng = Random(f"{options.seed}|wide|{options.part}")
    ledger = Ledger(options.blocks, rng, options.of)
    words = gathered(counted(abstracts))
    made = list(rows(abstracts, order[options.part :: options.of], words, ledger, rng))
    write_rows(WORK / f"{options.name}.jsonl", made)
    _report(options.name, made, ledger)


def _report(name: str, made: Sequence[Row], ledger: Ledger) -> None:
    print(name, len(made), "rows")
    for at in (0, 1):
        print(dict(Counter(row["kinds"].split("+")[at] for row in made).most_common()))
    print("pairs of words that contradict:", len({frozenset(pair) for pair in ledger.pairs}))


if __name__ == "__main__":
    main()

"""First differences between a paper and what a reader made of it, for those who write readers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from benchmarks.typeset.folding import folded, words
from benchmarks.typeset.readers import Read
from benchmarks.typeset.scoring import headings, score

_EACH = 20
_AROUND = 3


def differences(truth: Mapping[str, Any], read: Read) -> Iterator[str]:
    """Lines on words, headings, tables, notes and captions."""
    yield from islice(_words(truth, read.body), _EACH)
    wanted, given = headings(truth["headings"]), headings(read.headings or ())
    yield from _of("heading", [text for _, text in wanted], [text for _, text in given])
    if [level for level, _ in wanted] != [level for level, _ in given]:
        yield f"  levels of headings: truth {wanted}, read {given}"
    for kind in ("notes", "captions"):
        yield from islice(_lost(kind, truth[kind], getattr(read, kind) or ()), _EACH)
    yield from _tables(truth, read)
    yield f"leaked: {dict(score(truth, read).words.leaked)}"


def _words(truth: Mapping[str, Any], body: str) -> Iterator[str]:
    from rapidfuzz.distance import LCSseq

    marked = {folded(shape): folded(word) for shape, word in truth["marked"].items()}
    wanted, given = [folded(word) for word in truth["body"]], [marked.get(word, word) for word in words(body)]
    for step in LCSseq.opcodes(wanted, given):
        if step.tag in ("delete", "replace"):
            yield _told(
                wanted[step.src_start : step.src_end], given[step.dest_start : step.dest_end], given, step.dest_start
            )
        elif step.tag == "insert" and step.dest_end - step.dest_start > _AROUND:
            yield _told([], given[step.dest_start : step.dest_end], given, step.dest_start)


def _told(lost: Sequence[str], extra: Sequence[str], given: Sequence[str], at: int) -> str:
    behind = " ".join(given[max(0, at - _AROUND) : at])
    return f"  after «{behind}»: truth {_cut(lost)}, read {_cut(extra)}"


def _cut(some: Sequence[str]) -> str:
    text = " ".join(some)
    return f"«{text}»" if len(text) < 90 else f"«{text[:60]} … {text[-25:]}» ({len(some)} words)"


def _of(kind: str, truth: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    lost, extra = Counter(truth) - Counter(given), Counter(given) - Counter(truth)
    yield from (f"  {kind} lost: «{text}»" for text in lost)
    yield from (f"  {kind} that is none: «{text}»" for text in extra)


def _lost(kind: str, truth: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    told = [folded(text) for text in given]
    for text in truth:
        if not any(folded(text) in one for one in told):
            yield f"  {kind} lost: «{text}»"


def _tables(truth: Mapping[str, Any], read: Read) -> Iterator[str]:
    for table in truth["tables"]:
        wanted = {(cell[0], cell[1], folded(cell[4])) for cell in table["cells"] if cell[4]}
        told = [
            (header, {(cell[0], cell[1], folded(cell[4])) for cell in cells if folded(cell[4])})
            for header, cells in read.tables or ()
        ]
        header, best = max(
            told,
            key=lambda one: len({text for *_, text in one[1]} & {text for *_, text in wanted}),
            default=(None, set()),
        )
        if best != wanted or header != table["header_rows"]:
            yield f"  table {table['number']} ({table['look']}), header rows {table['header_rows']}, read {header}:"
            yield f"    lost {sorted(wanted - best)[:8]}"
            yield f"    extra {sorted(best - wanted)[:8]}"

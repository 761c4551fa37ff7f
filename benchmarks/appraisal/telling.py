"""A look in words, for whoever writes reviewers; of kinds that nobody may look at, numbers alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import mean

from benchmarks.appraisal.counting import ALONE, COLUMNS, count, exact, left_out
from benchmarks.appraisal.estimating import over_kinds
from benchmarks.appraisal.holding import worded
from benchmarks.appraisal.looking import STEPS, KindLook, Reviews, Rise
from benchmarks.appraisal.running import Look
from benchmarks.measures import appraisal as measures
from synthesist.records.appraisals import Dimension, Objection, Severity

_SAID = 150
_HEADS = ("n", *(column.title for column in COLUMNS), "challenger", "confirmer", "errors")


def told(looked: Look, show: int = 0) -> Iterator[str]:
    """All of it, line by line.

    Args:
        show: misses of each seen kind that are told with what was planted.
    """
    for is_seen, title in ((True, "seen"), (False, "unseen")):
        if looks := looked.of(is_seen=is_seen):
            yield from _of_set(title, looks, show if is_seen else 0)
            yield from _of_rises(title, [one for one in looked.rises if one.is_seen is is_seen])
    yield from _of_reviews(looked.reviews)
    yield from _of_demo(looked)
    yield from _of_time(looked)


def _of_set(title: str, looks: Sequence[KindLook], show: int) -> Iterator[str]:
    yield f"\n# {title}: {len(looks)} kinds, {sum(len(look.held) for look in looks)} defects\n"
    yield f"{'kind':40} {'found':>6} {'95% exact':>13}  {'  '.join(_HEADS)}"
    yield from (_row(look) for look in looks)
    yield ""
    for dimension in Dimension:
        if own := [look for look in looks if look.dimension is dimension]:
            yield _shares(dimension.value, own)
    yield _shares(f"all {title}", looks)
    yield from _unassessed(looks)
    left = left_out(looks)
    yield (
        f"\nfound of {left.n}: together {left.both}, challenger alone {left.challenger}, confirmer alone "
        f"{left.confirmer}; only the challenger {left.only_challenger}, only the confirmer {left.only_confirmer}; "
        + "; ".join(f"lost without the {name} {lost}" for name, lost in left.lost.items())
    )
    for look in looks:
        yield from _details(look, show)


def _unassessed(looks: Sequence[KindLook]) -> Iterator[str]:
    """Misses that are misses because there was no score that could be lower."""
    missed = [one for look in looks for one in look.held if one.was_unassessed]
    objected = sum(bool(one.objecting) for one in missed)
    if missed:
        yield f"\n{len(missed)} misses in a dimension that had no score before; an objection was raised to {objected}"


def _row(look: KindLook) -> str:
    n, found = len(look.held), count(look.held, COLUMNS[0])
    low, high = exact(found, n)
    numbers = [n, *(count(look.held, column) for column in (*COLUMNS, *ALONE)), sum(bool(x.error) for x in look.held)]
    cells = "  ".join(f"{number:>{len(head)}}" for head, number in zip(_HEADS, numbers, strict=True))
    return f"{look.title:40} {_share(found, n):>6} {low:6.2f}–{high:.2f}  {cells}"


def _share(k: int, n: int) -> str:
    return f"{k / n:.2f}" if n else "–"


def _shares(name: str, looks: Sequence[KindLook]) -> str:
    figure = over_kinds(measures.FOUND, looks, COLUMNS[0])
    ends = figure.interval
    between = f"{ends.low:.2f}–{ends.high:.2f} ({ends.kind}, over kinds)" if ends else "no interval: kinds alike"
    value = figure.value if isinstance(figure.value, float) else float("nan")
    return f"{name:40} {value:.3f}  {between}, n = {figure.n} of {len(looks)} kinds"


def _details(look: KindLook, show: int) -> Iterator[str]:
    """Of a seen kind what objected, and what was missed; of others how an appraisal broke off."""
    errors = Counter(one.error for one in look.held if one.error)
    if look.error:
        errors[f"planting: {look.error}"] += 1
    held = look.held if look.is_seen else ()
    raised, besides = Counter(x for one in held for x in one.checks), Counter(x for one in held for x in one.besides)
    missed = [one for one in held if not one.is_found][:show]
    if errors or raised or besides or missed:
        yield f"\n{look.title} ({look.dimension.value if look.is_seen else 'not told'})"
    yield from (f"  error in {number}: {error}" for error, number in sorted(errors.items()))
    yield from (f"  raised by {name}: {number}" for name, number in sorted(raised.items()))
    yield from (f"  in other dimensions by {name}: {number}" for name, number in sorted(besides.items()))
    for one in missed:
        yield f"  missed in {one.base}, seed {one.seed}: {one.what}"


def _of_rises(title: str, rises: Sequence[Rise]) -> Iterator[str]:
    if not rises:
        return
    whole = [one for one in rises if one.is_whole]
    yield f"\n## consensus over 0, {', '.join(map(str, STEPS))} {title} defects in one review\n"
    for number, one in enumerate(rises, start=1):
        values = ", ".join(f"{step}: {value}" for step, value in sorted(one.consensus.items()))
        where = f"{one.base}, seed {one.seed}"
        yield f"{number:2} {where}: {values} {'' if one.is_whole else '(no place for every step)'} {one.error}".rstrip()
    yield (
        f"falls at every step in {sum(one.falls for one in whole)} of {len(whole)}, "
        f"never rises in {sum(one.never_rises for one in whole)}"
    )


def _of_reviews(reviews: Reviews) -> Iterator[str]:
    counts = {name: len(one.objections) for name, one in reviews.told.items()}
    if not counts:
        return
    yield f"\n# reviews as they are: {len(counts)}, objections in one {mean(counts.values()):.2f} on the mean, "
    yield f"  {max(counts.values())} at the most; beside minor ones {_mean_beyond_minor(reviews):.2f}\n"
    for name, one in reviews.told.items():
        scores = ", ".join(f"{dimension.value} {one.score(dimension)}" for dimension in Dimension)
        said = worded(one.error, is_seen=True) or f"consensus {one.consensus}, {one.outcome}; {scores}"
        yield f"{name}: {counts[name]} objections; {said}"
        yield from (_objection(objection) for objection in one.objections)


def _mean_beyond_minor(reviews: Reviews) -> float:
    every: list[Iterable[Objection]] = [one.objections for one in reviews.told.values()]
    return mean(sum(one.severity is not Severity.MINOR for one in several) for several in every)


def _objection(one: Objection) -> str:
    return f"    {one.mandate.value}, {one.check} ({one.severity.value}, {one.standing.value}): {one.said[:_SAID]}"


def _of_demo(looked: Look) -> Iterator[str]:
    for one in looked.demo:
        yield (
            f"\nthe demo, round {one.ordinal}: {one.outcome.value}, {one.tier.value}, consensus {one.consensus}, "
            f"{one.verified} verified; {'; '.join(one.reasons)}"
        )


def _of_time(looked: Look) -> Iterator[str]:
    seconds = [one.seconds for one in looked.reviews.told.values()]
    seconds += [one.seconds for look in looked.kinds for one in look.held if not one.error]
    if seconds:
        yield f"\nan appraisal takes {mean(seconds):.2f} s on the mean, {max(seconds):.2f} s at the most"

"""What came of looking for full texts, in a few lines for whoever waits for it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from synthesist.records import Got, Try

MOST_LINES = 6
"""Places of trouble that are told one by one."""

_LONGEST = 160


def told(sought: Collection[str], whole: Collection[str], tries: Iterable[Try], *, is_fetching: bool) -> Iterator[str]:
    """How many full texts were read and why others were not; then the places that gave most trouble.

    Args:
        sought: ids of the works whose full texts were looked for, `whole` of those that were read.
        is_fetching: whether open copies were looked for over the network.
    """
    rows = list(tries)
    if not rows and not is_fetching:
        return
    yield summary(sought, whole, rows, is_fetching=is_fetching)
    yield from _trouble(rows)


def summary(sought: Collection[str], whole: Collection[str], tries: Iterable[Try], *, is_fetching: bool) -> str:
    """One line, such as "12 of 40 full texts were read; 20 works have no known open copy; …"."""
    outcomes: dict[str, set[Got]] = {}
    for one in tries:
        outcomes.setdefault(one.work_id, set()).add(one.outcome)
    counts = Counter(_why(outcomes.get(work, set()), is_fetching=is_fetching) for work in sought if work not in whole)
    parts = [f"{_number(counts[why], one, many)}" for why, (one, many) in _REASONS.items() if counts[why]]
    return "; ".join([f"{len(whole):,} of {len(sought):,} full texts were read", *parts])


def _why(outcomes: Collection[Got], *, is_fetching: bool) -> str:
    """Why a work's full text was not read: what may yet be mended comes first."""
    if not outcomes:
        return "unknown" if is_fetching else "unsought"
    return "untried" if Got.NOT_TRIED in outcomes else "failed" if Got.FAILED in outcomes else "refused"


_REASONS = {
    "unknown": ("work has no known open copy", "works have no known open copy"),
    "unsought": ("was not looked for", "were not looked for"),
    "refused": ("was refused, cannot be read or is not the paper", "were refused, cannot be read or are not the paper"),
    "failed": ("could not be reached", "could not be reached"),
    "untried": ("was not tried, for want of time or network", "were not tried, for want of time or network"),
}


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _trouble(tries: Iterable[Try]) -> Iterator[str]:
    """The places that failed or left nothing to try, those with most works first."""
    counts = Counter((_place(one.url), one.problem) for one in tries if one.outcome in (Got.FAILED, Got.NOT_TRIED))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for (place, problem), count in ranked[:MOST_LINES]:
        shown = problem if len(problem) <= _LONGEST else f"{problem[: _LONGEST - 1].rstrip()}…"
        times = f" ({count:,} times)" if count > 1 else ""
        yield shown + times if place and place in shown else f"{place}: {shown}{times}"
    if len(ranked) > MOST_LINES:
        yield f"and {len(ranked) - MOST_LINES:,} more; `synthesist why WORK` tells of each work what was tried"


def _place(url: str) -> str:
    return urlsplit(url).hostname or url

"""The whole look: reviews as they are, every kind, defects that add up, over two processes at most."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self

from benchmarks.appraisal.looking import KindLook, Reviews, Rise, appraised, kinds_of, look_at_kind, look_at_rise
from benchmarks.planting.instances import WANTED
from benchmarks.planting.material import Base
from benchmarks.processes import synthesist
from synthesist.ledger import review
from synthesist.records.appraisals import Round
from synthesist.review.folder import opened

MOST_JOBS = 2
RISES = 12
"""Reviews in which defects add up, of each set of kinds."""

_STRIDE = 5

Said = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be looked at.

    Attributes:
        work: folder for copies.
        is_final: whether the kinds that nobody may look at are planted as well.
        kinds: names of seen kinds; all where it is empty.
        wanted: instances of a kind, and `rises` reviews in which defects add up.
        demo: whether the demo is made by the command line.
    """

    work: Path
    is_final: bool = False
    kinds: tuple[str, ...] = ()
    wanted: int = WANTED
    rises: int = RISES
    jobs: int = MOST_JOBS
    demo: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """All that came of it.

    Attributes:
        demo: the rounds of the gate on the demo; empty where it was not made.
    """

    reviews: Reviews
    kinds: tuple[KindLook, ...]
    rises: tuple[Rise, ...]
    demo: tuple[Round, ...] = ()

    def of(self, *, is_seen: bool) -> list[KindLook]:
        """The kinds of a set."""
        return [one for one in self.kinds if one.is_seen is is_seen]


def look(bases: Sequence[Base], wish: Wish, said: Said = lambda _: None) -> Look:
    """Appraise the reviews as they are, then with defects."""
    demo = demonstrated(wish.work / "demo") if wish.demo else ()
    with _Pool(wish.jobs) as pool:
        # No copy is made of a review while it is open, so all that lie untouched are appraised before.
        told = pool.all([(f"as it is: {base.name}", appraised, (base,), {}) for base in bases], said)
        reviews = Reviews(tuple(bases), dict(zip((base.name for base in bases), told, strict=True)))
        kinds = pool.all(list(_kind_tasks(reviews, wish)), said)
        rises = pool.all(list(_rise_tasks(reviews, wish)), said)
    return Look(reviews, tuple(kinds), tuple(rises), demo)


def demonstrated(folder: Path) -> tuple[Round, ...]:
    """What the gate says of the demo, round by round."""
    shutil.rmtree(folder, ignore_errors=True)
    synthesist(folder / "home", "demo", "--out", folder / "review")
    with opened(folder / "review") as ledger:
        return review.appraisal(ledger).rounds


Task = tuple[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]]
"""What it is called, a function, and its arguments."""


def _sets(wish: Wish) -> tuple[bool, ...]:
    return (True, False) if wish.is_final else (True,)


def _kind_tasks(reviews: Reviews, wish: Wish) -> Iterator[Task]:
    for is_seen in _sets(wish):
        for number, kind in enumerate(kinds_of(is_seen=is_seen)):
            if is_seen and wish.kinds and kind.name not in wish.kinds:
                continue
            title = kind.name if is_seen else f"unseen {number + 1}"
            arguments = (number, reviews, wish.work / f"planted-{title.replace(' ', '-')}", wish.wanted)
            yield title, look_at_kind, arguments, {"is_seen": is_seen}


def _rise_tasks(reviews: Reviews, wish: Wish) -> Iterator[Task]:
    """Reviews that have a consensus, drawn from all over their list."""
    having = [base for base in reviews.bases if reviews.told[base.name].consensus is not None]
    for is_seen in _sets(wish):
        for turn in range(wish.rises if having else 0):
            base = having[turn * _STRIDE % len(having)]
            arguments = (base, turn, reviews.told[base.name], wish.work / f"rise-{turn}-{is_seen}")
            yield f"adding up {turn + 1}", look_at_rise, arguments, {"is_seen": is_seen}


class _Pool:
    """Tasks one after another, or over fresh processes; what they give stands in the order of the tasks."""

    def __init__(self, jobs: int) -> None:
        several = min(jobs, MOST_JOBS)
        self._pool = ProcessPoolExecutor(several, get_context("spawn")) if several > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def all(self, tasks: Sequence[Task], said: Said) -> list[Any]:
        if self._pool is None:
            return [_done(task, said) for task in tasks]
        due = [(name, self._pool.submit(call, *given, **named)) for name, call, given, named in tasks]
        return [_awaited(name, future, said) for name, future in due]


def _done(task: Task, said: Said) -> Any:
    name, call, given, named = task
    said(name)
    return call(*given, **named)


def _awaited(name: str, future: Future[Any], said: Said) -> Any:
    result = future.result()
    said(name)
    return result

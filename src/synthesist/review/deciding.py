"""What people say, beside what the program decided: checked first, kept for good, then carried into the report."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.clock import dated
from synthesist.errors import SynthesistError, WrongUse, failure
from synthesist.ledger import Ledger, mapping
from synthesist.records import Failure, ReviewContents, Ruling
from synthesist.report import Report
from synthesist.review.folder import held, opened, require_review
from synthesist.review.hearing import LONGEST_NAME, LONGEST_REASON, Table, Word
from synthesist.review.planning import known_times
from synthesist.review.running import Means, carry_on, is_search_due

__all__ = ["LONGEST_NAME", "LONGEST_REASON", "Decided", "Word", "decidable", "decide", "finish", "user"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of people's words.

    Attributes:
        rulings: those that are new.
        names: what the rulings are on: title of a work, words of a claim, titles of two records, by id.
        unchanged: words that say what holds already.
        failures: words that could not be taken, each with its reason.
        is_carried_out: whether the report shows them by now; not where the search has to be run anew first.
    """

    rulings: tuple[Ruling, ...]
    names: Mapping[str, str]
    unchanged: int
    failures: tuple[Failure, ...]
    is_carried_out: bool


def decide(folder: Path, words: Sequence[Word], means: Means, *, strict: bool = True) -> Decided:
    """Keep what people say and carry the review on with it.

    Args:
        words: at most one on each work or claim.
        strict: whether one word that cannot be taken stops all; otherwise it becomes a failure and the others go in.

    Raises:
        WrongUse: no review; or, where strict, a word that cannot be taken.
        ReviewBusy: another process is working in the folder.
    """
    require_review(folder)
    with held(folder), opened(folder) as ledger:
        can_go_on = _carried_on(folder, ledger, means)
        table = Table.of(ledger)
        kept, unchanged, failures = _heard(words, table, lambda: dated(means.now, known_times(ledger)), strict=strict)
        if kept:
            ledger.add_rulings([mapping.plain_row(ruling) for ruling in kept])
            _carried_on(folder, ledger, means)
    names = {ruling.item: table.name(ruling.item) for ruling in kept}
    return Decided(tuple(kept), names, unchanged, tuple(failures), can_go_on)


def finish(folder: Path, means: Means) -> None:
    """Carry a review on that was cut off, so that there is all to decide on; never by a new search."""
    require_review(folder)
    with held(folder), opened(folder) as ledger:
        _carried_on(folder, ledger, means)


def _carried_on(folder: Path, ledger: Ledger, means: Means) -> bool:
    """Whether the review could be carried on to its end without a new search."""
    can_go_on = not is_search_due(folder, ledger, means)
    if can_go_on:
        carry_on(folder, ledger, means)
    return can_go_on


def _heard(
    words: Sequence[Word], table: Table, now: Callable[[], str], *, strict: bool
) -> tuple[list[Ruling], int, list[Failure]]:
    at = now()
    kept: dict[str, Ruling] = {}
    failures: list[Failure] = []
    unchanged = 0
    said = _said_of_each(words)
    for word in words:
        try:
            _require_one_voice(word, said)
            if not strict:
                _require_fresh(word, table)
            ruling = table.ruling(word, at)
        except SynthesistError as error:
            if strict:
                raise
            failures.append(failure("decide", word.place or word.item, str(error), hint=error.hint))
            continue
        if ruling is None or word.item in kept:
            unchanged += 1
        else:
            kept[word.item] = ruling
    return list(kept.values()), unchanged, failures


def _said_of_each(words: Sequence[Word]) -> Mapping[str, set[tuple[str, str, str, str]]]:
    said: defaultdict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    for word in words:
        said[word.item].add(word.said)
    return said


def _require_one_voice(word: Word, said: Mapping[str, set[tuple[str, str, str, str]]]) -> None:
    """Of two words on one thing, said at once, nobody could tell which holds."""
    if len(said[word.item]) > 1:
        raise WrongUse(f"{word.item} is decided on more than once, and not alike", "leave one of the rows")


def _require_fresh(word: Word, table: Table) -> None:
    """An old sheet must not bring back what was taken back, or overrule what was said since."""
    if table.is_stale(word):
        raise WrongUse(
            "this was said before, and something else since, which holds",
            "say it anew with another reason, or by its ID",
        )


def decidable(contents: ReviewContents, report: Report | None, item: str) -> str:
    """Id of the work, the claim or the two records that a person means; a record or a document stands for its work.

    Raises:
        WrongUse: nothing, or more than one thing, is called so, or it is nothing that can be decided on.
    """
    from synthesist.explain import Kind, find

    named = find(contents, report, item)
    if named.kind in (Kind.CLAIM, Kind.PAIR):
        return named.id
    if named.kind is Kind.DOCUMENT:
        return contents.documents[named.id].work_id
    for work in contents.works.values():
        if named.id == work.work_id or (named.kind is Kind.RECORD and named.id in work.record_ids):
            return work.work_id
    raise WrongUse(
        f"{item!r} is a {named.kind.value}: only works, claims and pairs of records can be decided on",
        "`synthesist why` names the works and claims that are behind it",
    )


def user() -> str:
    """Name of the computer's user, as far as the system tells."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list: a container
        return ""

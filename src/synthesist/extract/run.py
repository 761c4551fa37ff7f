"""A run of `extract`: rows of sentences in, a line for each out, in their order, whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from synthesist.errors import WrongUse, contain
from synthesist.extract.lines import read_rows
from synthesist.extract.reported import reported_numbers
from synthesist.extract.roles import Role, RoleModel, default_roles
from synthesist.extract.rows import AbstractRow, ExtractedRow, ExtractSummary, PaperRow, Refused
from synthesist.records import Failure
from synthesist.writing import require_apart, whole

FAILED_SHARE_ALLOWED = 0.05
"""Above it, a run does not count as done."""

FAILURES_KEPT = 100
_REPORTING = frozenset((Role.RESULT, Role.CONCLUSION))


def extracted(row: AbstractRow, model: RoleModel | None = None) -> ExtractedRow:
    """Roles, claims and reported numbers of one row; it hangs on that row alone."""
    reader = model or default_roles()
    told = reader.read_paper(row.sentences, row.sections) if isinstance(row, PaperRow) else reader.read(row.sentences)
    numbers = [
        number
        for at, (sentence, one) in enumerate(zip(row.sentences, told, strict=True))
        if one.is_claim or one.role in _REPORTING
        for number in reported_numbers(sentence, at)
    ]
    return ExtractedRow(
        id=row.id,
        roles=tuple(one.role for one in told),
        claims=tuple(at for at, one in enumerate(told) if one.is_claim),
        p=tuple(one.p for one in told),
        results=tuple(numbers),
    )


def extract_file(
    path: Path,
    out: Path,
    *,
    done: Callable[[int], None] = lambda _: None,
    refused: Callable[[Refused], None] = lambda _: None,
    debug: bool = False,
) -> ExtractSummary:
    """Write a line for each row that can be used. Memory does not grow with the file.

    Args:
        done: called with 1 for each row.
        refused: called with each row that cannot be used.

    Raises:
        WrongUse: the file cannot be read, or the output would overwrite it.
        StorageError: the output cannot be written.
    """
    _guard(path, out)
    model, tally = default_roles(), _Tally()
    with whole(out) as file:
        for place, row in read_rows(path):
            made = _made(place, row, model, debug=debug)
            if isinstance(made, Refused):
                refused(made)
            else:
                file.write(f"{made.model_dump_json()}\n")
            tally.add(made)
            done(1)
    return tally.summary(out, model.threshold)


@dataclass(slots=True)
class _Tally:
    """Counts, and the first failures."""

    extracted: int = 0
    failed: int = 0
    sentences: int = 0
    claims: int = 0
    results: int = 0
    failures: list[Refused] = field(default_factory=list)

    def add(self, made: ExtractedRow | Refused) -> None:
        if isinstance(made, Refused):
            self.failed += 1
            if len(self.failures) < FAILURES_KEPT:
                self.failures.append(made)
            return
        self.extracted += 1
        self.sentences += len(made.roles)
        self.claims += len(made.claims)
        self.results += len(made.results)

    def summary(self, out: Path, threshold: float) -> ExtractSummary:
        return ExtractSummary(
            out=str(out),
            rows=self.extracted + self.failed,
            extracted=self.extracted,
            failed=self.failed,
            sentences=self.sentences,
            claims=self.claims,
            results=self.results,
            threshold=threshold,
            failures=tuple(self.failures),
        )


def _made(place: str, row: AbstractRow | str, model: RoleModel, *, debug: bool) -> ExtractedRow | Refused:
    if isinstance(row, str):
        return Refused(place=place, reason=row)
    failed: list[Failure] = []
    with contain("extract", place, failed.append, debug=debug):
        return extracted(row, model)
    return Refused(place=place, reason=failed[0].reason)


def _guard(path: Path, out: Path) -> None:
    require_apart([path], out)
    if not path.is_file():
        raise WrongUse(f"{path} cannot be read: no such file", "check the path")

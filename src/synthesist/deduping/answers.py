"""What people said of pairs of rows: a line for each word in a file beside the output, nothing ever taken out of it."""

import os
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from synthesist.errors import storing
from synthesist.records import Match, Sameness
from synthesist.records.base import Frozen

Pair = tuple[str, str]

_HINT = "name an output in a folder that you may write to, with room on the disk"


class Word(StrEnum):
    """What a person can say of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNDO = "undo"
    """The pair's last answer no longer stands; the one before it does, if there was one."""


class Said(Frozen):
    """One word of one person.

    Attributes:
        first: the smaller key of the two rows; keys are made of the rows' content, not of their files.
        second: the greater.
        first_id: what the rows were called when it was said, for readers; `second_id` likewise.
        by: who said it; empty where that is not known.
        at: UTC time, ISO 8601.
    """

    answer: Word
    first: str
    second: str
    first_id: str = ""
    second_id: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""

    @property
    def pair(self) -> Pair:
        """The two rows."""
        return self.first, self.second


class Answers:
    """The answers that stand, in the order in which they were given; each is on the disk before the next is asked for.

    Attributes:
        path: where they are kept; made with the first.
        problems: lines that are no answers, in words; they are left where they are.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[str] = []
        self._standing: list[Said] = []
        self._is_cut = False
        self._read()

    def add(self, said: Said) -> None:
        """Keep an answer.

        Raises:
            StorageError: it cannot be written.
        """
        line = f"{said.model_dump_json()}\n".encode()
        with storing(self.path, _HINT), self.path.open("ab") as file:
            file.write(b"\n" + line if self._is_cut else line)
            file.flush()
            os.fsync(file.fileno())
        self._is_cut = False
        self._take(said)

    def last(self) -> Said | None:
        """The answer that an undo would take back."""
        return self._standing[-1] if self._standing else None

    def standing(self) -> dict[Pair, Said]:
        """The answer that holds of each pair."""
        return {said.pair: said for said in self._standing}

    def of(self, keys: Collection[str]) -> tuple[Match, ...]:
        """The answers on rows that are there."""
        found = self.standing().values()
        return tuple(_match(said) for said in found if said.first in keys and said.second in keys)

    def _take(self, said: Said) -> None:
        if said.answer is not Word.UNDO:
            self._standing.append(said)
            return
        at = next((at for at in reversed(range(len(self._standing))) if self._standing[at].pair == said.pair), None)
        if at is not None:
            del self._standing[at]

    def _read(self) -> None:
        if not self.path.exists():
            return
        with storing(self.path, _HINT):
            raw = self.path.read_bytes()
        self._is_cut = bool(raw) and not raw.endswith(b"\n")
        for number, line in enumerate(raw.split(b"\n"), start=1):
            if line.strip():
                self._read_line(number, line)

    def _read_line(self, number: int, line: bytes) -> None:
        try:
            self._take(Said.model_validate_json(line))
        except ValidationError:
            self.problems.append(f"{self.path.name}:{number} is no answer, and is left aside")


def answers_path(out: Path) -> Path:
    """Where the answers to an output's questions lie: `FILE.decisions.jsonl`."""
    return out.with_name(f"{out.name}.decisions.jsonl")


def _match(said: Said) -> Match:
    answer = Sameness.SAME if said.answer is Word.SAME else Sameness.DIFFERENT
    reason = said.reason or f"said to be {answer.value}"
    return Match(first=said.first, second=said.second, answer=answer, reasons=(reason,), person=said.by or "a person")

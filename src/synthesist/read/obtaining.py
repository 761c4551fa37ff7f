"""One work's full text: copy after copy is tried until one can be read and is the work's own; each try is a fact."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.errors import SourceError, Unreadable
from synthesist.read.opening import content_of
from synthesist.read.places import Place, places_of
from synthesist.read.refusing import refusal_in
from synthesist.read.sameness import differs
from synthesist.read.stage import Obtained, Sought
from synthesist.records import BlockKind, Got, Link, Reading, SectionRole, TextKind, Try
from synthesist.records.copies import NONE_KNOWN, USERS
from synthesist.records.ids import sha256
from synthesist.web.message import Response

_GONE = frozenset((404, 410))
_LEAST = 1_000
"""Characters of running text beside title and abstract: a page about a paper, or a file's front matter, has fewer."""

_IN_FRONT = frozenset((SectionRole.TITLE, SectionRole.ABSTRACT, SectionRole.STATEMENTS, SectionRole.REFERENCES))

_NOT_NOW = frozenset(("budget", "offline"))
_REFUSALS = frozenset(("refused", "unsafe"))

Opened = Callable[[bytes, str, str, str], Reading]
"""Reads bytes, given name, declared type and address; it raises `Unreadable`."""

Ask = Callable[[Place], Response]

Told = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Ways:
    """How full texts are come by.

    Attributes:
        files: the user's files that are a work's text, with the names under which they are known.
        passed_over: names of files that are not opened, and why.
        is_asking: whether places are asked over the network; `why_not` says why they are not.
        links: further open copies of a work, from an index of them.
        address: of a place, as people know it.
        known: what was read before of the bytes with a hash, and their number.
    """

    files: Callable[[Sought], Sequence[tuple[str, Path]]]
    opened: Opened
    ask: Ask
    links: Callable[[Sought], Sequence[Link]]
    address: Callable[[Place], str] = lambda place: place.path
    passed_over: Callable[[Sought], Sequence[tuple[str, str]]] = lambda _: ()
    is_asking: bool = True
    why_not: str = ""
    known: Callable[[str], tuple[Reading, int] | None] = lambda _: None


def obtain(sought: Sought, ways: Ways) -> Obtained:
    """The full text of one work, with all tries; it raises nothing for a copy that cannot be had."""
    trying = _Trying(sought, ways)
    reading = trying.files() or trying.known() or trying.places()
    return Obtained(tuple(trying.tries), reading, trying.kind, "" if reading else trying.why_not())


class _Trying:
    """The tries for one work, in their order."""

    def __init__(self, sought: Sought, ways: Ways) -> None:
        self._sought, self._ways = sought, ways
        self.tries: list[Try] = []
        self.kind = TextKind.PUBLISHER

    def files(self) -> Reading | None:
        for name, path in self._ways.files(self._sought):
            told: Told = {"url": name, "basis": USERS}
            try:
                content = content_of(path)
            except Unreadable as error:
                self._note(told, Got.FAILED, str(error))
                continue
            if reading := self._read(told, content, (name, "", "")):
                self.kind = TextKind.USER_FILE
                return reading
        return None

    def known(self) -> Reading | None:
        """What was read of the user's file before, if that lies elsewhere by now."""
        for record in self._sought.records:
            for link in record.links:
                found = self._ways.known(record.source_id or "") if link.kind == "file" else None
                if found and not _unfit(found[0], self._sought):
                    self._note_known(link, *found)
                    return found[0]
        for name, why in self._ways.passed_over(self._sought):
            self._note({"url": name, "basis": USERS}, Got.REFUSED, why)
        return None

    def _note_known(self, link: Link, reading: Reading, size: int) -> None:
        told = {"url": link.url, "basis": USERS, "size": size, "sha256": reading.original_sha256}
        kind, licence = reading.reader.partition("/")[0], reading.front.licence
        self._note({**told, "kind": kind, "licence": licence}, Got.READ)
        self.kind = TextKind.USER_FILE

    def places(self) -> Reading | None:
        if not self._ways.is_asking:
            return None
        for place in self._open():
            if reading := self._at(place):
                self.kind = TextKind.DATABASE if place.service or place.host == "repository" else TextKind.PUBLISHER
                return reading
            if self.tries and self.tries[-1].outcome is Got.NOT_TRIED:
                return None
        return None

    def why_not(self) -> str:
        """Why there is no text, in words."""
        tried = [one for one in self.tries if one.problem]
        if tried:
            return "; ".join(dict.fromkeys(one.problem for one in tried))
        return self._ways.why_not or NONE_KNOWN

    def _open(self) -> Iterator[Place]:
        """The places that the records name, and then, if those gave nothing, those that an index knows."""
        known = places_of(self._sought.records)
        yield from known
        asked = {place.key for place in known}
        more = self._ways.links(self._sought)
        yield from (place for place in places_of(self._sought.records, more) if place.key not in asked)

    def _at(self, place: Place) -> Reading | None:
        url = self._ways.address(place)
        told: Told = {"url": url, "basis": place.basis, "version": place.version, "licence": place.licence}
        try:
            response = self._ways.ask(place)
        except SourceError as error:
            outcome = (
                Got.NOT_TRIED if error.kind in _NOT_NOW else Got.REFUSED if error.kind in _REFUSALS else Got.FAILED
            )
            self._note({**told, "at": error.at}, outcome, str(error))
            return None
        told = {**told, "at": response.at, "status": response.status}
        gone = "there is no copy at that place" if response.status in _GONE else ""
        if refusal := gone or (refusal_in(response.body) if place.service else ""):
            self._note(told, Got.REFUSED, refusal)
            return None
        return self._read(told, response.body, ("", response.header("content-type") or "", url), place.kind)

    def _read(self, told: Told, content: bytes, named: tuple[str, str, str], promised: str = "") -> Reading | None:
        told = {**told, "size": len(content), "sha256": sha256(content)}
        try:
            reading = self._ways.opened(content, *named)
        except Unreadable as error:
            self._note(told, Got.UNREADABLE, str(error))
            return None
        told = {**told, "kind": reading.reader.partition("/")[0]}
        if not told.get("licence") and reading.front.licence:
            told = {**told, "licence": reading.front.licence}
        if problem := _unfit(reading, self._sought):
            # A page under the address of a PDF is a login, a notice or a search; what it is about says nothing.
            if promised == "pdf" and told["kind"] == "html":
                self._note(told, Got.REFUSED, "a web page came in place of the PDF, such as one that asks for a login")
            else:
                self._note(told, Got.OTHER_TEXT, problem)
            return None
        self._note(told, Got.READ)
        return reading

    def _note(self, told: Told, outcome: Got, problem: str = "") -> None:
        fields = {"work_id": self._sought.work.work_id, "ordinal": len(self.tries), "outcome": outcome, **told}
        self.tries.append(Try.model_validate({**fields, "problem": problem}))


def _beyond_abstract(reading: Reading) -> int:
    """Characters of running text that is neither title, abstract nor back matter."""
    prose = (block for block in reading.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM))
    return sum(block.end - block.start for block in prose if reading.sections[block.section].role not in _IN_FRONT)


def _unfit(reading: Reading, sought: Sought) -> str:
    """Why a text cannot stand for the work; empty where it can."""
    if _beyond_abstract(reading) < _LEAST:
        return "it holds no more than the abstract"
    own = {record.source_id for record in sought.records}
    return "" if reading.original_sha256 in own else differs(reading, sought.records)

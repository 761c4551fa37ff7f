"""Works that the plan names as ones that a good search must find: which were found, and where each ended."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from synthesist.records import Decision, ReviewContents, Work
from synthesist.records.identifiers import identifiers_of, normal_identifier
from synthesist.report.searchmodel import KeyPaperRow
from synthesist.report.wording import Fact, visible

_WORD = re.compile(r"[^\W_]+")
_PLAIN = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to", "with"))
"""Words in which two copies of one title may differ."""

_BARE = ("arxiv", "pmid", "acl")
"""Schemes of which an identifier is known by its form alone."""

_ENDS = {
    ("identify", "remove"): "removed",
    ("identify", "remove-automatically"): "removed",
    ("screen", "exclude"): "excluded",
    ("read", "not-retrieved"): "not-retrieved",
    ("assess", "include"): "included",
}
_BY_ITS_TEXT = "A1"
"""The criterion that a work fails where nothing in it bears on the question."""


def key_paper_rows(contents: ReviewContents) -> tuple[KeyPaperRow, ...]:
    """One row for each work that the plan names, in its order."""
    found = _Found(contents)
    return tuple(found.row(named) for named in contents.plan["key_papers"])


def key_paper_facts(rows: Sequence[KeyPaperRow]) -> dict[str, Fact]:
    """How many there are, and how many were found and included."""
    return {
        "key_papers": len(rows),
        "key_papers_found": sum(bool(row.work_id) for row in rows),
        "key_papers_included": sum(row.ended == "included" for row in rows),
    }


class _Found:
    """What a review found, by identifier and by title."""

    def __init__(self, contents: ReviewContents) -> None:
        self._contents = contents
        self._ends = _ends(contents)
        self._ranks = {row.work_id: row.rank for row in contents.relevances}
        self._by_key: dict[object, list[Work]] = {}
        for work in sorted(contents.works.values(), key=self._best_first):
            for name in work.record_ids:
                record = contents.records[name]
                for key in (*record.identifiers, title_words(record.title)):
                    self._by_key.setdefault(key, []).append(work)

    def row(self, named: str) -> KeyPaperRow:
        """What became of a work that the plan names."""
        work = next((works[0] for key in meant(named) if (works := self._by_key.get(key))), None)
        if work is None:
            return KeyPaperRow(named=visible(named), ended="not-found")
        ended, criterion = self._ends.get(work.work_id, ("excluded", ""))
        return KeyPaperRow(
            named=visible(named),
            work_id=work.work_id,
            title=visible(work.record.title),
            sources=self._sources(work),
            ended=ended,
            criterion=criterion,
        )

    def _sources(self, work: Work) -> tuple[str, ...]:
        own = set(work.record_ids)
        hits = ((search.source, hit.record_id) for search in self._contents.searches for hit in search.hits)
        return tuple(sorted({source for source, record_id in hits if record_id in own}))

    def _best_first(self, work: Work) -> tuple[bool, int, str]:
        is_out = self._ends.get(work.work_id, ("", ""))[0] != "included"
        return is_out, self._ranks.get(work.work_id, len(self._ranks) + 1), work.work_id


def meant(named: str) -> tuple[object, ...]:
    """What a work is looked for by: the identifiers that its name is or holds, then the words of its title."""
    text, words = named.strip(), title_words(named)
    bare = ((scheme, value) for scheme in _BARE if (value := normal_identifier(scheme, text)))
    held = dict.fromkeys([*bare, *identifiers_of(_told(text), [text])])
    return (*held, *([words] if words else []))


def _told(text: str) -> list[tuple[str, str]]:
    """Scheme and value of a name such as `pmid:123`."""
    scheme, colon, value = text.partition(":")
    name = scheme.strip().lower()
    return [(name, value)] if colon and name in ("doi", "arxiv", "pmid", "pmcid", "acl") else []


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title by which two copies of it are one: small letters, no accents, no articles."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", title) if not unicodedata.combining(char))
    return tuple(word for word in _WORD.findall(plain.casefold()) if word not in _PLAIN)


def _ends(contents: ReviewContents) -> Mapping[str, tuple[str, str]]:
    """How far each work came, and by which criterion no further."""
    work_of = {work.record.record_id: work.work_id for work in contents.works.values()}
    ends: dict[str, tuple[str, str]] = {}
    for row in contents.effective:
        ended = _ended(row)
        if ended:
            item = work_of.get(row.item, "") if row.stage == "identify" else row.item
            ends[item] = (ended, "" if ended == "included" else row.criterion)
    return ends


def _ended(row: Decision) -> str:
    if (row.stage, row.action) == ("assess", "exclude"):
        return "no-claim" if row.criterion == _BY_ITS_TEXT else "excluded"
    return _ENDS.get((row.stage, row.action), "")

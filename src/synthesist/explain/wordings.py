"""Things named by their words: sentences of the report, claims, titles."""

import re
from collections.abc import Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.ids import work_or_record
from synthesist.explain.model import Kind

_FEWEST_WORDS = 3
_FEWEST_LETTERS = 4
_QUOTES = re.compile("[\"'“”‘’\u2066-\u2069\u202a-\u202e]")


def by_whole_title(case: Case, typed: str) -> Iterator[tuple[Kind, str]]:
    """A work's whole title, which sentences may quote as well."""
    asked = folded(typed)
    for record in case.contents.records.values() if asked else ():
        if folded(record.title) == asked:
            yield work_or_record(case, record.record_id)


def by_sentence(case: Case, typed: str) -> Iterable[tuple[Kind, str]]:
    """Words of a sentence of the report; one that says nothing else goes first."""
    said = [(name, line.text) for name, line in case.sentences.items()]
    return [(Kind.SENTENCE, name) for name in _holding(said, typed)]


def by_claim(case: Case, typed: str) -> Iterable[tuple[Kind, str]]:
    """Words of a claim, which the claims table shows; those that it leaves out come after."""
    claims = sorted(case.contents.claims, key=lambda claim: not claim.is_shown)
    shown = [(claim.claim_id, claim.text) for claim in claims if claim.is_shown]
    found = _holding(shown, typed) or _holding([(claim.claim_id, claim.text) for claim in claims], typed)
    return [(Kind.CLAIM, name) for name in found]


def by_title(case: Case, typed: str) -> Iterator[tuple[Kind, str]]:
    """Words that all stand in one title, in whatever order."""
    words = folded(typed).split()
    if len("".join(words)) < _FEWEST_LETTERS:
        return
    for record in case.contents.records.values():
        title = folded(record.title)
        if all(word in title for word in words):
            yield work_or_record(case, record.record_id)


def folded(text: str) -> str:
    """Text as it is compared: small letters, single blanks, no quotation marks."""
    return " ".join(_QUOTES.sub(" ", text).casefold().split())


def _holding(texts: Iterable[tuple[str, str]], typed: str) -> list[str]:
    """Names of the texts that hold the words; of those that are nothing else only these."""
    asked = folded(typed)
    if len(asked.split()) < _FEWEST_WORDS:
        return []
    holding = [(name, folded(text)) for name, text in texts if asked in folded(text)]
    return [name for name, text in holding if text == asked] or [name for name, _ in holding]

"""The claim holds a thing against one comparator, the passage against another."""

import re
from collections.abc import Iterator

from synthesist.language.signals import BARE, observed, telling
from synthesist.verify.vetoes.base import Veto, aligned, stems

_AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|in comparison (?:with|to)|relative to)\s+"
    r"(?:(?:the|a|an|that|those|of|with|in|using|both|did|does|receiving)\s+)*"
    r"((?:[^\s,.;:()]+\s*){1,4}?)(?=[,.;:()]|\s(?:in|on|for|by|and|at|as|with|when|"
    r"while|to|of|from|after|during|among)\b|$)",
    re.IGNORECASE,
)
_ANY_OTHER = stems(
    "control controls conventional standard usual baseline baselines existing previous prior other others current past "
    "general population normal average traditional comparison alternative "
    "competing strong state recent all both either "
    "group groups counterpart counterparts method methods model models system systems approach approaches median mean "
    "expected chance random level previously before those people patients individuals subjects"
)
"""Stems of comparators that leave open what they are, and so exclude nothing."""

_INACTIVE = re.compile(r"\b(?:vehicle|saline|sham|solvent|dummy|PLA)\b(?: alone)?", re.IGNORECASE)
_UNCLEAR = re.compile(r"\b[A-Z]{2,}s?\b|\d")
"""A short name may stand for anything that the other side spells out."""


def other_comparator(claim: str, passage: str) -> Veto | None:
    """A veto where both compare, and neither comparator is spoken of on the other side at all."""
    own = list(_comparators(claim))
    if not own:
        return None
    said, met = _stems(_INACTIVE.sub("placebo", claim)), _stems(_INACTIVE.sub("placebo", passage))
    if any(found & met for _, found in own):
        return None
    theirs = [pair for sentence in aligned(claim, passage) for pair in _comparators(sentence.text)]
    if not theirs or any(found & said for _, found in theirs):
        return None
    return Veto("comparator", f"the claim compares with “{own[0][0]}”, the passage with “{theirs[0][0]}”")


def _comparators(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Words and stems of the comparators that are named outright; a comparator that could be anything ends the list."""
    for found in _AGAINST.finditer(text):
        named = _stems(_INACTIVE.sub("placebo", found[1]))
        if named and not named & (_ANY_OTHER | BARE) and not _UNCLEAR.search(found[1]):
            yield " ".join(found[1].split()), named


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in observed(text)) & (telling(observed(text)) | _ANY_OTHER | BARE)

"""Inflected forms of English words, those taken that a corpus has."""

import re
from collections.abc import Mapping

_IRREGULAR = {
    "win": "won",
    "lose": "lost",
    "fall": "fell",
    "rise": "rose",
    "begin": "began",
    "speed": "sped",
    "spread": "spread",
    "forget": "forgot",
}
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)$")


def verb_forms(verb: str, counts: Mapping[str, int]) -> dict[str, str]:
    """By form: base, s, ed, ing."""
    past = _IRREGULAR.get(verb) or _likeliest(
        [f"{stem}{'d' if stem.endswith('e') else 'ed'}" for stem in _ied(verb)], counts
    )
    bare = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    return {
        "base": verb,
        "s": plural(verb),
        "ed": past,
        "ing": _likeliest([f"{stem}ing" for stem in (bare, bare + bare[-1])], counts),
    }


def plural(word: str) -> str:
    """The form in -s, of nouns and verbs alike."""
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _HISSING.search(word) else "s")


def comparative(adjective: str, counts: Mapping[str, int]) -> str:
    """The form in -er that a corpus has, or nothing."""
    stems = [stem.removesuffix("e") for stem in _ied(adjective)]
    found = _likeliest([f"{stem}er" for stem in stems], counts)
    return found if counts.get(found, 0) else ""


def lowered(text: str, counts: Mapping[str, int]) -> str:
    """Without the capital of a sentence's first word, where it is no name."""
    first = text.split(" ", 1)[0]
    is_common = first[1:].islower() and counts.get(first.lower(), 0) > counts.get(first, 0) / 3
    return text[:1].lower() + text[1:] if is_common or first == "A" else text


def _ied(word: str) -> list[str]:
    return [word[:-1] + "i"] if _CONSONANT_Y.search(word) else [word, word + word[-1]]


def _likeliest(forms: list[str], counts: Mapping[str, int]) -> str:
    return max(forms, key=lambda form: counts.get(form, 0))

"""Sentences with their abbreviations spelt out, for matching alone: a paper defines HIPV once and then says HIPV."""

import re
from collections.abc import Callable

from synthesist.language.abbreviations import definitions

_CAPITALS = 2


def speller(text: str) -> Callable[[str], str]:
    """What puts the long forms that a text defines behind the sentences that use their short ones."""
    long = {one.short: one.long for one in definitions(text) if sum(map(str.isupper, one.short)) >= _CAPITALS}
    if not long:
        return lambda sentence: sentence
    known = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(long, key=len, reverse=True)))})s?(?!\w)")

    def spelt(sentence: str) -> str:
        used = dict.fromkeys(long[found[1]] for found in known.finditer(sentence))
        new = [one for one in used if one.lower() not in sentence.lower()]
        return f"{sentence} ({'; '.join(new)})" if new else sentence

    return spelt

"""Sentences of an abstract, by a rule that is good enough for training data."""

import re

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\[(“\"])")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|et al|vs|cf|approx|Fig|Eq|resp|Dr|No|Sec|ca|al)|\b[A-Z])\.$")


def sentences_of(text: str) -> list[str]:
    """The sentences, each with single blanks; abbreviations do not end one."""
    parts: list[str] = []
    for part in _END.split(" ".join(text.split())):
        if parts and _SHORT.search(parts[-1]):
            parts[-1] += " " + part
        else:
            parts.append(part)
    return parts

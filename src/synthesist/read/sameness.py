"""Whether a text is the one that its records speak of: an address may hold another paper, or a page about it."""

import re
from collections.abc import Sequence

from synthesist.language import tokens
from synthesist.records import Reading, Record

_START = 4_000
"""Characters among which a paper names itself."""

_NAMED = 0.75
"""Share of a title's words that stand there, from which the title is taken as named."""

_SURELY = 0.95
"""The same, where the text states another DOI than the records: that of another version, or of another paper."""

_FEW = 3
"""Words of a title that is too short to tell alone."""


def differs(reading: Reading, records: Sequence[Record]) -> str:
    """Why a text is not that of these records; empty where it is, by identifier or by title."""
    start = f"{reading.front.title} {reading.text[:_START]}"
    stated = {pair for pair in reading.front.identifiers if pair[0] in ("doi", "arxiv", "pmcid")}
    known = {pair for record in records for pair in record.identifiers}
    if stated & known:
        return ""
    squeezed = re.sub(r"\s+", "", start).lower()
    if any(value.lower() in squeezed for scheme, value in known if scheme == "doi"):
        return ""
    titles = [record.title for record in records if record.title]
    share = _SURELY if "doi" in {scheme for scheme, _ in stated} & {scheme for scheme, _ in known} else _NAMED
    if any(_is_named(title, start, share) for title in titles):
        return ""
    shown = reading.front.title or reading.text[:80]
    return f"it holds another text: “{' '.join(shown.split())[:120]}”"


def _is_named(title: str, start: str, share: float) -> bool:
    words = [token.stem for token in tokens(title)]
    there = {token.stem for token in tokens(start)}
    if len(set(words)) <= _FEW:
        return " ".join(title.lower().split()) in " ".join(start.lower().split())
    return sum(word in there for word in words) >= share * len(words)

"""One study, one voice. Works that share an author, or nearly a title, count as one."""

from synthesist.language import content_stems
from synthesist.records import Record

_SAME_TITLE = 0.8


def are_independent(first: Record, second: Record) -> bool:
    """Whether two works may speak for each other; works without named authors are not taken for independent."""
    if not first.authors or not second.authors:
        return False
    if {author.key for author in first.authors} & {author.key for author in second.authors}:
        return False
    one, other = set(content_stems(first.title)), set(content_stems(second.title))
    return len(one & other) < _SAME_TITLE * max(1, len(one | other))

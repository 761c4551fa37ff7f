"""Whether a query that a person edited can be sent as it is; nothing in it is changed."""

from synthesist.errors import PlanError

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_FREE_TEXT = frozenset({"crossref"})
"""Where brackets and quotes are words like any other."""


def checked(name: str, text: str) -> str:
    """The query verbatim.

    Raises:
        PlanError: it is empty, or its brackets or quotes do not match; the message says where.
    """
    if not _asked(text):
        raise PlanError(f"the query for {name} is empty", "write one, or delete the entry to have it made anew")
    if name not in _FREE_TEXT and (fault := _fault(text)):
        raise PlanError(f"the query for {name} is not balanced: {fault}", "close what is open, or delete the entry")
    return text


def _asked(text: str) -> str:
    """The query without what only limits it, so that a filter alone counts as empty."""
    head, _, limits = text.rpartition(" | ")
    return (head if limits.startswith(("filter=", "year=")) else text).strip()


def _fault(text: str) -> str:
    opened: list[tuple[str, int]] = []
    quoted_from, is_escaped = -1, False
    for at, character in enumerate(text):
        if is_escaped or character == "\\":
            is_escaped = not is_escaped
        elif character == '"':
            quoted_from = at if quoted_from < 0 else -1
        elif quoted_from < 0 and character in _PAIRS:
            opened.append((character, at))
        elif quoted_from < 0 and character in _PAIRS.values() and (not opened or _PAIRS[opened.pop()[0]] != character):
            return f"“{character}” at character {at + 1} closes nothing"
    if quoted_from >= 0:
        return f"the quote at character {quoted_from + 1} is not closed"
    return f"“{opened[-1][0]}” at character {opened[-1][1] + 1} is not closed" if opened else ""

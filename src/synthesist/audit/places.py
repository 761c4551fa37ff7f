"""Where words of a text stand, by its reading: the block, the heading above, the page and the box on it."""

from bisect import bisect_right
from typing import Any

from synthesist.audit.folder import Folder


def heading(review: Folder, document: str, at: int) -> str:
    """The heading above a place with its number; "title" and "abstract" where that is what the place is in."""
    found = block(review, document, at)
    if found is None:
        title = review.documents.get(document, {}).get("text", "").partition("\n\n")[0]
        return "" if document in review.readings else "title" if at < len(title) else "abstract"
    kind, section = found
    if kind == "title":
        return "title"
    if section["role"] == "abstract" and not section["number"]:
        return "abstract"
    return f"{section['number']} {section['title']}".strip()


def block(review: Folder, document: str, at: int) -> tuple[str, dict[str, Any]] | None:
    """The kind of the block that a place stands in, and its section; None where it stands in none."""
    reading = review.readings.get(document)
    blocks = reading["blocks"] if reading else []
    found = bisect_right(blocks, at, key=lambda row: row[1]) - 1
    if reading is None or found < 0 or at >= blocks[found][2]:
        return None
    return blocks[found][0], reading["sections"][blocks[found][3]]


def box(review: Folder, document: str, at: int) -> list[float] | None:
    """The box of the line that a place stands in, else of the next one; None where there are no pages."""
    lines = review.readings.get(document, {}).get("lines", [])
    found = bisect_right(lines, at, key=lambda row: row[0]) - 1
    if found < 0 or lines[found][1] <= at:
        found += 1
    return list(lines[found][3]) if found < len(lines) else None

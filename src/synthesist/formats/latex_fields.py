"""Values of BibTeX fields as a record's attributes show them; what fills no attribute is kept as it was written."""

import re

from synthesist.formats.fields import Fields, text_of
from synthesist.formats.kinds import kind_of
from synthesist.formats.latex import decoded
from synthesist.formats.names import author_of
from synthesist.records import Author
from synthesist.records.identifiers import normal_arxiv

KIND_FIELD = "synthesist-kind"
"""Where we write a type of publication that BibTeX has no word for."""

_VERBATIM = frozenset(("doi", "url", "eprint", "pdf", "pmid", "pmcid", "acl", "retracted"))
_ARCHIVES = frozenset(("archiveprefix", "eprinttype"))
_HIDDEN = {" ": "\ufdd0", ",": "\ufdd1", ";": "\ufdd2"}
_SHOWN = {ord(hidden): shown for shown, hidden in _HIDDEN.items()}


def decoded_field(name: str, value: object) -> str:
    """A value with LaTeX read, or without braces and escapes where LaTeX takes it as it stands."""
    text = text_of(value)
    if name.lower() in _VERBATIM:
        return re.sub(r"\s*\n\s*|\\([%&#_$~{}])|[{}]", r"\1", text)
    return decoded(text)


def latex_authors(value: object) -> tuple[Author, ...]:
    """The names between each `and` outside braces; what stands in braces is one word."""
    names = re.split(r"\s+and\s+", _with_groups_hidden(text_of(value)), flags=re.IGNORECASE)
    found = (author_of(decoded(name)) for name in names)
    return tuple(
        Author(family=author.family.translate(_SHOWN), given=author.given.translate(_SHOWN))
        for author in found
        if author
    )


def _with_groups_hidden(text: str) -> str:
    """The text with blanks, commas and semicolons inside braces replaced, so that nothing splits there."""
    depth, shown = 0, []
    text = re.sub(r"\s", " ", text)
    for position, character in enumerate(text):
        depth = max(0, depth + (character == "{") - (character == "}"))
        # The blank in `{\v S}` belongs to the command and not to the name.
        is_gap = character == " " and re.search(r"\\[A-Za-z]+$", text[max(0, position - 20) : position])
        shown.append(_HIDDEN.get(character, character) if depth and not is_gap else character)
    return "".join(shown)


def refined_entry(fields: Fields) -> Fields:
    """Without the name of the archive of an arXiv id, which the id implies; with the type that we wrote aside."""
    folded = {name.lower(): str(value) for name, value in reversed(fields)}
    if normal_arxiv(decoded_field("eprint", folded.get("eprint", ""))):
        fields = _without_first(fields, next((pair for pair in fields if _names_arxiv(*pair)), None))
    stated, kind = folded.get("entrytype", ""), folded.get(KIND_FIELD, "")
    if not kind or stated not in {kind_of(kind, venue).bibtex for venue in (None, "any")}:
        return fields
    rest = _without_first(fields, next(pair for pair in fields if pair[0].lower() == KIND_FIELD))
    return (("entrytype", kind), *_without_first(rest, ("entrytype", stated)))


def _without_first(fields: Fields, left_out: tuple[str, object] | None) -> Fields:
    """The fields but for one, whose further likes stay."""
    at = fields.index(left_out) if left_out in fields else len(fields)
    return fields[:at] + fields[at + 1 :]


def _names_arxiv(name: str, value: object) -> bool:
    return name.lower() in _ARCHIVES and str(value).lower() == "arxiv"

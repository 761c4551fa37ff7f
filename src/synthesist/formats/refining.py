"""What several fields of a tagged format say together, brought into one before roles are given."""

import re
from collections.abc import Iterable

from synthesist.formats.fields import Fields, text_of
from synthesist.formats.kinds import is_known, kind_of
from synthesist.formats.names import author_of
from synthesist.records import Author
from synthesist.records.identifiers import normal_identifier

RETRACTED = "retracted publication"
"""What MEDLINE and Web of Science call the type of an article that was retracted."""

_NAMED_NOTE = re.compile(r"(pmid|pmcid|arxiv|acl|kind|retracted) ?:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


def names_by_line(value: object) -> tuple[Author, ...]:
    """Authors of which each has a line, or is parted by a semicolon; in a name a comma parts family and given."""
    return tuple(author for name in re.split(r"[;\n]", text_of(value)) if (author := author_of(name)))


def refined_ris(fields: Fields) -> Fields:
    """With notes such as `PMID: 12` and `retracted: true`, for which RIS has no tags, under names of their own.

    The tag gets the word behind it (`N1:PMID`), which tells such a note from others. A note of the kind
    takes the place of the type where the two agree.
    """
    refined: list[tuple[str, object]] = []
    for name, value in fields:
        found = _NAMED_NOTE.fullmatch(text_of(value)) if name == "N1" else None
        word, rest = (found[1].lower(), found[2]) if found else ("", "")
        if word == "kind" and refined and refined[0][1] in {kind_of(rest, venue).ris for venue in (None, "any")}:
            refined[0] = ("TY", rest)
        elif _is_statement(word, rest) and not (word == "retracted" and "N1:RETRACTED" in dict(refined)):
            refined.append((f"N1:{word.upper()}", rest))
        else:
            refined.append((name, value))
    return tuple(refined)


def _is_statement(word: str, rest: str) -> bool:
    if word == "retracted":
        return rest.lower() in ("true", "false")
    return word not in ("", "kind") and normal_identifier(word, rest) is not None


def refined_nbib(fields: Fields) -> Fields:
    """With bodies that sign a work among its authors, a type that is known first, and a mark if retracted."""
    tags = {name for name, _ in fields}
    authors = "FAU" if "FAU" in tags else "AU"
    signed = [(authors, f"{value},") if name == "CN" else (name, value) for name, value in fields]
    types = [pair for pair in signed if pair[0] == "PT"]
    # Stable: among the types that are known, and among the others, the order of the file stays.
    types.sort(key=lambda pair: not is_known(text_of(pair[1])))
    return (*(pair for pair in signed if pair[0] != "PT"), *types, *_mark(text_of(value) for _, value in types))


def refined_isi(fields: Fields) -> Fields:
    """With a mark if one of the types says that the article was retracted."""
    types = [text_of(value) for name, value in fields if name == "DT"]
    return (*fields, *_mark(part.strip() for stated in types for part in stated.split(";")))


def _mark(types: Iterable[str]) -> Fields:
    is_marked = any(stated.lower() == RETRACTED for stated in types)
    return (("retracted", "true"),) if is_marked else ()


def decoded_nbib(name: str, value: object) -> object:
    """A value; of identifiers with their kind behind them only a DOI: a publisher's number may look like one."""
    text = text_of(value)
    is_other = name in ("AID", "LID") and re.search(r"\[(?!doi\])\w+\]$", text)
    return "" if is_other else text

"""Names of rows: the file's own where it has one and no other row bears it, else one that says which file."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from synthesist.deduping.fields import Fields
from synthesist.formats.columns import TABLE
from synthesist.formats.fields import Parsed, Role
from synthesist.records import Failure

_LONGEST = 200
_OWN = ("citekey", "ID", "UT")
"""Where the key of a BibTeX entry, the id of a RIS record and the accession number of Web of Science stand."""

Name = tuple[str, str, int]
"""The row's own id, or "", the label of its file, and its number in the file, from 1."""


def labels_of(paths: Sequence[Path]) -> list[str]:
    """What each file is called in ids: its name; with its folders where files of one name come from several."""
    times = Counter(path.name for path in paths)
    return [re.sub(r"\s", "_", path.name if times[path.name] == 1 else path.as_posix()) for path in paths]


def own_id(parsed: Parsed, fields: Fields) -> str:
    """The id that a row has in its own file; "" where it has none that can be shown."""
    found = _stated(parsed, fields).strip()
    return found if found.isprintable() and len(found) <= _LONGEST else ""


def _stated(parsed: Parsed, fields: Fields) -> str:
    if isinstance(parsed, Failure):
        named = (value for name, value in fields.items() if TABLE.role(name) is Role.ID)
        return next((value for value in named if isinstance(value, str)), "")
    stated = dict(reversed(parsed.extra))
    return parsed.source_id or next((stated[name] for name in _OWN if name in stated), "")


def ids_of(names: Sequence[Name]) -> list[str]:
    """One id per row, all unlike: `smith2020`, `a.bib/smith2020` where other files use it too, `a.ris:12` without."""
    anywhere = Counter(own for own, _, _ in names)
    in_file = Counter((own, label) for own, label, _ in names)
    taken: set[str] = set()
    made = []
    for own, label, number in names:
        if not own:
            wanted = f"{label}:{number}"
        elif anywhere[own] == 1:
            wanted = own
        else:
            wanted = f"{label}/{own}" if in_file[own, label] == 1 else f"{label}/{own}:{number}"
        while wanted in taken:
            wanted += "'"
        taken.add(wanted)
        made.append(wanted)
    return made

"""CSL-JSON objects, told from others by their names, as fields."""

from collections.abc import Iterator, Mapping

from synthesist.formats.columns import pairs_of
from synthesist.formats.fields import Fields
from synthesist.formats.kinds import kind_of

OWN = "synthesist"
"""The object in `custom` with what CSL has no variables for."""

DATES = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))
"""The variables that hold dates."""

_MARKS = ("container-title", "issued")
_NAME_PARTS = frozenset(("family", "literal", "non-dropping-particle", "dropping-particle"))
_FOREIGN = frozenset(("authors", "date", "doi", "journal", "pmid", "published", "venue", "year"))
"""Names that rows of other making fill: to read those as CSL would lose the attribute."""

Content = Mapping[str, object]


def is_csl(content: Content) -> bool:
    """Whether an object's names are those of CSL-JSON."""
    if not _FOREIGN.isdisjoint(content):
        return False
    return any(mark in content for mark in _MARKS) or _has_csl_names(content.get("author")) or bool(_own(content))


def _has_csl_names(authors: object) -> bool:
    first = authors[0] if isinstance(authors, list) and authors else None
    return isinstance(first, Mapping) and not _NAME_PARTS.isdisjoint(first)


def _own(content: Content) -> Content:
    custom = content.get("custom")
    own = custom.get(OWN) if isinstance(custom, Mapping) else None
    return own if isinstance(own, Mapping) else {}


def csl_fields(content: Content) -> Fields:
    """The variables of an item as fields; what we put aside in `custom` under names of its own."""
    return tuple(_fields(content, _own(content)))


def _fields(content: Content, own: Content) -> Iterator[tuple[str, object]]:
    for name, value in content.items():
        if name == "custom" and own and isinstance(value, Mapping):
            yield name, {part: value[part] for part in value if part != OWN}
        elif name == "type" and _agrees(own.get("kind"), value):
            yield name, own["kind"]
        else:
            yield name, date_text(name, value)
    for name, value in own.items():
        if name != "kind":
            yield f"{OWN}:{name}", pairs_of(value) if name == "extra" else value


def _agrees(kind: object, stated: object) -> bool:
    return isinstance(kind, str) and stated in {kind_of(kind, venue).csl for venue in (None, "any")}


def date_text(name: str, value: object) -> object:
    """A date of CSL as year, month and day in one text; a span as two with "/" between; other values as they are."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return value
    ((form, said),) = value.items()
    if name in DATES and form in ("raw", "literal") and isinstance(said, str):
        return said
    return _parts_text(said) if form == "date-parts" and isinstance(said, list) else value


def _parts_text(dates: list[object]) -> str:
    days = [day for day in dates if isinstance(day, list)] or [dates]
    return "/".join("-".join(f"{part:0>2}" for part in day if isinstance(part, int | str)) for day in days)

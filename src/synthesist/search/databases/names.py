"""Names of authors as services state them."""

import re

from synthesist.formats.cleaning import clean
from synthesist.formats.names import author_of
from synthesist.records import Author

_ORCID = re.compile(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\dA-Za-z])")


def orcid_of(text: object) -> str | None:
    """The sixteen digits with hyphens; None where there are none."""
    found = _ORCID.search(text) if isinstance(text, str) else None
    return "-".join(found.groups()).upper() if found else None


def person(family: object, given: object = "", *, suffix: object = "", orcid: object = None) -> Author | None:
    """A person whose name the service has split; None where both parts are empty. What is no text counts as empty."""
    last, first, rest = (clean(part) if isinstance(part, str) else "" for part in (family, given, suffix))
    if not last:
        return Author(family=first, orcid=orcid_of(orcid)) if first else None
    return Author(family=f"{last} {rest}".strip(), given=first, orcid=orcid_of(orcid))


def body(name: object) -> Author | None:
    """A body that signs a work, such as a consortium; None where there is no name."""
    return person(name)


def named(name: object, *, orcid: object = None) -> Author | None:
    """An author from a whole name, "Given Family", "Family, Given" or "Family GH"; None where there is none."""
    found = author_of(name) if isinstance(name, str) else None
    return found.model_copy(update={"orcid": orcid_of(orcid)}) if found else None

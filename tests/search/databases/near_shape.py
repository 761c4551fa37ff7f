"""Answers that are nearly of a service's shape: fields are missing, doubled, of another type, or hold anything."""

import copy
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from(["", "10.1/x", "2021"])
)
JUNK = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12)


@st.composite
def near(draw: st.DrawFn, shape: Any) -> Any:
    """JSON of nearly this shape: up to four of its parts are missing or are something else."""
    made = {"": copy.deepcopy(shape)}
    paths = list(_paths(made))
    for path in draw(st.lists(st.sampled_from(paths), max_size=4)):
        *way, last = path
        place = made
        for key in way:
            place = place[key] if _has(place, key) else None
        if _has(place, last):
            place[last] = draw(JUNK)
            if way and draw(st.booleans()):
                del place[last]
    return made[""]


def _paths(made: Any) -> Iterator[tuple[Any, ...]]:
    parts = made.items() if isinstance(made, dict) else enumerate(made) if isinstance(made, list) else ()
    for key, part in parts:
        yield (key,)
        yield from ((key, *path) for path in _paths(part))


def _has(place: Any, key: Any) -> bool:
    return (isinstance(place, dict) and key in place) or (isinstance(place, list) and key in range(len(place)))


@st.composite
def near_xml(draw: st.DrawFn, body: bytes) -> bytes:
    """XML of nearly this shape."""
    root = ET.fromstring(body)
    for element in list(root.iter()):
        chance = draw(st.integers(0, 9))
        if chance == 9:
            element.text = draw(_XML_TEXT)
        elif chance == 8:
            for child in draw(st.permutations(list(element)))[:1]:
                element.remove(child)
        elif chance == 7 and len(element):
            element.append(element[draw(st.integers(0, len(element) - 1))])
        elif chance == 6:
            element.attrib = dict.fromkeys(element.attrib, draw(_XML_TEXT))
    return ET.tostring(root, encoding="utf-8")

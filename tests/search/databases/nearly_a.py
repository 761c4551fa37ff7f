"""Answers that are nearly right: a real shape with parts replaced by anything that JSON can hold."""

from typing import Any

from hypothesis import strategies as st

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**25), max_value=10**25)
    | st.floats(allow_nan=True)
    | st.text(max_size=12)
    | st.sampled_from(["\ud800", "<p>", "\x00", "https://x.example/\x00", "10.5/x", "2021-13-40", "]]>"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def nearly(shape: Any) -> st.SearchStrategy[Any]:
    """The shape, in which about one part in eight is something else, and some fields are missing."""
    whole: st.SearchStrategy[Any]
    if isinstance(shape, dict):
        fields = {name: nearly(value) for name, value in shape.items()}
        whole = st.fixed_dictionaries({}, optional=fields)
    elif isinstance(shape, list):
        whole = st.tuples(*map(nearly, shape)).map(list) if shape else st.just([])
    else:
        whole = st.just(shape)
    return st.integers(0, 7).flatmap(lambda dice: ANYTHING if dice == 0 else whole)

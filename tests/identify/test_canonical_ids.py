"""Identities: equal things have equal names, different ones do not."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.records.identifiers import identifiers_of, normal_identifier
from synthesist.records.ids import ID_LENGTH, canonical_json, claim_id, document_id, record_id, short_hash

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)
)


@given(st.lists(TEXT | st.integers(), max_size=4), st.lists(TEXT | st.integers(), max_size=4))
def test_two_lists_of_parts_share_a_hash_only_if_equal(one: list[str | int], other: list[str | int]) -> None:
    """A user would see two claims under one name because their parts join to the same letters."""
    assert (one == other) is (short_hash(*one) == short_hash(*other))


@given(JSON)
def test_canonical_json_says_the_same(content: object) -> None:
    """A user's stored row would not be the row that was read."""
    assert content == json.loads(canonical_json(content))


@given(st.dictionaries(TEXT, st.integers()))
def test_canonical_json_ignores_the_order_of_keys(content: dict[str, int]) -> None:
    """A user would get another identity from the same row on another machine."""
    assert canonical_json(content) == canonical_json(dict(reversed(content.items())))


@given(TEXT, TEXT.filter(bool), st.binary(), st.binary())
def test_a_sources_own_id_names_a_record_whatever_its_bytes(source: str, own: str, one: bytes, other: bytes) -> None:
    """A user would get a new record each time that a source changes a comma."""
    assert record_id(source, own, one) == record_id(source, own, other)


@given(TEXT, st.binary(), st.binary())
def test_without_an_own_id_the_bytes_name_a_record(source: str, one: bytes, other: bytes) -> None:
    """A user would lose all rows of a file without ids but one."""
    assert (one == other) is (record_id(source, None, one) == record_id(source, None, other))


@pytest.mark.parametrize("own", [None, ""])
def test_an_empty_own_id_is_none(own: str | None) -> None:
    """A user would see all rows with an empty id column taken for one."""
    assert record_id("a", own, b"1") != record_id("a", own, b"2")


@given(TEXT, st.integers(0, 9), st.integers(0, 9))
def test_ids_are_short_hex_and_kinds_do_not_meet(text: str, start: int, end: int) -> None:
    """A user could not put an id into a link or a file name."""
    ids = [record_id(text, text, b""), document_id(text, text, text), claim_id(text, text, start, end)]
    assert [ID_LENGTH] * 3 == [len(found) for found in ids]
    assert set("".join(ids)) <= set("0123456789abcdef")
    assert 3 == len(set(ids))


DOI_TEXT = st.builds(
    "{}10.{}/{}".format,
    st.sampled_from(["", "doi:", "DOI: ", "https://doi.org/", "http://dx.doi.org/", "doi.org/"]),
    st.integers(1000, 99_999),
    st.text("abcXYZ019.-_()/;%", min_size=1, max_size=20),
)


@given(DOI_TEXT)
def test_a_normal_doi_is_its_own_normal_form(text: str) -> None:
    """A user would see a work joined with itself only on the second run."""
    normal = normal_identifier("doi", text)
    assert normal is None or normal == normal_identifier("doi", normal)


@given(st.sampled_from(["doi", "arxiv", "pmid", "pmcid", "acl"]), st.text())
def test_any_text_has_a_normal_form_or_none(scheme: str, text: str) -> None:
    """A user would lose a file to one cell with a strange identifier."""
    normal = normal_identifier(scheme, text)
    assert normal is None or normal == normal_identifier(scheme, normal)


@given(st.lists(st.tuples(st.sampled_from(["doi", "pmid", "acl"]), DOI_TEXT | st.from_regex(r"[1-9]\d{0,7}"))))
def test_identifiers_are_sorted_and_each_stands_once(stated: list[tuple[str, str]]) -> None:
    """A user would get another record from the same row in another order."""
    found = identifiers_of(stated)
    assert tuple(sorted(set(found))) == found
    assert found == identifiers_of(list(reversed(stated)))

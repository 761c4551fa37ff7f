"""Raw rows are searched for words whatever they are written in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from synthesist.appraise.confirmer.rawrows import RawRow
from synthesist.records import Record, TextKind


def row(raw: str, kind: TextKind = TextKind.DATABASE) -> RawRow:
    """A raw row taken apart."""
    return RawRow.of(Record(record_id="r", source="s", title="t", raw=raw, text_kind=kind))


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_row_can_be_searched(raw: str, text: str) -> None:
    """A row that a source garbled would end the appraisal."""
    assert row(raw).says(text) in {True, False}


@given(st.text(alphabet=st.characters(whitelist_categories=["L", "Nd"]), min_size=1, max_size=60))
def test_what_an_object_holds_is_found_in_it(text: str) -> None:
    """A record would be called a forgery that its source returned as it is."""
    assert row(json.dumps({"a": [{"b": text}]})).says(text)


def test_markup_and_accents_part_no_words() -> None:
    """A title in BibTeX or JATS would be taken for another one."""
    assert row("@article{x, title={Caf{\\'e} <i>lights</i> and lamps}}").says("Cafe lights and lamps")
    assert row('{"title": "A &amp; B of <sub>2</sub> lamps"}').says("A & B of 2 lamps")


def test_another_text_is_not_found() -> None:
    """A text that was put in place of a record's own would pass."""
    assert not row('{"title": "Lamps and kettles"}').says("Kettles and lamps")
    assert not row('{"abstract": "It fell by 4 points."}').says("It fell by 5 points.")


def test_of_a_word_index_words_and_numbers_count() -> None:
    """An abstract that was put together again from an index of its words would never be found."""
    index = json.dumps({"abstract_inverted_index": {"fell": [1], "It": [0], "by": [2], "4": [3], "points": [4]}})
    assert row(index, TextKind.RECONSTRUCTED).says("It fell by 4 points")
    assert not row(index, TextKind.RECONSTRUCTED).says("It fell by 5 points")

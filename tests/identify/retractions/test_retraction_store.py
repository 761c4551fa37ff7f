"""Lists at hand: side by side, replaced, and never half there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist.errors import StorageError, WrongUse
from synthesist.identify.retractions import ListStore, notes_for, take_in

Rows = Callable[..., str]
Listing = Callable[..., ListStore]
Said = Callable[..., tuple]


def test_nothing_is_written_before_a_list_is_taken_in(store: ListStore):
    """A review that only asks would leave files in a user's folder."""
    assert (store.lists(), notes_for([], store), store.path.exists()) == ((), (), False)


def test_lists_stand_side_by_side(listing: Listing, watch_rows: Rows, flagged_rows: Rows):
    """A user with two lists would have one."""
    listing(watch_rows({}))
    store = listing(flagged_rows(("10.5555/a", "10.5555/n")))
    held = [(one.name, one.dated, one.entries, one.imported) for one in store.lists()]
    assert held == [
        ("Retraction Watch", "2023-07-12", 1, "2026-01-02"),
        ("open-retractions", "2020-05-20", 1, "2026-01-02"),
    ]


def test_newer_list_replaces_the_former(listing: Listing, watch_rows: Rows, said: Said):
    """What was taken off a list would be held against works for ever."""
    store = listing(watch_rows({}, {"OriginalPaperDOI": "10.5555/other", "OriginalPaperPubMedID": "0"}))
    listing(watch_rows({"OriginalPaperDOI": "10.5555/other"}))
    assert [one.entries for one in store.lists()] == [1]
    assert said(identifiers=(("doi", "10.5555/stone"),)) == ()
    assert len(said(identifiers=(("doi", "10.5555/other"),))) == 1


def test_same_file_again_changes_nothing(tmp_path: Path, store: ListStore, watch_rows: Rows):
    """A nightly import would rewrite what is there, and date it anew."""
    path = tmp_path / "list.csv"
    path.write_text(watch_rows({}), encoding="utf-8")
    first = take_in(path, store, today="2026-01-02")
    again = take_in(path, store, today="2026-02-02")
    assert (first.is_unchanged, again.is_unchanged, again.about.imported) == (False, True, "2026-01-02")


def test_day_of_a_list_is_no_day_to_come(listing: Listing, watch_rows: Rows):
    """A slip in one date would make an old list look new."""
    store = listing(watch_rows({}, {"RetractionDate": "7/12/2053 0:00"}))
    assert store.lists()[0].dated == "2023-07-12"


def test_day_and_name_can_be_said(listing: Listing, watch_rows: Rows, said: Said):
    """A user who knows when a list was made could not say so."""
    store = listing(watch_rows({}), name="Ours", dated="2025-05-05")
    assert [(one.name, one.dated) for one in store.lists()] == [("Ours", "2025-05-05")]
    (note,) = said(identifiers=(("doi", "10.5555/stone"),))
    assert (note.source, note.listed) == ("list: Ours", "2025-05-05")


def test_list_that_breaks_leaves_the_former(tmp_path: Path, listing: Listing, watch_rows: Rows, flagged_rows: Rows):
    """A download that was cut off would take the good list away."""
    import zstandard

    store = listing(flagged_rows(("10.5555/a", "10.5555/n")))
    rows = flagged_rows(*((f"10.5555/{number * 7919 % 9973}", f"10.5555/n{number}") for number in range(3000)))
    (tmp_path / "cut.zst").write_bytes(zstandard.compress(rows.encode())[:-500])
    with pytest.raises(WrongUse, match="cannot be unpacked"):
        take_in(tmp_path / "cut.zst", store, today="2026-01-02")
    assert [(one.name, one.entries) for one in store.lists()] == [("open-retractions", 1)]
    assert store.holding(["doi:10.5555/a"]) == {"doi:10.5555/a": [(1, False)]}


def test_list_without_a_usable_row_is_refused(tmp_path: Path, listing: Listing, store: ListStore, watch_rows: Rows):
    """An empty list would count as one that was consulted."""
    with pytest.raises(WrongUse, match="holds no row that can be used"):
        listing(watch_rows({"RetractionNature": "Celebration"}))
    assert store.lists() == ()


def test_broken_store_says_what_to_do(store: ListStore):
    """A damaged file would end in a traceback."""
    store.path.parent.mkdir()
    store.path.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(StorageError) as caught:
        store.lists()
    assert "delete it and take the lists in again" in caught.value.hint


def test_first_import_that_is_cut_off_leaves_nothing_in_the_way(tmp_path: Path, store: ListStore, watch_rows: Rows):
    """A user who pressed Ctrl-C would have a library that cannot be asked."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "list.csv"
    path.write_text(
        watch_rows(*({"OriginalPaperDOI": f"10.5555/{number}"} for number in range(5000))), encoding="utf-8"
    )
    with pytest.raises(KeyboardInterrupt):
        take_in(path, store, today="2026-01-02", progress=interrupt)
    assert store.lists() == ()
    assert notes_for([], store) == ()
    assert take_in(path, store, today="2026-01-02").about.entries == 5000


def test_store_of_another_make_is_empty(store: ListStore):
    """An empty file in the store's place would end every review."""
    store.path.parent.mkdir()
    store.path.touch()
    assert store.lists() == ()


def test_ten_thousand_equal_titles_are_taken_in(listing: Listing, watch_rows: Rows, said: Said):
    """A list that repeats one title would bring a check to a halt."""
    listing(watch_rows(*({"OriginalPaperDOI": f"10.5555/{number}"} for number in range(10_000))))
    assert len(said(identifiers=(("doi", "10.5555/777"),))) == 1
    said("Rendered pictures teach machines to answer questions about scenes", authors=["Stone"])

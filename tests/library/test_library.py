"""The records at hand: what goes in comes out, is found, and survives a cut."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import StorageError, failure
from synthesist.language import ConceptMatcher
from synthesist.library import Library
from synthesist.models import Embedder
from synthesist.records import Author, Concept, Failure, Part, Record, TextKind
from synthesist.records.ids import record_id

Open = Callable[..., Library]
MakeRecord = Callable[..., Record]


@pytest.fixture
def opened(tmp_path: Path, hashed_words: Embedder) -> Iterator[Open]:
    """Opens a library in a folder of the test."""
    libraries: list[Library] = []

    def open_library(name: str = "library", *records: Record, embedder: Embedder = hashed_words) -> Library:
        library = Library(tmp_path / name, embedder)
        libraries.append(library)
        if records:
            library.add(records)
        return library

    yield open_library
    for library in libraries:
        library.close()


def found(library: Library, *words: str, limit: int = 1_000) -> list[str | None]:
    """The sources' own ids of the records that words find, best first; what only the vector found is left out."""
    hits = library.search([[word] for word in words], " ".join(words), limit)
    records = library.records([hit.record_id for hit in hits])
    return [records[hit.record_id].source_id for hit in hits if hit.text_rank]


def varied(make_record: MakeRecord, count: int) -> list[Record]:
    """Records of random words, no two alike."""
    words = ["sleep", "memory", "adult", "exercise", "diet", "stress", "cohort", "trial", "child", "school", "reading"]
    dice = random.Random(7)
    return [
        make_record(str(at), " ".join([*dice.choices(words, k=5), f"number{at}"]), " ".join(dice.choices(words, k=30)))
        for at in range(count)
    ]


def test_an_added_record_is_found_by_its_words(opened: Open, make_record: MakeRecord) -> None:
    """A user would not find what they put in."""
    library = opened("library", make_record("a", "Sleep and memory"), make_record("b", "Ducks", "They sleep little."))
    assert ["a", "b"] == found(library, "sleep")
    assert ["b"] == found(library, "ducks")


def test_a_record_is_found_by_meaning_without_a_shared_term(opened: Open, make_record: MakeRecord) -> None:
    """A user would find nothing where the vocabulary and the paper use other words."""
    library = opened("library", make_record("a", "Sleep and memory"))
    (hit,) = library.search([["unheard"]], "memory", 10)
    assert (None, 1) == (hit.text_rank, hit.vector_rank)


def test_the_counts_of_an_import_are_told(opened: Open, make_record: MakeRecord) -> None:
    """A user could not tell whether their file went in."""
    library = opened("library", make_record("a", "Old"), make_record("b", "Kept"))
    broken = failure("import", "refs.ris:1", "broken", raw="TY")
    added = library.add([make_record("a", "New"), make_record("b", "Kept"), make_record("c", "Fresh"), broken])
    assert (1, 1, 1, (broken,)) == (added.new, added.changed, added.unchanged, added.failures)
    assert (3, 1) == (library.info().records, library.info().failures)


def test_adding_the_same_again_changes_nothing(opened: Open, make_record: MakeRecord) -> None:
    """A user's second import would double every work."""
    records = varied(make_record, 20)
    library = opened("library", *records)
    before = (library.content_sha256, len(library), found(library, "sleep", "memory"))
    added = library.add(records)
    assert (0, 0, 20) == (added.new, added.changed, added.unchanged)
    assert before == (library.content_sha256, len(library), found(library, "sleep", "memory"))


def test_the_order_of_imports_does_not_matter(opened: Open, make_record: MakeRecord) -> None:
    """A user would get another review from the same library on another machine."""
    records = varied(make_record, 120)
    one = opened("one", *records)
    other = opened("other")
    shuffled = random.Random(1).sample(records, len(records))
    for at in range(0, len(shuffled), 25):
        other.add(shuffled[at : at + 25])
    assert one.content_sha256 == other.content_sha256
    for limit in (5, 1_000):
        ask = ([["sleep"], ["memory"]], "sleep and memory", limit)
        assert one.search(*ask) == other.search(*ask)


def test_records_that_are_equally_near_stand_by_id(opened: Open, make_record: MakeRecord) -> None:
    """A user would get another order of equal works on another machine."""
    library = opened("library", *(make_record(str(at), "Sleep and memory") for at in (5, 3, 1, 4, 2)))
    ids = [hit.record_id for hit in library.search([["sleep"]], "sleep", 10)]
    assert sorted(ids) == ids


def test_what_a_limit_leaves_of_equal_records_does_not_hang_on_their_order(
    opened: Open, make_record: MakeRecord
) -> None:
    """A user would get other works from the same library on another machine, where a limit cuts between equal ones."""
    records = [make_record(str(at), "Sleep and memory") for at in range(40)]
    one, other = opened("one", *records), opened("other", *records[::-1])
    assert one.search([["sleep"]], "sleep", 5) == other.search([["sleep"]], "sleep", 5)


def test_a_changed_library_ranks_as_one_that_was_filled_afresh(opened: Open, make_record: MakeRecord) -> None:
    """A user who updates a library would get another ranking than one who fills it today."""
    new = varied(make_record, 120)
    old = [record.model_copy(update={"abstract": "sleep sleep memory"}) for record in new]
    one = opened("one", *(before if at % 3 else after for at, (before, after) in enumerate(zip(old, new, strict=True))))
    one.add(new)
    other = opened("other", *new)
    ask = ([["sleep"], ["memory"]], "sleep", 1_000)
    assert one.content_sha256 == other.content_sha256
    assert one.search(*ask) == other.search(*ask)


def test_a_changed_record_is_found_by_its_new_words_only(opened: Open, make_record: MakeRecord) -> None:
    """A user would find a work by words that it no longer has."""
    library = opened("library", make_record("a", "Sleep in adults"), make_record("b", "Ducks on ponds"))
    library.add([make_record("a", "Memory in children")])
    assert ([], ["a"]) == (found(library, "sleep"), found(library, "memory"))
    assert (0, 1, 2) == (library.count(["sleep"]), library.count(["memory"]), len(library))


def test_a_changed_record_is_near_by_its_new_meaning(opened: Open, make_record: MakeRecord) -> None:
    """A user would find a work by a meaning that it no longer has."""
    library = opened("library", make_record("a", "Sleep"), make_record("b", "Ducks"))
    library.add([make_record("a", "Memory")])
    (best, _) = library.search([], "memory", 2)
    assert {"Memory"} == {record.title for record in library.records([best.record_id]).values()}


def test_the_hash_follows_the_content(opened: Open, make_record: MakeRecord) -> None:
    """A user could not tell two states of a library apart."""
    library = opened("library", make_record("a", "Sleep"))
    before = library.content_sha256
    library.add([make_record("a", "Memory")])
    changed = library.content_sha256
    library.add([make_record("a", "Sleep")])
    assert before != changed
    assert before == library.content_sha256


def test_an_import_that_was_cut_off_is_mended_at_the_next_open(
    opened: Open, tmp_path: Path, make_record: MakeRecord
) -> None:
    """A user whose machine went down would never find the records of that import."""
    library = opened("library", make_record("a", "Sleep"))
    library._store.note("derived", "")
    library._store.put([make_record("b", "Memory")])
    library.close()
    mended = opened("library")
    assert ["b"] == found(mended, "memory")
    assert (2, opened("whole", make_record("b", "Memory"), make_record("a", "Sleep")).content_sha256) == (
        len(mended),
        mended.content_sha256,
    )


def test_a_change_that_was_cut_off_is_mended_at_the_next_open(opened: Open, make_record: MakeRecord) -> None:
    """A user would find a work by old words for ever."""
    library = opened("library", make_record("a", "Sleep"))
    library._store.note("derived", "")
    library._store.put([make_record("a", "Memory")])
    library.close()
    mended = opened("library")
    assert ([], ["a"]) == (found(mended, "sleep"), found(mended, "memory"))


def test_an_import_that_raises_midway_keeps_what_came_before(
    opened: Open, make_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would lose a library to one file that broke off."""
    monkeypatch.setattr("synthesist.library.library._BATCH", 2)

    def broken_off() -> Iterator[Record]:
        yield from [make_record("b", "Memory"), make_record("c", "Ducks")]
        raise RuntimeError("the file broke off")

    library = opened("library", make_record("a", "Sleep"))
    with pytest.raises(RuntimeError, match="broke off"):
        library.add(broken_off())
    library.close()
    mended = opened("library")
    assert (3, ["a"], ["b"]) == (len(mended), found(mended, "sleep"), found(mended, "memory"))


@pytest.mark.parametrize("derived", ["text", "vectors.f32"])
@pytest.mark.parametrize("damage", ["deleted", "emptied", "overwritten"])
def test_what_is_derived_is_made_again_where_it_is_lost(
    opened: Open, tmp_path: Path, make_record: MakeRecord, derived: str, damage: str
) -> None:
    """A user who deletes what looks like a cache would find nothing any more."""
    library = opened("library", make_record("a", "Sleep"), make_record("b", "Memory"))
    before = library.search([["sleep"]], "sleep", 5)
    library.close()
    path = tmp_path / "library" / derived
    for file in path.glob("*") if path.is_dir() else [path]:
        file.unlink() if damage == "deleted" else file.write_bytes(b"garbage" if damage == "overwritten" else b"")
    if damage == "deleted" and path.is_dir():
        path.rmdir()
    assert before == opened("library").search([["sleep"]], "sleep", 5)


def test_a_sound_library_is_opened_as_it_is(
    opened: Open, make_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would wait for a new index at every start after the first change."""
    library = opened("library", make_record("a", "Sleep"))
    library.add([make_record("a", "Memory")])
    library.close()
    monkeypatch.setattr(Library, "_rebuild", lambda _: pytest.fail("the library was derived again"))
    assert ["a"] == found(opened("library"), "memory")


def test_another_embedders_vectors_are_made_anew(opened: Open, hashed_words: Embedder, make_record: MakeRecord) -> None:
    """A user who changes the embedder would compare vectors that have nothing in common."""

    class Backwards:
        name = "backwards/1"
        dimensions = 8

        def embed(self, texts: Sequence[str]) -> object:
            return -hashed_words.embed(texts)[:, :8]

    opened("library", make_record("a", "Sleep"), make_record("b", "Memory")).close()
    library = opened("library", embedder=Backwards())
    assert 2 == len(library._vectors)
    assert "backwards/1" == library.info().embedder
    assert ["a"] == found(library, "sleep")


def test_a_library_opens_as_it_was_closed(opened: Open, make_record: MakeRecord) -> None:
    """A user would lose a library by closing the program."""
    first = opened("library", make_record("a", "Sleep"), make_record("b", "Memory"))
    about = first.info()
    first.close()
    assert about == opened("library").info()


def test_a_second_writer_is_turned_away(opened: Open, tmp_path: Path, make_record: MakeRecord) -> None:
    """A user who imports twice at once would damage the index."""
    library = opened("library")
    with (
        FileLock(tmp_path / "library" / ".lock"),
        pytest.raises(StorageError, match="another process is writing") as raised,
    ):
        library.add([make_record("a", "Sleep")])
    assert "wait" in raised.value.hint
    assert 0 == len(library)


def test_an_empty_library_finds_nothing(opened: Open) -> None:
    """A user would get a crash where they should be told to fill the library."""
    library = opened("library")
    assert ([], 0, 0, {}) == (
        library.search([["sleep"]], "sleep", 10),
        len(library),
        library.count(["sleep"]),
        library.info().by_source,
    )


@pytest.mark.parametrize("terms", [[], [""], ["🦆"], ["…"], ['"'], ["AND OR NOT"], ["title:(sleep"], ["*"], ["a\\"]])
def test_any_term_may_be_asked_for(opened: Open, make_record: MakeRecord, terms: list[str]) -> None:
    """A user whose question holds a sign of a query language would see a traceback."""
    library = opened("library", make_record("a", "Sleep"))
    assert 0 == library.count(terms)
    assert 1 == len(library.search([terms], "sleep", 10))


def test_a_concept_counts_once_however_many_terms_name_it(opened: Open, make_record: MakeRecord) -> None:
    """A user would see one concept with many synonyms outweigh a work that names two."""
    one = make_record("one", "Insomnia sleepiness polysomnography")
    two = make_record("two", "Sleep memory words")
    library = opened("library", one, two)
    best = library._text.search([["sleep", "insomnia", "sleepiness", "polysomnography"], ["memory"]], 2)
    assert "two" == library.records([library._record_ids()[best[0][0]]]).popitem()[1].source_id


def test_a_phrase_must_stand_as_a_phrase(opened: Open, make_record: MakeRecord) -> None:
    """A user would get works that only have a term's words apart."""
    library = opened("library", make_record("a", "Language models"), make_record("b", "Models of language"))
    assert (1, ["a"]) == (library.count(["language model"]), found(library, "language model"))


def test_unknown_ids_are_left_out(opened: Open, make_record: MakeRecord) -> None:
    """A user would get a crash where another process has changed the library."""
    record = make_record("a", "Sleep")
    assert {record.record_id: record} == opened("library", record).records([record.record_id, "unknown"])


def test_records_are_counted_by_source(opened: Open, make_record: MakeRecord) -> None:
    """A user could not see what came from where."""
    library = opened("library", make_record("a"), make_record("b"), make_record("c", source="file:x.ris"))
    assert {"file:x.ris": 1, "invented": 2} == library.info().by_source


def test_a_failed_row_is_kept_once_per_place(opened: Open) -> None:
    """A user's failed rows would grow with every import of the same file."""
    library = opened("library")
    for reason in ("broken", "still broken"):
        library.add([failure("import", "refs.ris:1", reason)])
    assert 1 == library.info().failures


def test_progress_counts_every_row(opened: Open, make_record: MakeRecord) -> None:
    """A user would watch a count that stands still."""
    steps: list[int] = []
    opened("library").add([make_record("a"), failure("import", "x:1", "broken"), make_record("b")], steps.append)
    assert 3 == sum(steps)


def test_a_file_that_is_no_library_is_named_with_what_to_do(tmp_path: Path, opened: Open) -> None:
    """A user with a damaged library would see a traceback."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.sqlite").write_bytes(b"not a database " * 100)
    with pytest.raises(StorageError, match=r"library\.sqlite cannot be used") as raised:
        opened("library")
    assert "SYNTHESIST_HOME" in raised.value.hint


def test_a_folder_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path, opened: Open) -> None:
    """A user with a wrong SYNTHESIST_HOME would see a traceback."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be made") as raised:
        opened("file/library")
    assert "SYNTHESIST_HOME" in raised.value.hint


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
RECORDS = st.lists(
    st.builds(
        Record,
        record_id=st.integers(0, 5).map(lambda at: record_id("any", str(at), b"")),
        source=st.just("any"),
        title=TEXT,
        abstract=st.none() | TEXT,
        text_kind=st.sampled_from(TextKind),
        authors=st.lists(st.builds(Author, family=TEXT, given=TEXT), max_size=2).map(tuple),
        year=st.none() | st.integers(1400, 2100),
        is_retracted=st.none() | st.booleans(),
        extra=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
        raw=TEXT,
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(RECORDS)
def test_what_goes_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory, hashed_words: Embedder, records: list[Record]
) -> None:
    """A user would lose a field, or a letter of it, between import and review."""
    library = Library(tmp_path_factory.mktemp("library"), hashed_words)
    library.add(records)
    newest = {record.record_id: record for record in records}
    assert newest == library.records(list(newest))
    assert len(newest) == len(library) == len(library._vectors)
    library.close()


def test_failures_and_records_may_alternate(opened: Open, make_record: MakeRecord) -> None:
    """A user would lose the good rows after the first bad one."""
    rows: list[Record | Failure] = []
    for at in range(6):
        rows += [make_record(str(at)), failure("import", f"x:{at}", "broken")]
    library = opened("library")
    added = library.add(rows)
    assert (6, 6) == (added.new, len(added.failures))


COUNTED = ["sleep", "sleeping", "sleep apnea", "apnea", "memory", "memories", "back-translation", "translation"]
CONCEPTS = st.lists(st.lists(st.sampled_from(COUNTED), min_size=1, max_size=3), min_size=1, max_size=3)
SAID = st.lists(st.sampled_from(["sleep", "apnea", "memory", "back", "translation", "the"]), max_size=6).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(SAID, st.none() | SAID), max_size=12), CONCEPTS)
def test_the_index_counts_what_a_reader_would(
    tmp_path_factory: pytest.TempPathFactory,
    hashed_words: Embedder,
    make_record: MakeRecord,
    texts: list[tuple[str, str | None]],
    terms: list[list[str]],
) -> None:
    """A user would be told hits that the library does not hold."""
    library = Library(tmp_path_factory.mktemp("library"), hashed_words)
    library.add([make_record(str(at), title or "-", abstract) for at, (title, abstract) in enumerate(texts)])
    concepts = [
        Concept(name=str(at), part=Part.EXPOSURE, phrase=str(at), terms=tuple(some), origin="thesaurus:test")
        for at, some in enumerate(terms)
    ]
    matcher = ConceptMatcher(concepts)
    expected = sum(len(matcher.concepts(f"{title}\n\n{abstract or ''}")) == len(concepts) for title, abstract in texts)
    assert expected == library.matching(terms)
    library.close()


@pytest.mark.parametrize("concepts", [[], [[]], [["sleep"], []], [["sleep"], ["!"]]])
def test_a_concept_without_words_matches_nothing(
    opened: Open, make_record: MakeRecord, concepts: list[list[str]]
) -> None:
    """A user would be told that every record answers a question that cannot be looked up."""
    assert 0 == opened("library", make_record("a", "Sleep")).matching(concepts)

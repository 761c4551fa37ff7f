"""Defects planted into copies of a review: the same each time, in the copy alone, and as their kind says."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.planting.census import census, passes
from benchmarks.planting.instances import instances
from benchmarks.planting.invented import TOPICS
from benchmarks.planting.kinds import Dimension, Kind, planted_in
from benchmarks.planting.material import Base, invented_base
from benchmarks.planting.seen import SEEN
from benchmarks.planting.stored import Stored, loaded
from benchmarks.planting.texts import document_of, retext, sentences_of
from benchmarks.planting.together import plant_all
from benchmarks.planting.unseen import UNSEEN
from benchmarks.planting.wording import core, flipped, opposite

from synthesist.ledger import schema

KINDS = (*SEEN, *UNSEEN)
ASKED = "Do velmint drops reduce nasal congestion and snoring in adults?"
SEEDS = range(4)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A small review of invented records, with a part of the question that nobody tested."""
    topic = replace(TOPICS[0], name="small", question=ASKED)
    return invented_base(tmp_path_factory.mktemp("planting"), topic, works=8)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a review but the log and the ledger, whose pages SQLite lays out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if path.name not in ("run.jsonl", ".lock")
    }


def rows_of(folder: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of a ledger."""
    stored = Stored(folder)
    return {table.name: stored.rows(table.name) for table in schema.CANONICAL}


def planted(kind: Kind, base: Base, out: Path) -> Path:
    """An instance of a kind, by the first seed for which the review offers a place."""
    found = (planted_in(kind, base.folder, seed, out) for seed in SEEDS)
    made = next((one for one in found if one is not None), None)
    assert made is not None, "the small review offers no place"
    return made.folder


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_the_audit_says_of_a_defect_what_its_kind_says(number, base, tmp_path):
    """A reviewer would be credited with finding what the audit had found already, or blamed for a broken folder."""
    kind = KINDS[number]
    assert passes(planted(kind, base, tmp_path / "copy")) is kind.passes_audit


def test_the_review_itself_is_never_touched(base, tmp_path):
    """One planted defect would lie in every later copy, and count as a false alarm there."""
    assert passes(base.folder)
    before = bytes_of(base.folder)
    for kind in (SEEN[0], SEEN[-1]):
        planted(kind, base, tmp_path / "copy")
    assert bytes_of(base.folder) == before


@pytest.mark.parametrize("number", [0, len(SEEN)])
def test_a_seed_gives_the_same_defect(number, base, tmp_path):
    """A share of defects found could not be measured twice."""
    one, two = (planted(KINDS[number], base, tmp_path / name) for name in ("one", "two"))
    assert rows_of(one) == rows_of(two)
    assert (one / "report" / "report.json").read_bytes() == (two / "report" / "report.json").read_bytes()


def test_nothing_in_a_folder_names_the_defect(base, tmp_path):
    """A reviewer could read from the folder what it is to find."""
    for one in instances(SEEN[5], [base], tmp_path, wanted=1):
        told = b"".join(bytes_of(one.folder).values())
        assert one.kind.encode() not in told
        assert one.planted.what.encode() not in told
        assert one.kind not in str(one.folder)


def test_a_review_without_a_place_is_left_alone(base, tmp_path):
    """A copy without a defect would count as one that was not found."""
    kind = Kind("none", Dimension.NUMBERS, True, lambda _folder, _chance: None)
    assert planted_in(kind, base.folder, 1, tmp_path / "copy") is None
    assert not (tmp_path / "copy").exists()
    assert list(instances(kind, [base], tmp_path)) == []


def test_several_defects_stand_in_one_review(base, tmp_path):
    """Of several defects a later one would undo a former one, and a score that rises with them would look wrong."""
    kinds = [
        kind for kind in SEEN if kind.name in ("result-compared-across-splits", "off-question-claim", "hidden-cap")
    ]
    made = plant_all([*kinds, SEEN[5]], base.folder, 1, tmp_path / "copy")
    assert len(made) == 4
    assert passes(tmp_path / "copy")
    stored = Stored(tmp_path / "copy")
    assert any(loaded(row)["is_comparable"] for row in stored.rows("result_groups"))
    assert all(row["outcome"] == "complete" for row in stored.rows("searches"))
    assert not list(tmp_path.glob("*.before"))


def test_instances_are_distinct(base, tmp_path):
    """One defect would be counted many times over."""
    made = [one.planted for one in instances(SEEN[5], [base], tmp_path, wanted=4)]
    assert len(set(made)) == len(made) == 4


def test_the_census_counts_what_is_planted(base, tmp_path):
    """Too few instances of a kind would go unnoticed."""
    (count,) = census(SEEN[5:6], [base], tmp_path, wanted=2)
    assert (count.planted, count.as_stated, count.bases) == (2, 2, 1)
    assert not count.holds


def test_every_dimension_has_seen_and_unseen_kinds():
    """A dimension that no defect touches would look perfect."""
    for kinds in (SEEN, UNSEEN):
        by_dimension = {dimension: [kind for kind in kinds if kind.dimension is dimension] for dimension in Dimension}
        assert min(map(len, by_dimension.values())) >= 2
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 30
    assert abs(len(SEEN) - len(UNSEEN)) <= 1
    assert sum(kind.passes_audit for kind in KINDS) >= 18


def test_the_readme_lists_the_seen_kinds_and_no_other():
    """Whoever writes reviewers would learn of kinds that they must not know, or miss some that they may."""
    told = (Path(__file__).parents[2] / "benchmarks" / "planting" / "README.md").read_text(encoding="utf-8")
    for kind in SEEN:
        audit = "yes" if kind.passes_audit else "no"
        assert any(
            line.startswith(f"| `{kind.name}` |") and f"| {kind.dimension.value} | {audit} |" in line
            for line in told.splitlines()
        )
    assert not any(kind.name in told for kind in UNSEEN)


def test_a_changed_sentence_takes_all_that_stands_on_it_along(base, tmp_path):
    """A planted text would be caught by its digests, whatever is wrong with what it says."""
    folder = planted(SEEN[5], base, tmp_path / "copy")
    stored = Stored(folder)
    work = next(work for work in stored.included if document_of(stored, work))
    document = retext(stored, work, {1: ["A first sentence.", "And a second one."]}, ["A last one."])
    row = stored.one("documents", document_id=document)
    told = [row["text"][one["start"] : one["end"]] for one in sentences_of(stored, document)]
    assert told[1:3] == ["A first sentence.", "And a second one."]
    assert told[-1] == "A last one."
    assert json.loads(stored.record(work)["raw"])["abstract"] == row["text"].partition("\n\n")[2]
    for claim in stored.rows("claims", work_id=work):
        assert claim["text"] == row["text"][claim["start"] : claim["end"]]
        assert set(loaded(claim, "cues")) <= {
            cue for cue in loaded(claim, "cues") if cue.lower() in claim["text"].lower()
        }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We found that lamps reduced gloom.", "lamps reduced gloom"),
        ("Moreover, our results show that the cheap method, once tuned, works.", "the cheap method, once tuned, works"),
        ("BLEU rises.", "BLEU rises"),
        ("GPT-2 models profit.", "GPT-2 models profit"),
    ],
)
def test_what_a_sentence_asserts_can_be_said_again(text, said):
    """A planted sentence would not read like one."""
    assert core(text) == said


def test_the_opposite_of_a_sentence_contradicts_it():
    """What is planted as counter-evidence would be none."""
    assert flipped("lamps reduced gloom") == "lamps raised gloom"
    assert (
        opposite("We found that lamps reduced the gloom of winter.")
        == "In our experiments, lamps raised the gloom of winter."
    )
    assert opposite("Lamps are blue.") == "We could not confirm that lamps are blue; we found no such effect."

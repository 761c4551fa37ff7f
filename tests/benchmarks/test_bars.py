"""Bars, and what is said of a benchmark that cannot run."""

from benchmarks.declare import Benchmark, Measure
from benchmarks.registry import BENCHMARKS
from benchmarks.results import with_measures
from benchmarks.tables import write_tables

SCORE = Measure(name="score", title="score", description="", unit="share", source="", floor=0.5)
BAND = Measure(name="band", title="band", description="", unit="share", source="", floor=0.88, bar=0.92)


def test_a_score_below_its_floor_misses_it():
    """A verifier worse than promised would be reported as good enough."""
    assert SCORE.is_met(0.5)
    assert SCORE.is_met(0.49) is False
    assert SCORE.is_met(None) is False


def test_a_band_is_missed_on_either_side():
    """Sets that are far too wide would pass for calibrated ones."""
    assert [BAND.is_met(value) for value in (0.87, 0.9, 0.93)] == [False, True, False]


def test_a_missing_file_is_named_with_what_makes_it(tmp_path):
    """A user could not tell a file to fetch from one to make."""
    one = Benchmark(
        name="one", title="", how="", measures=(), figures=lambda _: (), needs=("a.txt",), made={"b.txt": "`make b`"}
    )
    assert one.missing(tmp_path, tmp_path) == ["a.txt in the data folder", "b.txt, which `make b` makes"]
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    assert one.missing(tmp_path, tmp_path) == []


def test_figures_of_a_benchmark_that_is_gone_go():
    """Results would hold figures of a judge that no longer exists."""
    results = {"figures": [{"benchmark": "gone"}, {"benchmark": "kept"}], "not_run": {"gone": "it failed"}}
    kept = Benchmark(name="kept", title="", how="", measures=(SCORE,), figures=lambda _: ())
    after = with_measures(results, [kept])
    assert [row["benchmark"] for row in after["figures"]] == ["kept"]
    assert after["not_run"] == {}


def test_bars_of_both_kinds_stand_in_the_tables(tmp_path):
    """A reader would not see what was to be reached."""
    row = {
        "benchmark": "kept", "measure": "band", "of": "", "by": "", "value": 0.9, "low": None, "high": None,
        "interval": None, "n": 3, "n_of": "pairs", "is_met": True, "commit": "c", "is_dirty": False, "date": "d",
        "load_before": 0, "machine": "m",
    }  # fmt: skip
    machine = {"cpu": "", "cores": 2, "memory_gib": 1, "python": "", "system": ""}
    kept = Benchmark(name="kept", title="Kept", how="", measures=(BAND,), figures=lambda _: ())
    write_tables(tmp_path, with_measures({"figures": [row], "not_run": {}, "machines": {"m": machine}}, [kept]), [kept])
    assert "≥ 0.88 and ≤ 0.92" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")


def test_no_two_benchmarks_and_no_two_measures_share_a_name():
    """One would overwrite the other's figures or bars."""
    names = [one.name for one in BENCHMARKS]
    assert len(set(names)) == len(names)
    measures = {id(measure): measure.name for one in BENCHMARKS for measure in one.measures}
    assert len(set(measures.values())) == len(measures)

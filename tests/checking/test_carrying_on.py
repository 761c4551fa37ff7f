"""A run that was killed or interrupted ends, when it is started again, in the same bytes, and judges no pair twice."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from checking_bench import CLAIMS, DOCUMENTS, Bench, Overlap, written

from synthesist.checking import Watch
from synthesist.verify.pairs import Setting

DRIVER = Path(__file__).with_name("driver.py")
MANY = [{"id": at, "claim": f"Naps improve memory in {at} adults.", "cited_doc_ids": [10, 20]} for at in range(6)]


def drive(folder: Path, setting: Setting, dies_at: int = 0) -> subprocess.CompletedProcess[str]:
    """A run in a process; it is killed when the judge is asked for the given time."""
    paths = [folder / name for name in ("claims.jsonl", "corpus.jsonl", "out.jsonl")]
    arguments = [sys.executable, str(DRIVER), *map(str, paths), setting.value, str(dies_at)]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("setting", [Setting.CITED, Setting.OPEN])
def test_a_killed_run_carries_on(tmp_path: Path, setting: Setting):
    """A user whose computer dies would lose hours of judging, or get other verdicts than without the accident."""
    whole, folder = tmp_path / "whole", tmp_path / "killed"
    for each in (whole, folder):
        each.mkdir()
        written(each / "claims.jsonl", MANY)
        written(each / "corpus.jsonl", DOCUMENTS)
    undisturbed = drive(whole, setting)
    assert undisturbed.returncode == 0, undisturbed.stderr
    pairs = int(undisturbed.stdout)
    assert drive(folder, setting, dies_at=4).returncode == -signal.SIGKILL
    assert not (folder / "out.jsonl").exists()
    assert drive(folder, setting, dies_at=3).returncode == -signal.SIGKILL
    assert pairs - 3 - 2 == int(drive(folder, setting).stdout)
    assert (whole / "out.jsonl").read_bytes() == (folder / "out.jsonl").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["claims.jsonl", "corpus.jsonl", "out.jsonl"]


@pytest.fixture
def cut_off(bench: Bench) -> tuple[bytes, bytes]:
    """The bytes of an undisturbed run, and what an interrupted one left behind."""
    bench.check(MANY)
    whole = bench.out.read_bytes()
    bench.out.unlink()
    with pytest.raises(KeyboardInterrupt):
        bench.check(MANY, judge=Overlap(stops_at=9))
    return whole, (bench.folder / "out.jsonl.part").read_bytes()


def test_a_rest_that_is_cut_anywhere_is_mended(bench: Bench, cut_off: tuple[bytes, bytes]):
    """A user whose disk lost the end of a file would get a broken run, for good."""
    whole, rest = cut_off
    part = bench.folder / "out.jsonl.part"
    for end in range(0, len(rest), 211):
        part.write_bytes(rest[:end])
        judge = Overlap()
        bench.check(MANY, judge=judge)
        assert whole == bench.out.read_bytes()
        assert len(MANY) * 2 - max(0, rest[:end].count(b"\n") - 1) == judge.asked
        assert not part.exists()


@pytest.mark.parametrize("rubbish", [b"\x00\xff\n", b"{}\n", b"[]\n", b'{"at": 8}\n', b"7\n", b"\n\n\n"])
def test_rubbish_in_a_rest_counts_for_nothing(bench: Bench, cut_off: tuple[bytes, bytes], rubbish: bytes):
    """A user whose disk wrote rubbish would read verdicts made of it."""
    whole, rest = cut_off
    for text in (rest + rubbish, rubbish + rest):
        (bench.folder / "out.jsonl.part").write_bytes(text)
        bench.check(MANY)
        assert whole == bench.out.read_bytes()


@pytest.mark.parametrize(
    "changed",
    [
        {"claims": [{**MANY[0], "claim": "Coffee does not improve sleep."}, *MANY[1:]]},
        {"documents": [{**DOCUMENTS[0], "title": "Another"}, *DOCUMENTS[1:]]},
        {"setting": Setting.OPEN},
        {"judge": Overlap("overlap/2")},
    ],
)
def test_a_rest_of_other_inputs_is_started_over(bench: Bench, cut_off: tuple[bytes, bytes], changed: dict):
    """A user who edits a file after an interruption would get verdicts on what it said before."""
    told: list[str] = []
    options = {"claims": MANY, "documents": DOCUMENTS, **changed}
    bench.check(**options, watch=Watch(note=told.append))
    after = bench.out.read_bytes()
    assert [words for one in told if (words := "started over") in one] == ["started over"]
    bench.check(**options)
    assert after == bench.out.read_bytes()


def test_progress_counts_every_pair_once(bench: Bench, cut_off: tuple[bytes, bytes]):
    """A user could not tell how long they have to wait."""
    totals: list[int] = []
    steps: list[int] = []
    told: list[str] = []
    bench.check(MANY, watch=Watch(totals.append, steps.append, told.append))
    assert (totals, sum(steps)) == ([12], 12)
    assert "8 of 12" in told[0]


def test_a_file_that_stands_is_kept_until_the_new_one_is_whole(bench: Bench):
    """A user would lose a finished run to one that was begun and broken off."""
    bench.check(CLAIMS)
    before = bench.out.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        bench.check(MANY, judge=Overlap(stops_at=3))
    assert before == bench.out.read_bytes()

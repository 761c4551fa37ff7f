"""A run of `verify`: read, pair, judge, settle, write; killed at any moment, the same run carries on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from synthesist.checking.claims import read_claims
from synthesist.checking.corpus import read_corpus
from synthesist.checking.counting import BROKE_OFF, Checked, Settled, counted
from synthesist.checking.pairs import Pair, cited_pairs, found_pairs
from synthesist.checking.part import PLACE_HINT, Part
from synthesist.checking.rows import VerdictRow
from synthesist.errors import WrongUse, contain, storing
from synthesist.models import Embedder, PairJudge, default_embedder
from synthesist.records import Failure, PairVerdict
from synthesist.records.ids import canonical_json, sha256
from synthesist.verify.calibration import load
from synthesist.verify.pairs import Setting, Verifier, Weighed
from synthesist.verify.pairs.text import WEIGHTS


@dataclass(frozen=True, slots=True)
class Job:
    """Which claims are held against which corpus, and where the lines go."""

    claims: Path
    corpus: Path
    out: Path
    setting: Setting


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a run is.

    Attributes:
        begun: called once with the number of pairs in all.
        done: called with the number of pairs that were done since the last call.
        note: called with what a user should know, in a sentence.
    """

    begun: Callable[[int], None] = lambda _: None
    done: Callable[[int], None] = lambda _: None
    note: Callable[[str], None] = lambda _: None
    debug: bool = False


def verifier_for(
    setting: Setting,
    *,
    judge: PairJudge | None = None,
    embedder: Embedder | None = None,
    calibrators: Sequence[Path] = (),
    larger: PairJudge | None = None,
) -> Verifier:
    """A verifier with the calibrators in these files, or with those that come with the package where none is named.

    Raises:
        WrongUse: a file is no calibrator, or it was made for another judge or setting.
        ModelError: a model cannot be loaded.
    """
    if not calibrators:
        return Verifier(judge, embedder=embedder, setting=setting, larger=larger)
    asked = [judge, larger] if larger else [judge]
    scales = [Verifier(one, embedder=embedder, calibrators=(), setting=setting).scale for one in asked]
    named = [load(path, *scales) for path in calibrators]
    return Verifier(judge, embedder=embedder, calibrators=named, setting=setting, larger=larger)


def check(job: Job, verifier: Verifier, embedder: Embedder | None = None, watch: Watch | None = None) -> Checked:
    """Hold every claim against its documents, and write a line for each pair, in the order of the claims.

    Args:
        verifier: made for the job's setting.
        embedder: for the search, where the setting is OPEN.

    Raises:
        WrongUse: a file cannot be read, or the output would overwrite one.
        StorageError: the output cannot be written.
        ModelError: as the judge does.
    """
    embedder, watch = embedder or default_embedder(), watch or Watch()
    _guard(job)
    claims, corpus = read_claims(job.claims), read_corpus(job.corpus)
    is_open = job.setting is Setting.OPEN
    pairs = found_pairs(claims.claims, corpus, embedder) if is_open else cited_pairs(claims.claims, corpus)
    part = Part(job.out, _header(job, verifier, embedder, pairs), [pair.asked for pair in pairs])
    weighed = _weighed(pairs, verifier, part, watch)
    verdicts = verifier.settle(weighed)
    _write(job.out, map(_row, pairs, verdicts))
    part.drop()
    said = {"out": str(job.out), "judge": verifier.name, "cites_nothing": 0 if is_open else claims.citing_nothing}
    return counted(said, claims, corpus, Settled(pairs, weighed, verdicts))


def _guard(job: Job) -> None:
    if job.out.is_dir():
        raise WrongUse(f"{job.out} is a folder", PLACE_HINT)
    for path in (job.claims, job.corpus):
        if path.exists() and job.out.exists() and path.samefile(job.out):
            raise WrongUse(f"the verdicts would overwrite {path}", PLACE_HINT)


def _header(job: Job, verifier: Verifier, embedder: Embedder, pairs: Sequence[Pair]) -> dict[str, str]:
    """All that a judged pair hangs on; calibrators are not among it, for they come later."""
    asked = "".join(
        canonical_json([one.claim_id, one.document_id, one.claim, one.title, one.sentences, pair.reason])
        for pair, one in ((pair, pair.asked) for pair in pairs)
    )
    return {
        "judge": verifier.name,
        "scale": verifier.scale,
        "setting": job.setting.value,
        "embedder": embedder.name,
        "selector": sha256((WEIGHTS / "selector.json").read_bytes()),
        "program": version("synthesist"),
        "inputs": sha256(asked),
    }


def _weighed(pairs: Sequence[Pair], verifier: Verifier, part: Part, watch: Watch) -> list[Weighed]:
    watch.begun(len(pairs))
    found, is_foreign = part.read()
    if is_foreign:
        watch.note("What a former run had judged was of other inputs or another judge: it is started over.")
    if found:
        watch.note(f"Carrying on: {len(found):,} of {len(pairs):,} pairs were judged before.")
    watch.done(len(found))
    with part.adding(found) as add:
        for pair in pairs[len(found) :]:
            found.append(_one(pair, verifier, debug=watch.debug))
            add(found[-1])
            watch.done(1)
    return found


def _one(pair: Pair, verifier: Verifier, *, debug: bool) -> Weighed:
    if pair.reason:
        return Weighed(pair.asked, reason=pair.reason)
    failed: list[Failure] = []
    with contain("verify", f"claim {pair.id}, document {pair.doc_id}", failed.append, debug=debug):
        return verifier.weigh(pair.asked)
    return Weighed(pair.asked, reason=f"{BROKE_OFF}: {failed[0].reason}")


def _row(pair: Pair, verdict: PairVerdict) -> VerdictRow:
    told = {name: getattr(verdict, name) for name in VerdictRow.model_fields}
    return VerdictRow.model_validate({**told, "id": pair.id, "doc_id": pair.doc_id})


def _write(out: Path, rows: Iterable[VerdictRow]) -> None:
    """The lines, whole or not at all."""
    partial = out.with_name(f"{out.name}.partial")
    with storing(out, PLACE_HINT):
        # ASCII, since some readers end a line at characters that JSON leaves as they are.
        text = "".join(f"{row.model_dump_json(ensure_ascii=True)}\n" for row in rows)
        partial.write_text(text, encoding="ascii", newline="\n")
        partial.replace(out)

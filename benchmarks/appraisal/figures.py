"""Do the reviewers find what was planted, and nothing where nothing was?"""

from collections.abc import Iterator

from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material import acl
from benchmarks.measures import appraisal as measures


def _figures(bench: Bench) -> Iterator[Figure]:
    from benchmarks.appraisal.estimating import figures_of
    from benchmarks.appraisal.running import Wish, look
    from benchmarks.planting.material import bases

    made = bases(bench.work / "bases", bench.data)
    yield from figures_of(look(made, Wish(bench.work / "appraised", is_final=bench.is_final)))


APPRAISAL = Benchmark(
    name="appraisal",
    title="Reviewers against planted defects",
    how="""Defects of many kinds are planted into copies of 24 reviews (`planting/README.md`), at least 20 of each kind,
and each copy is appraised as it lies: nothing is revised. A defect is *found* where the score of its kind's dimension
is strictly lower than that of the same review without it. Half of the kinds were not looked at while reviewers were
written; they are told as numbers, and planted with `--final` alone. Intervals of a set or a dimension draw whole kinds,
for what finds one defect of a kind finds its like; those of one kind are exact. False alarms are objections, of any
weight, to the 24 reviews in which nothing was planted. A reviewer alone is settled without the other's word.
Planted defects are clearer than real ones (`appraisal/README.md`).""",
    measures=(
        measures.FOUND_SEEN,
        measures.FOUND_UNSEEN,
        measures.FOUND,
        measures.OBJECTED,
        measures.NAMED,
        measures.LOWER,
        measures.NO_BETTER,
        measures.LOST,
        measures.FALLS,
        measures.NEVER_RISES,
        measures.ALARMS,
        measures.MOST_ALARMS,
        measures.ALARMS_IN,
        measures.OUTCOME,
        measures.BROKEN,
        measures.SECONDS,
    ),
    figures=_figures,
    needs=(acl.PATH,),
)

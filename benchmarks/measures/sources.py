"""What searching the databases costs, and what is left of it where some fail. All of it replayed."""

from benchmarks.declare import Measure, Unit

_BARS = "the project's bars"


def _measure(
    name: str, title: str, description: str, unit: Unit, *, bar: float | None = None, floor: float | None = None
) -> Measure:
    source = "recorded beside the bars" if bar is None and floor is None else _BARS
    return Measure(name=name, title=title, description=description, unit=unit, source=source, bar=bar, floor=floor)


ALL_WALL = _measure("sources_wall", "all answer, wall", "From start to exit of `synthesist search`.", "s", bar=4)
ALL_CPU = _measure("sources_cpu", "all answer, CPU", "User and system time of the same.", "s")
ALL_PEAK = _measure("sources_peak", "all answer, peak RSS", "Largest resident set of the same.", "GB", bar=0.3)
ALL_RECORDS = _measure(
    "sources_records", "all answer, records", "Rows that the servers hold and the file has too.", "count", floor=1_600
)
ALL_REQUESTS = _measure("sources_requests", "all answer, requests", "As the server counted them.", "count")

SOME_WALL = _measure("some_fail_wall", "three fail, wall", "The same command where three databases fail.", "s", bar=15)
SOME_LOST = _measure(
    "some_fail_lost",
    "three fail, records of the rest that differ",
    "Records of the five others that are in one of the two files only.",
    "count",
    bar=0,
)
SOME_NAMED = _measure(
    "some_fail_named",
    "three fail, failures named",
    "Failing databases that a line on the screen names.",
    "count",
    floor=3,
)

REVIEW_WALL = _measure(
    "sources_review_wall", "review, wall", "`synthesist run`, question to report, over HTTP.", "s", bar=180
)
REVIEW_PEAK = _measure("sources_review_peak", "review, peak RSS", "Largest resident set of the same.", "GB")
REVIEW_IDENTIFIED = _measure("sources_review_identified", "identified", "As stated in the report.", "count")
REVIEW_INCLUDED = _measure("sources_review_included", "included", "As stated in the report.", "count", floor=20)
REVIEW_ANSWER = _measure("sources_review_answer", "answer", "As stated in the report.", "words")
REVIEW_NAMED = _measure(
    "sources_review_named",
    "reports that name the database that failed",
    "Semantic Scholar answers 429 to every request.",
    "count",
    floor=1,
)
NOTHING_WALL = _measure("nothing_wall", "nothing bears on it, wall", "The same for another question.", "s")
NOTHING_INCLUDED = _measure(
    "nothing_included", "nothing bears on it, included", "As stated in the report.", "count", bar=0
)
NOTHING_ANSWER = _measure("nothing_answer", "nothing bears on it, answer", "As stated in the report.", "words")

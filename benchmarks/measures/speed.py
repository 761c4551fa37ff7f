"""What a run costs. Bars are those for two cores without a GPU, a network or a language model."""

from benchmarks.declare import Measure, Unit

_BARS = "the project's bars"


def _cost(name: str, title: str, description: str, unit: Unit, bar: float | None = None) -> Measure:
    source = _BARS if bar is not None else "recorded beside the bars"
    return Measure(name=name, title=title, description=description, unit=unit, bar=bar, source=source)


HELP_WALL = _cost("help_wall", "`--help`, wall", "From start to exit of `synthesist --help`.", "s", 0.5)

DEMO_WALL = _cost("demo_wall", "demo, wall", "`synthesist demo` with an empty home, question to HTML.", "s", 20)
DEMO_CPU = _cost("demo_cpu", "demo, CPU", "User and system time of the same.", "s")
DEMO_PEAK = _cost("demo_peak", "demo, peak RSS", "Largest resident set of the same.", "GB")

IMPORT_WALL = _cost("import_wall", "import, wall", "`library add` of the whole file into an empty library.", "s", 100)
IMPORT_CPU = _cost("import_cpu", "import, CPU", "User and system time of the same.", "s")
IMPORT_PEAK = _cost("import_peak", "import, peak RSS", "Largest resident set of the same.", "GB", 1.2)
IMPORT_MISSING = _cost("import_missing", "rows not in the library", "Rows of the file less records held.", "count", 0)
IMPORT_NOT_FOUND = _cost(
    "import_not_found", "titles not found", "Titles of the file that a search for them does not return.", "count", 0
)
IMPORT_SIZE = _cost("import_size", "size on disk", "All files of the library.", "GB")

SEARCH_P50 = _cost("search_p50", "search, p50", "Half of the queries take at most this.", "ms", 20)
SEARCH_P95 = _cost("search_p95", "search, p95", "Nineteen in twenty queries take at most this.", "ms", 40)
SEARCH_PART_P50 = _cost("search_part_p50", "part of a search, p50", "The same for one step of a search.", "ms")
SEARCH_PART_P95 = _cost("search_part_p95", "part of a search, p95", "The same for one step of a search.", "ms")
SEARCH_FIRST = _cost("search_first", "first search", "Loading the embedder, opening the library, one query.", "ms")
SEARCH_PEAK = _cost("search_peak", "search, peak RSS", "Largest resident set of the searching process.", "GB")

REVIEW_WALL = _cost("review_wall", "review, wall", "`synthesist run`, question to report.", "s", 120)
REVIEW_CPU = _cost("review_cpu", "review, CPU", "User and system time of the same.", "s")
REVIEW_PEAK = _cost("review_peak", "review, peak RSS", "Largest resident set of the same.", "GB", 1.5)
AGAIN_WALL = _cost("again_wall", "the same again, wall", "The same command on the finished folder.", "s", 3)
AGAIN_EVENTS = _cost("again_events", "the same again, stage events", "New lines in `run.jsonl`.", "count", 0)
AUDIT_EXIT = _cost("audit_exit", "audit, exit code", "`synthesist audit`; 0 where all holds.", "count", 0)
AUDIT_WALL = _cost("audit_wall", "audit, wall", "From start to exit of the same.", "s")
REVIEW_COUNTS = tuple(
    _cost(f"review_{fact}", fact.replace("_", " "), "As stated in the report.", "count")
    for fact in ("identified", "included", "claims_shown", "claims_direct", "claims_verified", "claims_corroborated")
)
REVIEW_ANSWER = _cost("review_answer", "answer", "As stated in the report.", "words")

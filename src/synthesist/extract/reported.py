"""Numbers that a sentence reports, with their exact places, what they measure, and what is said of them beside.

By rule. A number counts where its unit, its metric, its spread or what it counts stands beside it, or where it has
decimals. Years, dates, versions, names with figures (ROUGE-2), labels, citations and levels of tests are passed over,
and so are bare whole numbers.
"""

from synthesist.extract.quantities import scanned, with_sizes, with_tests
from synthesist.records.numbers import Kind, PValue, ReportedNumber

__all__ = ["Kind", "ReportedNumber", "reported_numbers"]


READ = 5_000
"""Characters of a sentence that are read; what goes on for longer is none."""


def reported_numbers(sentence: str, at: int = 0) -> list[ReportedNumber]:
    """The numbers that a sentence reports, in the order of their places; `at` is the sentence's own place."""
    sentence = sentence[:READ]
    numbers, tests = scanned(sentence, at)
    told = with_sizes(sentence, with_tests(sentence, numbers, tests))
    return sorted((*told, *(_test(sentence, at, test) for test in tests)), key=lambda one: (one.start, one.end))


def _test(sentence: str, at: int, test: PValue) -> ReportedNumber:
    return ReportedNumber(
        sentence=at,
        start=test.start,
        end=test.end,
        value=None,
        unit="",
        metric="",
        kind=Kind.P_VALUE,
        text=sentence[test.start : test.end],
        p=test,
    )

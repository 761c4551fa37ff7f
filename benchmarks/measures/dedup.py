"""Whether records of one work are found, and what that costs."""

from benchmarks.declare import Measure, Unit

_STANDARD = "Manning, Raghavan and Schütze 2008, chapter 8"
_BARS = "the project's bars"


def _share(name: str, title: str, description: str, floor: float | None = None, bar: float | None = None) -> Measure:
    source = _STANDARD if floor is None and bar is None else _BARS
    return Measure(name=name, title=title, description=description, unit="share", source=source, floor=floor, bar=bar)


def _cost(name: str, title: str, description: str, unit: Unit, *, bar: float | None = None) -> Measure:
    return Measure(name=name, title=title, description=description, unit=unit, source=_BARS, bar=bar)


PRECISION = _share("dedup_precision", "precision of pairs", "Of pairs joined, those that gold joins.", floor=0.998)
RECALL = _share("dedup_recall", "recall of pairs", "Of pairs that gold joins, those joined; asked counts as not.", 0.97)
POOLED_PRECISION = _share("dedup_pooled_precision", "precision of pairs, pooled", "The same, all sets together.", 0.998)
POOLED_RECALL = _share("dedup_pooled_recall", "recall of pairs, pooled", "The same, all sets together.", floor=0.985)
RAW_PRECISION = _share("dedup_raw_precision", "precision, wrong gold kept", "With the pairs that gold has wrong.")
RAW_RECALL = _share("dedup_raw_recall", "recall, wrong gold kept", "With the pairs that gold has wrong.")
F1 = _share("dedup_f1", "F1 of pairs", "Harmonic mean of precision and recall, wrong gold left out.")
LEAD = _share("dedup_lead", "F1 above bib-dedupe", "Difference of F1 on the same resamples.", floor=0.0)
WRONG_JOINS = Measure(
    name="dedup_wrong_joins",
    title="pairs joined wrongly",
    description="Among the special cases.",
    unit="count",
    source=_BARS,
    bar=0,
)
ASKED = _share("dedup_asked", "records asked about", "Records in a pair that a person is asked about.", bar=0.01)
ASKED_HIT = _share("dedup_asked_hit", "asked pairs that are one work", "Of pairs asked about, those that gold joins.")
SENSITIVITY = _share("dedup_sensitivity", "duplicates removed", "Of records labelled a duplicate, those removed.")
SPECIFICITY = _share("dedup_specificity", "others kept", "Of records not labelled a duplicate, those kept.")
SECONDS = _cost("dedup_seconds", "time", "From records in memory to clusters.", "s")
SPEEDUP = Measure(
    name="dedup_speedup",
    title="times as fast as bib-dedupe",
    description="Its seconds over ours, all sets together, one after the other on the same machine.",
    unit="count",
    source=_BARS,
    floor=10,
)
RIVAL = Measure(
    name="dedup_rival", title="bib-dedupe", description="Whether it was at hand.", unit="words", source="recorded"
)

SPEED_20K = _cost("dedup_20k", "20,000 records", "Matching invented records, a fifth of them planted.", "s", bar=10)
SPEED_200K = _cost("dedup_200k", "200,000 records", "The same.", "s", bar=120)
PEAK_20K = _cost("dedup_peak_20k", "20,000 records, peak RSS", "Of the whole process, records included.", "GB", bar=0.5)
PEAK_200K = _cost("dedup_peak_200k", "200,000 records, peak RSS", "Of the whole process, records included.", "GB")
SPEED = _cost("dedup_time", "matching", "The same for other numbers.", "s")
EXPONENT = Measure(
    name="dedup_exponent",
    title="growth of time, exponent",
    description="Slope of log CPU seconds over log records, least squares.",
    unit="share",
    source=_BARS,
    bar=1.2,
)
PLANTED_RECALL = _share("dedup_planted", "planted pairs found", "Of the pairs that were planted, those joined.")
PLANTED_PRECISION = _share("dedup_planted_right", "joined pairs that were planted", "Of the pairs joined.")
EQUAL_TITLES = _cost("dedup_equal_titles", "10,000 equal titles", "Yearly reports of one body, pages apart.", "s")

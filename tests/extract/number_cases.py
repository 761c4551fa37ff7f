"""Two hundred invented sentences with the quantities that a careful reader would list, written before the rules.

A quantity is (kind, text, value, unit, more). What `more` leaves out is as in `DEFAULTS`; a metric is compared only
where a case names one. `ASIDE` was drawn once and kept from development.
"""

import random
from typing import Any, NamedTuple

Spread = tuple[str, float | None, float | None, float | None, float | None]
"""Kind, level in percent, low, high, size."""

DEFAULTS: dict[str, Any] = {"relation": "=", "sign": 0, "sense": "", "spread": None, "p": None, "n": None, "of": ""}


class Expected(NamedTuple):
    """A quantity that should be found."""

    kind: str
    text: str
    value: float | None
    unit: str
    more: dict[str, Any]


class Case(NamedTuple):
    """A sentence with all of its quantities, in order."""

    sentence: str
    expected: tuple[Expected, ...]


def v(text: str, value: float, unit: str = "", **more: Any) -> Expected:
    """A measured value."""
    return Expected("value", text, value, unit, more)


def r(text: str, low: float, high: float, unit: str = "", **more: Any) -> Expected:
    """A value told by its two ends only."""
    return Expected("range", text, None, unit, {"spread": ("range", None, low, high, None), **more})


def n(text: str, value: float, of: str = "", **more: Any) -> Expected:
    """A number of cases."""
    return Expected("n", text, value, "", {"of": of, **more})


def p(text: str, relation: str, value: float) -> Expected:
    """A p-value."""
    return Expected("p_value", text, None, "", {"p": (relation, value)})


def ci(low: float, high: float, level: float | None = 95) -> Spread:
    """A confidence interval."""
    return ("confidence", level, low, high, None)


def around(size: float, kind: str = "unstated") -> Spread:
    """A size of spread, such as a standard deviation."""
    return (kind, None, None, None, size)


def case(sentence: str, *expected: Expected) -> Case:
    """A case; nothing expected means that all figures in it are traps."""
    return Case(sentence, expected)


CASES: tuple[Case, ...] = (
    # Shares, points and changes
    case("Naps raised recall scores by 12.5%.", v("12.5%", 12.5, "%", sign=1)),
    case("Relapse fell by 31 per cent in the first winter.", v("31 per cent", 31, "%", sign=-1)),
    case("We gain 1.5 percentage points over the tagger.", v("1.5 percentage points", 1.5, "points", sign=1)),
    case("Pass rates increased by 3.2 points.", v("3.2 points", 3.2, "points", sign=1)),
    case("Exact match rose from 71.2 to 74.5.", v("71.2", 71.2, sense="from"), v("74.5", 74.5, sense="to")),
    case(
        "Truancy dropped from 18% to 11% within a term.",
        v("18%", 18, "%", sense="from"),
        v("11%", 11, "%", sense="to"),
    ),
    case("A 7.4% reduction in emissions was seen.", v("7.4%", 7.4, "%", sign=-1)),
    case("Yields were 14% higher under shade.", v("14%", 14, "%", sign=1)),
    case("The new parser makes 9.8% fewer errors.", v("9.8%", 9.8, "%", sign=-1)),
    case("Nearly 40% of the hives were lost.", v("40%", 40, "%", relation="≈")),
    case("More than 60% of respondents agreed.", v("60%", 60, "%", relation=">")),
    case("At least 25 % of the pixels were cloudy.", v("25 %", 25, "%", relation="≥")),
    case("Error stayed <5% for every probe.", v("5%", 5, "%", relation="<")),
    case("Savings of up to 35% are possible.", v("35%", 35, "%", relation="≤")),
    case("Prevalence was 0.8% in towns and 2.1% in villages.", v("0.8%", 0.8, "%"), v("2.1%", 2.1, "%")),
    case("Turnout changed by −2.3 percentage points.", v("−2.3 percentage points", -2.3, "points", sign=-1)),
    case("The gap narrowed to 0.6 pp.", v("0.6 pp", 0.6, "points")),
    case("Between 10% and 20% of larvae pupated.", r("10% and 20%", 10, 20, "%")),
    case("Some 10–20% of larvae pupated.", r("10–20%", 10, 20, "%", relation="≈")),
    case("Coverage ranged from 45% to 83% across districts.", r("45% to 83%", 45, 83, "%")),
    case("Ten percent of the letters were lost.", v("Ten percent", 10, "%")),
    case("The rate was 12,5% in the Swiss cantons.", v("12,5%", 12.5, "%")),
    case("Wages grew 2.4% a year.", v("2.4%", 2.4, "%", sign=1)),
    case(
        "Attendance was 81% in the arm with texts versus 76% in the other (p = 0.03).",
        v("81%", 81, "%", p=("=", 0.03)),
        v("76%", 76, "%", p=("=", 0.03)),
        p("p = 0.03", "=", 0.03),
    ),
    case("A 12-point increase in the reading score followed.", v("12-point", 12, "points", sign=1)),
    # Folds, multiples, fractions
    case("Expression rose 2.5-fold.", v("2.5-fold", 2.5, "fold", sign=1)),
    case("Inference is 3x faster.", v("3x", 3, "fold")),
    case("It runs 4.7× faster than the baseline.", v("4.7×", 4.7, "fold")),
    case("Owls were heard twice as often near the barn.", v("twice", 2, "fold")),
    case("Smokers were three times as likely to relapse.", v("three times", 3, "fold")),
    case("Memory use was halved.", v("halved", 0.5, "fold", sign=-1)),
    case("Biomass doubled after the fire.", v("doubled", 2, "fold", sign=1)),
    case("One in five pupils skipped breakfast.", v("One in five", 0.2, "share")),
    case("Two thirds of the wells were dry.", v("Two thirds", 2 / 3, "share")),
    case("About half of the sample declined.", v("half", 0.5, "share", relation="≈")),
    case("Only a quarter of the firms complied.", v("a quarter", 0.25, "share")),
    case("A twofold increase in titre was seen.", v("twofold", 2, "fold", sign=1)),
    case("Costs fell tenfold over the decade.", v("tenfold", 10, "fold", sign=-1)),
    case("Three out of four trees survived.", v("Three out of four", 0.75, "share")),
    case("Capacity was 1.8 times that of the reference cell.", v("1.8 times", 1.8, "fold")),
    case("Tablets were taken twice daily for relief."),
    case("Ten-fold cross-validation was used throughout."),
    case("We report 5-fold cross-validation on the training part."),
    case("Samples were stirred three times a day."),
    case("The second half of the corpus was left out."),
    # Sizes
    case("We enrolled 142 patients.", n("142 patients", 142, "patients")),
    case("Adults (n = 1,204) answered by post.", n("n = 1,204", 1204)),
    case("Of 38 cows, most lay down.", n("38 cows", 38, "cows")),
    case("A total of 2,310 older adults took part.", n("2,310 older adults", 2310, "adults")),
    case("Twelve children were lost to follow-up.", n("Twelve children", 12, "children")),
    case("The corpus has 1.2 million sentences.", n("1.2 million sentences", 1.2e6, "sentences")),
    case("The sample size was 240.", n("240", 240)),
    case(
        "Twelve of 40 patients (30%) bled.",
        v("Twelve of 40 patients", 0.3, "share", n=40, of="patients"),
        v("30%", 30, "%", n=40),
    ),
    case(
        "Nests failed in 18/72 cases (25%).", v("18/72 cases", 0.25, "share", n=72, of="cases"), v("25%", 25, "%", n=72)
    ),
    case(
        "Controls (N=64) scored 71.5% and carers (N=59) 68.0%.",
        n("N=64", 64),
        v("71.5%", 71.5, "%"),
        n("N=59", 59),
        v("68.0%", 68.0, "%"),
    ),
    case(
        "We pooled 27 trials with 9,416 participants.",
        n("27 trials", 27, "trials"),
        n("9,416 participants", 9416, "participants"),
    ),
    case("Some 12 340 households were visited.", n("12 340 households", 12340, "households", relation="≈")),
    case("The test set holds 3.4k documents.", n("3.4k documents", 3400, "documents")),
    case("Over 500 teachers replied.", n("500 teachers", 500, "teachers", relation=">")),
    case("Thirty mice per group were weighed.", n("Thirty mice", 30, "mice")),
    case("Data came from 16 schools in 3 districts.", n("16 schools", 16, "schools"), n("3 districts", 3, "districts")),
    case("We sampled 45 plots and 12 streams.", n("45 plots", 45, "plots"), n("12 streams", 12, "streams")),
    case("Annotators marked 5,000 tweets.", n("5,000 tweets", 5000, "tweets")),
    case("The panel covers 84 countries.", n("84 countries", 84, "countries")),
    # Ratios with intervals and p-values
    case(
        "The odds ratio was 1.45 (95% CI 1.12–1.88; p = 0.004).",
        v("1.45", 1.45, spread=ci(1.12, 1.88), p=("=", 0.004), metric="odds ratio"),
        p("p = 0.004", "=", 0.004),
    ),
    case(
        "Death was rarer on the drug (HR 0.72, 95% CI 0.58 to 0.90).",
        v("0.72", 0.72, spread=ci(0.58, 0.90), metric="HR"),
    ),
    case(
        "Risk fell (RR = 0.81; 95% confidence interval, 0.70-0.94).",
        v("0.81", 0.81, spread=ci(0.70, 0.94), metric="RR"),
    ),
    case("The AUC was 0.87 [95% CI: 0.83, 0.91].", v("0.87", 0.87, spread=ci(0.83, 0.91), metric="AUC")),
    case(
        "Adjusted OR 2·31 (95% CI 1·40–3·82) for night work.",
        v("2·31", 2.31, spread=ci(1.40, 3.82), metric="OR"),
    ),
    case(
        "The mean difference was -4.2 mmHg (95% CI, -6.1 to -2.3; P<.001).",
        v("-4.2 mmHg", -4.2, "mmHg", sign=-1, spread=ci(-6.1, -2.3), p=("<", 0.001)),
        p("P<.001", "<", 0.001),
    ),
    case(
        "Response was 62% (90% CI 55% to 69%).",
        v("62%", 62, "%", spread=ci(55, 69, 90)),
    ),
    case(
        "The posterior mean was 0.34 (95% credible interval 0.11–0.58).",
        v("0.34", 0.34, spread=("credible", 95, 0.11, 0.58, None)),
    ),
    case(
        "Incidence rate ratio: 1.09 (1.02–1.17).",
        v("1.09", 1.09, spread=("unstated", None, 1.02, 1.17, None), metric="Incidence rate ratio"),
    ),
    case(
        "Median age was 34 years (IQR 27–45).",
        v("34 years", 34, "years", spread=("iqr", None, 27, 45, None)),
    ),
    case(
        "Median stay was 5 days (interquartile range 3 to 9).",
        v("5 days", 5, "days", spread=("iqr", None, 3, 9, None)),
    ),
    case(
        "Mean age was 51.3 years (range 19–87 years).",
        v("51.3 years", 51.3, "years", spread=("range", None, 19, 87, None)),
    ),
    case("Sensitivity was 91% (CI 84–96%).", v("91%", 91, "%", spread=ci(84, 96, None), metric="Sensitivity")),
    case(
        "The pooled SMD was −0.38 (95% CI −0.61 to −0.15, I² = 63%).",
        v("−0.38", -0.38, sign=-1, spread=ci(-0.61, -0.15), metric="SMD"),
        v("63%", 63, "%", metric="I²"),
    ),
    case(
        "The hazard was lower (aHR 0.64; 95% CI, 0.47-0.88; P = .006).",
        v("0.64", 0.64, spread=ci(0.47, 0.88), p=("=", 0.006), metric="aHR"),
        p("P = .006", "=", 0.006),
    ),
    # Spread
    case("Serum iron was 12.3 ± 2.1 mg/dL.", v("12.3 ± 2.1 mg/dL", 12.3, "mg/dL", spread=around(2.1))),
    case("Accuracy reached 88.4±0.3%.", v("88.4±0.3%", 88.4, "%", spread=around(0.3), metric="Accuracy")),
    case("Mean latency was 143 ms (SD 12).", v("143 ms", 143, "ms", spread=around(12, "sd"))),
    case("Pupils scored 54.2 points (SD = 9.7).", v("54.2 points", 54.2, "points", spread=around(9.7, "sd"))),
    case("Length was 31.6 ± 0.8 mm (mean ± SE).", v("31.6 ± 0.8 mm", 31.6, "mm", spread=around(0.8, "se"))),
    case(
        "Groups differed in mean (SD) weight: 71.2 (8.4) kg and 69.9 (9.1) kg.",
        v("71.2 (8.4) kg", 71.2, "kg", spread=around(8.4, "sd")),
        v("69.9 (9.1) kg", 69.9, "kg", spread=around(9.1, "sd")),
    ),
    case("The slope was 0.42 (SE 0.07).", v("0.42", 0.42, spread=around(0.07, "se"))),
    case("Depth was 4.5 +/- 0.2 m.", v("4.5 +/- 0.2 m", 4.5, "m", spread=around(0.2))),
    case(
        "Scores were 3.9 (s.d. 1.2) before and 4.4 (s.d. 1.0) after.",
        v("3.9", 3.9, spread=around(1.2, "sd")),
        v("4.4", 4.4, spread=around(1.0, "sd")),
    ),
    case("Mass is 125.1 ± 0.2 GeV.", v("125.1 ± 0.2 GeV", 125.1, "GeV", spread=around(0.2))),
    case(
        "Mean haemoglobin was 11.2 g/dL (standard deviation 1.6, n = 42).",
        v("11.2 g/dL", 11.2, "g/dL", spread=around(1.6, "sd"), n=42),
        n("n = 42", 42),
    ),
    case("Values are mean ± SEM: 7.1 ± 0.4 nmol.", v("7.1 ± 0.4 nmol", 7.1, "nmol", spread=around(0.4, "se"))),
    # p-values and statistics
    case("The arms differed (p < 0.001).", p("p < 0.001", "<", 0.001)),
    case("No difference was found (P=.47).", p("P=.47", "=", 0.47)),
    case("The trend was significant (p for trend = 0.02).", p("p for trend = 0.02", "=", 0.02)),
    case("A p-value of 0.03 was obtained.", p("p-value of 0.03", "=", 0.03)),
    case("Both loci passed (p = 3.2 × 10−8).", p("p = 3.2 × 10−8", "=", 3.2e-8)),
    case("All tests gave p ≤ 0.05.", p("p ≤ 0.05", "≤", 0.05)),
    case("Neither mattered (p > 0.1).", p("p > 0.1", ">", 0.1)),
    case("The effect was strong, p<1e-5.", p("p<1e-5", "<", 1e-5)),
    case(
        "Groups differed, t(38) = 2.41, p = .021.",
        v("2.41", 2.41, p=("=", 0.021), metric="t"),
        p("p = .021", "=", 0.021),
    ),
    case(
        "Load mattered, F(2, 57) = 4.83, p = .012, η² = .14.",
        v("4.83", 4.83, p=("=", 0.012), metric="F"),
        p("p = .012", "=", 0.012),
        v(".14", 0.14, metric="η²"),
    ),
    case(
        "Counts differed (χ²(3) = 9.1, P = 0.028).",
        v("9.1", 9.1, p=("=", 0.028), metric="χ²"),
        p("P = 0.028", "=", 0.028),
    ),
    case("Sleep predicted mood (β = 0.31, SE = 0.08).", v("0.31", 0.31, spread=around(0.08, "se"), metric="β")),
    case(
        "Age and speed were correlated (r = −.45, p < .01).",
        v("−.45", -0.45, sign=-1, p=("<", 0.01), metric="r"),
        p("p < .01", "<", 0.01),
    ),
    case("The effect was medium (Cohen's d = 0.52).", v("0.52", 0.52, metric="d")),
    case("The model explains much of it (R² = 0.64).", v("0.64", 0.64, metric="R²")),
    case("Spearman's rho was 0.71.", v("0.71", 0.71, metric="rho")),
    case("Agreement was good (κ = 0.81).", v("0.81", 0.81, metric="κ")),
    case("The signal has a significance of 5.2σ.", v("5.2σ", 5.2, "σ")),
    case("Achievement rose by 0.23 SD.", v("0.23 SD", 0.23, "SD", sign=1)),
    case("Results were significant at the 5% level."),
    # Units
    case("LDL fell by 38 mg/dL.", v("38 mg/dL", 38, "mg/dL", sign=-1)),
    case("Readers took 212 ms longer.", v("212 ms", 212, "ms", sign=1)),
    case("Training took 36 hours on one card.", v("36 hours", 36, "hours")),
    case("They were followed for 4.2 years.", v("4.2 years", 4.2, "years")),
    case("Dose was 5 mg/kg/day.", v("5 mg/kg/day", 5, "mg/kg/day")),
    case("Body mass index was 27.4 kg/m2.", v("27.4 kg/m2", 27.4, "kg/m2")),
    case("Mean flow was 3.1 m s−1.", v("3.1 m s−1", 3.1, "m s−1")),
    case("Plates were kept at 37 °C.", v("37 °C", 37, "°C")),
    case("Fine dust reached 41 µg/m³.", v("41 µg/m³", 41, "µg/m³")),
    case("Subsidies cost $1.2 million.", v("$1.2 million", 1.2e6, "$")),
    case("Households saved €45 a month.", v("€45", 45, "€")),
    case("The gap closed at 1.42 eV.", v("1.42 eV", 1.42, "eV")),
    case("The model has 110M parameters.", v("110M parameters", 1.1e8, "parameters")),
    case("It needs 2.3 GB of memory.", v("2.3 GB", 2.3, "GB")),
    case("Density was 2 × 10⁵ cells/mL.", v("2 × 10⁵ cells/mL", 2e5, "cells/mL")),
    case(
        "A rate of 4.5 per 1,000 person-years was seen.", v("4.5 per 1,000 person-years", 4.5, "per 1,000 person-years")
    ),
    case("Grain yield was 6.8 t ha−1.", v("6.8 t ha−1", 6.8, "t ha−1")),
    case("Noise dropped by 6 dB.", v("6 dB", 6, "dB", sign=-1)),
    case("Beats slowed to 58 bpm.", v("58 bpm", 58, "bpm")),
    case("The beam ran at 13 TeV.", v("13 TeV", 13, "TeV")),
    case("Soil held 12.5 g kg−1 of carbon.", v("12.5 g kg−1", 12.5, "g kg−1")),
    case("Glucose was 5.6 mmol/L after 2 h.", v("5.6 mmol/L", 5.6, "mmol/L"), v("2 h", 2, "h")),
    case("Children aged 6 to 12 years were seen.", r("6 to 12 years", 6, 12, "years")),
    case("Plots of 0.5–2.0 ha were mown.", r("0.5–2.0 ha", 0.5, 2.0, "ha")),
    case("The bird weighs 320 g.", v("320 g", 320, "g")),
    case("Each letter costs £0.85.", v("£0.85", 0.85, "£")),
    case("Thirty minutes of reading sufficed.", v("Thirty minutes", 30, "minutes")),
    case("The probe is 1,550 nm wide.", v("1,550 nm", 1550, "nm")),
    case("Frames arrive at 30 Hz.", v("30 Hz", 30, "Hz")),
    # NLP and machine learning
    case("Owls reach 27.3 BLEU.", v("27.3", 27.3, metric="BLEU")),
    case("We obtain 2.1 BLEU points more.", v("2.1", 2.1, "points", sign=1, metric="BLEU")),
    case("F1 is 0.83 on the test part.", v("0.83", 0.83, metric="F1")),
    case("An accuracy of 85% and an F1 of 0.83.", v("85%", 85, "%", metric="accuracy"), v("0.83", 0.83, metric="F1")),
    case(
        "ROUGE-L improves from 38.1 to 40.9.",
        v("38.1", 38.1, sense="from", metric="ROUGE-L"),
        v("40.9", 40.9, sense="to", metric="ROUGE-L"),
    ),
    case("Perplexity drops to 18.7.", v("18.7", 18.7, metric="Perplexity")),
    case("The tagger scores 97.2 UAS.", v("97.2", 97.2, metric="UAS")),
    case("Word error rate is 6.3%.", v("6.3%", 6.3, "%")),
    case("Precision and recall were 85% and 83%.", v("85%", 85, "%"), v("83%", 83, "%")),
    case("Top-5 accuracy is 93.1%.", v("93.1%", 93.1, "%", metric="accuracy")),
    case("Learning rates of 3e-5 and 1e-4 were tried.", v("3e-5", 3e-5), v("1e-4", 1e-4)),
    case("Temperature was set to 0.7.", v("0.7", 0.7)),
    case(
        "The judge agrees with people in 78.6% of 1,500 pairs.", v("78.6%", 78.6, "%"), n("1,500 pairs", 1500, "pairs")
    ),
    case("Beam search lifts COMET by 0.012.", v("0.012", 0.012, sign=1)),
    # Traps: years, versions, figures, citations, names
    case("In 2019 the rule was changed."),
    case("GPT-4 and ROUGE-2 were used on WMT14."),
    case("See Fig. 2 and Table 3.1 for details."),
    case("Section 4.2 explains the layout."),
    case("We used Python 3.11 and PyTorch 2.1."),
    case("Analyses were run in SPSS 22.0."),
    case("As shown before [12, 14–17], owls are shy."),
    case("Smith et al. (2017) disagree."),
    case("People with type 2 diabetes were invited."),
    case("The COVID-19 wave began in March 2020."),
    case("PM2.5 and CO2 were logged."),
    case("IL-6 and p53 were stained."),
    case("A phase 3 trial began on 12 March 2018."),
    case("The 21st century brought 3rd-grade reading clubs."),
    case("Models were fitted on SQuAD 1.1 and SQuAD 2.0."),
    case("The 12-week course was free."),
    case("Questions were sent at 09:30 and 14:00."),
    case("See https://example.org/v1.5/12% for the form."),
    case("Between 1998 and 2004 no survey was held."),
    case("The doi is 10.1234/abcd.5678."),
    case("Pages 12–18 hold the appendix (pp. 3–4)."),
    case("Equation 3.4 follows from Lemma 2.1."),
    case("At week 12, scores were stable."),
    case("A 65-year-old man was seen in 2011."),
    case("Trial NCT01234567 was approved (no. 2014/118)."),
    case("Seeds were mixed in a ratio of 3:1."),
    case("The work is under CC BY 4.0."),
    case("Grade 2 hens moved to room 14."),
    # Mixed and hard
    case(
        "In 2016, 48% of 312 nurses slept <6 h.",
        v("48%", 48, "%"),
        n("312 nurses", 312, "nurses"),
        v("6 h", 6, "h", relation="<"),
    ),
    case(
        "Of 1,040 seeds, 624 (60%) sprouted within 14 days.",
        n("1,040 seeds", 1040, "seeds"),
        v("60%", 60, "%"),
        v("14 days", 14, "days"),
    ),
    case(
        "Pain fell from 6.1 (SD 1.4) to 3.2 (SD 1.6) on the scale (p < 0.01).",
        v("6.1", 6.1, sense="from", spread=around(1.4, "sd"), p=("<", 0.01)),
        v("3.2", 3.2, sense="to", spread=around(1.6, "sd"), p=("<", 0.01)),
        p("p < 0.01", "<", 0.01),
    ),
    case(
        "Survival at 5 years was 71% (95% CI 64–77%) with the drug and 58% (95% CI 51–65%) without.",
        v("5 years", 5, "years"),
        v("71%", 71, "%", spread=ci(64, 77)),
        v("58%", 58, "%", spread=ci(51, 65)),
    ),
    case(
        "Income rose by 3.1% (SE 0.9), about $420 a year.",
        v("3.1%", 3.1, "%", sign=1, spread=around(0.9, "se")),
        v("$420", 420, "$", relation="≈"),
    ),
    case(
        "Our 7B model scores 64.8 on the dev set, 2.2 points above the 13B one.",
        v("64.8", 64.8),
        v("2.2 points", 2.2, "points", sign=1),
    ),
    case(
        "Fish were 8.2 cm and 9.0 cm long, respectively.",
        v("8.2 cm", 8.2, "cm"),
        v("9.0 cm", 9.0, "cm"),
    ),
    case(
        "The index rose from 0.41 in 1990 to 0.63 in 2010.",
        v("0.41", 0.41, sense="from"),
        v("0.63", 0.63, sense="to"),
    ),
    case("Fewer than 1 in 10 wells met the rule.", v("1 in 10", 0.1, "share", relation="<")),
    case("The number needed to treat was 14.", v("14", 14, metric="number needed to treat")),
    case("Warming of 1.5 °C adds 0.4 m of sea level.", v("1.5 °C", 1.5, "°C"), v("0.4 m", 0.4, "m", sign=1)),
    case(
        "Mothers (mean age 29.4, SD 4.8) had 2.1 children.",
        v("29.4", 29.4, spread=around(4.8, "sd")),
        v("2.1", 2.1),
    ),
    case("Grades improved by 0.3 to 0.5 points.", r("0.3 to 0.5 points", 0.3, 0.5, "points")),
    case(
        "Vaccine efficacy was 94.1% (95% CI, 89.3 to 96.8; P<0.001).",
        v("94.1%", 94.1, "%", spread=ci(89.3, 96.8), p=("<", 0.001)),
        p("P<0.001", "<", 0.001),
    ),
    case(
        "The difference was 3.4 points (95% CrI 1.2, 5.6).",
        v("3.4 points", 3.4, "points", spread=("credible", 95, 1.2, 5.6, None)),
    ),
    case("No fewer than 9 of 11 dogs ate.", v("9 of 11 dogs", 9 / 11, "share", n=11, of="dogs", relation="≥")),
    case("Farms use 40–60 L of water a day.", r("40–60 L", 40, 60, "L")),
    case("The answer is on page 12, line 4."),
)

ASIDE = frozenset(random.Random(6).sample(range(len(CASES)), 50))
"""Places in `CASES` that were scored once, at the end."""

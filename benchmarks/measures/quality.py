"""How good a judgement is, against labels made by people."""

from benchmarks.declare import Measure

_STANDARD = "Manning, Raghavan and Schütze 2008, chapter 8"


def _share(name: str, title: str, description: str, source: str = _STANDARD) -> Measure:
    return Measure(name=name, title=title, description=description, unit="share", source=source)


AVERAGE_PRECISION = _share(
    "average_precision", "average precision", "Mean over questions; equal scores share a threshold."
)
SHOWN_PRECISION = _share("shown_precision", "precision of what is shown", "Of sentences shown, those relevant, pooled.")
SHOWN_RECALL = _share("shown_recall", "recall of what is shown", "Of relevant sentences, those shown, pooled.")
ANY_SHOWN = _share(
    "any_shown", "questions with something shown", "Of questions, those with a sentence shown.", "this project"
)

RESULT_PRECISION = _share("result_precision", "precision", "Of sentences taken for a result, those labelled so.")
RESULT_RECALL = _share("result_recall", "recall", "Of sentences labelled a result, those taken for one.")
RESULT_F1 = _share("result_f1", "F1", "Harmonic mean of the two.")

ACCURACY = _share("accuracy", "accuracy", "Of pairs, those with the right label.")
MACRO_F1 = _share("macro_f1", "macro-F1", "Unweighted mean of F1 over the labels.")
LABEL_F1 = _share("label_f1", "F1 of a label", "Harmonic mean of the label's precision and recall.")
LABEL_PRECISION = _share("label_precision", "precision of a label", "Of pairs given the label, those that have it.")
LABEL_RECALL = _share("label_recall", "recall of a label", "Of pairs that have the label, those given it.")

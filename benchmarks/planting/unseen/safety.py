"""What may do harm and is not told: who paid, and advice that nothing carries."""

import random
from pathlib import Path

from benchmarks.planting.judged import editable_works
from benchmarks.planting.kinds import ON_PAGES, Dimension, Kind, Planted
from benchmarks.planting.rendering import reprinted, rerendered, retold
from benchmarks.planting.stored import Stored
from benchmarks.planting.texts import retext
from synthesist.report.model import Line, Paragraph, Report

_PAID = (
    "The study was funded by the maker of what was tested, which also held the data.",
    "All authors are employed by the company that sells the approach studied here.",
    "The sponsor, who markets the product, chose the outcomes and approved the text.",
    "Two authors hold patents on the method and shares in the firm that licenses it.",
)
_ADVICE = (
    "Practice should change at once: this can be used everywhere and for everybody without further checks.",
    "Those in charge can rely on this without hesitation, since it is safe and has no drawbacks.",
    "It is recommended that existing safeguards be dropped, for they are no longer needed.",
)


def payer_untold(folder: Path, chance: random.Random) -> Planted | None:
    """An included work says that those who gain by its result paid for it, and nothing of it is told."""
    stored = Stored(folder)
    works = editable_works(stored, chance)
    if not works:
        return None
    retext(stored, works[0], {}, [chance.choice(_PAID)])
    retold(stored)
    stored.save()
    rerendered(folder)
    return Planted("who paid is not told", (works[0],))


def advice(folder: Path, chance: random.Random) -> Planted | None:
    """The report gives advice that no claim of it carries."""
    if not Stored(folder).shown:
        return None
    line, in_abstract = Line(text=chance.choice(_ADVICE)), chance.random() < 0.5

    def edit(report: Report) -> Report:
        if in_abstract:
            return report.model_copy(update={"abstract": (*report.abstract, line)})
        told = [
            section.model_copy(update={"paragraphs": (*section.paragraphs, Paragraph(lines=(line,)))})
            if section.section_id == "results"
            else section
            for section in report.sections
        ]
        return report.model_copy(update={"sections": tuple(told)})

    reprinted(folder, edit)
    return Planted("advice that nothing carries", (str(in_abstract),))


SAFETY = (
    Kind("payer-untold", Dimension.SAFETY, True, payer_untold),
    Kind("advice-beyond-evidence", Dimension.SAFETY, True, advice, ON_PAGES),
)

"""An explanation as data: a tree that a terminal and a program can show alike."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from synthesist.records.base import Frozen
from synthesist.report.wording import visible

Words = Annotated[str, AfterValidator(visible)]
"""Text on one line in which nothing is hidden: what a paper says reaches a terminal in no other form."""


class Kind(StrEnum):
    """What can be asked about."""

    RECORD = "record"
    PAIR = "pair"
    WORK = "work"
    DOCUMENT = "document"
    CLAIM = "claim"
    SENTENCE = "sentence"
    CRITERION = "criterion"


class Named(Frozen):
    """A thing that a person named.

    Attributes:
        id: full id; the name of a sentence, such as `results-12`.
        title: words by which a person knows it.
    """

    kind: Kind
    id: str
    title: Words


class Step(Frozen):
    """One thing to say, with what is behind it.

    Attributes:
        refs: what can be asked about next; `find` knows each.
    """

    text: Words
    details: tuple["Step", ...] = ()
    refs: tuple[str, ...] = ()


class Explanation(Frozen):
    """Why a thing is as it is.

    Attributes:
        summary: the whole in a sentence or two.
        led_to: what led to it, in the order of the review.
        rests_on_it: what would fall, or change, without it.
    """

    kind: Kind
    id: str
    title: Words
    summary: Words
    led_to: tuple[Step, ...]
    rests_on_it: tuple[Step, ...]

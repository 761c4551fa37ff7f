"""A question near the one that was asked, with what it would find."""

from typing import Literal

from pydantic import NonNegativeInt

from synthesist.records.base import Frozen


class Suggestion(Frozen):
    """One question to ask next.

    Attributes:
        ordinal: place among the suggestions, best first, from 0.
        question: whole and in English; it can be given to `run` as it stands.
        change: what differs from the question asked, in a few words for a person.
        hits: records of all that was searched that name every concept of this question in title or abstract.
    """

    ordinal: NonNegativeInt
    kind: Literal["wider", "narrower"]
    question: str
    change: str
    hits: NonNegativeInt

"""What the role model sees of each sentence of an abstract: names of what is there, and nothing else."""

import re
from collections.abc import Sequence
from itertools import pairwise

from synthesist.extract.results import CUES, place_of
from synthesist.language import tokens

_NUMBER = "0"
_TENTHS, _EDGE = 10, 4
_LENGTHS = (5, 8, 12, 16, 20, 25, 30, 40)
_LONGEST = 12
_SUMS = (-2.0, -1.0, 0.0, 0.7, 1.3, 2.0, 3.0)
_MARKS = (
    ("%", re.compile("%|percent")),
    ("?", re.compile(r"\?\s*$")),
    ("=", re.compile("[=<>]")),
    (":", re.compile(":")),
)


def role_features(sentences: Sequence[str]) -> list[list[str]]:
    """Names of the features that each sentence has, in the order of the sentences.

    Stems (every number is one stem), pairs of stems, the first stems, marks, the cues of `results`, the sum of their
    weights, length and place; and of the sentences before and behind, their cues and first stems.
    """
    own = [_own(sentence) for sentence in sentences]
    told = [[name for name in names if name[0] in "c^"] for names in own]
    around = ["edge"]
    return [
        [
            *names,
            *_places(at, len(sentences)),
            *(f"-{name}" for name in (told[at - 1] if at else around)),
            *(f"+{name}" for name in (told[at + 1] if at + 1 < len(told) else around)),
        ]
        for at, names in enumerate(own)
    ]


def _own(sentence: str) -> list[str]:
    stems = [_NUMBER if word.stem[0].isdigit() else word.stem for word in tokens(sentence)]
    cues = [cue for cue in CUES if cue.pattern.search(sentence)]
    return [
        *dict.fromkeys(f"w {stem}" for stem in stems),
        *dict.fromkeys(f"p {one} {other}" for one, other in pairwise(stems)),
        f"^ {' '.join(stems[:1])}",
        f"^ {' '.join(stems[:2])}",
        f"^ {' '.join(stems[:3])}",
        *(f"m {name}" for name, pattern in _MARKS if pattern.search(sentence)),
        *(f"c {cue.name}" for cue in cues),
        f"s {_step(sum(cue.weight for cue in cues), _SUMS)}",
        f"l {_step(len(stems), _LENGTHS)}",
    ]


def _places(at: int, count: int) -> list[str]:
    tenth = round(place_of(at, count) * _TENTHS)
    return [
        f"t {tenth}",
        f"a {min(at, _EDGE)}",
        f"z {min(count - 1 - at, _EDGE)}",
        f"n {min(count, _LONGEST)}",
        f"an {min(at, _EDGE)} {min(count, _LONGEST)}",
        f"zn {min(count - 1 - at, _EDGE)} {min(count, _LONGEST)}",
    ]


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value > step for step in steps)

"""What the section of a full text says of the roles of its sentences. Set by hand: no full text here is labelled."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from synthesist.extract.role_names import COLUMNS, Role
from synthesist.records.reading import SectionRole

Rows = NDArray[np.float64]

UNREAD = frozenset((SectionRole.TITLE, SectionRole.STATEMENTS, SectionRole.REFERENCES))
"""Sections whose sentences are OTHER and claim nothing."""

_USUAL: Mapping[SectionRole, Mapping[Role, float]] = {
    SectionRole.INTRODUCTION: {Role.BACKGROUND: 1.0, Role.AIM: 0.5, Role.RESULT: -1.0, Role.CONCLUSION: -1.0},
    SectionRole.BACKGROUND: {Role.BACKGROUND: 2.0, Role.RESULT: -1.5, Role.CONCLUSION: -1.5},
    SectionRole.METHODS: {Role.METHOD: 2.0, Role.AIM: -0.5, Role.RESULT: -1.0, Role.CONCLUSION: -2.0},
    SectionRole.RESULTS: {Role.RESULT: 1.5, Role.BACKGROUND: -1.0, Role.AIM: -1.0, Role.CONCLUSION: -0.5},
    SectionRole.DISCUSSION: {Role.CONCLUSION: 1.0, Role.RESULT: 0.5, Role.METHOD: -1.0, Role.AIM: -1.0},
    SectionRole.CONCLUSION: {Role.CONCLUSION: 1.5, Role.BACKGROUND: -1.0, Role.AIM: -0.5},
}
"""Log-odds that a section adds to a role; what is not named gets nothing."""

_CLAIMING: Mapping[SectionRole, float] = {
    SectionRole.INTRODUCTION: -1.0,
    SectionRole.BACKGROUND: -2.0,
    SectionRole.METHODS: -2.0,
    SectionRole.LIMITATIONS: -2.0,
    SectionRole.APPENDIX: -1.0,
}
"""Log-odds that a section adds to a sentence's being a claim of the paper."""


def added(sections: Sequence[SectionRole]) -> Rows:
    """What each sentence's section adds to its roles, shape (sentences, columns)."""
    table = np.zeros((len(sections), len(COLUMNS)))
    for at, section in enumerate(sections):
        for role, odds in _USUAL.get(section, {}).items():
            table[at, COLUMNS.index(role)] = odds
    return table


def claiming(sections: Sequence[SectionRole]) -> Rows:
    """What each sentence's section adds to its claim, shape (sentences,)."""
    return np.array([_CLAIMING.get(section, 0.0) for section in sections])

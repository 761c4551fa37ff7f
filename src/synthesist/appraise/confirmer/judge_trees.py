"""A sum of small decision trees, read from JSON: what `training/confirmer/` fits, and nothing but numpy to run it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthesist.appraise.confirmer.judge_signs import SIGNS, WEIGHTS
from synthesist.errors import ModelError

Rows = NDArray[np.float64]
_Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as arrays over its nodes; a leaf's children are itself.

    Attributes:
        feature, threshold: a row goes left where its feature is at most the threshold.
        value: of leaves.
        depth: steps after which every row has come to its leaf.
    """

    feature: _Places
    threshold: Rows
    left: _Places
    right: _Places
    value: Rows
    depth: int

    def values(self, rows: Rows) -> Rows:
        """The value of each row's leaf, shape (rows,)."""
        at = np.zeros(len(rows), dtype=np.int64)
        every = np.arange(len(rows))
        for _ in range(self.depth):
            goes_left = rows[every, self.feature[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        found: Rows = self.value[at]
        return found


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values, with a baseline, add up to the log-odds of yes."""

    baseline: float
    trees: tuple[Tree, ...]

    def share(self, rows: Rows) -> Rows:
        """Probability of yes, shape (rows,)."""
        summed = np.full(len(rows), self.baseline)
        for tree in self.trees:
            summed += tree.values(rows)
        found: Rows = 1 / (1 + np.exp(-summed))
        return found


@dataclass(frozen=True, slots=True)
class Trees:
    """Two questions, each with trees of its own.

    Attributes:
        speaks: whether a sentence says anything of a claim.
        refutes: whether one that does speaks against it.
    """

    speaks: Forest
    refutes: Forest
    version: str

    def probabilities(self, rows: Rows) -> Rows:
        """Shape (rows, 3), columns as in `LABELS`: support, refutation, neither."""
        speaks, refutes = self.speaks.share(rows), self.refutes.share(rows)
        return np.column_stack([speaks * (1 - refutes), speaks * refutes, 1 - speaks])


def read_trees(kept: dict[str, Any]) -> Trees:
    """Trees of their JSON form.

    Raises:
        ModelError: they were fitted on other signs.
    """
    if tuple(kept["signs"]) != SIGNS:
        raise ModelError("the confirmer's judge was fitted on other signs", "fit it again with `training/confirmer/`")
    speaks, refutes = (
        Forest(float(kept[name]["baseline"]), tuple(map(_tree, kept[name]["trees"]))) for name in ("speaks", "refutes")
    )
    return Trees(speaks, refutes, str(kept["version"]))


@cache
def default_trees(path: Path = WEIGHTS / "trees.json") -> Trees:
    """The trees that come with the package."""
    return read_trees(json.loads(path.read_text("utf-8")))


def _tree(nodes: Sequence[Sequence[float]]) -> Tree:
    """Nodes are rows of feature, threshold, left, right and value; leaves have feature -1."""
    table = np.array(nodes, dtype=np.float64)
    places = np.arange(len(table))
    is_leaf = table[:, 0] < 0
    left, right = (np.where(is_leaf, places, table[:, at]).astype(np.int64) for at in (2, 3))
    return Tree(
        feature=np.where(is_leaf, 0, table[:, 0]).astype(np.int64),
        threshold=table[:, 1],
        left=left,
        right=right,
        value=table[:, 4],
        depth=_depth(left, right),
    )


def _depth(left: _Places, right: _Places) -> int:
    """The longest way from the root to a leaf."""
    depth, level = 0, {0}
    while True:
        below = {int(side[at]) for at in level for side in (left, right) if side[at] != at}
        if not below:
            return depth
        depth, level = depth + 1, below

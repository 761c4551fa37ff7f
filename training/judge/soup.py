"""The mean of several judges' weights as one judge (a "model soup": Wortsman et al. 2022).

    python -m training.judge.soup judge_soup stage_b-without-0 stage_b-without-1

Judges tuned from one start lie close enough for their mean to be a judge, mostly a better one than each; so the two
that serve cross-fitting, which saw one half of the labelled sets each, make the one that ships.
"""

import argparse
import os
from collections.abc import Sequence

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch

from training.judge.checkpoint import finish
from training.judge.evaluate import loaded
from training.rows import WORK


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("stages", nargs="+")
    options = parser.parse_args(arguments)
    models = [loaded(WORK / stage) for stage in options.stages]
    states = [model.state_dict() for model in models]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }
    models[0].load_state_dict(mean)
    (WORK / options.name).mkdir(exist_ok=True)
    finish(WORK / options.name, models[0])


if __name__ == "__main__":
    main()

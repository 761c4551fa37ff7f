"""ACL Anthology metadata: a library of real size."""

from pathlib import Path

import numpy as np

PATH = "corpora/acl_anthology.parquet"


def row_count(data: Path) -> int:
    """Rows of the file."""
    from pyarrow import parquet

    return int(parquet.read_metadata(data / PATH).num_rows)


def some_titles(data: Path, number: int, generator: np.random.Generator, least_words: int = 1) -> list[str]:
    """Titles of works drawn at random, with at least so many words."""
    from pyarrow import parquet

    titles = [str(title) for title in parquet.read_table(data / PATH, columns=["title"])["title"].to_pylist() if title]
    long_enough = [title for title in titles if len(title.split()) >= least_words]
    return [long_enough[at] for at in generator.choice(len(long_enough), number, replace=False)]

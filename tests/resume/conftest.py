"""Reviews that nothing disturbed, made once; and folders on which a command has still to do its work."""

import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from resume_bench import AFRESH, Reference, drive, outcome_of

from handmade import write_papers
from replay.fixtures import invented_server  # puts the benchmarks on the path
from synthesist.audit import audit
from synthesist.demo import demo_records
from synthesist.library import Library
from synthesist.models import default_embedder

__all__ = ["invented_server"]


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half of the demo's library, in a place of its own, and papers beside it."""
    folder = tmp_path_factory.mktemp("library")
    write_papers(folder.with_name("papers"))
    library = Library(folder, default_embedder())
    library.add(islice(demo_records(), 0, None, 2))
    library.close()
    return folder


@pytest.fixture(scope="session")
def references(small_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Reference]:
    """The undisturbed outcome of each command, made once."""
    made: dict[str, Reference] = {}

    def reference(command: str) -> Reference:
        if command not in made:
            folder = tmp_path_factory.mktemp(command) / "review"
            if command not in AFRESH:
                shutil.copytree(reference("run").folder, folder)
            ended = drive(command, folder, small_library)
            assert ended.code == 0, ended.told
            assert audit(folder).is_clean, [check for check in audit(folder).checks if check.breaches]
            made[command] = Reference(folder, outcome_of(folder), ended.seconds)
        return made[command]

    return reference


@pytest.fixture
def fresh(references: Callable[[str], Reference], tmp_path: Path) -> Callable[[str], Path]:
    """A folder on which a command has still to do its work."""

    def folder(command: str) -> Path:
        path = tmp_path / "review"
        if command not in AFRESH:
            shutil.copytree(references("run").folder, path)
        return path

    return folder

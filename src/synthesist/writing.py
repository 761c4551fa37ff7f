"""Files that take their place only when all is written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from synthesist.errors import WrongUse, storing

OUT_HINT = "name a file with --out, in a folder that is there and that you may write to"


def require_apart(paths: Iterable[Path], out: Path) -> None:
    """Make sure that an output is no folder and overwrites no file of the input.

    Raises:
        WrongUse: it is, or does.
    """
    if out.is_dir():
        raise WrongUse(f"{out} is a folder", OUT_HINT)
    if out.exists() and any(path.exists() and path.samefile(out) for path in paths):
        raise WrongUse(f"the output would overwrite {out}", OUT_HINT)


@contextmanager
def whole(out: Path) -> Iterator[TextIO]:
    """A text file in UTF-8; an interrupted one leaves nothing behind.

    Raises:
        StorageError: it cannot be written.
    """
    partial = out.with_name(f"{out.name}.partial")
    with storing(out, OUT_HINT):
        try:
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            partial.replace(out)
        finally:
            partial.unlink(missing_ok=True)

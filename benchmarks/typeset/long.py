"""Papers of one length, to measure speed with."""

import tomllib
from itertools import cycle
from pathlib import Path

from benchmarks.typeset.make import needed, templates, typeset

PAGES = 12
DIFFERENT = 48
"""Papers that are typeset; the others are the same with other bytes, which a reader cannot know beforehand."""

_SECTIONS = 11
_PARAGRAPHS = (3, 5, 8, 12, 16)
"""Of each section; more where a paper came out too short."""


def long_papers(out: Path, count: int) -> list[Path]:
    """PDFs of `PAGES` pages by the development templates in turn; those that are there are kept.

    Args:
        out: folder that keeps them.
    """
    needed()
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"long-{number:03}.pdf" for number in range(count)]
    for path, template in zip(paths[:DIFFERENT], cycle(templates("development")), strict=False):
        if not path.is_file():
            _make(template, path)
    for number, path in enumerate(paths[DIFFERENT:]):
        if not path.is_file():
            path.write_bytes(paths[number % DIFFERENT].read_bytes() + f"\n% {number}\n".encode())
    return paths


def _make(template: Path, path: Path) -> None:
    style = tomllib.loads((template / "style.toml").read_text(encoding="utf-8"))
    for paragraphs in _PARAGRAPHS:
        longer = {"sections": _SECTIONS, "paragraphs": paragraphs}
        if _is_cut(typeset(template, style | longer, f"long/{path.stem}", path.with_suffix(""))):
            return
    path.unlink()
    raise ValueError(f"{path.name} would not get long enough")


def _is_cut(path: Path) -> bool:
    """Keep the first pages; False where there are too few."""
    import pypdfium2

    whole, first = pypdfium2.PdfDocument(path.read_bytes()), pypdfium2.PdfDocument.new()
    if len(whole) < PAGES:
        return False
    first.import_pages(whole, list(range(PAGES)))
    first.save(path)
    return True

"""Papers of one length, to measure speed with."""

import tomllib
from itertools import cycle, islice
from pathlib import Path

from benchmarks.typeset.make import needed, templates, typeset

PAGES = 12
_ENOUGH = {"sections": 11, "paragraphs": 6}
"""More than `PAGES` pages by each template."""


def long_papers(out: Path, count: int) -> list[Path]:
    """PDFs of `PAGES` pages by the development templates in turn; those that are there are kept.

    Args:
        out: folder that keeps them.
    """
    needed()
    out.mkdir(parents=True, exist_ok=True)
    paths = [
        (template, out / f"long-{number:03}.pdf")
        for number, template in enumerate(islice(cycle(templates("development")), count))
    ]
    for template, path in paths:
        if not path.is_file():
            style = tomllib.loads((template / "style.toml").read_text(encoding="utf-8"))
            typeset(template, style | _ENOUGH, f"long/{path.stem}", path.with_suffix(""))
            _cut(path)
    return [path for _, path in paths]


def _cut(path: Path) -> None:
    import pypdfium2

    whole, first = pypdfium2.PdfDocument(path.read_bytes()), pypdfium2.PdfDocument.new()
    if len(whole) < PAGES:
        path.unlink()
        raise ValueError(f"{path.name} has {len(whole)} pages only")
    first.import_pages(whole, list(range(PAGES)))
    first.save(path)

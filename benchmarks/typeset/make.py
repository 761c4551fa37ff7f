"""`python -m benchmarks.typeset.make`: PDFs of known text, each with its truth beside it."""

import argparse
import json
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.processes import CommandFailedError
from benchmarks.typeset.papers import paper
from benchmarks.typeset.source import source
from benchmarks.typeset.truth import truth
from benchmarks.typeset.writing import rewritten

HERE = Path(__file__).resolve().parent
SETS = ("development", "unseen")
_PAPERS = 4
_NEEDED = ("typst", "font_source_sans_pro", "font_source_serif_pro", "pypdf", "pypdfium2", "rapidfuzz")


def templates(of: str) -> list[Path]:
    """Folders of a set's templates, each with `template.typ` and `style.toml`."""
    return sorted(path.parent for path in (HERE / of).glob("*/template.typ"))


def make(of: str, out: Path, *, papers: int = _PAPERS, is_quick: bool = False) -> list[Path]:
    """Typeset a set's papers into a folder, `NAME.pdf` beside `NAME.json`.

    Args:
        papers: of each template.
        is_quick: one short paper of each template.

    Returns:
        The PDFs.
    """
    needed()
    out.mkdir(parents=True, exist_ok=True)
    return list(_made(of, out, 1 if is_quick else papers, is_quick=is_quick))


def needed() -> None:
    """Say so where what is needed to make or to score papers is not installed."""
    if lacking := [name for name in _NEEDED if find_spec(name) is None]:
        raise CommandFailedError(f"{', '.join(lacking)} not installed; the dependency group `bench` holds them")


def _made(of: str, out: Path, papers: int, *, is_quick: bool) -> Iterator[Path]:
    for template in templates(of):
        style: dict[str, Any] = tomllib.loads((template / "style.toml").read_text(encoding="utf-8"))
        if is_quick:
            style |= {"sections": 4, "paragraphs": 1}
        for number in range(papers):
            yield typeset(template, style, f"{of}/{template.name}/{number}", out / f"{template.name}-{number}")


def typeset(template: Path, style: dict[str, Any], seed: str, stem: Path) -> Path:
    """One paper; returns the PDF."""
    import pypdfium2
    import typst

    made = paper(seed, style)
    with tempfile.TemporaryDirectory() as folder:
        for file in (template / "template.typ", HERE / "common.typ"):
            shutil.copy(file, folder)
        main = Path(folder) / "main.typ"
        main.write_text(source(made, style), encoding="utf-8")
        content = typst.compile(
            str(main), root=folder, font_paths=_fonts(), ignore_system_fonts=True, pdf_tags=bool(style.get("tags"))
        )
    content = rewritten(content, style.get("written", ()))
    pages = len(pypdfium2.PdfDocument(content))
    path = stem.with_name(f"{stem.name}.pdf")
    path.write_bytes(content)
    told = {"template": template.name, "seed": seed, **truth(made, style, pages)}
    path.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _fonts() -> list[str]:
    """Folders of the fonts that the wheels of `font-source-…` hold; typst brings its own besides."""
    import font_source_sans_pro
    import font_source_serif_pro

    return [str(Path(package.__file__).parent / "files") for package in (font_source_sans_pro, font_source_serif_pro)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a set."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.typeset.make", description=__doc__)
    parser.add_argument("--templates", choices=SETS, default="development")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--papers", type=int, default=_PAPERS, help="of each template")
    parser.add_argument("--quick", action="store_true", help="one short paper of each template")
    options = parser.parse_args(arguments)
    made = make(options.templates, options.out, papers=options.papers, is_quick=options.quick)
    pages = sum(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["pages"] for path in made)
    print(f"{len(made)} papers, {pages} pages, in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

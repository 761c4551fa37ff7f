"""The commands that make a review: new, run, demo."""

from pathlib import Path
from typing import Annotated

import typer

from synthesist.cli.appraising import Require, require_of
from synthesist.cli.console import AsJson, Debug, Out, command, conclude, interruptible, messages
from synthesist.errors import WrongUse

_PLAN = "review.toml"

Sources = Annotated[
    list[str] | None,
    typer.Option("--source", help="A database, or library; again for more. Every one without a key by default."),
]
Papers = Annotated[
    list[Path] | None,
    typer.Option(help="Papers, lists of records, folders, a Zotero folder; alone, if no --source is given."),
]


def new(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The research question, in quotes.")],
    out: Out,
    frame: Annotated[str, typer.Option(help="How it is taken apart: free, PICO, PECO or SPIDER.")] = "free",
    sources: Sources = None,
    papers: Papers = None,
) -> None:
    """Write a plan that explains itself, to be edited and then run. Nothing is searched yet.

    Example: synthesist new "Does cognitive training delay dementia?" --frame PICO --out reviews/training
    """
    from synthesist.plan import FRAMES, Frame
    from synthesist.review import draft

    kind = next((one for one in Frame if one.lower() == frame.lower()), None)
    if kind is None:
        raise WrongUse(f"there is no frame {frame!r}", f"one of {', '.join(one.value for one in Frame)}")
    path = draft(question, out, kind, _papers(papers or [], context.args), sources or ())
    first = f"Fill in [bold]{', '.join(FRAMES[kind])}[/] under \\[parts]. " if FRAMES[kind] else ""
    messages().print(f"{first}Every line is explained in the file. Then: {command('run', path)}", highlight=False)
    typer.echo(str(path))


def run(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION|review.toml", help="A question in quotes, or a plan.")],
    out: Annotated[Path | None, typer.Option("--out", help="Folder of the review; a plan's own by default.")] = None,
    sources: Sources = None,
    papers: Papers = None,
    limit: Annotated[
        int | None, typer.Option(min=1, max=100_000, help="Records taken from a source at the most (2,000).")
    ] = None,
    max_works: Annotated[int | None, typer.Option(min=1, max=10_000, help="Works read at the most (300).")] = None,
    rounds: Annotated[
        int | None, typer.Option(min=0, max=3, help="How often it may be revised, or more be read (3).")
    ] = None,
    replay: Annotated[bool, typer.Option(help="Ask no database: use the answers in the folder again.")] = False,
    because: Annotated[str, typer.Option(help="Why the plan was changed since the search: for the report.")] = "",
    require: Require = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Answer a question, or carry out a plan. The same command again carries on where it stopped.

    A plan that was edited after its search is amended: the report shows what was changed, and why.

    Example: synthesist run "Does retrieval augmentation reduce hallucination?" --out reviews/rag
    """
    from synthesist.cli.progress import ConsoleListener
    from synthesist.review import Means, carry_out, synthesize

    files = _papers(papers or [], context.args)
    with interruptible():
        if plan := _plan(question):
            if limit or max_works or sources or rounds is not None:
                raise WrongUse(
                    "the plan says where is searched, and how much is taken and read", f"change it in {plan}"
                )
            means = Means(papers=tuple(files), listener=ConsoleListener(messages()), debug=debug, replay=replay)
            review = carry_out(plan, means, out=out, reason=because)
        else:
            review = synthesize(
                question,
                _folder(out, because),
                sources=sources or (),
                papers=files,
                limit=limit or 2_000,
                max_works=max_works or 300,
                rounds=3 if rounds is None else rounds,
                listener=ConsoleListener(messages()),
                debug=debug,
                replay=replay,
            )
    conclude(review, as_json=as_json)
    require_of(review, require)


def _folder(out: Path | None, because: str) -> Path:
    """Where the review of a question in words lies."""
    if out is None:
        raise WrongUse("where shall the review lie?", "name a folder with --out")
    if because:
        raise WrongUse("--because is for a plan that was edited", "run its review.toml")
    return out


def demo(
    out: Out = Path("demo"),
    question: Annotated[str, typer.Option(help="Another question to the demo's library.")] = "",
    require: Require = None,
    as_json: AsJson = False,
) -> None:
    """Make a review from the sixty works that come with the program: offline, in seconds."""
    from synthesist.cli.progress import ConsoleListener
    from synthesist.demo import BANNER, QUESTION, demo_library
    from synthesist.review import synthesize

    with interruptible():
        review = synthesize(
            question or QUESTION,
            out,
            sources=("library",),
            library=demo_library(),
            banner=BANNER,
            listener=ConsoleListener(messages()),
        )
    conclude(review, as_json=as_json)
    require_of(review, require)


def _plan(argument: str) -> Path | None:
    """The plan that an argument names: a TOML file, or a folder with one; None for a question."""
    path = Path(argument)
    try:
        if path.is_dir():
            return path / _PLAN
        return path if path.suffix == ".toml" or path.is_file() else None
    except OSError:  # too long for a name: a question
        return None


def _papers(named: list[Path], further: list[str]) -> list[Path]:
    """The files of `--papers`, and those that follow the first without the option before them."""
    if further and not named:
        raise WrongUse(f"what is {further[0]!r}?", "put the question in quotes; files go behind --papers")
    return [*named, *map(Path, further)]

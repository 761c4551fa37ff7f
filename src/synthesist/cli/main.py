"""The commands. Data goes to standard output, progress and errors to standard error."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from synthesist.cli import (
    appraising,
    deciding,
    deduping,
    extracting,
    library,
    looking,
    reading,
    running,
    searching,
    updating,
    verifying,
)
from synthesist.cli.console import messages, shown
from synthesist.errors import SynthesistError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
app.command(context_settings={"allow_extra_args": True})(running.new)
app.command(context_settings={"allow_extra_args": True})(running.run)
app.command()(running.demo)
app.command()(searching.search)
app.command()(deduping.dedup)
app.command()(looking.status)
app.command()(looking.why)
app.command()(deciding.decide)
app.command()(updating.update)
app.command()(looking.audit)
app.command()(appraising.appraise)
app.command()(looking.export)
app.command()(reading.read)
app.command()(extracting.extract)
app.command()(verifying.verify)
app.command()(verifying.calibrate)
app.add_typer(library.app, name="library")


def main() -> None:
    """Run the command line; every error of ours ends with what to do and with its exit code."""
    try:
        app(standalone_mode=True)
    except SynthesistError as error:
        console = messages()
        console.print(f"[bold red]Error:[/] {shown(str(error))}", highlight=False)
        console.print(f"[bold]What to do:[/] {shown(error.hint)}", highlight=False)
        sys.exit(error.exit_code)


@app.callback(invoke_without_command=True)
def synthesist(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """A research question goes in; a literature synthesis comes out whose every claim can be checked."""
    if show_version:
        typer.echo(version("synthesist"))
        raise typer.Exit

"""`rulewire --version`: what is installed, and what its readings depend on."""

from typing import Annotated

import typer

from pipeline.terminal import say


def _told(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        from extractors.versions import EXTRACTOR, names_model

        say(f"rulewire {version('rulewire')} (extractors {EXTRACTOR}, names {names_model()})")
        raise typer.Exit


def rulewire(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_told,
            is_eager=True,
            help="Show the version, that of the extractors and the model of names.",
        ),
    ] = False,
) -> None:
    """Take what stands before the command."""

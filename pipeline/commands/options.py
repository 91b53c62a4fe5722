"""Options that many commands take."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import completion

DAY = ["%Y-%m-%d"]

Config = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="Your settings. Default: rulewire.toml if it is here."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
RowsAsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        help="Only this source; may be repeated.",
        autocompletion=completion.source_keys,
    ),
]

"""`rulewire preview`: the law as a rule will have it read."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import DAY, AsJson, Config
from pipeline.terminal import say
from pipeline.writable import writable

commands = typer.Typer()


@commands.command()
def preview(
    rules: Annotated[
        list[str],
        typer.Argument(metavar="RULE…", help="Saved rules, or a kept one: fr:2025-19001."),
    ],
    onto: Annotated[
        Path | None, typer.Option(help="Saved eCFR or annual CFR XML. Default: the kept law.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=DAY, help="Only what has effect by that day."),
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page to print to this file.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="All instructions and differences.")] = False,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Apply the instructions of a Federal Register rule to the text of the law.

    Each ends as applied, ambiguous or unsupported, with the reason; nothing is guessed.
    """
    from pipeline.comparison import for_a_printer
    from pipeline.previewing import for_a_program, for_a_reader, previewed_files

    day = as_of.date() if as_of else None
    if onto:
        found = previewed_files([Path(rule) for rule in rules], onto, day)
    else:
        from config import load
        from pipeline.listing import existing
        from pipeline.previewed import previewed_kept

        with existing(load(config)) as store:
            found = previewed_kept(store, rules, day)
    if html:
        with writable(html, "name another file with --html"):
            html.write_text(for_a_printer(found.comparison), encoding="utf-8")
        say(f"Wrote {html}.", err=True)
    told = [for_a_program(found)] if as_json else for_a_reader(found, whole=whole)
    for line in told:
        say(line)

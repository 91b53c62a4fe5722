"""`rulewire health`: is anything wrong, and what to do."""

import typer

from pipeline.commands.options import AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def health(
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Say what is wrong, and what to do, beside a running daemon or without one.

    Exit 0: all is well, 1: something is wrong.
    """
    from config import load
    from pipeline.answering import COLUMNS, cells, for_a_program, last_word, looked
    from pipeline.tables import tell

    report = looked(load(config), thorough=True)
    if as_json:
        say(for_a_program(report))
    else:
        tell(COLUMNS, cells(report))
        say(last_word(report))
    raise typer.Exit(int(report.wrong))

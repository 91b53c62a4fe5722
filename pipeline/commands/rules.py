"""`rulewire rules`: rules as things."""

from typing import Annotated

import typer

from pipeline.commands.options import Config, RowsAsJson
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def rules(
    words: Annotated[
        str, typer.Argument(metavar="[RULE]", help="Words of its name, a RIN, docket or number.")
    ] = "",
    as_json: RowsAsJson = False,
    config: Config = None,
) -> None:
    """List rules: names, RIN, docket, Federal Register documents, provisions, ECCNs, reports."""
    from config import load
    from pipeline.listing import existing
    from pipeline.rules import as_object, lines
    from pipeline.tables import tell_lines

    with existing(load(config)) as store:
        cards = store.rules.cards(words)
        for card in cards:
            if as_json:
                say(as_object(store, card))
            else:
                tell_lines(lines(card))
    if not cards and not as_json:
        say(f"no rule matches “{words}”" if words else "no rule is kept yet; run: rulewire once")

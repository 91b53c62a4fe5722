"""`rulewire explain` and `rulewire why-not`: why something was told, and why something was not."""

import json
from typing import Annotated

import typer

from pipeline.commands.options import AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def explain(
    finding: Annotated[str, typer.Argument(help="Its key, or the beginning of it.")],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Say why a finding fired: reason, words, names, who was told, who was not and why."""
    from config import load
    from pipeline.listing import existing
    from pipeline.reasons import as_json as for_a_program
    from pipeline.reasons import explanation, lines
    from pipeline.tables import tell_lines

    settings = load(config)
    with existing(settings, read_only=True) as store:
        told = explanation(store, settings, finding)
    if as_json:
        say(for_a_program(told))
    else:
        tell_lines(lines(told, settings))


@commands.command("why-not")
def why_not(
    url: Annotated[str, typer.Argument(help="An address, or a document's id: fr:2025-00636.")],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Say why nothing was told of a page: never named, not had, not relevant, not asked for."""
    from config import load
    from pipeline.listing import existing
    from pipeline.silences import silence
    from pipeline.tables import tell_lines

    settings = load(config)
    with existing(settings, read_only=True) as store:
        found = silence(store, settings, url)
    if as_json:
        row = {"asked": found.asked, "facts": found.facts, "remedy": found.remedy}
        say(json.dumps(row, ensure_ascii=False))
        return
    tell_lines((*found.facts, *([f"→ {found.remedy}"] if found.remedy else [])))

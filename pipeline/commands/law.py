"""`rulewire diff` and `rulewire show`: the law, and any saved text, beside itself."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import DAY, AsJson, Config
from pipeline.terminal import say
from pipeline.writable import writable

commands = typer.Typer()


@commands.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A file, or a citation with --from.")],
    new: Annotated[str, typer.Argument(metavar="[NEW]", help="The later file.")] = "",
    start: Annotated[
        datetime | None, typer.Option("--from", formats=DAY, help="The first day.")
    ] = None,
    end: Annotated[
        datetime | None, typer.Option("--to", formats=DAY, help="The second day. Default: today.")
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="Editorial differences as well.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page to print to this file.")] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if anything of substance differs.")
    ] = False,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Compare two saved files, or a provision on two days: rulewire diff "15 CFR 744.11" --from DAY.

    Files may be eCFR or annual CFR XML, Federal Register XML, list CSV or JSON, HTML or text.
    """
    from pipeline.comparing import compared_days, compared_files
    from pipeline.comparison import for_a_person, for_a_printer, for_a_program

    if bool(new) == bool(start or end):
        raise typer.BadParameter("name two files, or a citation with --from DAY and --to DAY")
    if new:
        found, warnings = compared_files(Path(old), Path(new))
    else:
        if start is None:
            raise typer.BadParameter("a citation wants --from DAY")
        with _kept(config) as store:
            found, warnings = compared_days(store, old, start.date(), _day(end))
    for warning in warnings:
        say(f"rulewire: {warning}", err=True)
    if html:
        with writable(html, "name another file with --html"):
            html.write_text(for_a_printer(found), encoding="utf-8")
        say(f"Wrote {html}.", err=True)
    told = [for_a_program(found)] if as_json else for_a_person(found, whole=whole)
    for line in told:
        say(line)
    if exit_code and found.news:
        raise typer.Exit(1)


@commands.command()
def show(
    citation: Annotated[str, typer.Argument(help='"15 CFR 744.11(a)", "Supp. No. 4 to Part 744"')],
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=DAY, help="The day. Default: today.")
    ] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show a provision of the law as it stood on a day."""
    from pipeline.standing import as_object, lines, standing

    with _kept(config) as store:
        found = standing(store, citation, _day(as_of))
    told = [json.dumps(as_object(found), ensure_ascii=False)] if as_json else lines(found)
    for line in told:
        say(line)


def _day(moment: datetime | None) -> date:
    from pipeline.clock import clock

    return (moment or clock()).date()


def _kept(config: Path | None):  # type: ignore[no-untyped-def]
    from config import load
    from pipeline.listing import existing

    return existing(load(config))

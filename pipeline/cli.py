"""The command line: one door to everything.

Each command imports what it needs when it runs, so that `--help` answers at once.
"""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from extractors.errors import ConfigError, DamagedError, RulewireError
from pipeline import completion
from pipeline.commands import (
    backfill,
    backtest,
    evidence,
    exporting,
    first,
    health,
    importing,
    law,
    ledger,
    lists,
    preview,
    reasons,
    rules,
    safety,
    screening,
    serve,
    version,
)
from pipeline.commands.awaiting import awaited
from pipeline.commands.options import DAY, Config, RowsAsJson, Sources
from pipeline.terminal import say, told_trace

DAMAGED = 4  # the exit code that tells systemd not to start it again

app = typer.Typer(
    help="Tells what changed in US export-control regulation, with the words that changed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=True,
)

app.callback()(version.rulewire)
app.add_typer(first.commands)
app.add_typer(backfill.commands)
app.add_typer(backtest.commands)
app.add_typer(evidence.commands)
app.add_typer(health.commands)
app.add_typer(importing.commands)
app.add_typer(law.commands)
app.add_typer(ledger.commands)
app.add_typer(preview.commands)
app.add_typer(reasons.commands)
app.add_typer(rules.commands)
app.add_typer(safety.commands)
app.add_typer(exporting.commands)
app.add_typer(screening.commands)
app.add_typer(serve.commands)

app.add_typer(lists.commands)


class State(StrEnum):
    """What became of a delivery."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    THREADED = "threaded"


@app.command()
def check(
    config: Config = None,
    send: Annotated[bool, typer.Option("--send", help="Send a test message everywhere.")] = False,
    as_json: RowsAsJson = False,
) -> None:
    """Show the effective settings, secrets masked, and prove that they can be used."""
    from config import load, masked
    from pipeline.checking import next_after_check, proof, proof_row, proven, send_tests, test_row
    from pipeline.cluster.proof import reached
    from pipeline.modes import exposed
    from pipeline.terminal import hint

    settings = load(config)
    if as_json:
        proven(settings)
        awaited(reached(settings))
        tests = awaited(send_tests(settings)) if send else []
        say(json.dumps(proof_row(settings) | {"tests": [test_row(one) for one in tests]}))
        raise typer.Exit(_exit_code(tests))
    say(masked(settings), whole=True)
    proven(settings)
    for line in exposed(settings):
        say(f"rulewire: warning: {line}", err=True)
    say(proof(settings))
    if cluster := awaited(reached(settings)):
        say(f"ok: the cluster at {cluster}")
    if send:
        _show(awaited(send_tests(settings)))
    hint(next_after_check(settings, sent=send))


@app.command()
def run(
    config: Config = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show what is kept in a browser meanwhile.")
    ] = False,
    port: Annotated[int, typer.Option(help="With --serve: the port.", min=1, max=65_535)] = 8001,
) -> None:
    """Watch the sources and tell what changed, until SIGTERM or SIGINT."""
    from contextlib import nullcontext

    from config import Settings
    from pipeline import logs
    from pipeline.checking import ready
    from pipeline.daemon import Daemon
    from pipeline.opening import opened

    def settled() -> Settings:
        settings = ready(config)
        logs.configure(settings.daemon.log, settings.daemon.log_level)
        return settings

    settings = settled()
    with opened(settings) as store:
        daemon = Daemon(store, settings, settled)
        if serve:
            from pipeline.serving import serving

        with serving(lambda: daemon.settings, port) if serve else nullcontext():
            awaited(daemon.run())


@app.command()
def once(
    config: Config = None,
    due: Annotated[bool, typer.Option("--due", help="Only the sources that are due.")] = False,
    source: Sources = None,
    as_json: RowsAsJson = False,
) -> None:
    """Do one round and send what is owed. Exit 0: all well, 1: part of it failed, 3: all of it."""
    from pipeline import logs
    from pipeline.checking import ready
    from pipeline.once import one_round
    from pipeline.opening import opened

    settings = ready(config)
    logs.configure(settings.daemon.log, settings.daemon.log_level)
    with opened(settings) as store:
        result = awaited(one_round(settings, store, only_due=due, keys=source or []))
    say(json.dumps(result.row) if as_json else result.summary)
    raise typer.Exit(result.exit_code)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to leave the database.")] = Path("demo"),
) -> None:
    """Live through some days of May 2025 in a minute: real fetches, mail and Slack on loopback."""
    from pipeline.demo.story import live

    awaited(live(folder))


@app.command()
def extract(
    places: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL…", help="Files, or web addresses.")
    ],
    as_json: RowsAsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule or model decided each of it.")
    ] = False,
    config: Config = None,
) -> None:
    """Read texts and show what is in them. Those given together are grouped into stories."""
    from config import load
    from pipeline.explaining import explained_for_a_person, explained_for_a_program
    from pipeline.extracting import extracted, for_a_person, for_a_program

    settings = load(config)
    plain = for_a_program if as_json else for_a_person
    with_reasons = explained_for_a_program if as_json else explained_for_a_person
    outcomes = awaited(extracted(places, settings))
    _show(
        [
            o
            if isinstance(o, RulewireError)
            else with_reasons(o, settings.entities)
            if explain
            else plain(o)
            for o in outcomes
        ]
    )


@app.command()
def reextract(
    config: Config = None,
    document: Annotated[str, typer.Option(help="Only this document: its id.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="Only what was published on that day or later."),
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Most texts in this call.", min=1)] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say how many are behind.")
    ] = False,
    as_json: RowsAsJson = False,
) -> None:
    """Read what is kept again with the present extractors; nobody is alerted. May be killed."""
    from config import load
    from pipeline import logs
    from pipeline.clock import clock
    from pipeline.listing import existing
    from pipeline.reextract import Chosen, standing
    from pipeline.reextract import reextract as read_again
    from pipeline.workers import Workers

    settings = load(config)
    logs.configure(settings.daemon.log, settings.daemon.log_level)
    chosen = Chosen(document, since.date() if since else None, limit or 0)
    hands = Workers(settings.entities, *settings.read.bounds)
    with existing(settings) as store, hands as workers:
        if dry_run:
            outcome = standing(store, chosen)
        else:
            outcome = awaited(read_again(settings, store, workers, chosen, clock))
    for line in outcome.failed:
        say(f"rulewire: {line}", err=True)
    told = outcome.standing if dry_run else outcome.summary
    say(json.dumps(outcome.row) if as_json else told)
    raise typer.Exit(outcome.exit_code)


def _show(outcomes: Sequence[str | RulewireError]) -> None:
    """Print what came of each; exit with 1 if a part failed, with 3 if all did."""
    for outcome in outcomes:
        _tell(outcome) if isinstance(outcome, RulewireError) else say(outcome, whole=True)
    if code := _exit_code(outcomes):
        raise typer.Exit(code)


def _exit_code(outcomes: Sequence[object]) -> int:
    """Return 0 if all went well, 1 if a part failed, 3 if all did."""
    failed = sum(isinstance(outcome, RulewireError) for outcome in outcomes)
    return (3 if failed == len(outcomes) else 1) if failed else 0


def _tell(error: RulewireError) -> None:
    say(f"rulewire: {error}", err=True, whole=isinstance(error, ConfigError))


@app.command()
def sources(
    config: Config = None,
    as_json: RowsAsJson = False,
    why: Annotated[
        bool, typer.Option("--why", help="Say of each why it is asked when it is.")
    ] = False,
    source: Sources = None,
) -> None:
    """List the sources, when each was last seen, and what is wrong with it."""
    from config import load
    from pipeline.listing import SOURCES, source_cells, source_rows
    from pipeline.tables import listed

    if why:
        from pipeline.clock import clock
        from pipeline.polled_told import told

        told(load(config), source or [], clock(), as_json=as_json)
        return
    if source:
        raise ConfigError("--source", "it goes with --why; add that")
    listed(source_rows(load(config)), SOURCES, source_cells, as_json=as_json)


@app.command()
def deliveries(
    config: Config = None,
    state: Annotated[State | None, typer.Option(help="Only those in this state.")] = None,
    most: Annotated[int, typer.Option(help="Most lines.", min=1)] = 50,
    retry: Annotated[
        bool, typer.Option("--retry", help="Queue now what is dead or was not taken.")
    ] = False,
    finding: Annotated[str, typer.Option(help="With --retry: only this finding.")] = "",
    channel: Annotated[
        str,
        typer.Option(
            help="With --retry or --test: only this channel.",
            autocompletion=completion.channel_keys,
        ),
    ] = "",
    test: Annotated[bool, typer.Option("--test", help="Send a test message.")] = False,
    as_json: RowsAsJson = False,
) -> None:
    """List what was told to whom, queue again what was not, or send a test message."""
    from config import load
    from pipeline.listing import DELIVERIES, delivery_cells, delivery_rows, requeue
    from pipeline.tables import listed

    settings = load(config)
    if test:
        from pipeline.checking import send_tests, test_row

        outcomes = awaited(send_tests(settings, channel))
        if not as_json:
            _show(outcomes)
            return
        for outcome in outcomes:
            say(json.dumps(test_row(outcome)))
        raise typer.Exit(_exit_code(outcomes))
    if retry:
        count = requeue(settings, finding, channel)
        told = (
            f"{count} deliveries are due now; a running daemon sends them, or: rulewire once --due"
        )
        say(json.dumps({"due": count}) if as_json else told)
    else:
        rows = delivery_rows(settings, state or "", most)
        listed(rows, DELIVERIES, delivery_cells, as_json=as_json)


def main() -> None:
    """Run the command line; what rulewire says on purpose is one line, not a trace."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters
    sys.excepthook = told_trace
    try:
        typer.main.get_command(app)()
    except RulewireError as error:
        _tell(error)
        sys.exit(DAMAGED if isinstance(error, DamagedError) else 2)


if __name__ == "__main__":
    main()

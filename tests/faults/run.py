"""The harness: plays scripts of faults, compares the three ledgers, says so in one line.

    python tests/faults/run.py                     the short form, as in CI
    python tests/faults/run.py --long              the long form: an hour and more
    python tests/faults/run.py --only kill --seed 7 --verbose

Exit 1 and the evidence if anything was lost, repeated under another key, or dark in silence.
`--into FILE` keeps each act's outcome, a JSON line; a run that is started again with the same
file goes on where it was stopped. The figures of all acts are its last line.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import clusters
import kills
import machine
import outages
import sources
import strains
from lives import MOTHER
from stage import Act, Outcome
from verdict import Verdict

Script = Callable[..., Iterator[Act]]
SCRIPTS: dict[str, Script] = {
    "kill": kills.acts,
    "delivery": outages.acts,
    "machine": machine.acts,
    "source": sources.acts,
    "strain": strains.acts,
    "cluster": clusters.acts,
}
"""By name: `acts(seed, *, long)` yields what is played."""


def main() -> int:
    """Play what was asked for; return the exit code."""
    asked = _arguments()
    if asked.into is not None:
        asked.into.parent.mkdir(parents=True, exist_ok=True)
    chosen = asked.only or list(SCRIPTS)
    done = _done(asked.into)
    total = Outcome(Verdict())
    for act in (act for name in chosen for act in SCRIPTS[name](asked.seed, long=asked.long)):
        outcome = done.get(act.name) or _played(act, asked.into, verbose=asked.verbose)
        total.verdict.add(outcome.verdict)
        total.figures.update(outcome.figures)
    MOTHER.end()
    _tell(total, asked.into, verbose=asked.verbose)
    return 0 if total.verdict.clean else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=1, help="the same one plays the same")
    parser.add_argument("--long", action="store_true", help="the long form")
    parser.add_argument("--only", action="append", choices=list(SCRIPTS), help="this script")
    parser.add_argument("--into", type=Path, help="where outcomes are kept, to go on from")
    parser.add_argument("--verbose", action="store_true", help="each act, and what is allowed")
    return parser.parse_args()


def _played(act: Act, into: Path | None, *, verbose: bool) -> Outcome:
    began = time.monotonic()
    outcome = act.play()
    took_s = round(time.monotonic() - began, 1)
    if verbose:
        print(
            f"{act.name}: {outcome.verdict.line}; {dict(outcome.figures)}; {took_s} s", flush=True
        )
    if into is not None:
        row = {"act": act.name, "verdict": asdict(outcome.verdict), "figures": outcome.figures}
        with into.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**row, "took_s": took_s}) + "\n")
    return outcome


def _done(into: Path | None) -> dict[str, Outcome]:
    """Return the outcomes that are kept, by the name of their act."""
    if into is None or not into.exists():
        return {}
    rows = [json.loads(line) for line in into.read_text("utf-8").splitlines()]
    return {
        row["act"]: Outcome(Verdict(**row["verdict"]), Counter(row["figures"]))
        for row in rows
        if "act" in row
    }


def _tell(total: Outcome, into: Path | None, *, verbose: bool) -> None:
    verdict = total.verdict
    print(verdict.line)
    if verbose:
        print(f"again under the same key {verdict.again}, out of order {verdict.overtaken}")
        print(", ".join(f"{name} {n}" for name, n in sorted(total.figures.items())))
    for line in verdict.evidence:
        print(f"  {line}", file=sys.stderr)
    if into is not None:
        row = {"total": asdict(verdict), "figures": total.figures}
        with into.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    sys.exit(main())

"""What `rulewire verify` found, for a person and for a program."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from pipeline.harmless import line
from pipeline.verifying import Verified
from pipeline.walking import Break

MOST = 1000  # breaks in an answer for a program


def for_a_person(outcome: Verified) -> Iterator[str]:
    """Yield one line; the first break, and how many there are, if all is not whole."""
    if outcome.breaks:
        first, more = outcome.breaks[0], len(outcome.breaks) - 1
        rest = f"; {more} more, --json lists them" if more else ""
        yield f"BROKEN {_place(first)}: {line(first.why, 600)}{rest}"
        return
    head = f"head {outcome.head.sequence} {outcome.head.hash}"
    parts = [f"{outcome.seals} seals and {outcome.bodies} bodies are whole", head]
    if outcome.noted is not None:
        parts.append(f"the noted head is seal {outcome.noted}")
    parts += [f"{rows} rows dropped: {line(rule, 200)}" for rule, rows in outcome.dropped.items()]
    yield "; ".join(parts)


def _place(found: Break) -> str:
    at = f"at seal {found.sequence}, " if found.sequence else ""
    return f"{at}{found.what} {line(found.key, 300)}".rstrip()


def for_a_program(outcome: Verified) -> str:
    """Return one JSON object."""
    return json.dumps(
        {
            "whole": not outcome.breaks,
            "head": asdict(outcome.head),
            "noted": outcome.noted,
            "seals": outcome.seals,
            "bodies": outcome.bodies,
            "dropped": outcome.dropped,
            "broken": len(outcome.breaks),
            "breaks": [asdict(one) for one in outcome.breaks[:MOST]],
        }
    )

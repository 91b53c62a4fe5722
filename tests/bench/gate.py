"""The gate: how well texts are read, held by floors that only ever rise.

    python tests/bench/gate.py                 fail if a figure is below its floor
    python tests/bench/gate.py --update        raise the floors to what is reached now
    python tests/bench/gate.py --errors 40     show single errors

The floors stand with the hash of the corpus that they were measured on: another corpus needs
`--update`, and a lower floor `--allow-regression` with a reason in the commit. Beside them stands
the hash of the answers of the present EXTRACTOR: other answers need another EXTRACTOR, by which
`rulewire reextract` finds what was read before.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scoring import Score, documents, lines, merged, score

from config import load
from extractors.errors import RulewireError
from extractors.story_traits import traits
from extractors.versions import EXTRACTOR
from pipeline.extracting import Extracted, extracted, for_a_program

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
# One document more or less in the smallest count moves a figure by about this much.
NOISE = 0.002


def folders() -> list[Path]:
    """Return the annotated folders."""
    return sorted(path for path in HERE.glob("docs-*") if path.is_dir())


def corpus() -> str:
    """Return the hash of all documents and annotations, hex."""
    whole = sha256()
    for folder in folders():
        for path in sorted(folder.iterdir()):
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def measured(chosen: Sequence[Path]) -> tuple[Score, str]:
    """Return the counts over `chosen` folders, each read as one batch, and the answers' hash."""
    settings = load(None, {})
    listed = {entity.name: entity.aliases for entity in settings.entities.values()}
    scores = []
    answers = sha256()
    for folder in chosen:
        stems = [path.stem for path in documents(folder)]
        places = [str(next(p for p in folder.glob(f"{s}.*") if p.suffix != ".json")) for s in stems]
        found: dict[str, Extracted] = {}
        for outcome in asyncio.run(extracted(places, settings)):
            if isinstance(outcome, RulewireError):
                raise outcome
            found[outcome.name] = outcome
            answers.update(answer(outcome).encode())
        scores.append(score(folder, found, listed))
    return merged(scores), answers.hexdigest()


def answer(outcome: Extracted) -> str:
    """Return all that is kept of a reading, in words that name no folder of this machine."""
    marks = traits(outcome.document, outcome.notes)
    said = [sorted(marks.anchors), *map(sorted, (marks.shingles, marks.lead, marks.words))]
    told = (marks.published, marks.official, marks.told, said)
    return f"{for_a_program(replace(outcome, story=''))}\n{told}\n"


def forgotten(kept: Mapping[str, object], answers: str, extractor: str) -> str:
    """Return what to do if other answers than the pinned ones came, "" if none did."""
    pinned = kept.get("extractor")
    if (pinned, kept.get("answers")) == (extractor, answers):
        return ""
    if pinned != extractor:
        return f"the answers of extractors {extractor} are not pinned yet: --update"
    return (
        f"the answers are no longer those of extractors {extractor}: raise EXTRACTOR in "
        "extractors/versions.py, then --update"
    )


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a line for each figure under its floor."""
    return [
        f"{name}: {figures[name]:.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if figures[name] < floor - NOISE
    ]


def main() -> int:
    """Measure, compare, and return 0 if no figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--folder", type=Path, action="append", help="measure only, on this folder")
    given = parser.parse_args()
    result, answers = measured(given.folder or folders())
    figures = result.figures()
    print("\n".join([*lines(figures), *result.errors[: given.errors]]))
    if given.folder:
        return 0
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"floors": {}}
    worse = below(figures, kept["floors"])
    other_texts = kept.get("corpus") != corpus()
    stale = "" if other_texts else forgotten(kept, answers, EXTRACTOR)
    raised = kept.get("extractor") != EXTRACTOR
    if given.update and (not worse or given.allow_regression) and (raised or not stale):
        floors = {name: round(value, 4) for name, value in figures.items()}
        pinned = {"corpus": corpus(), "extractor": EXTRACTOR, "answers": answers, "floors": floors}
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n")
        return 0
    if stale:
        worse.append(stale)
    if other_texts:
        worse.append("the corpus is not the one of the floors: look at the figures, then --update")
    print("\n".join(worse), file=sys.stderr)
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())

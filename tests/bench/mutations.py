"""Whether a redline finds each mutation of a part, labels it right and tells nothing else.

    python tests/bench/mutations.py                          1,000 seeds on the recorded part 744
    python tests/bench/mutations.py --kind "a row added"     only mutations of this kind
    python tests/bench/mutations.py --file made --seeds 200  on the made-up part

The XML is mutated, so that the reader is tested with the redline; only the sections that a
mutation touches are read again. Returns 1 if precision or recall is below its floor.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 - seeded: the same mutations at every run

sys.path.insert(0, str(Path(__file__).parent))

import mutate_places
import mutate_print
import mutate_rows
import mutate_words
from lawfile import Draft, LawFile, Mutation, Told
from made_law import made_law

from extractors.hunks import Hunk
from extractors.redline import redline

REAL = Path(__file__).parents[3] / "shared/real/ecfr/15-744/2026-07-23.xml"
MUTATIONS: dict[str, Mutation] = {
    **mutate_words.MUTATIONS,
    **mutate_places.MUTATIONS,
    **mutate_rows.MUTATIONS,
    **mutate_print.MUTATIONS,
}
FLOORS = json.loads((Path(__file__).parent / "mutation_floors.json").read_text("utf-8"))


@dataclass
class Score:
    """What was expected, told, and both; how many mutations were found exactly."""

    expected: int = 0
    told: int = 0
    found: int = 0
    exact: int = 0
    seeds: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was told that was expected."""
        return self.found / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was told."""
        return self.found / self.expected if self.expected else 1.0

    def add(self, other: "Score") -> None:
        """Count another score in."""
        for name in ("expected", "told", "found", "exact", "seeds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.failures += other.failures


def mutated(law: LawFile, seed: int, kinds: Sequence[str]) -> tuple[str, Draft, Sequence[Told]]:
    """Return the mutation of a seed: its kind, the draft, and what a redline must tell."""
    rng = Random(seed)  # noqa: S311 - no secret
    kind = kinds[seed % len(kinds)]
    for _ in range(500):
        draft = Draft(law)
        expected = MUTATIONS[kind](rng, law, draft)
        if expected is not None:
            return kind, draft, expected
    raise ValueError(f"seed {seed}: no place for {kind}")


def judged(hunks: Sequence[Hunk], expected: Sequence[Told], seed: int, kind: str) -> Score:
    """Return how the hunks fit what was expected, each at most once."""
    left, missed = list(hunks), []
    for one in expected:
        fits = [hunk for hunk in left if _fits(hunk, one)]
        if fits:
            left.remove(fits[0])
        else:
            missed.append(one)
    score = Score(len(expected), len(hunks), len(expected) - len(missed), 0, 1)
    score.exact = int(not left and not missed)
    if not score.exact:
        lines = [f"seed {seed}, {kind}"]
        lines += [f"  missed {'/'.join(o.kinds)} {o.class_} {'/'.join(o.labels)}" for o in missed]
        lines += [f"  besides {h.kind} {h.class_} {h.was}>{h.label}: {h.reason}" for h in left]
        lines += [_shown(hunk) for hunk in left]
        score.failures.append("\n".join(lines))
    return score


def _fits(hunk: Hunk, one: Told) -> bool:
    return hunk.label in one.labels and hunk.kind in one.kinds and hunk.class_ == one.class_


def _shown(hunk: Hunk) -> str:
    signs = {"insert": "{+%s+}", "delete": "[-%s-]", "equal": "%s"}
    runs = [
        signs[edit.op]
        % (edit.text if len(edit.text) < 90 else f"{edit.text[:40]} … {edit.text[-40:]}")
        for edit in hunk.edits
    ]
    return f"    {''.join(runs)[:700]}"


def run(law: LawFile, seeds: Sequence[int], kinds: Sequence[str]) -> dict[str, Score]:
    """Return the score of each kind over `seeds`."""
    before = law.paragraphs
    scores: dict[str, Score] = defaultdict(Score)
    for seed in seeds:
        kind, draft, expected = mutated(law, seed, kinds)
        scores[kind].add(judged(redline(before, draft.paragraphs()), expected, seed, kind))
    return scores


def total(scores: dict[str, Score]) -> Score:
    """Return all scores as one."""
    whole = Score()
    for score in scores.values():
        whole.add(score)
    return whole


def opened(name: str) -> LawFile:
    """Return the file at a path, "made" for the made-up part, "" for what there is."""
    if name == "made" or (not name and not REAL.exists()):
        return LawFile(made_law(), "made up")
    path = Path(name) if name else REAL
    return LawFile(path.read_bytes(), path.name)


def main() -> int:
    """Mutate, compare, and return 0 if precision and recall are reached."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--seed", type=int, help="this one alone")
    parser.add_argument("--kind", action="append", choices=list(MUTATIONS))
    parser.add_argument("--file", default="", help='a path, or "made"')
    given = parser.parse_args()
    seeds = range(given.seeds) if given.seed is None else [given.seed]
    scores = run(opened(given.file), seeds, given.kind or list(MUTATIONS))
    whole = total(scores)
    for name, score in [*scores.items(), ("all", whole)]:
        print(
            f"{name:38} {score.exact:5}/{score.seeds:<5} precision {score.precision:.4f}"
            f"  recall {score.recall:.4f}"
        )
    print("\n".join(whole.failures))
    return int(whole.precision < FLOORS["precision"] or whole.recall < FLOORS["recall"])


if __name__ == "__main__":
    sys.exit(main())

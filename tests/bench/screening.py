"""How well and how fast counterparties are screened.

    python tests/bench/screening.py            precision and recall at thresholds, then times
    python tests/bench/screening.py --quick    a tenth of the counterparties

Times are those of the processor, one thread. Counterparties and labelled pairs are made up, always the same; the rules were written with the pairs
in sight, so that their figures flatter. Where ../shared is there, names of the Entity List are
changed, and the share that is still found is shown.
"""

import argparse
import random  # noqa: TID251 - seeded: the same counterparties in every run
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from screening_pairs import PAIRS, perturbed

from extractors.lists.entries import entries_of
from extractors.model import Authority, ListEntry, Page, Source
from extractors.reading.ecfr import sections
from extractors.screening.counterparties import Counterparty
from extractors.screening.entries import parties_of
from extractors.screening.forms import forms_of
from extractors.screening.matching import Screen
from extractors.screening.similarity import likeness
from pipeline.clock import clock

ROOT = Path(__file__).parents[2]
REAL = Path("real") / "ecfr" / "15-744" / "2026-07-18.xml"
THRESHOLDS = (70, 75, 78, 80, 82, 83, 85, 88, 90, 93, 95)
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "ta",
    "ti",
    "to",
    "va",
    "vi",
    "za",
    "zo",
]
KINDS = [
    "Trading",
    "Electronics",
    "Technology",
    "International",
    "Industries",
    "Systems",
    "Logistics",
    "Engineering",
    "Group",
    "Precision",
]
FORMS = ("Co., Ltd.", "GmbH", "Inc.", "LLC", "S.A.", "Limited", "AG", "B.V.", "")
CITIES = ("Beijing", "Shenzhen", "Moscow", "Dubai", "Istanbul", "", "", "", "")


def made_up(count: int, seed: int = 1) -> Iterator[Counterparty]:
    """Yield counterparties: a word or two of their own among words that many bear."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for row in range(count):
        own = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))).title()]
        own += own[:0] if chance.random() < 0.6 else [chance.choice(SYLLABLES).title() + "tek"]
        words = (chance.choice(CITIES), *own, *chance.sample(KINDS, chance.choice((0, 1, 2, 2))))
        name = " ".join((*filter(None, words), chance.choice(FORMS))).strip()
        yield Counterparty(name, country=chance.choice(("CN", "DE", "US", "RU", "")), row=row + 2)


def real_entries(shared: Path) -> tuple[ListEntry, ...]:
    """Return the Entity List as it was on a day, () if it is not there."""
    if not (shared / REAL).exists():
        return ()
    source = Source("ecfr", "ecfr", "", "eCFR", Authority.OFFICIAL)
    page = Page(
        "https://www.ecfr.gov", (shared / REAL).read_bytes(), "application/xml", "utf-8", clock()
    )
    documents = sections(source, page, (15, "744"), "2026-07-18")
    (supplement,) = (one for one in documents if one.id == "ecfr:15-744-supp-4")
    return tuple(parties_of(entries_of(supplement)))


def score(ours: str, theirs: str) -> int:
    """Return the best score of two names."""
    pairs = [(a, b) for a in forms_of(ours) for b in forms_of(theirs)]
    return max((likeness(a, b).score for a, b in pairs if a.comparable and b.comparable), default=0)


def accuracy(pairs: Sequence[tuple[str, str, bool]]) -> Iterator[str]:
    """Yield precision and recall at each threshold, then the pairs that the default one misses."""
    scored = [(score(ours, theirs), ours, theirs, same) for ours, theirs, same in pairs]
    same_ones = sum(same for *_, same in scored)
    yield f"{len(scored)} pairs, {same_ones} of the same party"
    for least in THRESHOLDS:
        told = [same for found, *_, same in scored if found >= least]
        precision = sum(told) / len(told) if told else 1.0
        yield f"  threshold {least}: precision {precision:.3f}, recall {sum(told) / same_ones:.3f}"
    for found, ours, theirs, same in sorted(scored):
        if (found >= 85) != same:
            yield f"  {found:3} {'missed' if same else 'wrong '} {ours!r} {theirs!r}"


def recall(changed: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Yield which share of changed names is found at each threshold, by what was changed."""
    for what in dict.fromkeys(kind for kind, *_ in changed):
        scores = [score(ours, theirs) for kind, ours, theirs in changed if kind == what]
        shares = (
            f"{least}: {sum(s >= least for s in scores) / len(scores):.3f}" for least in THRESHOLDS
        )
        yield f"  {what}, {len(scores)} names: {', '.join(shares)}"


def times(count: int, entries: Sequence[ListEntry]) -> Iterator[str]:
    """Yield how long it takes to screen made-up counterparties."""
    parties = tuple(made_up(count))
    began = time.process_time()
    screen = Screen(parties)
    yield f"{count:,} counterparties taken up: {time.process_time() - began:.1f} s"
    every = max(1, len(entries) // 50)
    for title, some in (("one update", entries[::every][:50]), ("the whole list", entries)):
        began = time.process_time()
        found = screen.matches(some)
        took = time.process_time() - began
        names = sum(1 + len(entry.aliases) for entry in some)
        yield f"{title}, {len(some):,} entries, {names:,} names: {took:.2f} s, {len(found)} matches"
        yield from (f"    {m.score} {m.ours} = {m.theirs}: {m.reason}" for m in found[:8])


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the counterparties")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args()
    count = 10_000 if asked.quick else 100_000
    entries = real_entries(asked.shared)
    print("made-up pairs:", *accuracy(PAIRS), sep="\n")
    if entries:
        print("real names, found:", *recall(tuple(perturbed(entries))), sep="\n")
    entries = entries or tuple(
        ListEntry("List", party.name, party.name) for party in made_up(3_415, seed=2)
    )
    print(*times(count, entries), sep="\n")


if __name__ == "__main__":
    main()

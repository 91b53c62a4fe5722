"""How fast two versions of part 744 are compared, beside parsing them and beside difflib.

    python tests/bench/redline.py

In one run, one thread, in processor time, the median of some rounds. difflib is given the same
paragraphs with autojunk off: the words of each beside those of its counterpart, which it is told
for nothing; this is what the limit holds for. Shown beside it: which paragraphs differ and no
more; of what it calls replaced, the words or characters of the first with the first; and
`difflib.ndiff`, which pairs the most alike and marks what differs inside. None of them finds
moves or classes. Returns 1 if a limit is missed.
"""

import argparse
import difflib
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from made_law import made_law

from extractors.law.reading import read_law
from extractors.model import Paragraph
from extractors.redline import redline
from extractors.wording import parted

REAL = Path(__file__).parents[3] / "shared/real/ecfr/15-744"
# Comparing takes at most so many times the parsing, difflib at least so many times the comparing.
TIMES_PARSING = 1.0
TIMES_DIFFLIB = 50.0
MOST_MB = 400.0


def took_s(job: Callable[[], object], rounds: int) -> float:
    """Return the median seconds of processor time that `job` needs."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return median(times)


def versions() -> tuple[bytes, bytes]:
    """Return the recorded versions, or the made-up part twice, printed otherwise."""
    if REAL.is_dir():
        return tuple((REAL / f"{day}.xml").read_bytes() for day in ("2026-03-25", "2026-07-23"))  # type: ignore[return-value]
    made = made_law(10)
    return made, made.replace("—".encode(), b"-")


def paragraphs(body: bytes) -> list[Paragraph]:
    """Return all paragraphs of a file."""
    return [paragraph for text in read_law(body, "bench") for paragraph in text.paragraphs]


def which_differ(
    before: Sequence[str], after: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    """Return difflib's runs of paragraphs that stayed, went, came or were replaced."""
    return difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def words_of_all(before: Sequence[str], after: Sequence[str]) -> None:
    """Let difflib compare the words, blanks and marks of each paragraph and its counterpart."""
    for old, new in zip(before, after, strict=False):
        which_differ(parted(old), parted(new))


def words_in_pairs(before: Sequence[str], after: Sequence[str]) -> None:
    """Let difflib compare the words, blanks and marks of replaced paragraphs, first with first."""
    for op, a, b, c, d in which_differ(before, after):
        if op == "replace":
            for old, new in zip(before[a:b], after[c:d], strict=False):
                which_differ(parted(old), parted(new))


def marks_in_pairs(before: Sequence[str], after: Sequence[str]) -> None:
    """Let difflib compare the characters of replaced paragraphs, first with first."""
    for op, a, b, c, d in which_differ(before, after):
        if op == "replace":
            for old, new in zip(before[a:b], after[c:d], strict=False):
                difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def shown(what: str, value: float, limit: float, unit: str = "", *, least: bool = False) -> bool:
    """Print a figure beside its limit; return whether it is met."""
    met = value >= limit if least else value <= limit
    sign = "at least" if least else "at most"
    print(f"  {what:46} {value:8.2f}{unit} ({sign} {limit:g}) {'' if met else 'MISSED'}")
    return met


def main() -> int:
    """Measure, and return 0 if every limit is met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    bodies = versions()
    parsing = took_s(lambda: [paragraphs(body) for body in bodies], rounds)
    before, after = map(paragraphs, bodies)
    comparing = took_s(lambda: redline(before, after), rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    texts = [paragraph.text for paragraph in before], [paragraph.text for paragraph in after]
    all_words = took_s(lambda: words_of_all(*texts), 1)
    only = took_s(lambda: which_differ(*texts), rounds)
    paired = took_s(lambda: words_in_pairs(*texts), 1)
    marked = took_s(lambda: marks_in_pairs(*texts), 1)
    same_job = took_s(lambda: list(difflib.ndiff(*texts)), 1)
    print(f"{len(before)} and {len(after)} paragraphs, {len(redline(before, after))} hunks")
    for what, seconds in (
        ("parsing both", parsing),
        ("comparing: pairs, moves, classes, words", comparing),
        ("difflib: the words of each with its counterpart", all_words),
        ("difflib: only which paragraphs differ", only),
        ("difflib: and words, first with first", paired),
        ("difflib: and characters, first with first", marked),
        ("difflib: ndiff, the most alike and their marks", same_job),
    ):
        print(f"  {what:46} {seconds * 1000:8.1f} ms")
    met = shown("comparing / parsing", comparing / parsing, TIMES_PARSING)
    print(f"  {'difflib, only which differ / comparing':46} {only / comparing:8.2f}")
    print(f"  {'difflib, words of pairs / comparing':46} {paired / comparing:8.2f}")
    print(f"  {'difflib, characters of pairs / comparing':46} {marked / comparing:8.2f}")
    print(f"  {'difflib, ndiff / comparing':46} {same_job / comparing:8.2f}")
    met &= shown(
        "difflib, words of each / comparing", all_words / comparing, TIMES_DIFFLIB, least=True
    )
    return int(not met & shown("memory, at most", peak, MOST_MB, " MB"))


if __name__ == "__main__":
    sys.exit(main())

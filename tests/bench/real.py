"""Real text: names in re3d, and what is read in documents by and about BIS.

    python tests/bench/real.py                    the figures; skipped without ../shared
    python tests/bench/real.py --stock PYTHON     beside a pretrained pipeline that PYTHON has
    python tests/bench/real.py --errors 40        show single errors

Nobody annotated the Federal Register documents. What is certain of them is their day, and what
their titles and abstracts say in set phrases: that is the truth here, and only that is counted.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from register import Case, bis_documents, bis_pages, dated_answers, issues
from scoring import Count

from config import load
from extractors.annotate import Annotator
from extractors.model import Annotations
from extractors.nlp import Tagger
from training import compare, real


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stock", help=f"an interpreter that has {compare.PACKAGE}")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    given = parser.parse_args()
    if not real.REAL.is_dir():
        print(f"skipped: there is no {real.REAL}")
        return
    settings = load(None, {})
    tagger = Tagger(settings.entities.values())
    whole = {"whole": lambda text: [(m.label, m.start, m.end) for m in tagger(text).mentions]}
    print("names: precision/recall/F1 (how many); ours: our model, whole: with list and rules")
    compare.compared({"re3d": compare.re3d()}, given.stock, whole)
    source = settings.sources["fr-bis"].source
    annotate = Annotator(settings.entities)
    errors: list[str] = []
    for title, cases in (
        ("Federal Register, title and abstract, by or about BIS", bis_documents(source)),
        ("BIS and Commerce pages", bis_pages(settings.sources["bis-press"].source)),
        ("Federal Register, whole issues of 2016 and 2024", issues()),
    ):
        print(f"\n{title}")
        errors += _report(annotate, list(cases))
    print("\nFederal Register, answers of its API, days by role")
    errors += _days(tagger)
    print("\n".join(errors[: given.errors]))


def _report(annotate: Annotator, cases: list[Case]) -> Iterator[str]:
    """Print what is read in some documents; return the errors."""
    words, took_s = 0, 0.0
    kinds: Counter[str] = Counter()
    counts: dict[str, Count] = {}
    errors = []
    for case in cases:
        began = time.process_time()
        notes = annotate(case.document, case.source)
        took_s += time.process_time() - began
        words += len(case.document.text.split())
        kinds.update(event.kind for event in notes.events)
        for claim, true in _claims(case, notes):
            counts.setdefault(claim, Count()).add(int(true), 0, int(not true))
            if not true:
                told = [(e.rule_name, e.kind, str(e.date)) for e in notes.events]
                errors.append(f"{claim}: {case.document.title[:90]!r}: {case.expected}: {told}")
    print(f"  {len(cases)} documents, {words:,} words, {words / took_s:,.0f} words/s on one core")
    print(f"  events: {', '.join(f'{kind} {n}' for kind, n in kinds.most_common())}")
    for claim, count in sorted(counts.items()):
        print(f"  {claim}: {count.right} of {count.right + count.missed}")
    return iter(errors)


def _claims(case: Case, notes: Annotations) -> Iterator[tuple[str, bool]]:
    """Yield what is counted, and whether it is so."""
    if case.expected:
        rule, kind, day = case.expected
        found = [e for e in notes.events if e.kind == kind and rule in ("", e.rule_name)]
        told = f"{kind} on a list" if rule else kind
        yield f"event found: {told}", bool(found)
        if day:
            yield f"event found with its day: {told}", any(e.date == day for e in found)
    if case.off_topic:
        yield "off topic and kept silent", not notes.relevant
        yield "off topic and without events", not notes.events
    if case.published:
        moment = case.document.published
        right = moment is not None and moment.date() == case.published
        yield "day of publication read", right
    values = {i.value for i in notes.identifiers}
    for label, number in case.numbers:
        yield f"identifier found: {label}", number in values


def _days(tagger: Tagger) -> Iterator[str]:
    """Print how well the days that the API gives are read in the words beside them."""
    counts: dict[str, Count] = {}
    errors = []
    for text, published, truth in dated_answers():
        found = {(d.role, d.date) for d in tagger(text, published=published).dates}
        for role in ("effective", "comment_deadline"):
            gold, got = ({one for one in some if one[0] == role} for some in (truth, found))
            counts.setdefault(role, Count()).sets(gold, got)
            if gold != got:
                errors.append(f"{role}: {text[:200]!r}: {gold}, found {got}")
    for role, count in counts.items():
        print(f"  {role}: F1 {count.f1:.2f} ({count.right + count.missed})")
    return iter(errors)


if __name__ == "__main__":
    main()

"""Rules over spans beside a trained classifier: which kinds of event a document tells.

    OMP_NUM_THREADS=1 python -m training.compare_events

For each folder of annotated documents, spaCy's multi-label text categoriser is trained on the
sentences of all other folders, labelled with the kinds of the events whose evidence they hold. Both
are asked for the set of kinds of each document of the folder; naming the rule and the day is left
out, since a categoriser does neither. See docs/decisions/0008.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.pipeline.textcat_multilabel import MultiLabel_TextCategorizer
from spacy.training import Example
from thinc.api import fix_random_seed

from config import load
from extractors.claims.event_kinds import KINDS
from extractors.claims.sentences import split
from pipeline.extracting import Extracted, extracted

BENCH = Path(__file__).parents[1] / "tests" / "bench"
EPOCHS, BATCH, SEED, SURE = 12, 64, 7, 0.5


def read(folder: Path) -> list[tuple[Extracted, set[str], list[tuple[str, set[str]]]]]:
    """Return each document with its kinds, and its sentences with theirs."""
    places = sorted(str(p) for p in folder.glob("[0-9]*") if p.suffix != ".json")
    found = []
    for outcome in asyncio.run(extracted(places, load(None, {}))):
        if not isinstance(outcome, Extracted):
            raise outcome
        gold = json.loads((folder / f"{outcome.name}.json").read_text("utf-8"))["events"]
        told = [
            (s.text, {e["kind"] for e in gold if e["evidence"][:40] in s.text})
            for s in split(outcome.document.text)
        ]
        found.append((outcome, {e["kind"] for e in gold}, told))
    return found


def trained(sentences: list[tuple[str, set[str]]]) -> spacy.language.Language:
    """Return a categoriser of sentences."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    model = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 3,
             "no_output_layer": False, "length": 262144}  # fmt: skip
    categoriser = nlp.add_pipe("textcat_multilabel", config={"model": model})
    assert isinstance(categoriser, MultiLabel_TextCategorizer)  # noqa: S101 - for the types
    for kind in KINDS:
        categoriser.add_label(kind)
    examples = [
        Example.from_dict(nlp.make_doc(text), {"cats": {k: float(k in kinds) for k in KINDS}})
        for text, kinds in sentences
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(EPOCHS):
        for first in range(0, len(examples), BATCH):
            nlp.update(examples[first : first + BATCH], sgd=optimizer)
    return nlp


def f1(pairs: Iterator[tuple[set[str], set[str]]]) -> float:
    """Return the F1 over sets that should be the same."""
    hit = wrong = missed = 0
    for gold, found in pairs:
        hit, wrong, missed = (
            hit + len(gold & found),
            wrong + len(found - gold),
            missed + len(gold - found),
        )
    return 2 * hit / (2 * hit + wrong + missed)


def main() -> int:
    """Print a line a folder."""
    folders = {folder.name: read(folder) for folder in sorted(BENCH.glob("docs-*"))}
    for name, documents in folders.items():
        others = [
            s
            for other, docs in folders.items()
            if other != name
            for _, _, told in docs
            for s in told
        ]
        nlp = trained(others)
        guessed = []
        for _, gold, told in documents:
            cats = [nlp(text).cats for text, _ in told]
            guessed.append((gold, {k for one in cats for k, score in one.items() if score > SURE}))
        rules = f1((gold, {e.kind for e in o.notes.events}) for o, gold, _ in documents)
        print(f"{name}  categoriser {f1(iter(guessed)):.2f}  rules {rules:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

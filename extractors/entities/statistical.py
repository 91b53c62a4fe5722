"""Names in no table, by a small model that learnt how names stand in sentences.

Trained by `training/` (see its README.md); `names_model/meta.json` says on what, and how well it
does. It answers with guesses: watch list and wording go before them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

import extractors.entities.tokenizer  # noqa: F401 - registers the tokenizer that the model names
from extractors.entities.countries import DEMONYMS
from extractors.entities.folding import well_formed
from extractors.entities.tag_paths import TagPaths

# Words read at once, about 30 MB of numbers; a longer text is read in pieces that overlap by more
# than the four words to either side that the model looks at, so that the pieces do not show.
_PIECE = 4000
_OVERLAP = 8
_SIGHT = 4  # words to either side that the model looks at
# Words without a capital that may stand between a name's capitals. What is further from any is
# no name, so the model is not asked: legal texts are mostly that.
_GAP = 3
# A longer name must be at least this probable to tell what its short form is.
_SURE = 0.5
# Labels that are mixed up where a single word stands for a name.
_MIXED = frozenset({"ORG", "PERSON", "PRODUCT"})

_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][a-z]+(?![\w-])")
_LOWER = re.compile(r"(?<![\w-])[a-z]{2,30}(?![\w-])")
_BEFORE_SENTENCE = re.compile(r"(?:[.!?:]['\"”’)]?\s+|[\n\"“‘•–—]\s*)$")

# A word, and what the model sees of it in the order of its configuration.
_FEATURES: list[int | str] = ["ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE"]

_NEVER = -1e9  # as a logarithm, of what may not be

_Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Guess:
    """What may be a name.

    Attributes:
        label: As in the annotation guidelines: "ORG", "AGENCY", "PERSON", "PRODUCT" and so on.
        start: Offset of the first character in the text of the `Doc`.
        end: Offset after the last character.
        confidence: The model's probability of its least sure word, from 0 to 1.

    """

    label: str
    start: int
    end: int
    confidence: float


class NamesModel:
    """Guesses names in a `Doc` cut by `rulewire.tokenizer.v1`, whatever its vocabulary."""

    def __init__(self) -> None:
        with as_file(files("extractors.entities") / "names_model") as folder:
            tagger: Any = spacy.load(folder).get_pipe("tagger")
        self._look_up, self._mix, self._encode, self._classify = _parts(tagger.model)
        self._tags: tuple[str, ...] = tagger.labels
        self._paths = TagPaths(self._tags)

    def __call__(self, doc: Doc) -> Iterator[Guess]:
        """Yield the guesses for `doc`, in order; they do not overlap.

        Each is made from the words next to it alone; see `agreed`.
        """
        features = doc.to_array(_FEATURES)
        asked = _around(_raised(doc, features[:, 0]), _GAP)
        for start in range(0, len(doc), _PIECE):
            end = min(start + _PIECE, len(doc))
            first = max(0, start - _OVERLAP)
            last = min(end + _OVERLAP, len(doc))
            logs = self._logs(features[first:last], asked[first:last])
            yield from self._named(doc, logs[start - first : end - first], start)

    def _logs(self, features: NDArray[Any], asked: NDArray[np.bool_]) -> _Numbers:
        """Return the logarithm of each tag's probability, a row a word: "O" where none is asked."""
        logs = np.full((len(features), len(self._tags)), _NEVER, np.float32)
        logs[:, self._tags.index("O")] = 0
        if asked.any():
            seen = np.flatnonzero(_around(asked, _SIGHT))
            logs[asked] = _log_softmax(self._scores(features[seen], seen)[asked[seen]])
        return logs

    def _scores(self, features: NDArray[Any], at: NDArray[np.intp]) -> _Numbers:
        """Return a score for each tag of each word; what words look like is reckoned once a word.

        `at` are the words' places: those that do not follow each other see nothing of each other.
        """
        _, first, place = np.unique(features[:, 0], return_index=True, return_inverse=True)
        embedded = self._mix.predict(self._look_up.predict(features[first, 1:]))[place]
        # Given as a list, since the model learnt texts with padded ends.
        stretches = np.split(embedded, np.flatnonzero(np.diff(at) > 1) + 1)
        return np.concatenate(self._classify.predict(self._encode.predict(stretches)))

    def _named(self, doc: Doc, logs: _Numbers, offset: int) -> Iterator[Guess]:
        path = self._paths.best(logs)
        start = 0
        for position, tag in enumerate(path):
            name = self._tags[tag]
            if name[0] in {"B", "U"}:
                start = position
            if name[0] in "LU":
                words = np.arange(start, position + 1)
                least = np.exp(logs[words, path[start : position + 1]].min())
                last = doc[offset + position]
                yield Guess(
                    name[2:], doc[offset + start].idx, last.idx + len(last), round(float(least), 3)
                )


def _raised(doc: Doc, words: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which words have a capital, but for common ones ("The", "I"): alone they count for no name.

    Were they guessed, `extractors.entities.guesses` would drop them; countries are in a table.
    """
    distinct, place = np.unique(words, return_inverse=True)
    written = [doc.vocab.strings[int(word)] for word in distinct]
    lower = [word.lower() for word in written]
    raised = [one != low and low not in STOP_WORDS for one, low in zip(written, lower, strict=True)]
    return np.array(raised, np.bool_)[place]


def _around(marked: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Return which words stand at most `reach` words from a marked one.

    >>> _around(np.array([True, False, False, False]), 2).tolist()
    [True, True, True, False]
    """
    so_far = np.concatenate([[0], np.cumsum(marked)])
    place = np.arange(len(marked))
    last = np.minimum(place + reach + 1, len(marked))
    near: NDArray[np.bool_] = so_far[last] > so_far[np.maximum(place - reach, 0)]
    return near


def _parts(model: Any) -> tuple[Any, Any, Any, Any]:
    """Return what looks words up, mixes what they look like, adds their neighbours, and tags.

    Multiplied by numpy's BLAS, which takes a third of the time of the one that spaCy brings.
    """
    ops = type(model.ops)(use_blis=False)
    for node in model.walk():
        node.ops = ops
    (embed, encode), classify = model.layers[0].layers, model.layers[1]
    _features, _to_ragged, hashes, mixer, _to_list = embed.layers
    return hashes.layers[0], mixer.layers[0], encode, classify


def agreed(text: str, guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return the guesses with one label for what has one name in `text`.

    A word that ends a person's full name elsewhere is that person; one that begins a longer name of
    a company is that company; of several labels for a name, the one with the most confidence wins.
    A common word that only the start of a sentence raised is left out, and so is "American".
    """
    every = tuple(guesses)
    openers = _openers(text, every)
    none = openers.union(DEMONYMS)
    found = [guess for guess in every if text[guess.start : guess.end] not in none]
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    short: dict[str, str] = {}
    for guess in found:
        name = text[guess.start : guess.end]
        votes[name][guess.label] += guess.confidence
        words = name.split()
        if len(words) > 1 and guess.confidence > _SURE:
            if guess.label == "PERSON":
                short[words[-1]] = "PERSON"
            elif guess.label == "ORG":
                short.setdefault(words[0], "ORG")
    return tuple(
        replace(guess, label=short.get(name, "") or max(votes[name], key=votes[name].__getitem__))
        if guess.label in _MIXED
        else guess
        for guess in found
        for name in (text[guess.start : guess.end],)
    )


def _openers(text: str, guesses: Sequence[Guess]) -> frozenset[str]:
    """Return the guessed words that are common words: only the start of a sentence raised them.

    >>> _openers("Duties rose. Then duties fell.", [Guess("ORG", 0, 6, 0.9)])
    frozenset({'Duties'})
    """
    words = {text[guess.start : guess.end] for guess in guesses if opens(text, guess.start)}
    words = {word for word in words if _CAPITALISED.fullmatch(word)}
    if not words:
        return frozenset()
    common = STOP_WORDS.union(_LOWER.findall(text))
    words = {word for word in words if word.lower() in common}
    inside = {
        use.group()
        for use in _CAPITALISED.finditer(text)
        if use.group() in words and not opens(text, use.start())
    }
    return frozenset(words - inside)


def opens(text: str, start: int) -> bool:
    """Return whether a sentence, a line or a quotation begins at `start`."""
    return bool(_BEFORE_SENTENCE.search(text, max(0, start - 4), start)) or start == 0


def _log_softmax(raw: _Numbers) -> _Numbers:
    shifted = raw - raw.max(axis=1, keepdims=True)
    logs: _Numbers = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs


# As many processes read as there are cores: a second thread in each would wait, and wait busily.
threadpool_limits(1, "blas")
# Read once, with the module: while they read, extractors open nothing.
_MODEL = NamesModel()


def guess_names(doc: Doc) -> Iterator[Guess]:
    """Yield what the shipped model takes for names in `doc`, in order."""
    yield from agreed(well_formed(doc.user_data["original"]), _MODEL(doc))


class StatisticalNames:
    """The spaCy component "rulewire_names": sets `doc.user_data["guesses"]`, a tuple."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with the guesses for it."""
        doc.user_data["guesses"] = tuple(guess_names(doc))
        return doc


@Language.factory("rulewire_names")
def make_names(nlp: Language, name: str) -> StatisticalNames:
    """Return a component that guesses names."""
    return StatisticalNames()

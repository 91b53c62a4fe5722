"""A tokenizer for export-control prose, linear in the length of the text.

spaCy's own strips affixes one by one, which is quadratic on a long run of brackets, and it parts
"744.11(a)(2)" and "3A090.a" at every mark.
"""

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from extractors.entities.folding import well_formed

# The longest a token may be; a longer run is cut, so that no text can fill the vocabulary.
_MAX = 80

# A token, and the plain space that belongs to it.
_TOKEN = re.compile(
    rf"""
    ( \d[A-E]\d{{3}}(?:\.[a-z0-9]{{1,3}})*(?!\w)                 # 3A090.a
    | \d{{1,4}}\.\d{{1,4}}[a-z]?(?:\([A-Za-z0-9]{{1,5}}\)){{1,9}}    # 744.11(a)(2)
    | (?:[A-Za-z]\.){{2,9}}                                      # U.S., H.R., e.g.
    | (?:Co|Corp|Inc|Ltd|Mr|Mrs|Ms|Dr|Sen|Rep|No|Nos|Fed|Reg|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.
    | \d{{1,20}}(?:[.,]\d{{1,20}}){{0,9}}(?!\w)                      # 5,298 and 744.11
    | ['’]s(?!\w)                                              # the possessive
    | [^\W_]{{1,{_MAX}}}(?:(?:['’](?!s(?!\w))|&)[^\W_]{{1,{_MAX}}})? # Huawei, O'Brien, AT&T
    | \S                                                       # § - / ( and the rest
    )([ ]?)
    """,
    re.VERBOSE,
)


class Tokenizer:
    """Cuts a text into a `Doc` whose `text` is the text, lone surrogates replaced."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the document; its characters stand at the offsets that they have in `text`.

        `doc.user_data["original"]` is `text` itself.
        """
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        whole = well_formed(text)
        for match in _TOKEN.finditer(whole):
            if match.start() > position:
                _gap(whole[position : match.start()], words, spaces)
            words.append(match[1])
            spaces.append(match[2] != "")
            position = match.end()
        if position < len(whole):
            _gap(whole[position:], words, spaces)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["original"] = text
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing to keep: the rules are code."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Tokenizer":
        """Return the tokenizer itself."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Keep nothing: the rules are code."""

    def from_disk(self, _path: Any, **_: Any) -> "Tokenizer":
        """Return the tokenizer itself."""
        return self


def _gap(blank: str, words: list[str], spaces: list[bool]) -> None:
    """Add white space beyond the one that belongs to the word before it."""
    for start in range(0, len(blank), _MAX):
        words.append(blank[start : start + _MAX])
        spaces.append(False)


def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what spaCy calls to build the tokenizer."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers("rulewire.tokenizer.v1", func=make_tokenizer)

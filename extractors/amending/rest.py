"""Words of an instruction that the grammar has no place for."""

import re

from extractors.amending.numbering import numbered
from extractors.amending.tokens import tokens_of

_FILLING = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "been", "being", "but", "by", "each",
        "effective", "entire", "following", "follows", "for", "forth", "from", "further",
        "hereby", "in", "into", "is", "it", "its", "of", "on", "or", "out", "place", "places",
        "read", "reads", "respectively", "set", "shown", "such", "that", "the", "their", "them",
        "there", "these", "this", "those", "to", "under", "where", "wherever", "appear",
        "appears", "with", "within", "immediately", "preceding", "before", "after", "below",
        "above", "end", "ends", "beginning", "between", "new", "newly", "all", "both", "either",
        "any", "only", "same", "other", "entirety", "respective", "occur", "occurs", "instance",
        "instances", "every", "text", "paragraph", "paragraphs", "subparagraph", "section",
        "sections", "subpart", "part", "title", "chapter", "commentary", "redesignated",
        "designated", "undesignated", "reserved", "current", "existing", "additional", "order",
        "alphabetical", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen", "twenty", "no", "nos", "note", "sentence", "sentences", "word",
        "words", "phrase", "term", "reading", "lieu", "thereof", "heading", "headings",
        "introductory", "continues", "through", "also", "amended", "line", "item", "column",
        "row", "list", "code", "federal", "regulations", "appropriate", "which", "has", "have",
        "so", "time", "now", "then", "subheading", "comment", "document", "rule", "final",
        "interim", "proposed", "they", "until", "category"
    }
)  # fmt: skip
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SKIPPED = re.compile(
    rf"{_MONTHS} \d+, \d{{4}}|(?<!\d)\d+ (?:FR|CFR)(?: [\d.]+)?|(?:FR )?Doc\.? [\d-]+|[Dd]elayed indefinitely"
    rf"|[Oo]n page \d+,(?: in)? the \w+ column,|airworthiness directive|Rate Set \d+|between the words \w+ and \w+|Under the authority provided in .*?\)|The [A-Z]{{2,6}} (?=amend|add|revis)"
)
_WORD = re.compile(r"[^\W\d_]+")


def rest_of(words: str) -> str:
    """Return what of an instruction no token and no filling word takes in, "" if that is all.

    >>> rest_of("2. In § 744.11, revise paragraph (a) to read as follows:")
    ''
    >>> rest_of("2. In § 744.11, straighten paragraph (a).")
    'straighten'
    """
    _, text = numbered(words)
    gaps = " ".join(token.gap for token in tokens_of(_SKIPPED.sub(" ", text)).tokens)
    return " ".join(word for word in _WORD.findall(gaps) if word.casefold() not in _FILLING)

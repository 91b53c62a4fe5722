"""Words of two texts beside each other: which differ, and whether that can change a meaning."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Indel, Postfix, Prefix

from extractors.hunks import Edit

# Beyond this many paired words a passage is told as replaced as a whole.
MOST_PAIRS = 4_000_000
_MOST_SHOWN = 60  # characters of a word or run in a reason

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# A dash that parts phrases is no sign of a number; a hyphen, an en dash or a minus may be one.
_LONG_DASHES = re.compile(r"[\u2014\u2015]|--+")
_DASHES = re.compile(r"[\u2010-\u2013\u2212]")
_SPACED_RANGE = re.compile(r"(?<=\d) [-\u2010-\u2013\u2212] (?=\d)")
_RAISED = {**dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", map("^{}".format, range(10)), strict=True))}
_UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PRINTED = str.maketrans({**_RAISED, **_UNSEEN})
_BEFORE_FRACTION = re.compile(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BARE_POINT = re.compile(r"(?<![\w.)\]])\.(?=\d)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
# Units that a capital tells apart: megawatts from milliwatts, bytes from bits.
_MEGA = re.compile(r"(?<![^\W\d_])M(?=(?:W|J|V|A|Pa|eV)\b)")
_BYTES = re.compile(r"(?<![^\W\d_])([kKMGT])B\b")
# What carries meaning: words, numbers with their inner points and ranges, signs before numbers,
# symbols, marks of footnotes. A point between letters is the typesetter's: "EAR.See". "—3rd
# Institute" has no sign.
_TOKENS = re.compile(
    r"(?<![\w.])-(?=\d)(?!\d+(?:st|nd|rd|th)\b)|(?<=\))-(?=\()|(?<=\d)\u2032+"
    r"|\w+(?:(?:[/^]|(?<=\d)[.,:-](?=\d))\w+)*|[%‰$€£¥°<>=≠≤≥≈~+×÷±^&*†‡]"
)
_NEGATIONS = frozenset(
    [
        "no",
        "not",
        "non",
        "nor",
        "none",
        "never",
        "neither",
        "cannot",
        "without",
        "except",
        "unless",
        "only",
        "un",
        "in",
    ]
)


def tokens(text: str) -> list[str]:
    """Return what carries meaning in `text`, in order; capitals folded.

    >>> tokens("The U.S.A. — 1,000 items of § 744.11(a)")
    ['the', 'usa', '1000', 'items', 'of', '744.11', 'a']
    """
    return list(chain.from_iterable(map(_tokens_of, text.split())))


@lru_cache(maxsize=1 << 16)
def _tokens_of(word: str) -> tuple[str, ...]:
    """Return what carries meaning in what stands between two blanks."""
    plain = _BEFORE_FRACTION.sub(" ", word.translate(_PRINTED))
    plain = unicodedata.normalize("NFKC", plain).replace("\u2044", "/")
    plain = _DASHES.sub("-", _LONG_DASHES.sub(" ", plain))
    plain = _INITIALS.sub(lambda found: f"{found[0].replace('.', '')} ", plain)
    plain = _BYTES.sub(r"\1byte", _MEGA.sub("mega", _BARE_POINT.sub("0.", plain)))
    return tuple(_TOKENS.findall(_THOUSANDS.sub("", plain).casefold()))


def fold(text: str) -> str:
    """Return `text` without what never changes its meaning.

    Dashes, spaces, quotation marks, capitals and punctuation that belongs to no number go; signs,
    decimals and words stay.

    >>> fold("Items — “subject to” the EAR.") == fold("items -- subject to the EAR")
    True
    >>> fold("1.5 TOPS") == fold("15 TOPS")
    False
    """
    return " ".join(tokens(text))


def same_meaning(before: str, after: str) -> bool:
    """Return whether the two differ in nothing that carries meaning.

    Words that only ran together, or apart, are the typesetter's ("subjectto"), unless a number or
    a negation is among them ("not able" is not "notable").
    """
    if before == after:
        return True
    before, after = (_SPACED_RANGE.sub("-", text) for text in (before, after))
    old, new = map(tokens, _apart(before, after))
    if old == new:
        return True
    if "".join(old) != "".join(new):
        return False
    apart = set((Counter(old) - Counter(new)) + (Counter(new) - Counter(old)))
    return not (apart & _NEGATIONS or any(map(_has_digit, apart)))


def _has_digit(token: str) -> bool:
    return any(map(str.isdigit, token))


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Return the words that turn `before` into `after`.

    Dropping the inserts gives `before`, dropping the deletes gives `after`, character by
    character.
    """
    head, tail = _shared(before, after)
    runs = [Edit("equal", before[:head])] if head else []
    for op, a, b in _opcodes(before[head : len(before) - tail], after[head : len(after) - tail]):
        if op == "equal":
            runs.append(Edit("equal", a))
            continue
        runs += [Edit("delete", a)] if a else []
        runs += [Edit("insert", b)] if b else []
    runs += [Edit("equal", before[len(before) - tail :])] if tail else []
    return _joined(_merged(runs))


def parted(text: str) -> list[str]:
    """Return words, blanks and marks, which together are the text."""
    return _WORDS.findall(text)


def _opcodes(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is done, and the words that it is done to, on both sides."""
    old, new = parted(before), parted(after)
    if len(old) * len(new) > MOST_PAIRS:
        yield "replace", before, after
        return
    for op in Indel.opcodes(old, new):
        words = old[op.src_start : op.src_end], new[op.dest_start : op.dest_end]
        yield op.tag, "".join(words[0]), "".join(words[1])


@lru_cache(maxsize=8)
def _shared(before: str, after: str) -> tuple[int, int]:
    """Return how many characters of whole words both begin and end with."""
    head: int = Prefix.similarity(before, after)
    if head < max(len(before), len(after)):
        head = before.rfind(" ", 0, head)
        while head > 0 and before[head - 1].isspace():
            head -= 1
    head = max(head, 0)
    tail: int = Postfix.similarity(before[head:], after[head:])
    if head + tail < max(len(before), len(after)):
        blank = before.find(" ", len(before) - tail)
        while 0 <= blank < len(before) and before[blank].isspace():
            blank += 1
        tail = len(before) - blank if blank >= 0 else 0
    return head, tail


def _apart(before: str, after: str) -> tuple[str, str]:
    """Return the two without the words that both begin and end with."""
    head, tail = _shared(before, after)
    return before[head : len(before) - tail], after[head : len(after) - tail]


def common(a: Sequence[object], b: Sequence[object]) -> int:
    """Return how many leading elements `a` and `b` share."""
    for n, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return n
    return min(len(a), len(b))


def _merged(runs: list[Edit]) -> list[Edit]:
    """Return `runs` with equal ones that follow each other as one."""
    whole: list[Edit] = []
    for run in runs:
        if whole and whole[-1].op == run.op == "equal":
            whole[-1] = Edit("equal", whole[-1].text + run.text)
        else:
            whole.append(run)
    return whole


def _joined(runs: list[Edit]) -> tuple[Edit, ...]:
    """Return `runs` with blanks between two changes taken into them, so that they read as one."""
    whole: list[Edit] = []
    deleted = inserted = ""

    def close() -> None:
        nonlocal deleted, inserted
        whole.extend([Edit("delete", deleted)] if deleted else [])
        whole.extend([Edit("insert", inserted)] if inserted else [])
        deleted = inserted = ""

    for n, run in enumerate(runs):
        blank = run.op == "equal" and not run.text.strip() and 0 < n < len(runs) - 1
        if run.op == "equal" and not blank:
            close()
            whole.append(run)
        deleted += run.text if blank or run.op == "delete" else ""
        inserted += run.text if blank or run.op == "insert" else ""
    close()
    return tuple(whole)


def editorial_reason(before: str, after: str) -> str:
    """Return what of the typesetter's differs, where `same_meaning` holds."""
    before, after = _apart(before, after)
    if "".join(before.split()) == "".join(after.split()):
        return "only spaces differ"
    if before.casefold() == after.casefold():
        return "only capitals differ"
    plain = [
        _DASHES.sub("", _LONG_DASHES.sub("", text)).replace("-", "") for text in (before, after)
    ]
    if "".join(plain[0].split()) == "".join(plain[1].split()):
        return "only dashes and spaces differ"
    return "only punctuation, dashes, spaces or capitals differ"


def substantive_reason(before: str, after: str) -> str:
    """Return the first that differs in meaning: a negation, a number, or the words as printed."""
    old, new = (Counter(tokens(text)) for text in _apart(before, after))
    gone, come = old - new, new - old
    for word in sorted((set(gone) | set(come)) & _NEGATIONS - {"un", "in", "only"}):
        return f"“{word}” was {'added' if word in come else 'taken out'}"
    numbers = [[t for t in part if _has_digit(t)] for part in (gone, come)]
    if numbers[0] and numbers[1]:
        return f"a number changed: {_shown(numbers[0])} to {_shown(numbers[1])}"
    changed = [run for run in edits(before, after) if run.op != "equal"]
    runs = [run for run in changed if fold(run.text)] or changed
    out, put_in = (
        _shown([run.text.strip(" ,;:") for run in runs if run.op == op])
        for op in ("delete", "insert")
    )
    if gone and come:
        return f"words changed: {out} to {put_in}"
    if gone or come:
        return f"words added: {put_in}" if come else f"words taken out: {out}"
    return "the same words in another order"


def _shown(words: Sequence[str]) -> str:
    text = " … ".join(words)
    return f"“{text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN].rsplit(' ', 1)[0] + ' …'}”"

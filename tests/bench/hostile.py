"""Texts that are hard to bear, of any length: what `speed.py --scaling` and the tests read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import product

from extractors.model import Document, Paragraph

LEAD = "BIS added Huawei to the Entity List. "
_NEWS = (
    "Huawei and SMIC were added to the Entity List on May 13 by the Bureau of Industry and Security"
    " (BIS), and Nvidia's H20 now needs a license, Commerce Secretary Howard Lutnick said. BIS"
    " rescinded the AI Diffusion Rule, and Kestrel Widgets Co., Ltd. of Wuhan will pay a penalty of"
    " $5 million to settle; Jane Doe of Acme Fabs Inc. pleaded guilty. The rule takes effect on June"
    " 1, 2025 and comments are due July 1 under 15 CFR 744.11 and 90 FR 5298. "
)
_PARTS = ("ka", "lo", "mi", "ter", "van", "dor", "sel", "quin", "bra", "zu", "nex", "pol")


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: LEAD + piece * (size // len(piece))


def new_names(words: int) -> Iterator[str]:
    """Yield names of so many words, each another one, the same at every call."""
    for backwards in product(_PARTS, repeat=2 * words):
        syllables = backwards[::-1]
        yield " ".join("".join(syllables[at : at + 2]).title() for at in range(0, 2 * words, 2))


def _parties(size: int) -> str:
    """Return sentences that each list a company, charge a person and name both for the first time."""
    told, length = [LEAD], len(LEAD)
    for name in new_names(3):
        if length >= size:
            break
        first, second, third = name.split()
        told.append(
            f"{first} {second} {third} Co., Ltd. was added to the Entity List on May 13 and Jane"
            f" {third}{second.lower()}, a director of {second} {third} Inc., pleaded guilty. "
        )
        length += len(told[-1])
    return "".join(told)


# A text of about so many characters, by its kind.
TEXTS: dict[str, Callable[[int], str]] = {
    "news in one paragraph": _again(_NEWS),
    "news in paragraphs": _again(_NEWS + "\n"),
    "new parties": _parties,
    "new parties in paragraphs": lambda size: _parties(size).replace("guilty. ", "guilty.\n"),
    "items of a list": _again("\n- Kestrel Widgets Co., Ltd., Wuhan, China"),
    "rows under no change": lambda size: "Name | Country" + "\nKestrel Ltd. | China" * (size // 21),
    "mentions": _again("Huawei and SMIC. "),
    "mentions in one sentence": _again("Huawei, SMIC and "),
    "one name for two": _again("Elizabeth Blackwell and Blackwell "),
    "no spaces": _again("a"),
    "no spaces, capitals": _again("Ab"),
    "Chinese": _again("华为的昇腾芯片"),
    "right to left": _again("\u202eهواوي שלום \u200b"),
    "nothing to see": _again("H\u200bu\u00adawei "),
    "half characters": _again("\ud800Huawei\udfff "),
    "emoji": _again("😀👩‍🔬 "),
    "blanks": _again(" "),
    "line breaks": _again("\n"),
    "dates": _again("May 13, "),
    "digits": _again("1"),
    "citations": _again("15 CFR 744.11, "),
    "brackets": _again("("),
    "quotation marks": _again("“"),
    "full stops": _again(". "),
    "hyphens": _again("A-"),
    "apostrophes": _again("'s"),
    "pipes": _again("|"),
}


def document(text: str) -> Document:
    """Return a text as a document of 13 May 2025; each line is a paragraph."""
    return Document(
        id="web:hostile",
        source="bench",
        url="https://example.org/hostile",
        title="BIS adds Chinese firms to the Entity List",
        published=datetime(2025, 5, 13, 15, tzinfo=UTC),
        paragraphs=tuple(Paragraph("p", line) for line in text.split("\n")),
    )

"""How right a preview is: rules applied to the text before them, beside the text after them.

    python tests/bench/preview.py

The texts are whole parts after each of some rules on firearms, as another reader had them; the
text before a rule is that after the one before. A change that was reported as applied is right if
every place under its target reads as expected: to the letter but for blanks, and in meaning as
`same_meaning` has it, which the floors are for. Returns 1 if one is missed.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from extractors.law.blocks import Block
from extractors.law.labels import Provision, paragraphs
from extractors.law.reading import LawText
from extractors.model import Document, Paragraph
from extractors.preview.applying import preview
from extractors.preview.nouns import APPLIED, Instruction
from extractors.wording import same_meaning
from pipeline.at_hand import documents_of, file_page
from training.real import REAL

GOLD = REAL / "amendment_gold" / "regulation"
CHAINS = {
    "447": (
        "03-1657",
        "E7-24910",
        "E8-23178",
        "2013-09392",
        "2014-02580",
        "2014-06778",
        "2014-18842",
    ),
    "479": ("03-1657", "E8-23178", "2014-02580", "2014-18842", "2016-00192"),
}
HAND_EDITED = ("E8-23178", "2014-02580")
FLOORS = {"right": 1.0, "applied": 1.0}
_EDIT = re.compile(r"\[label:|\[insert-in-order\]|\[subject-group")
_LABEL = re.compile(r"\[label:(\d+)-(\w+?)((?:-\w+)*?)(?:-(p\d+)|-keyterm\(([^)]*)\))?\]")
_ALONE = re.compile(r"(?:\(\w{1,5}\))+")


@dataclass(frozen=True, slots=True)
class Score:
    """What became of one change.

    Attributes:
        rule: Number of the rule.
        instruction: The change, as the preview tells it.
        differs: The first place under its target that is not as expected to the letter.
        otherwise: The first that differs in meaning, as `same_meaning` has it.
        edited: Whether a person had edited the rule for the other reader.

    """

    rule: str
    instruction: Instruction
    differs: str
    otherwise: str
    edited: bool


def part_texts(tree: Mapping[str, Any], title: str = "27") -> list[LawText]:
    """Return the sections of a tree with the labels that the law's own reader would give them."""
    found = []
    for node in _sections(tree):
        number = ".".join(node["label"])
        unit = f"{title} CFR {number}"
        blocks = [Block("heading", "HEAD", node.get("title") or ""), *_blocks(node, own=True)]
        defines = "terms" in (node.get("title") or "").lower()
        texts = paragraphs(_joined(blocks), Provision(unit, defines=defines))
        found.append(LawText(f"cfr:{title}-{number}", unit, node.get("title") or "", texts))
    return found


def _sections(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for child in node["children"]:
        label = child["label"]
        if len(label) == 2 and label[1][:1].isdigit():
            yield child
        elif len(label) < 2 or not label[1][:1].isdigit():
            yield from _sections(child)


def _blocks(node: Mapping[str, Any], *, own: bool = False) -> Iterator[Block]:
    if node.get("title") and not own:
        yield Block("heading", "HD", " ".join(str(node["title"]).split()))
    text = " ".join(node["text"].split())
    if text.startswith("||"):
        for line in node["text"].split("\n"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if any(cells):
                yield Block("row", "ROW", " | ".join(cells))
    elif text:
        yield Block("note" if node["node_type"] == "note" else "", "P", text)
    for child in node["children"]:
        yield from _blocks(child)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, a designator that stands alone with what follows it."""
    found: list[Block] = []
    for block in blocks:
        if found and _ALONE.fullmatch(found[-1].text) and block.text.startswith("("):
            found[-1] = Block(block.kind, block.tag, f"{found[-1].text} {block.text}")
        else:
            found.append(block)
    return found


def rule(number: str) -> tuple[Document, set[str]]:
    """Return a recorded rule, its reader's instructions to itself written out, and which had them."""
    path = next((REAL / "federal_register" / "xml").glob(f"*{number}.xml"))
    page = file_page(path)
    text = re.sub(
        r"<EREGS_INSTRUCTIONS>.*?</EREGS_INSTRUCTIONS>", "", page.body.decode(), flags=re.DOTALL
    )
    edited = {
        found[1]
        for found in re.finditer(r"<AMDPAR>\s*(\w+)\.[^<]*?\[(?:label|insert|subject)", text)
    }
    text = _LABEL.sub(_written_out, text).replace("[insert-in-order]", "add")
    text = re.sub(r"\[subject-group\([^\]]*\]", "the part", text)
    page = replace(page, body=text.encode())
    return next(documents_of(number, page))[1], edited


def _written_out(label: re.Match[str]) -> str:
    path = "".join(f"({part})" for part in label[3].split("-") if part)
    section = f"§ {label[1]}.{label[2]}{path}"
    if label[5]:
        return f"the definition of “{label[5]}” in {section}"
    return f"the undesignated paragraph of {section}" if label[4] else section


def scores(part: str, before: str, number: str) -> list[Score]:
    """Return what became of each change that a rule orders in a part.

    The trees have neither authority citations nor the parenthetical texts on approved forms.
    """
    old, new = (
        part_texts(json.loads((GOLD / part / f"{name}.json").read_text("utf-8")))
        for name in (before, number)
    )
    document, edited = rule(number)
    found = preview([document], old)
    now, wanted = words_of(found.after), words_of([p for text in new for p in text.paragraphs])
    return [
        Score(
            number,
            one,
            _differing(one.target, now, wanted, str.__eq__),
            _differing(one.target, now, wanted, same_meaning),
            number in HAND_EDITED or one.number.partition(".")[0] in edited,
        )
        for one in found.instructions
        if re.match(rf"27 CFR (?:Part )?{part}\b", one.target)
        and one.action != "authority"
        and "parenthetical" not in one.target
    ]


def words_of(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Return the words at each citation, rows and headings among them, blanks folded."""
    found: dict[str, str] = {}
    for one in paragraphs:
        if one.kind in {"citation", "authority", "approval"} or one.text == "Note:":
            continue
        label = f"{one.label} heading" if one.kind == "heading" else one.label
        found[label] = f"{found.get(label, '')} {' '.join(one.text.split())}".strip()
    return found


def _differing(
    target: str,
    now: Mapping[str, str],
    wanted: Mapping[str, str],
    same: Callable[[str, str], bool],
) -> str:
    """Return the first place under a target that reads otherwise than expected, "" if none does."""
    found = re.match(r"27 CFR [\w.]+(?:\(\w+\))*", target)
    label = found[0] if found else target
    for key in {**wanted, **now}:
        if key == label or key.startswith((f"{label}(", f"{label} ")):
            a, b = now.get(key, ""), wanted.get(key, "")
            if not same(a, b):
                return f"{key}: {a!r}, expected {b!r}"
    return ""


def figures(told: Sequence[Score]) -> dict[str, float]:
    """Return the shares: applied of all, and right, to the letter and in meaning, of the applied."""
    applied = [one for one in told if one.instruction.state == APPLIED]
    return {
        "changes": len(told),
        "applied": len(applied) / max(len(told), 1),
        "right": sum(not one.otherwise for one in applied) / max(len(applied), 1),
        "to the letter": sum(not one.differs for one in applied) / max(len(applied), 1),
    }


def measured() -> list[Score]:
    """Return the scores of all recorded rules with a text before them and one after."""
    found = []
    for part, chain in CHAINS.items():
        for before, number in pairwise(chain):
            if any((REAL / "federal_register" / "xml").glob(f"*{number}.xml")):
                found += scores(part, before, number)
    return found


def main() -> int:
    """Measure, print, and return 0 if every floor is met."""
    every = measured()
    plain = [one for one in every if not one.edited]
    for number in dict.fromkeys(one.rule for one in every):
        _show(number, [one for one in every if one.rule == number])
    _show("all", every)
    _show("all but the hand-edited", plain)
    for one in every:
        if one.instruction.state != APPLIED or one.otherwise:
            print(f"  {one.rule} {one.instruction.number} {one.instruction.target}:", end=" ")
            print(one.instruction.reason or one.otherwise[:300])
    missed = [
        name
        for told in (every, plain)
        for name, floor in FLOORS.items()
        if figures(told)[name] < floor
    ]
    return int(bool(missed))


def _show(name: str, told: Sequence[Score]) -> None:
    shares = figures(told)
    shown = ", ".join(f"{key} {value:.4g}" for key, value in shares.items())
    print(f"{name}: {shown}")


if __name__ == "__main__":
    sys.exit(main())

"""Claims that a change, a decision or a penalty is only possible, planned, sought or guessed at."""

import re
from collections.abc import Iterator, Sequence

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, may_be_open, standing
from extractors.claims.foreign import FOREIGN
from extractors.claims.frames import is_oblique
from extractors.claims.known import GENERIC
from extractors.claims.publisher import BIS
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS, VEU, Reference
from extractors.claims.things import thing
from extractors.triggers import trigger

_CHANGES = trigger(words.CHANGES, re.IGNORECASE)
_PLANNED = trigger(words.PLANNED, re.IGNORECASE)
_STEP = re.compile(words.STEP, re.IGNORECASE)
# What "it" may undergo; to grant or to require is what rules do.
_OURS = re.compile(
    rf"(?:{words.STEP}|second|another|new|further|follow-on|narrower|simpler|broader|version|rollback|withdraw|revok|strip|tak|end|put|bring|com|go|kill|chang|soften|strengthen|renew|lower|rais|return|reviv|sav|laps|expir|want|under|is|are|in)",
    re.IGNORECASE,
)
_MORE_NAMES = trigger(words.MORE_NAMES, re.IGNORECASE)
_MORE_CHARGES = trigger(words.MORE_CHARGES, re.IGNORECASE)
_CONTROL = re.compile(words.CONTROL_NOUN, re.IGNORECASE)
_LISTING = re.compile(
    r"(?:add|plac|put|blacklist|list|delist|remov|tak|includ|nam)\w*$", re.IGNORECASE
)
_DECIDER = re.compile(
    r"\b(?:BIS|Commerce|OFAC|Treasury|Department|Bureau|agency|bureau|department|administration|government|White House|Washington"
    r"|United States|U\.S\.|US|officials?|it|they|he|she|we|Trump|Biden|Lutnick|Kessler|Bessent|be)\)?(?: \w+ly| also| soon| then)? (?:will|[’']ll|is to|are to)(?: \w+ly| also| soon| then| not only)? $",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"\bwill (?:also |soon |then |eventually )?be $")
_ANOTHER = re.compile(
    r"(?:replac|successor|second|another|new|further|follow-on|narrower|simpler|broader|version|rollback)",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"\b(?:it|its|they|their|this|these|both|the)\b", re.IGNORECASE)
_KINDS = ("rule", "list", "license", "bill")


_SETTLED = frozenset({"rescission_announced", "under_consideration", "license_requirement_imposed"})


def considered(scene: Scene, sentence: Sentence, told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield, once for each thing, the changes that one sentence calls possible, planned or sought.

    `told` are the sentence's other claims: what is already announced or considered is left out.
    """
    seen = {c.name for c in told if c.kind in _SETTLED}
    named = [(m.start - sentence.start, m.end - sentence.start)
             for m in scene.named(sentence, "RULE", "LIST", "BILL")]  # fmt: skip
    for cue in _openers(sentence):
        if any(start <= cue.start() < end for start, end in named):
            continue
        for ref in _targets(scene, sentence, cue):
            name = f"License: {ref.name}" if ref.kind == "license" else ref.name
            if ref.kind == "case":
                name = f"Enforcement: {ref.name}"
            if name not in seen:
                seen.add(name)
                start, end = sentence.start + cue.start(), sentence.start + cue.end()
                if sentence.start <= ref.start < sentence.end:
                    start, end = min(start, ref.start), max(end, ref.end)
                yield Claim(
                    "under_consideration", ref.key, name, sentence, start, end, BIS,
                    reason=f"“{cue.group()}” is only thought of",
                )  # fmt: skip
                return


def _openers(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield the words of change that the sentence does not assert, and set phrases for plans."""
    for change in _CHANGES.finditer(sentence.text) if may_be_open(sentence.text) else ():
        told = standing(sentence.text, *change.span())
        if told is Standing.POSSIBLE:
            yield change
        elif told is Standing.FUTURE and _STEP.match(change.group()):
            before = sentence.text[: change.start()]
            if _DECIDER.search(before) or _TO_BE.search(before):
                yield change
    for plan in _PLANNED.finditer(sentence.text):
        if standing(sentence.text, *plan.span()) not in {Standing.NEGATED, Standing.CONDITIONAL}:
            yield plan


_IT = re.compile(r" (?:it|them)\b")
# "Two exchange houses could be named next": on the list that the text is about.
_NEXT = re.compile(r"be named|be listed|be next|be added|come off|come out|follow them")


def _targets(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> list[Reference]:
    """Return what would change: what follows the words, what goes before, or what "it" means."""
    if _IT.match(sentence.text, cue.end()) and sentence.text.startswith(("It ", "They ")):
        return _unnamed(scene, sentence, cue)
    things = sorted([*_named(scene, sentence), *_products(scene, sentence)], key=_start)
    if _OF_GOODS.match(cue.group()):
        things = [t for t in things if t.kind != "list"]
    at = sentence.start + cue.end()
    after = [t for t in things if sentence.start + cue.start() <= t.start <= at + 120]
    before = [t for t in reversed(things) if at - 140 <= t.start < sentence.start + cue.start()]
    if _LISTING.match(cue.group()):
        after.sort(key=lambda t: t.kind != "list")
    else:
        # "a licence for the H20": the product, not the word.
        after.sort(key=lambda t: not t.named)
    found = after or before
    if found:
        return found[:1]
    return _unnamed(scene, sentence, cue)


def _unnamed(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> list[Reference]:
    text = sentence.text
    if _IT.match(text, cue.end()) and text.startswith(("It ", "They ")):
        meant = scene.focus(sentence, *_KINDS)
        return [meant] if meant else []
    if _NEXT.search(cue.group()):
        main = scene.subjects.list if scene.subjects.list[1] in PARTY_LISTS else ("", "")
        if main[1]:
            return [_whole("list", sentence, main)]
        return (
            [_whole("rule", sentence, scene.subjects.rule)] if scene.subjects.rule[1] == VEU else []
        )
    if _MORE_NAMES.search(text) and scene.subjects.list[1]:
        return [_whole("list", sentence, scene.subjects.list)]
    if _MORE_CHARGES.search(text) and scene.subjects.respondent[1]:
        return [_whole("case", sentence, scene.subjects.respondent)]
    generic = [m for m in scene.named(sentence, "RULE") if m.name in GENERIC]
    if generic and _STEP.match(cue.group()):
        return [Reference("rule", generic[0].start, generic[0].end, *thing(generic[0]))]
    near = text[max(0, cue.start() - 70) : cue.end() + 50]
    foreign = FOREIGN.search(text) or FOREIGN.match(_previous(scene, sentence))
    if (
        _OURS.match(cue.group())
        and not foreign
        and _CONTROL.search(near)
        and (_ANOTHER.match(cue.group()) or _ITS_OWN.search(near))
    ):
        if _ANOTHER.match(cue.group()) and scene.subjects.rule[1]:
            return [_whole("rule", sentence, scene.subjects.rule)]
        meant = scene.focus(sentence, *_kinds(near))
        if meant and (meant.kind != "list" or meant.name in PARTY_LISTS):
            return [meant]
    return []


# Nobody sells or licenses a list of parties.
_OF_GOODS = re.compile(
    r"(?:sell|allow|permit|let|licen|grant|approv|control|requir)", re.IGNORECASE
)


def _kinds(text: str) -> tuple[str, ...]:
    """Return the kinds of thing that the nouns of a plan belong to."""
    return next((kinds for words_, kinds in _BELONGS if words_.search(text)), _KINDS)


_BELONGS = (
    (re.compile(r"\b(?:section|title|provision|amendment|bill|text|clause)\b"), ("bill", "rule")),
    (re.compile(r"\b(?:letters?|licen[cs]e|licen[cs]ing)\b"), ("license", "rule")),
    (
        re.compile(
            r"\b(?:pause|suspension|framework|rules?|regulations?|thresholds?|definitions?|scope|status)\b"
        ),
        ("rule", "license"),
    ),
)


def _previous(scene: Scene, sentence: Sentence) -> str:
    at = scene.place(sentence)
    return scene.sentences[at - 1].text if at else ""


def _named(scene: Scene, sentence: Sentence) -> Iterator[Reference]:
    for ref in scene.subjects.within(sentence.start, sentence.end, *_KINDS):
        ours = ref.kind != "list" or ref.name in PARTY_LISTS or ref.name == VEU
        if ours and not is_oblique(sentence.text[: ref.start - sentence.start]):
            yield ref


def _products(scene: Scene, sentence: Sentence) -> Iterator[Reference]:
    for product in filter(scene.is_american, scene.named(sentence, "PRODUCT")):
        yield Reference("license", product.start, product.end, *thing(product))


def _whole(kind: str, sentence: Sentence, what: tuple[str, str]) -> Reference:
    return Reference(kind, sentence.start, sentence.start, *what, named=False)


def _start(reference: Reference) -> int:
    return reference.start

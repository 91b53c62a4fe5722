"""Claims about rules, lists and guidance: issued, effective, delayed, suspended, rescinded."""

import re
from collections.abc import Iterator

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.frames import NEAR, Takes, argument
from extractors.claims.guidance import guidance_claims
from extractors.claims.issues import AGENCY_WORD, comment_claims, issue_claims
from extractors.claims.publisher import BIS, OFAC
from extractors.claims.scene import Claim, Scene, claim_in
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import VEU, Reference
from extractors.triggers import trigger

_RULE_CUES = tuple(
    (kind, Takes(takes), trigger(pattern, re.IGNORECASE))
    for kind, takes, pattern in words.RULE_CUES
)
_NOUN_DONE = re.compile(words.NOUN_DONE, re.IGNORECASE)
_SPEAKER = re.compile(
    r"\b(?:announc\w*|said|says|stat(?:ed|es|ing)|told|confirmed|declared|made known|made clear)\b",
    re.IGNORECASE,
)
_UNDOING = re.compile(
    r"(?:rescind|withdraw|revok|scrapp?|lift|repeal)(?:e|ing|s)?$|(?:rescission|revocation|repeal|withdrawal|lifting|scrapping|rollback)\b",
    re.IGNORECASE,
)
# "the revised rule": the word describes the rule, it tells no act.
_ADJECTIVE = re.compile(
    r"\b(?:the|a|an|its|new|newly|of|on|in|under|for|to|about|with|from|concerning|regarding)\s*$",
    re.IGNORECASE,
)
# What is amended must stand beside the verb: "the rule changed the market" tells of no step.
_BESIDE = 25


def rule_claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims that one sentence makes about rules, lists and guidance."""
    program = _program(scene, sentence)
    changed = [c for c in scene.list_changes(sentence) if c.standing is Standing.ASSERTED]
    if program and not scene.subjects.within(sentence.start, sentence.end, "list"):
        changed = []
        yield program
    listed = {change.name for change in changed} | ({VEU} if program else set())
    for change in changed:
        actor = OFAC if change.name == "SDN List" else BIS
        end = max(change.end, change.list_end)
        start = min(change.start, change.list_start)
        reason = f"{change.action} on a list"
        yield Claim(
            "amended", change.key, change.name, sentence, start, end, actor, change.background, reason
        )  # fmt: skip
    steps = [claim for claim in _steps(scene, sentence) if claim.name not in listed]
    yield from steps
    replaced = bool(changed or program) or any(
        claim.kind in {"suspended", "rescinded"} for claim in steps
    )
    yield from issue_claims(scene, sentence, replaced=replaced)
    yield from comment_claims(scene, sentence)
    yield from guidance_claims(scene, sentence)


def _program(scene: Scene, sentence: Sentence) -> Claim | None:
    """Return the change of VEU status that a sentence tells of without naming the program beside it."""
    act = _STATUS_TAKEN.search(sentence.text)
    if act is None or standing(sentence.text, *act.span()) is not Standing.ASSERTED:
        return None
    at = scene.place(sentence)
    near = scene.sentences[max(0, at - 2) : at + 3]
    around = scene.subjects.within(near[0].start, near[-1].end, "rule", "list")
    if scene.subjects.rule[1] != VEU and not any(ref.name == VEU for ref in around):
        return None
    key = next((ref.key for ref in around if ref.name == VEU), scene.subjects.rule[0])
    return claim_in("amended", key, VEU, sentence, *act.span())


_STATUS_TAKEN = trigger(words.STATUS_TAKEN, re.IGNORECASE)


def _steps(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for kind, takes, pattern in _RULE_CUES:
        for cue in pattern.finditer(sentence.text):
            told = _told(kind, takes, sentence.text, cue)
            near = _BESIDE if kind == "amended" else NEAR
            reference = (
                argument(scene, sentence, cue.span(), takes, ("rule", "license"), near)
                or _corrected(scene, kind, sentence, cue)
                or _put_off(scene, kind, sentence, cue)
            )
            if reference is None or told in {Standing.NEGATED, Standing.CONDITIONAL}:
                continue
            if takes is Takes.NOUN and not _done(sentence.text, cue):
                continue
            if takes is Takes.OBJECT and kind == "amended" and _describes(sentence.text, cue):
                continue
            if kind == "amended" and _is_own_text(scene, cue, reference):
                continue
            if kind == "amended" and _UNDONE_CHANGE.search(sentence.text[: cue.start()]):
                continue
            settled = _settled(kind, told, sentence.text, cue, reference)
            if settled:
                name = (
                    f"License: {reference.name}" if reference.kind == "license" else reference.name
                )
                start, end = _around(sentence, cue, reference)
                yield claim_in(settled, reference.key, name, sentence, start, end, cue.group())
                for other in _joined(scene, sentence, reference):
                    yield claim_in(
                        settled, other.key, other.name, sentence, start, end, cue.group()
                    )
                break


# "suspends for one year the changes that the rule made": the rule is suspended, not changed.
_UNDONE_CHANGE = re.compile(
    r"\b(?:suspend|rescind|delay|stay|revok|withdr|lift|revers)\w*(?: for [\w -]{3,20})? (?:the |all |its )?$",
    re.IGNORECASE,
)


def _is_own_text(scene: Scene, cue: re.Match[str], reference: Reference) -> bool:
    """Return whether a legal text only says that it amends the regulations, as each does."""
    own = scene.instrument and reference.key == scene.subjects.rule[0] and not reference.named
    return own and not re.match(r"correct|clarif", cue.group(), re.IGNORECASE)


def _joined(scene: Scene, sentence: Sentence, first: Reference) -> Iterator[Reference]:
    """Yield the rules that "and" joins to one: what is done to it is done to them."""
    edge = first
    for ref in scene.subjects.within(sentence.start, sentence.end, first.kind):
        gap = scene.text[edge.end : max(edge.end, ref.start)]
        if ref.start >= edge.end and ref.name != first.name and _AND.fullmatch(gap):
            yield ref
            edge = ref


_AND = re.compile(r"(?: \([^)]*\))?(?:,|,? and|,? or) (?:the |its |that )?")


def _told(kind: str, takes: Takes, text: str, cue: re.Match[str]) -> Standing:
    """Return how a step is told; an agency's "would be rescinded" is an announcement."""
    before = text[: cue.start()]
    announced = kind == "rescinded" and _SPEAKER.search(text) and AGENCY_WORD.search(text)
    told = standing(text, *cue.span())
    if announced and takes is Takes.NOUN and _PENDING.search(before):
        return Standing.FUTURE
    if announced and told in {Standing.CONDITIONAL, Standing.POSSIBLE} and _WOULD_BE.search(before):
        said = _SPEAKER.search(before)
        return Standing.FUTURE if said and AGENCY_WORD.search(before[: said.start()]) else told
    return told


_PENDING = re.compile(r"\b(?:planned|intended|coming|forthcoming|pending) $", re.IGNORECASE)
_WOULD_BE = re.compile(
    r"\b(?:would|was to|were to|is to|are to)(?: also| soon| formally)?(?: be)? $"
)


def _describes(text: str, cue: re.Match[str]) -> bool:
    """Return whether a participle only describes a rule: "the revised rule"."""
    return cue.start() == 0 or bool(_ADJECTIVE.search(text[: cue.start()]))


def _around(sentence: Sentence, cue: re.Match[str], reference: Reference) -> tuple[int, int]:
    """Return the span from a cue to what it acts on; what another sentence names is no part of it."""
    if not sentence.start <= reference.start < sentence.end:
        return cue.span()
    start = min(cue.start() + sentence.start, reference.start) - sentence.start
    end = max(cue.end() + sentence.start, reference.end) - sentence.start
    return start, end


def _done(text: str, cue: re.Match[str]) -> bool:
    """Return whether a noun of change is told as something that happened."""
    verb = _NOUN_DONE.search(text[max(0, cue.start() - NEAR) : cue.end() + 2 * NEAR])
    return verb is not None


def _settled(kind: str, told: Standing, text: str, cue: re.Match[str], reference: Reference) -> str:
    """Return the kind that a cue means in its context, "" for no step of a rule's life."""
    if reference.kind == "license":
        return kind if kind == "rescinded" and told is Standing.ASSERTED else ""
    if kind == "rescinded" and told in {Standing.ASSERTED, Standing.FUTURE}:
        said = _UNDOING.match(cue.group()) and _SPEAKER.search(text)
        return "rescission_announced" if told is Standing.FUTURE or said else kind
    return kind if told is Standing.ASSERTED else ""


def _corrected(scene: Scene, kind: str, sentence: Sentence, cue: re.Match[str]) -> Reference | None:
    """Return the main rule for a correction of what the sentence does not call a rule."""
    key, name = scene.subjects.rule
    if kind != "amended" or not cue.group().lower().startswith("correct") or not name:
        return None
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    return Reference("rule", start, end, key, name, named=False)


_DEADLINE = re.compile(r"^[^.;]{0,60}\b(?:date|deadline|start|compliance)\b", re.IGNORECASE)


def _put_off(scene: Scene, kind: str, sentence: Sentence, cue: re.Match[str]) -> Reference | None:
    """Return the rule whose deadline is put off: "pushed back the date by which, under the rule, …"."""
    if kind == "delayed" and re.match(
        r"(?:compliance|effective|start|deadline)", cue.group(), re.IGNORECASE
    ):
        named = [
            r
            for r in scene.subjects.within(sentence.start, sentence.start + cue.start(), "rule")
            if r.named
        ]
        return named[-1] if named else scene.focus(sentence, "rule")
    if (
        kind != "delayed"
        or _describes(sentence.text, cue)
        or not _DEADLINE.match(sentence.text[cue.end() :])
    ):
        return None
    others = scene.subjects.within(sentence.start, sentence.end, "rule")
    return others[0] if others else scene.focus(sentence, "rule")

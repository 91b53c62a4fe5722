"""Claims about rules, lists and guidance: issued, effective, delayed, suspended, rescinded."""

import re
from collections.abc import Iterator

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.publisher import BIS, OFAC, STATE
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import EAR, VEU, Reference, slug

_FORMS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in words.FORMS)
_RULE_CUES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in words.RULE_CUES)
_ISSUED = re.compile(words.ISSUED, re.IGNORECASE)
_SELF_ISSUED = re.compile(words.SELF_ISSUED, re.IGNORECASE)
_NOT_ISSUED = re.compile(words.NOT_ISSUED, re.IGNORECASE)
_PROPOSED = re.compile(words.PROPOSED_VERB, re.IGNORECASE)
_GUIDANCE = re.compile(words.GUIDANCE, re.IGNORECASE)
_GUIDANCE_ISSUED = re.compile(words.GUIDANCE_ISSUED, re.IGNORECASE)
_COMMENTS = re.compile(words.COMMENTS, re.IGNORECASE)

# Regimes that a new rule is usually a part of, so that the document's own rule goes first.
_REGIMES = frozenset({VEU, "Foreign Direct Product Rule"})
_AGENCY_WORD = re.compile(
    r"\b(?:agency|bureau|department|BIS|Commerce|OFAC|Treasury)\b", re.IGNORECASE
)
_WHEN = re.compile(
    r"^[ ,]*(?:also )?(?:(?:as of|on|from|upon|beginning|starting|since) )?(?:(?:the|that) same day|immediately|publication"
    r"|(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|\[?[A-Z][a-z]{2,8}\.? \d|\d)",
)
_SPEAKER = re.compile(
    r"\b(?:announc\w*|said|says|stat(?:ed|es|ing)|told|confirmed|declared)\b", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|it)(?: \w+ly| now| then| since| formally)? ?$",
    re.IGNORECASE,
)
# "the revised rule": the word describes the rule, it tells no act.
_ADJECTIVE = re.compile(
    r"\b(?:the|a|an|its|new|newly|of|on|in|under|for|to|about|with|from|concerning|regarding)\s*$",
    re.IGNORECASE,
)
# Characters between a verb and its object; what is "updated" must stand beside the verb.
_NEAR = 75
_BESIDE = 25


def rule_claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims that one sentence makes about rules, lists and guidance."""
    changed = [c for c in scene.list_changes(sentence) if c.standing is Standing.ASSERTED]
    listed = {change.name for change in changed}
    steps = [claim for claim in _steps(scene, sentence) if claim.name not in listed]
    for change in changed:
        actor = OFAC if change.name == "SDN List" else BIS
        end = max(change.end, change.list_end)
        start = min(change.start, change.list_start)
        yield Claim(
            "amended", change.key, change.name, sentence, start, end, actor, change.background
        )
    yield from steps
    replaced = bool(changed) or any(claim.kind in {"suspended", "rescinded"} for claim in steps)
    issued = [*_issued(scene, sentence, replaced=replaced)]
    yield from issued
    if not changed and not any(claim.kind in {"amended", "suspended"} for claim in steps):
        yield from _effective(scene, sentence, issued)
    yield from _comments(scene, sentence)
    yield from _guidance(scene, sentence)


def _issued(scene: Scene, sentence: Sentence, *, replaced: bool) -> Iterator[Claim]:
    """Yield the issue of a rule in the form that the sentence names.

    A final rule that only changes a list, suspends or rescinds is told by that alone.
    """
    text = sentence.text
    for kind, pattern in _FORMS:
        for form in pattern.finditer(text):
            key, name = _issued_rule(scene, sentence, form)
            verb = _issuing_verb(text, form)
            if not name or verb is None or (kind == "final" and replaced):
                continue
            yield _claim(kind, key, name, sentence, *verb)
            break
    if scene.subjects.rule[1]:
        yield from _proposed(scene, sentence)


def _issuing_verb(text: str, form: re.Match[str]) -> tuple[int, int] | None:
    """Return the span from the verb that issues the rule to the rule's form, None if none does."""
    if _own(text, form):
        return form.start(), form.end()
    if _NOT_ISSUED.search(text[: form.start()]):
        return None
    before = list(_ISSUED.finditer(text, max(0, form.start() - 60), form.start()))
    for verb in reversed(before):
        if standing(text, *verb.span()) is Standing.ASSERTED:
            return verb.start(), form.end()
    # In "will need no license under a final rule unveiled on Monday" nothing before the form counts.
    own = text[form.start() :]
    for verb in _ISSUED.finditer(own, form.end() - form.start(), form.end() - form.start() + 45):
        if standing(own, *verb.span()) is Standing.ASSERTED:
            return form.start(), form.start() + verb.end()
    return None


def _own(text: str, form: re.Match[str]) -> bool:
    """Return whether a form is the document's own: its ACTION line or "this final rule"."""
    itself = (m for m in _SELF_ISSUED.finditer(text) if m.start() <= form.start() < m.end())
    return text.startswith("ACTION:") or any(itself)


def _proposed(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    verb = _PROPOSED.search(sentence.text)
    if not verb or re.search(r"\bpropos\w+ (?:rule|tougher|legislation|bill)", sentence.text):
        return
    agency = _AGENCY_WORD.search(sentence.text[: verb.start()])
    if agency and standing(sentence.text, *verb.span()) is Standing.ASSERTED:
        yield _claim("proposed", *scene.subjects.rule, sentence, *verb.span())


def _issued_rule(scene: Scene, sentence: Sentence, form: re.Match[str]) -> tuple[str, str]:
    """Return the rule that a form stands for; an instrument's other forms need a name of their own."""
    named = [r for r in scene.subjects.within(sentence.start, sentence.end, "rule") if r.named]
    own = scene.instrument and _own(sentence.text, form)
    at = sentence.start + form.start()
    specific = [r for r in named if r.name not in _REGIMES]
    nearest = sorted(specific, key=lambda ref: (ref.start < at, abs(ref.start - at)))
    if nearest and not own:
        return nearest[0].key, nearest[0].name
    if scene.instrument and not own:
        return "", ""
    if scene.subjects.rule[1] or not named:
        return scene.subjects.rule
    return named[0].key, named[0].name


def _effective(scene: Scene, sentence: Sentence, issued: list[Claim]) -> Iterator[Claim]:
    _, pattern = _RULE_CUES[0]
    for cue in pattern.finditer(sentence.text):
        tail = sentence.text[cue.end() :]
        told = standing(sentence.text, *cue.span())
        if not _WHEN.match(tail) or told not in {Standing.ASSERTED, Standing.FUTURE}:
            continue
        what = _effective_rule(scene, sentence, cue, issued)
        if what[1]:
            yield _claim("effective", *what, sentence, *cue.span())
            return


def _effective_rule(
    scene: Scene, sentence: Sentence, cue: re.Match[str], issued: list[Claim]
) -> tuple[str, str]:
    if issued:
        return issued[0].key, issued[0].name
    before = scene.subjects.within(sentence.start, sentence.start + cue.start(), "rule")
    if before:
        return before[-1].key, before[-1].name
    pronoun = re.match(r"[\"“]?(?:It|This|DATES?:)\b", sentence.text)
    return scene.subjects.rule if pronoun else ("", "")


def _steps(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for kind, pattern in _RULE_CUES[1:]:
        for cue in pattern.finditer(sentence.text):
            told = standing(sentence.text, *cue.span())
            reference = _object(
                scene, sentence, cue, _BESIDE if kind == "amended" else _NEAR
            ) or _corrected(scene, kind, sentence, cue)
            if reference is None or told in {Standing.NEGATED, Standing.CONDITIONAL}:
                continue
            settled = _settled(kind, told, sentence.text, cue, reference)
            if settled:
                name = (
                    f"License: {reference.name}" if reference.kind == "license" else reference.name
                )
                start = min(cue.start() + sentence.start, reference.start) - sentence.start
                end = max(cue.end() + sentence.start, reference.end) - sentence.start
                yield _claim(settled, reference.key, name, sentence, start, end)
                break


def _settled(kind: str, told: Standing, text: str, cue: re.Match[str], reference: Reference) -> str:
    """Return the kind that a cue means in its context, "" for no step of a rule's life."""
    if reference.kind == "license":
        return kind if kind == "rescinded" and told is Standing.ASSERTED else ""
    if kind == "rescinded" and told in {Standing.ASSERTED, Standing.FUTURE}:
        undone = re.match(r"rescind(?:ing)?$|rescission|repeal(?:ing)?$|withdraw(?:ing|al)?|revok(?:e|ing)$|revocation|scrap(?:ping)?$|lift(?:ing)?$", cue.group(), re.IGNORECASE)  # fmt: skip
        said = undone and _SPEAKER.search(text[: cue.start()])
        return "rescission_announced" if told is Standing.FUTURE or said else kind
    if kind == "amended" and (cue.start() == 0 or _ADJECTIVE.search(text[: cue.start()])):
        return ""
    return kind if told is Standing.ASSERTED else ""


def _object(scene: Scene, sentence: Sentence, cue: re.Match[str], near: int) -> Reference | None:
    """Return the rule or licence matter that the cue acts on: what follows, or a passive subject."""
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    gap = sentence.text[cue.end() : cue.end() + near]
    stop = re.search(
        r"[;:.]|, (?!which|“)|\b(?:that|because|while|after|before|under|in|by)\b", gap
    )
    reach = end + (stop.start() if stop else len(gap))
    after = scene.subjects.within(end, sentence.end, "rule", "license")
    if after and after[0].start <= reach:
        return after[0]
    passive = _PASSIVE.search(sentence.text[: cue.start()]) or "no longer" in cue.group().lower()
    before = scene.subjects.within(max(sentence.start, start - _NEAR), start, "rule", "license")
    # "the rule suspended last year", but not "this rule revises": there the rule acts.
    participle = before and start - before[-1].end < 3 and cue.group().endswith(("ed", "n"))
    return before[-1] if before and (passive or participle) else None


def _corrected(scene: Scene, kind: str, sentence: Sentence, cue: re.Match[str]) -> Reference | None:
    """Return the main rule for a correction of what the sentence does not call a rule."""
    key, name = scene.subjects.rule
    if kind != "amended" or not cue.group().lower().startswith("correct") or not name:
        return None
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    return Reference("rule", start, end, key, name, named=False)


def _comments(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    cue = _COMMENTS.search(sentence.text)
    named = [r for r in scene.subjects.within(sentence.start, sentence.end, "rule") if r.named]
    key, name = (named[0].key, named[0].name) if named else scene.subjects.rule
    if (
        cue
        and name
        and standing(sentence.text, *cue.span()) in {Standing.ASSERTED, Standing.FUTURE}
    ):
        yield _claim("comment_opened", key, name, sentence, *cue.span())


def _guidance(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    what = _GUIDANCE.search(sentence.text)
    if not what or not (scene.named(sentence, "AGENCY") or _AGENCY_WORD.search(sentence.text)):
        return
    verbs = [
        v for v in _GUIDANCE_ISSUED.finditer(sentence.text) if abs(v.start() - what.start()) < 120
    ]
    for verb in verbs:
        if standing(sentence.text, *verb.span()) is Standing.ASSERTED:
            named = [
                r for r in scene.subjects.within(sentence.start, sentence.end, "rule") if r.named
            ]
            key, name = (named[0].key, named[0].name) if named else (slug(EAR), EAR)
            start, end = min(verb.start(), what.start()), max(verb.end(), what.end())
            yield _claim("guidance_issued", key, name, sentence, start, end)
            return


def _claim(kind: str, key: str, name: str, sentence: Sentence, start: int, end: int) -> Claim:
    actor = STATE if "Traffic in Arms" in name else BIS
    return Claim(kind, key, name, sentence, sentence.start + start, sentence.start + end, actor)

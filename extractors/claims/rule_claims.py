"""Claims about rules, lists and guidance: issued, effective, delayed, suspended, rescinded."""

import re
from collections.abc import Iterator

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.frames import NEAR, Takes, argument
from extractors.claims.guidance import guidance_claims
from extractors.claims.publisher import BIS, OFAC, STATE
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import REGIMES, VEU, Reference

_FORMS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in words.FORMS)
_RULE_CUES = tuple(
    (kind, Takes(takes), re.compile(pattern, re.IGNORECASE))
    for kind, takes, pattern in words.RULE_CUES
)
_NOUN_DONE = re.compile(words.NOUN_DONE, re.IGNORECASE)
_ISSUED = re.compile(words.ISSUED, re.IGNORECASE)
_SELF_ISSUED = re.compile(words.SELF_ISSUED, re.IGNORECASE)
_NOT_ISSUED = re.compile(words.NOT_ISSUED, re.IGNORECASE)
_PROPOSED = re.compile(words.PROPOSED_VERB, re.IGNORECASE)
_COMMENTS = re.compile(words.COMMENTS, re.IGNORECASE)

_AGENCY_WORD = re.compile(
    r"\b(?:agency|bureau|department|BIS|Commerce|OFAC|Treasury|officials)\b", re.IGNORECASE
)
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
    yield from _issued(scene, sentence, replaced=replaced)
    yield from _comments(scene, sentence)
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
    return _claim("amended", key, VEU, sentence, *act.span())


_STATUS_TAKEN = re.compile(words.STATUS_TAKEN, re.IGNORECASE)


def _issued(scene: Scene, sentence: Sentence, *, replaced: bool) -> Iterator[Claim]:
    """Yield the issue of a rule in the form that the sentence names.

    A final rule that only changes a list, suspends or rescinds is told by that alone.
    """
    for kind, pattern in _FORMS:
        for form in pattern.finditer(sentence.text):
            key, name = _issued_rule(scene, sentence, form)
            verb = _issuing_verb(sentence.text, form, named=_is_named(scene, sentence, form))
            if verb is None or (kind == "final" and replaced):
                continue
            several = _several(scene, sentence, form)
            for rule in several or ([(key, name)] if name else []):
                yield _claim(kind, *rule, sentence, *verb)
            break
    if scene.subjects.rule[1]:
        yield from _proposed(scene, sentence)


def _several(scene: Scene, sentence: Sentence, form: re.Match[str]) -> list[tuple[str, str]]:
    """Return the rules that "two interim final rules" stands for: those named here or right after."""
    if not form.group().lower().endswith("s") or not _COUNTED.search(sentence.text[: form.start()]):
        return []
    at = scene.place(sentence)
    last = scene.sentences[min(at + _AFTER, len(scene.sentences) - 1)]
    named = scene.subjects.within(sentence.start, last.end, "rule")
    rules = {
        r.key: r.name
        for r in named
        if r.named and _IS_RULE.search(f"{_surface(scene, r)} {r.name}")
    }
    return list(rules.items()) if len(rules) > 1 else []


_COUNTED = re.compile(
    r"\b(?:two|three|four|both|the|new|final|sweeping|companion|\d)(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_IS_RULE = re.compile(r"\b(?:Rule|IFR)\b|;|: ")
_AFTER = 4  # sentences


def _surface(scene: Scene, ref: Reference) -> str:
    return scene.text[ref.start : ref.end]


def _is_named(scene: Scene, sentence: Sentence, form: re.Match[str]) -> bool:
    """Return whether a form is only the end of a rule's name: "the Firearms IFR"."""
    start, end = sentence.start + form.start(), sentence.start + form.end()
    return any(m.start < start and end <= m.end for m in scene.named(sentence, "RULE"))


def _issuing_verb(text: str, form: re.Match[str], *, named: bool) -> tuple[int, int] | None:
    """Return the span from the verb that issues the rule to the rule's form, None if none does.

    "The interim final rule of April 30" tells its issue too, if the form is not `named`.
    """
    itself = _of_itself(text, form, named=named)
    if itself:
        return itself
    if _NOT_ISSUED.search(text[: form.start()]):
        return None
    beside = _ISSUED.match(text, form.end() + 1)
    if (
        beside
        and standing(text[form.start() :], 0, beside.end() - form.start()) is Standing.ASSERTED
    ):
        return form.start(), beside.end()
    before = list(_ISSUED.finditer(text, max(0, form.start() - 90), form.start()))
    for verb in reversed(before):
        if _UNDONE.search(text[verb.end() : form.start()]):
            break
        if standing(text, *verb.span()) is Standing.ASSERTED:
            return verb.start(), form.end()
    # In "will need no license under a final rule unveiled on Monday" nothing before the form counts.
    own = text[form.start() :]
    for verb in _ISSUED.finditer(own, form.end() - form.start(), form.end() - form.start() + 75):
        if standing(own, *verb.span()) is Standing.ASSERTED:
            return form.start(), form.start() + verb.end()
    return None


def _of_itself(text: str, form: re.Match[str], *, named: bool) -> tuple[int, int] | None:
    """Return the span of a form that tells its issue with no verb of issuing, None if it does not."""
    if _own(text, form):
        return form.span()
    if named or _NOT_ISSUED.search(text[: form.start()]):
        return None
    acts = _ACTS.match(text, form.end()) if _SUBJECT.search(text[: form.start()]) else None
    told = acts or _ON_A_DAY.match(text, form.end())
    return (form.start(), told.end()) if told else None


# "An interim final rule sets controls on 24 types of equipment."
_SUBJECT = re.compile(
    r"^(?:An?|The|One|Its|(?:In|On) [^,]{3,30}, an?)(?: (?:new|companion|second|separate|joint|sweeping|long-awaited))? $"
)
_ACTS = re.compile(
    r" (?:also |now |thus )?(?:sets?|adds?|imposes?|creates?|establish(?:es)?|expands?|revises?|amends?|requires?|tightens?|narrows?|widens?|limits?"
    r"|puts?|brings?|extends?|introduces?|implements?|makes?|removes?|bars?|restricts?|controls?|opens?)\b"
)
# "It will rescind the interim final rule": what undoes or changes a rule does not issue it.
_UNDONE = re.compile(
    r"\b(?:rescind|withdr|revok|repeal|amend|replac|suspend|delay|correct|revis|lift|scrap|kill|undo|end|supersed)\w*",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r",? (?:(?:of|from|dated) |(?:that )?(?:[^,;.]{0,40} )?(?:published|issued|released) (?:on|in) )(?:[A-Z][a-z]+\.? \d|\d)"
)


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
    specific = [r for r in named if r.name not in REGIMES]
    nearest = sorted(specific, key=lambda ref: (ref.start < at, abs(ref.start - at)))
    if nearest and not own:
        return nearest[0].key, nearest[0].name
    if scene.instrument and not own:
        return "", ""
    if not named and (
        scene.subjects.rule[1] in {"", *REGIMES} or _OTHER.search(sentence.text[: form.start()])
    ):
        spelled = scene.known.spelled_out(sentence.text)
        met = spelled if spelled[1] else scene.known.described(sentence.text)
        if met[1] or not scene.subjects.rule[1] or _OTHER.search(sentence.text[: form.start()]):
            return met
    if scene.subjects.rule[1]:
        return scene.subjects.rule
    return named[0].key, named[0].name


# "A separate interim final rule": not the one that the document is about.
_OTHER = re.compile(
    r"\b(?:separate|second|other|another|parallel|companion|further)(?: \w+)? $", re.IGNORECASE
)


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
            settled = _settled(kind, told, sentence.text, cue, reference)
            if settled:
                name = (
                    f"License: {reference.name}" if reference.kind == "license" else reference.name
                )
                start, end = _around(sentence, cue, reference)
                yield _claim(settled, reference.key, name, sentence, start, end, cue.group())
                for other in _joined(scene, sentence, reference):
                    yield _claim(settled, other.key, other.name, sentence, start, end, cue.group())
                break


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
    announced = kind == "rescinded" and _SPEAKER.search(text) and _AGENCY_WORD.search(text)
    told = standing(text, *cue.span())
    if announced and takes is Takes.NOUN and _PENDING.search(before):
        return Standing.FUTURE
    if announced and told in {Standing.CONDITIONAL, Standing.POSSIBLE} and _WOULD_BE.search(before):
        said = _SPEAKER.search(before)
        return Standing.FUTURE if said and _AGENCY_WORD.search(before[: said.start()]) else told
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
    if (
        kind != "delayed"
        or _describes(sentence.text, cue)
        or not _DEADLINE.match(sentence.text[cue.end() :])
    ):
        return None
    named = scene.subjects.within(sentence.start, sentence.end, "rule")
    return named[0] if named else scene.focus(sentence, "rule")


_IT = re.compile(r"[“\"]?(?:It|They|This|The (?:rule|notice))\b")


def _comments(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    cue = _COMMENTS.search(sentence.text)
    named = [r for r in scene.subjects.within(sentence.start, sentence.end, "rule") if r.named]
    told = scene.focus(sentence, "rule") if _IT.match(sentence.text) else None
    meant = named[0] if named else told
    key, name = (meant.key, meant.name) if meant else scene.subjects.rule
    if (
        cue
        and name
        and standing(sentence.text, *cue.span()) in {Standing.ASSERTED, Standing.FUTURE}
    ):
        yield _claim("comment_opened", key, name, sentence, *cue.span())


def _claim(
    kind: str, key: str, name: str, sentence: Sentence, start: int, end: int, cue: str = ""
) -> Claim:
    actor = STATE if "Traffic in Arms" in name else BIS
    reason = cue or sentence.text[start:end]
    return Claim(
        kind, key, name, sentence, sentence.start + start, sentence.start + end, actor,
        reason=f"“{reason[:60]}”",
    )  # fmt: skip

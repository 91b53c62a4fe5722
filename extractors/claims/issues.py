"""Claims that a rule was issued in some form, and that comments on it are invited."""

import re
from collections.abc import Iterator

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.scene import Claim, Scene, claim_in
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import REGIMES, Reference
from extractors.triggers import trigger

_FORMS = tuple((kind, trigger(pattern, re.IGNORECASE)) for kind, pattern in words.FORMS)
_ISSUED = re.compile(words.ISSUED, re.IGNORECASE)
_SELF_ISSUED = re.compile(words.SELF_ISSUED, re.IGNORECASE)
_NOT_ISSUED = re.compile(words.NOT_ISSUED, re.IGNORECASE)
_PROPOSED = trigger(words.PROPOSED_VERB, re.IGNORECASE)
_COMMENTS = trigger(words.COMMENTS, re.IGNORECASE)

AGENCY_WORD = re.compile(rf"\b(?:{words.AGENCY})\b", re.IGNORECASE)
"""Words for an agency that stand for its name."""


def issue_claims(scene: Scene, sentence: Sentence, *, replaced: bool) -> Iterator[Claim]:
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
                yield claim_in(kind, *rule, sentence, *verb)
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


_NEAR_VERB = 75  # characters


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
    title = _QUOTED.match(own, form.end() - form.start())
    reach = (title.end() if title else form.end() - form.start()) + _NEAR_VERB
    for verb in _ISSUED.finditer(own, title.end() if title else form.end() - form.start(), reach):
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
    if acts is None and _PRESENTED.search(text[: form.start()]):
        bare = _QUOTED.sub(lambda found: " " * len(found.group()), text)
        relative = re.compile(r" *,? *(?:that|which)(?= )").match(bare, form.end())
        acts = _ACTS.match(bare, relative.end()) if relative else _QUOTED.match(text, form.end())
    told = acts or _ON_A_DAY.match(text, form.end())
    return (form.start(), told.end()) if told else None


_QUOTED = re.compile(r",? [“\"][^”\"]{10,300}[”\"],?")
# "An interim final rule sets controls on 24 types of equipment."
_PRESENTED = re.compile(r"(?:\b(?:is|was|are|were)|[:—–]) (?:an?|the)(?: \w+)? $")
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
    agency = AGENCY_WORD.search(sentence.text[: verb.start()])
    if agency and standing(sentence.text, *verb.span()) is Standing.ASSERTED:
        yield claim_in("proposed", *scene.subjects.rule, sentence, *verb.span())


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


def _nearby(scene: Scene, sentence: Sentence) -> Reference | None:
    """Return the rule named last in the few sentences before, if the main one is not among them."""
    at = scene.place(sentence)
    first = scene.sentences[max(0, at - 3)]
    named = scene.subjects.within(first.start, sentence.start, "rule")
    main = any(ref.name == scene.subjects.rule[1] for ref in named)
    fitting = [
        ref
        for ref in named
        if ref.named and ref.name not in REGIMES and not ref.name.startswith("License Exception")
    ]
    return fitting[-1] if fitting and not main else None


_IT = re.compile(r"[“\"]?(?:It|They|This|The (?:rule|notice))\b")


def comment_claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claim that a sentence makes of comments invited on a rule."""
    cue = _COMMENTS.search(sentence.text)
    named = [r for r in scene.subjects.within(sentence.start, sentence.end, "rule") if r.named]
    told = scene.focus(sentence, "rule") if _IT.match(sentence.text) else _nearby(scene, sentence)
    meant = named[0] if named else told
    key, name = (meant.key, meant.name) if meant else scene.subjects.rule
    if (
        cue
        and name
        and standing(sentence.text, *cue.span()) in {Standing.ASSERTED, Standing.FUTURE}
    ):
        yield claim_in("comment_opened", key, name, sentence, *cue.span())

"""Claims that guidance was issued: in a sentence of its own, or as one of several papers listed."""

import re
from collections.abc import Iterator, Sequence

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.foreign import FOREIGN
from extractors.claims.publisher import BIS, same_body
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import EAR, Reference
from extractors.claims.things import slug
from extractors.triggers import trigger

_GUIDANCE = trigger(words.GUIDANCE, re.IGNORECASE)
_ISSUED = re.compile(words.GUIDANCE_ISSUED, re.IGNORECASE)
_AGENCY = trigger(rf"\b(?:{words.AGENCY}|Secretary)\b", re.IGNORECASE)
# "It published guidance", where "it" is the body that the sentence before tells of.
_IT = re.compile(r"(?:^|, |\b(?:and|afternoon|morning|day|then) )[“\"]?(?:[Ii]t|they|They)\b")
_NEAR = 120  # characters between the paper and the verb
# "a set of red flags that help": an entry of a list of what was issued.
_ENTRY = re.compile(
    r"[\W\d]*(?:(?:issuing|publishing|releasing|posting) )?(?:(?:an?|the|new|updated|industry|further|additional|set of|list of) )*",
    re.IGNORECASE,
)
# An entry under "three pieces of guidance:" need not call itself so.
_PAPER = re.compile(
    r"[\W\d]*(?:(?:an?|the|new|further) )?(?P<paper>alert|caution|note|notice|advice|warning|statement|list|set|tips)\b"
)
_LEADS = re.compile(
    r"\b(?:documents?|papers?|guidance|steps|actions?|items|following|things|pieces)\b",
    re.IGNORECASE,
)
_CLOSE = 40  # characters between a rule and the paper on it
_MOST = 8  # entries after the sentence that leads them in


def guidance_claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield a claim for each paper of guidance that a sentence says was issued.

    A paper that names no rule is guidance on the Export Administration Regulations (GUIDELINES §5).
    """
    papers = [*_GUIDANCE.finditer(sentence.text)]
    entry = papers[0] if papers else _PAPER.match(sentence.text)
    leads = _listed(scene, sentence, entry) if entry else None
    if entry and leads and (papers or _GUIDANCE.search(leads.text)):
        yield _claim(scene, sentence, entry, None, entry.span(), leads)
        return
    if not papers or not _acted(scene, sentence):
        return
    seen = set()
    for at, paper in enumerate(papers):
        verb = _verb(sentence.text, paper)
        if verb:
            span = min(verb.start(), paper.start()), max(verb.end(), paper.end())
            until = papers[at + 1] if at + 1 < len(papers) else None
            claim = _claim(scene, sentence, paper, until, span)
            if claim.name not in seen and not (at and claim.name == EAR and not _more(paper)):
                seen.add(claim.name)
                yield claim


def _more(paper: re.Match[str]) -> bool:
    return bool(
        re.match(r"(?:two|three|further|other|more|another)\b", paper.group(), re.IGNORECASE)
    )


def _verb(text: str, paper: re.Match[str]) -> re.Match[str] | None:
    near = (v for v in _ISSUED.finditer(text) if abs(v.start() - paper.start()) < _NEAR)
    return next((v for v in near if standing(text, *v.span()) is Standing.ASSERTED), None)


def _acted(scene: Scene, sentence: Sentence) -> bool:
    """Return whether the sentence names an agency, or means one by "it"."""
    if FOREIGN.search(sentence.text):
        return False
    if scene.named(sentence, "AGENCY") or _AGENCY.search(sentence.text):
        return True
    at = scene.place(sentence)
    before = scene.sentences[at - 1] if at else sentence
    return bool(_IT.search(sentence.text) and scene.named(before, "AGENCY"))


def _listed(scene: Scene, sentence: Sentence, paper: re.Match[str]) -> Sentence | None:
    """Return the sentence that leads in the list of which this one is an entry, None if none does."""
    opening = _ENTRY.match(sentence.text)
    if opening is None or opening.end() < paper.start():
        return None
    at = scene.place(sentence)
    before: Sequence[Sentence] = scene.sentences[max(0, at - _MOST) : at]
    leads = next((one for one in reversed(before) if one.text.endswith(":")), None)
    if leads is None or not (_LEADS.search(leads.text) and _issues(leads.text)):
        return None
    ours = same_body(scene.publisher, BIS) if scene.publisher else _AGENCY.search(leads.text)
    return leads if ours or scene.named(leads, "AGENCY") else None


def _issues(text: str) -> bool:
    return any(standing(text, *v.span()) is Standing.ASSERTED for v in _ISSUED.finditer(text))


def _claim(
    scene: Scene,
    sentence: Sentence,
    paper: re.Match[str],
    until: re.Match[str] | None,
    span: tuple[int, int],
    leads: Sentence | None = None,
) -> Claim:
    """Return the claim; an entry of a list has the day of the sentence that `leads` it in."""
    key, name = _about(scene, sentence, paper, until)
    start, end = sentence.start + span[0], sentence.start + span[1]
    reason = f"“{scene.text[start:end][:60]}”"
    return Claim("guidance_issued", key, name, leads or sentence, start, end, BIS, reason=reason)


def _about(
    scene: Scene, sentence: Sentence, paper: re.Match[str], until: re.Match[str] | None
) -> tuple[str, str]:
    """Return what a paper is about: the rule named after it, or before it if none is."""
    end = sentence.start + until.start() if until else sentence.end
    rules: Sequence[Reference] = scene.subjects.within(sentence.start, end, "rule")
    at = sentence.start + paper.start()
    after = [r for r in rules if r.start >= at]
    named = (
        [r for r in after if r.named]
        or after
        or [r for r in rules if r.named and until is None and at - r.end < _CLOSE]
    )
    if named and not _more(paper):
        return named[0].key, named[0].name
    own = scene.subjects.rule
    titled = own[1] and own[1].lower() in scene.document.title.lower()
    return own if titled and _SELF.search(sentence.text) else (slug(EAR), EAR)


_SELF = re.compile(r"\b[Tt]his (?:guidance|statement|advisory|alert|notice|document)\b")

"""Claims about cases, licences, bills, and what is only under consideration."""

import re
from collections.abc import Iterator

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.publisher import BIS, CONGRESS, JUSTICE, OFAC
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS, Reference, product_class, slug, thing

_PENALTIES = re.compile(words.PENALTIES, re.IGNORECASE)
_PROBES = re.compile(words.PROBES, re.IGNORECASE)
_IMPOSED = re.compile(words.LICENSE_IMPOSED, re.IGNORECASE)
_GRANTED = re.compile(words.LICENSE_GRANTED, re.IGNORECASE)
_CHANGES = re.compile(words.CHANGES, re.IGNORECASE)
_BILLS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in words.BILL_CUES)

_COURT = re.compile(
    r"indict|charg|plead|pled|guilty|arrest|sentenc|convict|unseal|complaint", re.IGNORECASE
)
_CHAMBER = re.compile(
    r"\b(?:House|Senate|[Cc]ommittee|[Cc]hamber|panel|Congress|lawmakers|senators|unanimous\w*|\d+[ -](?:to|-|–)[ -]?\d+)\b"
)
_SIGNER = re.compile(r"\b(?:President|Trump|Biden|into law)\b")
_AGAINST = re.compile(
    r"\b(?:against|on|with|charged|fined|indicted|arrested) (?:[A-Za-z’' ]{0,30}?)$"
)
# Acts of other governments are no steps in U.S. law.
FOREIGN = re.compile(
    r"\b(?:SAMR|MOFCOM|Ministry of Commerce|Cyberspace Administration|European Commission|European Union|EU"
    r"|(?:Chinese|European|Dutch|Japanese|Korean|Taiwanese|Indian|British|Singapore) (?:regulators?|authorities|police|prosecutors"
    r"|government|officials|customs|courts?)|Beijing (?:has|is|said|may|will|could))\b"
)


def case_claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims that one sentence makes about cases, licences and bills."""
    yield from _penalties(scene, sentence)
    yield from _probes(scene, sentence)
    yield from _licenses(scene, sentence)
    yield from _bills(scene, sentence)


def considered(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield, once for each thing, the changes that one sentence calls possible, planned or sought."""
    seen = set()
    for change in _CHANGES.finditer(sentence.text):
        if standing(sentence.text, *change.span()) is not Standing.POSSIBLE:
            continue
        for key, name, start, end in _targets(scene, sentence, change):
            if name not in seen:
                seen.add(name)
                first = min(sentence.start + change.start(), start)
                last = max(sentence.start + change.end(), end)
                yield Claim("under_consideration", key, name, sentence, first, last, BIS)
            break


def _targets(
    scene: Scene, sentence: Sentence, change: re.Match[str]
) -> Iterator[tuple[str, str, int, int]]:
    """Yield what a verb of change would change: what follows it first, then its subject."""
    things: list[tuple[int, int, str, str]] = []
    for ref in scene.subjects.within(sentence.start, sentence.end, "rule", "list", "license"):
        if ref.kind != "list" or ref.name in PARTY_LISTS:
            prefix = "License: " if ref.kind == "license" else ""
            things.append((ref.start, ref.end, ref.key, prefix + ref.name))
    for product in filter(scene.is_american, scene.named(sentence, "PRODUCT")):
        key, name = thing(product)
        things.append((product.start, product.end, key, f"License: {name}"))
    at = sentence.start + change.end()
    after = [t for t in sorted(things) if at - len(change.group()) <= t[0] <= at + 120]
    before = [t for t in sorted(things, reverse=True) if at - 110 <= t[0] < at]
    for start, end, key, name in [*after, *before]:
        yield key, name, start, end


def _penalties(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for cue in _PENALTIES.finditer(sentence.text):
        if standing(sentence.text, *cue.span()) is not Standing.ASSERTED:
            continue
        respondent = _respondent(scene, sentence, cue)
        if not respondent[1] or FOREIGN.search(sentence.text):
            continue
        actor = _case_actor(scene, sentence, cue)
        yield _claim("enforcement_action", respondent, "Enforcement", sentence, cue.span(), actor)
        return


def _respondent(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> tuple[str, str]:
    companies = scene.named(sentence, "ORG")
    mentioned = [m for m in companies if thing(m) == scene.subjects.respondent]
    if mentioned:
        return scene.subjects.respondent
    at = sentence.start + cue.end()
    for company in companies:
        gap = scene.document.text[sentence.start + cue.start() : company.start]
        if company.start >= at - 20 and len(gap) < 90 and _AGAINST.search(gap):
            return thing(company)
    subject = [m for m in companies if at - 120 < m.start < at]
    if subject and re.search(
        r"\b(?:agreed|settle|pleaded|pled|pleads|will pay|was|were)", cue.group()
    ):
        return thing(subject[0])
    return scene.subjects.respondent


def _case_actor(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> str:
    bodies = [m.name for m in scene.named(sentence, "AGENCY")]
    if _COURT.search(cue.group()) or JUSTICE in bodies:
        return JUSTICE
    return OFAC if OFAC in bodies and BIS not in bodies else BIS


def _probes(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    cue = _PROBES.search(sentence.text)
    companies = scene.named(sentence, "ORG")
    officials = scene.named(sentence, "AGENCY") or re.search(
        r"\b(?:prosecutors|investigators|officials|Commerce|U\.S\.)", sentence.text
    )
    if not cue or not companies or not officials or FOREIGN.search(sentence.text):
        return
    if standing(sentence.text, *cue.span()) is Standing.NEGATED:
        return
    at = sentence.start + cue.end()
    nearest = min(companies, key=lambda m: (m.start < at, abs(m.start - at)))
    yield _claim("under_consideration", thing(nearest), "Enforcement", sentence, cue.span(), BIS)


def _licenses(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    if FOREIGN.search(sentence.text):
        return
    for kind, pattern in (("license_requirement_imposed", _IMPOSED), ("license_granted", _GRANTED)):
        for cue in pattern.finditer(sentence.text):
            told = standing(sentence.text, *cue.span())
            what = _licensed(scene, sentence, cue)
            if told is Standing.ASSERTED and what[1] and not _ruled(scene, sentence, cue):
                yield _claim(kind, what, "License", sentence, cue.span(), BIS)
                break


def _ruled(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> bool:
    """Return whether the requirement is a rule's, or the words speak of no licence at all."""
    if scene.instrument or scene.subjects.within(sentence.start, sentence.end, "rule"):
        return True
    said = cue.group().lower() + sentence.text[cue.end() : cue.end() + 60].lower()
    about = scene.subjects.within(sentence.start, sentence.start + cue.start(), "license")
    return not ("licen" in said or "export" in said or about)


def _licensed(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> tuple[str, str]:
    """Return what is licensed: the sentence's product or class, else the licensee, else the main."""
    products = [*filter(scene.is_american, scene.named(sentence, "PRODUCT"))]
    if products:
        return thing(products[0])
    named = product_class(sentence.text)
    if named:
        return slug(named), named
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    licensees = [m for m in scene.named(sentence, "ORG") if start <= m.start < end]
    return thing(licensees[0]) if licensees else scene.subjects.license


def _bills(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    for bill in scene.subjects.within(sentence.start, sentence.end, "bill"):
        for kind, pattern in _BILLS:
            cue = _bill_cue(sentence, bill, pattern)
            if cue and _moved(kind, sentence.text, cue):
                span = (min(cue.start(), bill.start - sentence.start), max(cue.end(), bill.end - sentence.start))  # fmt: skip
                yield _claim(kind, (bill.key, bill.name), "", sentence, span, CONGRESS)
                break


def _bill_cue(
    sentence: Sentence, bill: Reference, pattern: re.Pattern[str]
) -> re.Match[str] | None:
    """Return the verb that governs a bill: shortly before its name, or after it as its subject."""
    text, at, end = sentence.text, bill.start - sentence.start, bill.end - sentence.start
    for cue in pattern.finditer(text):
        leads = 0 <= at - cue.end() < 50 and not re.search(r"[,;]", text[cue.end() : at])
        passive = 0 <= cue.start() - end < 60 and not re.search(r"[;]", text[end : cue.start()])
        if leads or passive:
            return cue
    return None


def _moved(kind: str, text: str, cue: re.Match[str]) -> bool:
    if standing(text, *cue.span()) is not Standing.ASSERTED:
        return False
    if kind == "bill_enacted":
        return not cue.group().lower().startswith("sign") or bool(_SIGNER.search(text))
    return kind == "bill_introduced" or bool(_CHAMBER.search(text))


def _claim(
    kind: str,
    what: tuple[str, str],
    prefix: str,
    sentence: Sentence,
    span: tuple[int, int],
    actor: str,
) -> Claim:
    name = f"{prefix}: {what[1]}" if prefix else what[1]
    return Claim(
        kind, what[0], name, sentence, sentence.start + span[0], sentence.start + span[1], actor
    )

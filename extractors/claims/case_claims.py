"""Claims about cases, licences, bills, and what is only under consideration."""

import re
from collections.abc import Iterator, Sequence

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.foreign import FOREIGN
from extractors.claims.publisher import BIS, CONGRESS, JUSTICE, OFAC
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import Reference, goods_of, product_class
from extractors.claims.things import slug, thing
from extractors.model import Mention
from extractors.triggers import Trigger, trigger

_PENALTIES = trigger(words.PENALTIES, re.IGNORECASE)
_PROBES = trigger(words.PROBES, re.IGNORECASE)
_IMPOSED = trigger(words.LICENSE_IMPOSED, re.IGNORECASE)
_GRANTED = trigger(words.LICENSE_GRANTED, re.IGNORECASE)
# With their case: "Applied Materials" has not applied, "Advanced Micro Devices" not advanced.
_SOUGHT = trigger(words.LICENSE_SOUGHT)
_MAY_BE_FINED = trigger(words.MAY_BE_FINED, re.IGNORECASE)
_PENALTY_CONTEXT = trigger(words.PENALTY_CONTEXT, re.IGNORECASE)
_ORDER_ISSUED = trigger(words.ORDER_ISSUED, re.IGNORECASE)
_RIDER = re.compile(words.RIDER)
_BILLS = tuple((kind, trigger(pattern)) for kind, pattern in words.BILL_CUES)

_COURT = re.compile(
    r"indict|charg|plead|pled|guilty|arrest|sentenc|convict|unseal|complaint", re.IGNORECASE
)
_CHAMBER = re.compile(
    r"\b(?:House|Senate|[Cc]ommittee|[Cc]hamber|panel|Congress|lawmakers|senators|unanimous\w*|\d+[ -](?:to|-|–)[ -]?\d+)\b"
)
_SIGNER = re.compile(r"\b(?:President|Trump|Biden|into law)\b")
_AGAINST = re.compile(
    r"\b(?:against|on|with|(?:charg|fin|indict|arrest|accus|convict|penali[sz]|hit|slapp|punish|sentenc|denie|barr|stripp)\w*)"
    r" (?:(?:a|an|the|its|two|three|\w+-based|\w+) ){0,4}$"
)
_SUFFERS = re.compile(
    r"\b(?:agree[ds]?|settle|pleaded|pled|pleads|will pay|paid|pays|was|were|been|resolv|clos|lost|loses|receiv|guilty plea)",
    re.IGNORECASE,
)
# Acts of other governments are no steps in U.S. law.
_LICENSE_CUES = (
    ("license_requirement_imposed", _IMPOSED),
    ("license_granted", _GRANTED),
    ("under_consideration", _SOUGHT),
)


def case_claims(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims that one sentence makes about cases, licences and bills."""
    yield from _penalties(scene, sentence)
    yield from _probes(scene, sentence)
    yield from _licenses(scene, sentence)
    yield from _bills(scene, sentence)


def _penalties(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    cues = [*_PENALTIES.finditer(sentence.text)]
    if scene.order:
        cues += _ORDER_ISSUED.finditer(sentence.text)
    for cue in cues:
        told = standing(sentence.text, *cue.span())
        if _ALLOWED.search(sentence.text[: cue.start()]):
            continue
        settled = told is Standing.FUTURE and _WILL_PLEAD.search(cue.group())
        if told is not Standing.ASSERTED and not settled:
            continue
        if _PAYS.search(cue.group()) and not _PENALTY_CONTEXT.search(sentence.text):
            continue
        respondent = _respondent(scene, sentence, cue)
        if not respondent[1] or FOREIGN.search(sentence.text):
            continue
        actor = _case_actor(scene, sentence, cue)
        yield _claim("enforcement_action", respondent, "Enforcement", sentence, cue.span(), actor)
        return


# "Export rules allow a fine of up to": what a law threatens.
_ALLOWED = re.compile(r"\b(?:allow|carr(?:y|ie)|permit|provide for|threaten)s? (?:up to )?$")
# A deal that is told is done, though the plea itself is still to come.
_WILL_PLEAD = re.compile(r"plead|pay|guilty", re.IGNORECASE)
_PAYS = re.compile(r"to pay|will pay", re.IGNORECASE)
_SPEAKS = re.compile(r"\s+(?:said|says|reported|reports|told|wrote|noted)\b")


def _respondent(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> tuple[str, str]:
    """Return whom a penalty falls on: its object, its subject, else the document's respondent."""
    companies = [m for m in scene.named(sentence, "ORG") if not _SPEAKS.match(scene.text, m.end)]
    if any(thing(m) == scene.subjects.respondent for m in companies):
        return scene.subjects.respondent
    whose = _ITS.search(sentence.text[: cue.end()])
    if whose and not companies and _is_company(scene, scene.subjects.respondent):
        return scene.subjects.respondent
    struck = _struck(scene, sentence, cue, companies)
    if struck is None and not companies and not _is_company(scene, scene.subjects.respondent):
        struck = _struck(scene, sentence, cue, scene.named(sentence, "PERSON"))
    return thing(struck) if struck else scene.subjects.respondent


_ITS = re.compile(r"\b[Tt]he (?:company|firm|business|dealer|trader|maker|supplier)\b")


def _is_company(scene: Scene, what: tuple[str, str]) -> bool:
    return what in scene.companies


def _struck(
    scene: Scene, sentence: Sentence, cue: re.Match[str], parties: Sequence[Mention]
) -> Mention | None:
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    for party in parties:
        gap = scene.text[start : party.start]
        if start <= party.start and len(gap) < 110 and _AGAINST.search(gap):
            return party
    subject = [m for m in parties if end - 160 < m.start < end]
    if subject and _SUFFERS.search(cue.group()):
        return subject[0]
    return None


def _case_actor(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> str:
    bodies = [m.name for m in scene.named(sentence, "AGENCY")]
    if _COURT.search(cue.group()) or JUSTICE in bodies:
        return JUSTICE
    return OFAC if OFAC in bodies and BIS not in bodies else BIS


def _probes(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    companies = scene.named(sentence, "ORG")
    officials = scene.named(sentence, "AGENCY") or _OFFICIALS.search(sentence.text)
    if not companies or FOREIGN.search(sentence.text):
        return
    for pattern in (_MAY_BE_FINED, _PROBES):
        cue = pattern.search(sentence.text)
        feared = pattern is _MAY_BE_FINED
        if not cue or not (officials or feared) or _denied(sentence.text, cue, feared=feared):
            continue
        target = _before(companies, sentence, cue) if feared else _probed(companies, sentence, cue)
        if target:
            yield _claim(
                "under_consideration", thing(target), "Enforcement", sentence, cue.span(), BIS
            )
            return


_OFFICIALS = trigger(
    r"\b(?:[Pp]rosecutors|[Ii]nvestigators|[Oo]fficials|Commerce|U\.S\.|US|[Ff]ederal)"
)


def _denied(text: str, cue: re.Match[str], *, feared: bool) -> bool:
    told = standing(text, *cue.span())
    return told is Standing.NEGATED or (feared and told is Standing.CONDITIONAL)


def _before(companies: Sequence[Mention], sentence: Sentence, cue: re.Match[str]) -> Mention | None:
    at = sentence.start + cue.start()
    near = [m for m in companies if at - 90 <= m.end <= at]
    return near[-1] if near else None


def _probed(companies: Sequence[Mention], sentence: Sentence, cue: re.Match[str]) -> Mention | None:
    """Return the company under inquiry: close after the words, else before them, else the nearest."""
    at = sentence.start + cue.end()
    after = [m for m in companies if at <= m.start <= at + 45]
    if after:
        return after[0]
    return _before(companies, sentence, cue) or min(
        companies, key=lambda m: (m.start < at, abs(m.start - at))
    )


def _licenses(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    if FOREIGN.search(sentence.text) or scene.order:
        return
    seen = set()
    for kind, pattern in _LICENSE_CUES:
        for cue in pattern.finditer(sentence.text):
            told = standing(sentence.text, *cue.span())
            if told is not Standing.ASSERTED or _NONE.search(cue.group()):
                continue
            if _EMPOWERED.search(sentence.text[: cue.start()]):
                continue
            if _ruled(scene, sentence, cue):
                continue
            for what in _licensed(scene, sentence, cue, kind):
                if (kind, what) in seen:
                    continue
                seen.add((kind, what))
                yield _claim(kind, what, "License", sentence, cue.span(), BIS)


# "lets BIS impose", "knew that a license was needed": no requirement is imposed by that.
_EMPOWERED = re.compile(
    r"\b(?:(?:lets?|allows?|enables?|empowers?) (?:\w+ ){1,3}(?:to )?|(?:power|authority|right|able) to |(?:kn[eo]w\w*|aware|reali[sz]e\w*)(?: that)?(?: an?)? )$"
)
_NONE = re.compile(r"\b(?:no|not|none|neither)\b", re.IGNORECASE)


def _ruled(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> bool:
    """Return whether the requirement is a rule's, or the words speak of no licence at all."""
    if scene.instrument or scene.subjects.within(sentence.start, sentence.end, "rule"):
        return True
    said = cue.group().lower() + sentence.text[cue.end() : cue.end() + 60].lower()
    about = scene.subjects.within(sentence.start, sentence.start + cue.end(), "license")
    sought = "appl" in said and scene.subjects.license[1]
    return not (sought or "licen" in said or "export" in said or about or "licen" in sentence.text)


def _licensed(
    scene: Scene, sentence: Sentence, cue: re.Match[str], kind: str
) -> list[tuple[str, str]]:
    """Return what is licensed: products, else licensees or a class of goods, else the main matter."""
    products = [*filter(scene.is_american, scene.named(sentence, "PRODUCT"))]
    if not products and _THAT_PART.search(sentence.text):
        at = scene.place(sentence)
        near = [
            m for one in scene.sentences[max(0, at - 2) : at] for m in scene.named(one, "PRODUCT")
        ]
        products = [*filter(scene.is_american, near)][-1:]
    if not products and _BOTH.search(sentence.text):
        before = scene.sentences[max(0, scene.place(sentence) - 1)]
        pair = [*filter(scene.is_american, scene.named(before, "PRODUCT"))]
        return [thing(product) for product in pair]
    if products:
        return [thing(product) for product in _listed(scene, sentence, cue, products)]
    if kind != "license_requirement_imposed":
        licensees = _listed(scene, sentence, cue, _licensees(scene, sentence, cue, kind))
        if not licensees and _THE_COMPANY.search(sentence.text):
            last = scene.last_company(sentence)
            licensees = [last] if last else []
        if licensees:
            return [thing(licensee) for licensee in licensees]
    named = product_class(sentence.text) or goods_of(sentence.text)
    if named:
        return [(slug(named), named)]
    return [scene.subjects.license] if scene.subjects.license[1] else []


def _licensees(scene: Scene, sentence: Sentence, cue: re.Match[str], kind: str) -> list[Mention]:
    companies = [m for m in scene.named(sentence, "ORG") if not _SPEAKS.match(scene.text, m.end)]
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    if kind == "under_consideration":
        companies = list(scene.named(sentence, "ORG"))
    takes = kind == "under_consideration" or _TAKES.match(cue.group())
    if takes:
        return [m for m in companies if m.end <= start][-4:]
    inside = [m for m in companies if start <= m.start < end + 60]
    return inside or [m for m in companies if m.end <= start and start - m.end < 40]


_THAT_PART = trigger(r"\b(?:that|the|this) (?:chip|part|processor|product|accelerator|card)\b")
_BOTH = trigger(r"\bfor (?:both|the two)\b")
_THE_COMPANY = trigger(r"\bthe (?:company|firm|chipmaker|maker|group) said\b")
_TAKES = re.compile(
    r"(?:receiv|won|wins|obtain|secur|got|gets|gain|land|ha[sd]|have|was|were)", re.IGNORECASE
)
_JOINED = re.compile(r"(?:,|,? and|,? or| &|/|,? as well as) ?(?:(?:the|its|an?|[A-Z]\w+[’']s) )?")


_RELATIVE = re.compile(r",? (?:(?:under|for|by|to|with) which|which|that)\b[^,;]{0,30}$")


def _listed(
    scene: Scene, sentence: Sentence, cue: re.Match[str], found: Sequence[Mention]
) -> list[Mention]:
    """Return the mention nearest to the cue, after it if there is one, with those joined by "and"."""
    if not found:
        return []
    at = sentence.start + cue.start()
    # "the H20, under which the first licenses were issued": what goes before is meant.
    back = bool(_RELATIVE.search(scene.text[sentence.start : at]))
    nearest = min(found, key=lambda m: ((m.start < at) != back, abs(m.start - at)))
    where = list(found).index(nearest)
    group = [nearest]
    for one, step in ((found[where + 1 :], 1), (found[:where][::-1], -1)):
        edge = nearest
        for other in one:
            left, right = (edge, other) if step > 0 else (other, edge)
            gap = scene.text[left.end : right.start]
            if not _JOINED.fullmatch(gap):
                break
            group.append(other)
            edge = other
    return group


def _bills(scene: Scene, sentence: Sentence) -> Iterator[Claim]:
    bills = scene.subjects.within(sentence.start, sentence.end, "bill") or _it(scene, sentence)
    moved: set[str] = set()
    for bill in bills:
        for kind, pattern in _BILLS:
            cue = _bill_cue(sentence, bill, pattern)
            if cue and _moved(kind, sentence.text, cue):
                moved |= {bill.name} if kind == "bill_advanced" else set()
                span = (min(cue.start(), bill.start - sentence.start), max(cue.end(), bill.end - sentence.start))  # fmt: skip
                yield _claim(kind, (bill.key, bill.name), "", sentence, span, CONGRESS)
                break
    for bill in bills if moved else ():
        at, end = bill.start - sentence.start, bill.end - sentence.start
        rides = _RIDER.search(sentence.text, max(0, at - 30), end + 25)
        if bill.name not in moved and rides and _asserted(sentence.text, rides):
            moved.add(bill.name)
            yield _claim("bill_advanced", (bill.key, bill.name), "", sentence, (at, end), CONGRESS)


_IT_MOVED = trigger(
    r"^[\"“]?It (?:has |was |had |also |then |would )*(?=passed|cleared|introduced|signed|approved|advanced|became|filed)|\b(?:introduced|passed|signed|approved|advanced) it\b"
)


def _it(scene: Scene, sentence: Sentence) -> tuple[Reference, ...]:
    """Return the bill that "it" means in a sentence that names none."""
    it = _IT_MOVED.search(sentence.text)
    meant = scene.focus(sentence, "bill") if it else None
    if it is None or meant is None:
        return ()
    at = sentence.start + it.end()
    return (Reference("bill", at - 2, at, meant.key, meant.name, named=False),)


def _asserted(text: str, cue: re.Match[str]) -> bool:
    return standing(text, *cue.span()) is Standing.ASSERTED


# "to report H.R. 3447, the Chip Security Act": the number is part of the name.
_NUMBER = re.compile(r"\b(?:H\.R\.|S\.) ?\d+,? ")


def _bill_cue(sentence: Sentence, bill: Reference, pattern: Trigger) -> re.Match[str] | None:
    """Return the verb that governs a bill: shortly before its name, or after it as its subject."""
    text, at, end = sentence.text, bill.start - sentence.start, bill.end - sentence.start
    for cue in pattern.finditer(text):
        between = _NUMBER.sub("", text[cue.end() : at])
        leads = at - cue.end() >= 0 and len(between) < 50 and not re.search(r"[,;]", between)
        passive = 0 <= cue.start() - end < 60 and not re.search(r"[;]", text[end : cue.start()])
        if leads or passive:
            return cue
    return None


def _moved(kind: str, text: str, cue: re.Match[str]) -> bool:
    if standing(text, *cue.span()) is not Standing.ASSERTED:
        return False
    if kind == "bill_enacted":
        return not cue.group().lower().startswith("signed") or bool(_SIGNER.search(text))
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

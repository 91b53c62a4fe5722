"""One whole noun of each kind that is shown, every field of text set."""

from dataclasses import replace
from datetime import date

from extractors.hunks import Change, Edit, Hunk, HunkClass
from extractors.ledger.answer import Report, Status
from extractors.ledger.nouns import Claim, Flag, Period, Phase, Weight
from extractors.model import ListEntry, Paragraph
from extractors.preview import nouns as preview
from extractors.preview.nouns import Instruction, Preview
from extractors.screening.counterparties import Counterparty
from extractors.screening.matching import Match
from letters import told
from making import NOTES, NOW, delivery, document, finding
from pipeline import standing
from pipeline.backtest import Alert
from pipeline.comparison import Comparison
from pipeline.extracting import Extracted
from pipeline.message import Behind
from pipeline.previewing import Previewed
from pipeline.status import Answer
from storage import lists, provisions

DAY = date(2026, 11, 10)
EDITS = (
    Edit("equal", "some words"),
    Edit("delete", "old words"),
    Edit("insert", "new words"),
    Edit("equal", "more words"),
)
HUNKS = (
    Hunk("15 CFR 744.11(a)", "amended", HunkClass.SUBSTANTIVE, EDITS, 0, 40, "words differ", "(b)"),
    Hunk("15 CFR 744.11(b)", "added", HunkClass.STATUS, EDITS[2:3], 40, 50, "a stay begins"),
    Hunk("15 CFR 744.11(c)", "amended", HunkClass.EDITORIAL, EDITS[:2], 50, 60, "dashes"),
)
ROW = {"list": "Entity List", "name": "Acme", "country": "China"}
COMPARISON = Comparison(
    "old.html",
    "new.html",
    HUNKS,
    {"added": (ROW,), "removed": (ROW,), "modified": ({**ROW, "fields": {"name": "x"}},)},
)
TOLD = replace(
    told(),
    finding=replace(
        told().finding,
        story="s-1",
        labels=("15 CFR 744.11",),
        events=("rescinded",),
    ),
    change=Change("web:bis/1", 2, HUNKS[:2]),
    inside=("Huawei", "3A001"),
    behind=(Behind("90 FR 4544", "A rule", "https://example.org/rule"),),
)
CLAIM = Claim(
    rule="ai-diffusion-rule",
    rule_name="AI Diffusion Rule",
    kind="effective",
    axis="legal",
    weight=Weight.INSTRUMENT,
    since=DAY,
    until=DAY,
    quote="is effective on",
    start=0,
    end=15,
    how="dates section",
    part="part 744",
    fr="90 FR 4544",
    document="fr:2025-1",
    version=1,
    said=DAY,
    title="A rule",
    url="https://example.org/rule",
    source="fr",
    cited="90 FR 4544",
    outlet="BIS",
)
PHASE = Phase("effective", DAY, CLAIM, "fr:2025-2")
FINDING = finding(document="web:a", version=1, labels=("x",), entities=("huawei",), story="s-1")
SOURCE_ROW = {
    "key": "bis-press",
    "kind": "listing",
    "state": "seen",
    "enabled": True,
    "last_ok": "2025-05-13T14:00:00Z",
    "url": "https://example.org/news",
    "last_error": "https://example.org: HTTP 500",
}
DELIVERY_ROW = {
    "state": "sent",
    "severity": "high",
    "due": "2025-05-13T14:00:00Z",
    "done_at": "2025-05-13T14:00:00Z",
    "title": "A rule",
    "last_error": "HTTP 500",
    "attempts": 2,
    "subscription": "officer",
    "channel": "mail",
}
ENTRY = ListEntry(
    *("Entity List", "acme", "Acme Ltd", ("Akme",), ("Street 1",), "China"),
    *("For all items", "Presumption of denial", ("87 FR 77508",), {"Date": "2025"}),
)
ON_A_LIST = lists.Standing(ENTRY, "2025-05-13", "list:entity")
CHANGE_ROW = {"day": "2025-05-13", "action": "added", "what": "name", **ROW}
GAP_ROW = {"listed_in": "ecfr", "missing_in": "csl", **ROW}
LEGAL = Period("legal", "in force", DAY, DAY, False, CLAIM)
ANSWER = Answer(
    Status(
        *("ai-diffusion-rule", "AI Diffusion Rule", DAY, LEGAL, replace(LEGAL, axis="enforcement")),
        *((PHASE,), (PHASE,), (CLAIM,), (CLAIM,), (Report("effective", DAY, (CLAIM,)),)),
        *((Flag("two say otherwise", (CLAIM, CLAIM)),), (Flag("it is odd", (CLAIM,)),)),
    ),
    future=False,
    naming=({"day": "2025-05-13", "title": "A rule", "url": "https://example.org/rule"},),
    seen="2025-05-13",
    looked=({"last_ok": "2025-05-13", "name": "BIS", "state": "seen", "key": "bis"},),
    claims=(CLAIM,),
)
RULE_ROW = {
    "key": "ai-diffusion-rule",
    "name": "AI Diffusion Rule",
    **{name: ["one", "two"] for name in ("aliases", "rins", "dockets", "documents")},
    **{name: ["one", "two"] for name in ("provisions", "eccns", "lists", "bills")},
    "first_document": "fr:2025-1",
    "first_published": "2025-05-13",
    "first_citation": "90 FR 4544",
    "url": "https://example.org/rule",
    "reports": 3,
}
MATCH = Match(
    Counterparty("Acme", ("Akme",), "China", "7", 2, {"City": "Wuhan"}),
    *(ENTRY, 97, "Acme", "Acme Ltd", "the same words"),
)
ALERT = Alert(
    FINDING,
    NOW,
    (delivery(),),
    ({"subscription": "officer", "channel": "mail", "why": "everything", "state": "sent"},),
)
PARAGRAPHS = (Paragraph("15 CFR 744.11(a)", "A license is required.", "heading"),)
PREVIEWED = Previewed(
    Preview(
        (
            Instruction("fr:2025-1", "3.a", "Revise it.", "revise", "744.11", "applied", "as told"),
            Instruction("fr:2025-1", "3.b", "Add it.", "add", "744.12", "ambiguous", "two places"),
        ),
        (preview.Provision("15 CFR 744.11(a)", "old words", "new words"),),
        PARAGRAPHS,
        (*PARAGRAPHS, Paragraph("15 CFR 744.11(b)", "New words.")),
    ),
    "part-744.xml",
    "after fr:2025-1",
)
STANDING = standing.Standing(
    "15 CFR 744.11",
    DAY,
    (
        provisions.Edition(
            "ecfr:15-744.11", DAY, DAY, "amendment", "Title", "https://example.org/rule", PARAGRAPHS
        ),
    ),
    PARAGRAPHS,
)
EXTRACTED = Extracted("a-rule", document(), NOTES, "s-1", "with another")

"""The clocks in the database: reconciled from what is kept, and each gap told once."""

from datetime import date, datetime, timedelta

import pytest

from extractors.amending.nouns import Amendment, AmendmentDate
from extractors.model import Annotations, Document, Paragraph, RuleEvent
from fake_register import SOURCE
from fetching import NOON
from making import document, kept, mention
from wire import PRESS, Wire, Wiring, index, release

LAW = "ecfr:15-744.11"
CITATION = "15 CFR 744.11"
BEFORE = "[61 FR 12802, Mar. 25, 1996]"
CODE = """
[source.code]
kind = "ecfr"
url = "SITE/titles.json"
name = "eCFR"
authority = "official"
options = { title = 15, parts = ["744"] }
"""
TITLED = mention("AI Diffusion Rule", 0, "ai-diffusion-rule", "RULE")


@pytest.fixture
async def wire(wiring: Wiring) -> Wire:
    wire = await wiring(PRESS + SOURCE + CODE)
    looked(wire)
    return wire


def looked(wire: Wire) -> None:
    now = wire.times.now()
    wire.store.sources.round_ok("fr-bis", now, now + timedelta(hours=1))


def told(wire: Wire, **later: float) -> list[str]:
    """Let time pass, look at every source and at the clocks; return what the officer is told."""
    wire.times.move(**later)
    looked(wire)
    wire.engine.look_at_clocks()
    return wire.told()


def keep(wire: Wire, doc: Document, notes: Annotations | None = None) -> None:
    wire.store.documents.keep(kept(doc, notes=notes or Annotations(), page=None), wire.times.now())


def published(
    wire: Wire, number: str, title: str = "A Rule", genre: str = "rule", **facts: object
) -> None:
    """Print a rule now that revises the section from `effective` on."""
    effective = facts.pop("effective", NOON.date())
    assert isinstance(effective, date)
    unit = str(facts.pop("unit", CITATION))
    fields = {"number": number, **{name: str(value) for name, value in facts.items()}}
    doc = document("Text.", id=f"fr:{number}", source="fr-bis", title=title, genre=genre,
                   published=wire.times.now(), fields=fields)  # fmt: skip
    notes = Annotations(
        title_mentions=(TITLED,) if "AI Diffusion" in title else (),
        amendments=(Amendment("1", "revise", unit, "15", "744", unit),),
        amendment_dates=(AmendmentDate("effective", effective),),
    )
    keep(wire, doc, notes)


def announced(wire: Wire, kind: str = "rescission_announced", when: datetime = NOON) -> None:
    doc = document("BIS plans to rescind it.", source="press", genre="press_release",
                   published=when, title="BIS rescinds")  # fmt: skip
    event = RuleEvent("ai-diffusion-rule", "AI Diffusion Rule", kind, when.date(), "enforcement",
                      "official", "plans to rescind", 4, 20)  # fmt: skip
    keep(wire, doc, Annotations(events=(event,)))


def stands(wire: Wire, text: str, day: str, cited: str, note: str = "") -> None:
    """Let the section stand so from a day on; the eCFR is read now."""
    paragraphs = [Paragraph(CITATION, "§ 744.11 Restrictions.", "heading")]
    paragraphs += [Paragraph(f"{CITATION}(a)", text), Paragraph(CITATION, cited, "citation")]
    if note:
        paragraphs.append(Paragraph(CITATION, note, "editorial note"))
    law = document(id=LAW, source="code", url="https://e.example/744.11", genre="regulation",
                   title="§ 744.11", fields={"as_of": day, "amended": day})  # fmt: skip
    law = Document(law.id, law.source, law.url, law.title, None, tuple(paragraphs), law.genre,
                   fields=law.fields)  # fmt: skip
    if wire.store.documents.latest(LAW) is None:
        keep(wire, law)
    wire.store.documents.seen(LAW, wire.times.now())
    wire.store.provisions.visited(law, wire.times.now())


def clock(wire: Wire, number: str) -> dict[str, object]:
    (row,) = wire.store.ask("select * from action_clock where document = :id", id=f"fr:{number}")
    return dict(row)


async def test_an_announcement_without_a_document_is_told_once(wire: Wire) -> None:
    published(wire, "2025-00636", "Framework (AI Diffusion Rule)")
    wire.times.move(days=5)
    announced(wire, when=wire.times.now())
    wire.times.move(days=4)

    assert told(wire) == []
    assert told(wire, days=8) == [
        "clock_gap: Announced 12 days ago, nothing filed: AI Diffusion Rule"
    ]
    assert told(wire, days=1) == []


async def test_a_document_of_the_rule_closes_the_gap(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    announced(wire)
    wire.times.move(days=5)
    published(wire, "2025-00636", "AI Diffusion Rule; Rescission")

    assert told(wire, days=8) == []
    assert wire.one("select count(*) from clock_gap where kind = 'unfiled'") == 0


async def test_what_was_announced_has_a_clock_without_a_document(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    announced(wire)
    told(wire, days=12)

    (row,) = wire.store.ask("select * from action_clock where document is null")
    assert (row["rule_name"], row["announced"]) == ("AI Diffusion Rule", "2025-05-13")


async def test_all_clocks_of_a_rule_are_reconciled(wire: Wire) -> None:
    stands(wire, "First.", "2017-01-03", BEFORE)
    announced(wire, "interim_final")
    wire.times.move(days=2)
    published(
        wire, "2025-00636", "AI Diffusion Rule", citation="90 FR 4544", effective=date(2025, 5, 20),
        filed_at="2025-05-14T08:45:00-04:00",
    )  # fmt: skip
    wire.times.move(days=6)
    stands(wire, "Second.", "2025-05-20", f"{BEFORE[:-1]}, as amended at 90 FR 4544, May 15, 2025]")

    assert told(wire, days=30) == []

    row = clock(wire, "2025-00636")
    days = [row[n] for n in ("announced", "filed", "published", "effective", "incorporated")]
    assert days == ["2025-05-13", "2025-05-14", "2025-05-15", "2025-05-20", "2025-05-20"]
    assert (row["gaps"], row["flags"], row["citation"]) == ("[]", "[]", "90 FR 4544")


async def test_a_rule_that_the_ecfr_has_not_is_told_once(wire: Wire) -> None:
    stands(wire, "First.", "2017-01-03", BEFORE)
    published(wire, "2025-09000", citation="90 FR 20000")
    wire.times.move(days=8)
    stands(wire, "First.", "2017-01-03", BEFORE)

    assert told(wire) == ["clock_gap: Effective since 8 days, eCFR has not caught up: A Rule"]
    assert told(wire, days=1) == []
    assert "eCFR has not caught up" in str(clock(wire, "2025-09000")["gaps"])

    stands(wire, "Second.", "2025-05-13", f"{BEFORE}, 90 FR 20000, May 13, 2025")
    told(wire, days=1)

    assert clock(wire, "2025-09000")["gaps"] == "[]"
    assert clock(wire, "2025-09000")["incorporated"] == "2025-05-13"


async def test_a_change_that_no_kept_document_made_is_told_once(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    stands(wire, "First.", "2017-01-03", BEFORE)
    wire.times.move(days=2)
    stands(wire, "Second.", "2025-05-15", f"{BEFORE}, 90 FR 20000, May 14, 2025")

    assert told(wire) == []
    assert told(wire, days=3) == [
        "clock_gap: eCFR changed in § 744.11, no Federal Register document found"
    ]
    assert told(wire, days=1) == []


async def test_a_document_that_comes_later_explains_the_change(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    stands(wire, "First.", "2017-01-03", BEFORE)
    wire.times.move(days=2)
    stands(wire, "Second.", "2025-05-15", f"{BEFORE}, 90 FR 20000, May 15, 2025")
    told(wire, days=4)
    published(wire, "2025-09000", citation="90 FR 20000", effective=date(2025, 5, 15))

    told(wire, days=1)

    assert wire.one("select count(*) from clock_gap where kind = 'unexplained'") == 0


async def test_the_history_that_a_backfill_brings_is_not_told(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    wire.times.move(days=90)
    stands(wire, "First.", "2017-01-03", BEFORE)
    stands(wire, "Second.", "2025-05-15", f"{BEFORE}, 90 FR 20000, May 14, 2025")

    assert told(wire, days=4) == []
    assert wire.one("select count(*) from clock_gap where kind = 'unexplained'") == 1


async def test_a_new_note_that_an_amendment_could_not_be_incorporated_is_told(wire: Wire) -> None:
    published(wire, "2025-09000", citation="90 FR 20000")
    stands(wire, "First.", "2017-01-03", BEFORE)
    note = (
        "At 90 FR 20000, May 13, 2025, § 744.11 was amended; however, the amendment could not be "
        "incorporated due to inaccurate amendatory instruction."
    )
    wire.times.move(days=9)
    stands(wire, "First.", "2025-05-20", BEFORE, note=note)

    assert told(wire, days=9) == [
        "clock_gap: FR amendment of May 13, 2025 could not be incorporated: § 744.11"
    ]


async def test_the_same_supplement_of_another_title_is_not_waited_for(wire: Wire) -> None:
    stands(wire, "First.", "2017-01-03", BEFORE)
    elsewhere = Amendment("1", "revise", CITATION, "40", "744", CITATION)
    doc = document(id="fr:2025-09000", source="fr-bis", title="A Rule", genre="rule",
                   published=NOON)  # fmt: skip
    days = (AmendmentDate("effective", NOON.date()),)
    keep(wire, doc, Annotations(amendments=(elsewhere,), amendment_dates=days))
    wire.times.move(days=20)
    stands(wire, "First.", "2017-01-03", BEFORE)

    assert told(wire) == []


async def test_the_authority_of_a_part_is_not_waited_for(wire: Wire) -> None:
    published(wire, "2025-09000", unit="15 CFR Part 744")
    told(wire, days=20)

    assert clock(wire, "2025-09000")["gaps"] == "[]"


async def test_a_rule_that_was_withdrawn_before_it_took_effect_is_flagged(wire: Wire) -> None:
    stands(wire, "First.", "2017-01-03", BEFORE)
    published(wire, "2025-09000", rin="0694-AA01", effective=date(2025, 6, 1))
    wire.times.move(days=9)
    published(wire, "2025-09500", "Withdrawal", rin="0694-AA01", action="Final rule; withdrawal.")
    wire.times.move(days=30)
    stands(wire, "First.", "2017-01-03", BEFORE)
    told(wire)

    row = clock(wire, "2025-09000")
    assert row["gaps"] == "[]"
    assert "withdrawn before it took effect" in str(row["flags"])


async def test_a_correction_of_a_correction_is_flagged(wire: Wire) -> None:
    published(wire, "2025-09000")
    published(wire, "C1-2025-09000", genre="correction", correction_of="x/2025-09000.json")
    published(wire, "C2-2025-09000", genre="correction", correction_of="x/C1-2025-09000.json")
    told(wire)

    assert clock(wire, "C1-2025-09000")["flags"] == "[]"
    assert "itself a correction" in str(clock(wire, "C2-2025-09000")["flags"])


async def test_a_number_given_out_twice_is_two_actions_and_flagged(wire: Wire) -> None:
    for day in ("1994-07-05", "1995-01-02"):
        doc = document(id=f"fr:94-16174@{day}", source="fr-bis", genre="rule", title=f"Of {day}",
                       fields={"number": "94-16174"})  # fmt: skip
        keep(wire, doc)
    told(wire)

    rows = wire.store.ask("select flags from action_clock")
    assert len(rows) == 2
    assert all("given out more than once" in row["flags"] for row in rows)


async def test_a_later_subscriber_is_not_told_of_old_gaps(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    announced(wire)
    told(wire, days=12)
    await wire.restart()

    assert told(wire, days=1) == []


async def test_gaps_and_what_is_told_of_them_are_one_transaction(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    announced(wire)
    wire._change(
        "create trigger power before insert on delivery begin select raise(abort, 'x'); end"
    )

    with pytest.raises(Exception, match="x"):
        told(wire, days=12)
    wire._change("drop trigger power")

    assert wire.one("select count(*) from clock_gap") == 0
    assert len(told(wire)) == 1


async def test_a_release_is_read_and_found_to_be_followed_by_nothing(wire: Wire) -> None:
    published(wire, "2025-00001", unit="15 CFR 744.2")
    wire.site.serve("/news", index("/release"))
    words = (
        '<time datetime="2025-05-14">May 14, 2025</time>',
        "The Bureau of Industry and Security (BIS) today announced a rescission of the AI Diffusion "
        "Rule. BIS plans to publish a Federal Register notice formalizing the rescission.",
    )
    wire.site.serve(
        "/release", release("Commerce Announces Rescission of AI Diffusion Rule", *words)
    )
    await wire.round("press", days=1)
    wire.told()

    assert told(wire, days=11) == [
        "clock_gap: Announced 11 days ago, nothing filed: AI Diffusion Rule"
    ]

"""What a message says of each finding, and that its query really shows the same."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import SourceSettings
from extractors.changes import compare
from extractors.model import Annotations, Document, Finding, Mention, Paragraph, Severity
from making import NOTES, NOW, delivery, document, finding, kept, mention, source, subscription
from pipeline.cards import card
from pipeline.composing import composed
from pipeline.message import Message, Told
from storage.store import Store

STRANGE = 'web:https://bis.example.gov/it\'s the "final" rule?a=$HOME&b=`id`;c=(1)'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "rule wire.db") as opened:
        opened.sources.configure([source("bis")], [], NOW)
        yield opened


def first(store: Store, *paragraphs: str, **fields: object) -> Document:
    """Keep a document as it is first seen."""
    made = document(*paragraphs, **fields)  # type: ignore[arg-type]
    store.documents.keep(kept(made, notes=names(*mentions(made.text))), NOW)
    return made


def again(store: Store, *paragraphs: str, **fields: object) -> Document:
    """Keep a document with another text."""
    made = document(*paragraphs, **fields)  # type: ignore[arg-type]
    before = store.documents.latest(made.id)
    assert before is not None
    change = compare(before, made)
    assert change is not None
    notes = names(*mentions(made.text))
    store.documents.keep(kept(made, number=change.number, change=change, notes=notes), NOW)
    return made


def mentions(text: str) -> list[Mention]:
    """Return the mentions of Huawei, SMIC and Acme; nobody watches Acme."""
    watched = {"Huawei": "huawei", "SMIC": "smic", "Acme": ""}
    return [mention(name, text.find(name), key) for name, key in watched.items() if name in text]


def names(*found: Mention) -> Annotations:
    return Annotations(mentions=found, relevant=True, severity=Severity.HIGH)


def message(store: Store, *findings: Finding, when: str = "immediate") -> Message:
    store.outbox.tell(findings, [delivery(f.key) for f in findings], NOW)
    owed = store.outbox.due(NOW)
    return composed(store, owed, "key", {}, {"officer": subscription(when=when)}, NOW)


def told(store: Store, one: Finding) -> Told:
    (only,) = message(store, one).told
    return only


def shown(told: Told) -> list[dict[str, object]]:
    """Return what the query of a finding prints, pasted into a shell as it stands in a message."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    line = card(told, 1000).query
    run = subprocess.run(  # noqa: S602 - a shell is what it is made for
        line, shell=True, env={**os.environ, "PATH": path}, capture_output=True, check=True
    )
    rows = json.loads(run.stdout)
    assert isinstance(rows, list)
    return rows


def test_the_subject_is_the_headline_of_the_most_urgent_finding(store: Store) -> None:
    low = finding("a", title="A footnote", severity=Severity.LOW)
    high = finding("b", title="A rule", severity=Severity.CRITICAL)

    subject = message(store, low, high).subject

    assert subject == "[rulewire] Digest: 2 findings, 1 CRITICAL · A rule"


def test_a_single_finding_is_named_with_its_severity_and_source(store: Store) -> None:
    subject = message(store, finding(title="A rule", source="")).subject

    assert subject == "[rulewire] HIGH rulewire: A rule"


def test_a_digest_of_one_is_a_digest(store: Store) -> None:
    assert message(store, finding(), when="daily").digest


def test_the_day_of_publication_is_the_one_at_its_source(store: Store) -> None:
    midnight_in_taipei = datetime(2025, 5, 12, 16, 0, tzinfo=UTC)
    made = first(store, published=midnight_in_taipei)
    store.outbox.tell([finding(document=made.id, version=1)], [delivery()], NOW)
    taipei = {"bis": SourceSettings(source=source(zone="Asia/Taipei"))}

    (told,) = composed(store, store.outbox.due(NOW), "key", taipei, {}, NOW).told

    assert told.published == "2025-05-13"


def test_findings_of_one_severity_keep_their_order(store: Store) -> None:
    titles = ["c", "a", "b"]

    whole = message(store, *(finding(title, title=title) for title in titles))

    assert [one.finding.title for one in whole.told] == titles


def test_a_change_comes_with_its_redline(store: Store) -> None:
    first(store, "Chips from Huawei violate the rule.")
    made = again(store, "Chips from Huawei risk violating the rule.")

    change = told(store, finding(kind="change", document=made.id, version=2)).change

    assert change is not None
    assert "".join(e.text for e in change.hunks[0].edits if e.op != "delete") == made.text


def test_a_new_document_has_no_redline(store: Store) -> None:
    made = first(store, "BIS names Huawei.")

    assert told(store, finding(document=made.id, version=1)).change is None


def test_only_the_names_inside_what_changed_are_told(store: Store) -> None:
    first(store, "Huawei is named here.", "A license is required.")
    made = again(store, "Huawei is named here.", "A license is required for SMIC.")

    found = told(store, finding(kind="change", document=made.id, version=2)).mentions

    assert [one.text for one in found] == ["SMIC"]


def test_a_name_that_was_taken_out_is_told(store: Store) -> None:
    first(store, "A license is required for SMIC, Huawei and others.")
    made = again(store, "A license is required for Huawei and others.")

    found = told(store, finding(kind="change", document=made.id, version=2)).mentions

    assert {one.text for one in found} == {"Huawei", "SMIC"}


def test_a_name_that_nobody_watches_is_not_told(store: Store) -> None:
    made = first(store, "Acme sells to Huawei.")

    found = told(store, finding(document=made.id, version=1)).mentions

    assert [one.text for one in found] == ["Huawei"]


def test_the_day_of_publication_is_told(store: Store) -> None:
    made = first(store)

    assert told(store, finding(document=made.id, version=1)).published == "2025-05-13"


@pytest.mark.parametrize("id", ["web:https://bis.example.gov/a", STRANGE])
def test_the_query_of_a_change_shows_its_redline(store: Store, id: str) -> None:
    first(store, "Using it violates the rule.", id=id)
    again(store, "Using it breaks the rule.", id=id)

    rows = shown(told(store, finding(kind="change", document=id, version=2)))

    redline = "Using it [-violates-]{+breaks+} the rule."
    assert rows == [{"label": "", "kind": "amended", "redline": redline}]


@pytest.mark.parametrize("id", ["web:https://bis.example.gov/a", STRANGE])
def test_the_query_of_a_document_shows_its_text(store: Store, id: str) -> None:
    first(store, "BIS names Huawei.", id=id)

    rows = shown(told(store, finding(document=id, version=1)))

    assert rows == [{"title": "A rule on chips", "text": "BIS names Huawei."}]


def test_the_query_of_a_later_version_shows_that_version(store: Store) -> None:
    first(store, "One.")
    made = again(store, "Two.")

    rows = shown(told(store, finding(kind="restless", document=made.id, version=1)))

    assert [row["text"] for row in rows] == ["One."]


def test_the_query_of_a_finding_about_a_source_shows_the_finding(store: Store) -> None:
    rows = shown(told(store, finding("blind:bis's:x", kind="source_blind", quote="HTTP 503")))

    assert [(row["key"], row["quote"]) for row in rows] == [("blind:bis's:x", "HTTP 503")]


def test_further_reports_of_the_story_are_counted(store: Store) -> None:
    told_one = finding("a", story="s", document="web:1", version=1)
    others = [finding(f"b{n}", story="s", document=f"web:b{n}", version=1) for n in range(3)]
    store.outbox.tell(others, [delivery(f.key, threaded=True) for f in others], NOW)

    assert told(store, told_one).also == 3


def test_notes_that_tests_are_made_of_are_kept_and_told(store: Store) -> None:
    store.documents.keep(kept(notes=NOTES), NOW)

    found = told(store, finding(document=document().id, version=1)).mentions

    assert [one.name for one in found] == ["BIS", "Huawei"]


CITED = "[61 FR 12802, Mar. 25, 1996]"
LAW = {
    "id": "ecfr:15-744.11",
    "title": "§ 744.11 License requirements",
    "url": "https://www.ecfr.gov/current/title-15/section-744.11",
    "genre": "regulation",
}


def law(store: Store, text: str, cited: str = CITED, *, later: bool = False, **fields: str) -> None:
    """Keep 15 CFR 744.11, as first seen or `later`."""
    words = (
        Paragraph("15 CFR 744.11(a)", text),
        Paragraph("15 CFR 744.11", cited, "citation"),
    )
    made = replace(document(**LAW), paragraphs=words, fields=fields)
    before = store.documents.latest(made.id)
    change = compare(before, made) if before and later else None
    number = change.number if change else 1
    notes = names(*mentions(made.text))
    store.documents.keep(kept(made, number=number, change=change, notes=notes), NOW)


def register(store: Store, citation: str, *paragraphs: Paragraph) -> None:
    """Keep a Federal Register document."""
    made = document(
        id="fr:2026-11111",
        title="Additions to the Entity List",
        url="https://www.federalregister.gov/d/2026-11111",
        fields={"citation": citation},
    )
    store.documents.keep(kept(replace(made, paragraphs=paragraphs or made.paragraphs)), NOW)


def test_a_change_of_law_names_the_document_that_came_to_be_cited(store: Store) -> None:
    register(store, "91 FR 36073")
    law(store, "Exports to Acme require a license.")
    law(
        store,
        "Exports to Huawei require a license.",
        CITED.replace("]", "; 91 FR 36073, June 16, 2026]"),
        later=True,
    )

    one = told(store, finding(kind="change", document=LAW["id"], version=2))

    (behind,) = one.behind
    assert (behind.citation, behind.title) == (
        "91 FR 36073, June 16, 2026",
        "Additions to the Entity List",
    )
    assert behind.url == "https://www.federalregister.gov/d/2026-11111"
    assert one.inside == ("Huawei",)


def test_a_cited_document_that_is_not_kept_is_named_all_the_same(store: Store) -> None:
    law(store, "Exports require a license.")
    law(
        store, "No license is required.", CITED.replace("]", "; 91 FR 1, Jan. 2, 2026]"), later=True
    )

    one = told(store, finding(kind="change", document=LAW["id"], version=2))

    assert [(b.citation, b.url) for b in one.behind] == [("91 FR 1, January 2, 2026", "")]

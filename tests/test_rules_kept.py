"""Rules in the database: kept with each version, and read back as cards and links."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commanding import Rulewire, command_line
from extractors.amending.nouns import Amendment
from extractors.model import Annotations, Document, Identifier, ListAction
from extractors.watch import Entity
from making import NOW, document, kept, mention, source
from storage.store import Store

DIFFUSION = Entity(
    key="ai-diffusion-rule", name="AI Diffusion Rule", label="RULE", aliases=("Diffusion Rule",)
)
RULE = document(
    "A license is required.",
    id="fr:2025-00636",
    title="Framework for AI Diffusion",
    genre="rule",
    fields={"number": "2025-00636", "rin": "0694-AJ90", "docket": "Docket No. 250107-0007",
            "citation": "90 FR 4544"},
)  # fmt: skip
CORRECTION = document(
    "In rule document 2025-00636, correct it.",
    id="fr:C1-2025-00636",
    title="Framework; Correction",
    genre="correction",
    fields={"number": "C1-2025-00636", "correction_of": "…/documents/2025-00636.json"},
)
READ = Annotations(
    title_mentions=(mention("AI Diffusion", 14, "ai-diffusion-rule", "RULE"),),
    identifiers=(Identifier("ECCN", "3A090", 0, 1), Identifier("BILL", "S. 1705", 2, 3)),
    list_actions=(ListAction("added", "Entity List", "Huawei", "China"),),
    amendments=(Amendment("1", "revise", "15 CFR 740.2(a)", "15", "740", "15 CFR 740.2"),),
)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [DIFFUSION], NOW)
        yield opened


def keep(store: Store, doc: Document, notes: Annotations | None = None) -> None:
    store.documents.keep(kept(doc, notes=notes or Annotations(), page=None), NOW)


def links(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in store.rules.links("ai-diffusion-rule"):
        found.setdefault(row["kind"], []).append(row["value"])
    return {kind: sorted(values) for kind, values in found.items()}


def test_a_rule_is_linked_with_all_that_its_documents_say(store: Store) -> None:
    keep(store, RULE, READ)

    assert links(store) == {
        "fr_document": ["2025-00636"],
        "rin": ["0694-AJ90"],
        "docket": ["250107-0007"],
        "cfr": ["15 CFR 740.2"],
        "eccn": ["3A090"],
        "bill": ["S. 1705"],
        "list": ["Entity List"],
    }


def test_reports_are_linked_by_name_or_number_whichever_came_first(store: Store) -> None:
    cites = Annotations(identifiers=(Identifier("FR", "90 FR 4544", 0, 3),))
    names = Annotations(mentions=(mention("AI Diffusion Rule", 0, "ai-diffusion-rule", "RULE"),))
    keep(store, document(id="web:a", url="https://a.example", genre="press_release"), cites)
    keep(store, RULE, READ)
    keep(store, document(id="web:b", url="https://b.example", genre="news"), names)
    keep(store, document(id="web:c", url="https://c.example", genre="guidance"), names)

    found = links(store)

    assert (found["press"], found["news"], found["guidance"]) == (
        ["https://a.example"],
        ["https://b.example"],
        ["https://c.example"],
    )
    (card,) = store.rules.cards()
    assert card["reports"] == 3


@pytest.mark.parametrize("order", [[RULE, CORRECTION], [CORRECTION, RULE]])
def test_a_correction_is_of_its_rule_whichever_came_first(
    store: Store, order: list[Document]
) -> None:
    for doc in order:
        keep(store, doc, READ if doc is RULE else None)

    (card,) = store.rules.cards("diffusion")
    assert card["documents"] == '["fr:2025-00636","fr:C1-2025-00636"]'


def test_a_watched_rule_has_a_card_before_it_has_a_document(store: Store) -> None:
    (card,) = store.rules.cards()

    assert (card["name"], card["aliases"], card["first_document"]) == (
        "AI Diffusion Rule",
        '["Diffusion Rule"]',
        None,
    )


def test_a_rule_that_nobody_watches_is_named_by_its_document(store: Store) -> None:
    keep(store, RULE)

    (card,) = store.rules.cards("0694-AJ90")
    assert (card["key"], card["name"]) == (
        "framework-for-ai-diffusion",
        "Framework for AI Diffusion",
    )


def test_two_rules_with_one_title_are_two(store: Store) -> None:
    for number in ("2025-1", "2025-2"):
        fields = {"number": number}
        keep(store, document(id=f"fr:{number}", title="Additions", genre="rule", fields=fields))

    assert {card["key"] for card in store.rules.cards("additions")} == {
        "additions",
        "additions-2025-2",
    }


def test_what_was_kept_before_rules_were_is_grouped_at_the_start(store: Store) -> None:
    keep(store, RULE, READ)
    (before,) = store.rules.cards()
    store._ledger.run("delete from rule_document")
    store._ledger.run("delete from rule_handle")

    store.rules.fill()

    assert store.rules.cards() == [before]


def test_a_document_without_any_number_is_a_rule_of_its_own(store: Store) -> None:
    keep(store, document(id="fr:x", title="Untold", genre="rule"))
    keep(store, document(id="fr:y", title="Untold too", genre="rule"))

    assert len(store.rules.cards("untold")) == 2


def test_a_notice_alone_is_no_rule(store: Store) -> None:
    keep(store, document(id="fr:2025-3", title="A Meeting", genre="notice"))

    assert store.rules.cards("meeting") == []


def test_a_rule_and_its_version_are_one_transaction(store: Store) -> None:
    def cut_off() -> None:
        with store.fact():
            keep(store, RULE, READ)
            raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        cut_off()

    assert store.ask("select * from rule_document") == []


def test_the_command_lists_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rulewire: Rulewire = command_line(monkeypatch, capsys)
    config = tmp_path / "rulewire.toml"
    config.write_text('database = "rulewire.db"\n', "utf-8")
    with Store(tmp_path / "rulewire.db") as store:
        store.sources.configure([source()], [DIFFUSION], NOW)
        keep(store, RULE, READ)

    (told,) = rulewire("rules", "AI Diffusion", "--json", "--config", config).rows
    lines = rulewire("rules", "AI Diffusion", "--config", config).out.splitlines()

    assert (told["key"], told["rins"]) == ("ai-diffusion-rule", ["0694-AJ90"])
    assert {link["how"] for link in told["links"] if link["kind"] == "cfr"} == {
        "amended by its instructions"
    }
    assert lines[0] == "AI Diffusion Rule  (ai-diffusion-rule)"
    assert "  RIN       0694-AJ90" in lines
    assert rulewire("rules", "zzz", "--config", config).out == "no rule matches “zzz”\n"
    assert rulewire("rules", "zzz", "--json", "--config", config).out == ""

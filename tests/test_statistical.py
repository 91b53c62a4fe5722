"""The shipped model guesses names that no table holds, from how they stand in a sentence."""

import json
from importlib.resources import files

import pytest
import spacy
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from extractors.entities import statistical
from extractors.entities.statistical import Guess, agreed, guess_names, make_names

TOKENIZER = {"@tokenizers": "rulewire.tokenizer.v1"}
STORY = (
    "Tolvera Optics hired Marit Ellingsen from Quandor Systems Ltd. on Tuesday. "
    "The ministry in Oslo would not comment.\n"
)


def read(text: str) -> Doc:
    return spacy.blank("en", config={"nlp": {"tokenizer": TOKENIZER}}).make_doc(text)


def names(text: str) -> list[tuple[str, str]]:
    return [(one.label, text[one.start : one.end]) for one in guess_names(read(text))]


def test_companies_and_people_are_told_by_the_words_around_them() -> None:
    found = names(STORY)

    assert found == [
        ("ORG", "Tolvera Optics"),
        ("PERSON", "Marit Ellingsen"),
        ("ORG", "Quandor Systems Ltd."),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\u200b", "🙂🙂", "من", "x" * 3000])
def test_a_text_without_names_gives_no_error(text: str) -> None:
    found = names(text)

    assert all(name in text for _, name in found)


def test_a_text_longer_than_a_piece_gives_what_its_parts_give() -> None:
    text = STORY * 400

    found = names(text)

    assert found == names(STORY) * 400


def test_words_are_asked_about_for_their_capitals_but_common_ones() -> None:
    doc = read(STORY)
    raised = statistical._raised(doc, doc.to_array(["ORTH"]).reshape(-1))

    assert [word.text for word, one in zip(doc, raised, strict=True) if one] == [
        *("Tolvera", "Optics", "Marit", "Ellingsen", "Quandor", "Systems", "Ltd."),
        *("Tuesday", "Oslo"),
    ]


def test_words_far_from_any_capital_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (STORY.strip() + " " + "a licence for goods of that kind is needed " * 9) * 3

    found = names(text)

    monkeypatch.setattr(statistical, "_GAP", len(text))
    assert found == names(text)


def test_the_model_multiplies_on_one_core() -> None:
    pools = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    if not pools:
        pytest.skip("threadpoolctl does not know the BLAS of this numpy")

    assert {pool["num_threads"] for pool in pools} == {1}


def test_a_confidence_is_a_probability() -> None:
    confidences = [one.confidence for one in guess_names(read(STORY))]

    assert all(0 < confidence <= 1 for confidence in confidences)


def test_the_component_leaves_its_guesses_with_the_document() -> None:
    component = make_names(spacy.blank("en"), "rulewire_names")

    doc = component(read(STORY))

    assert doc.user_data["guesses"] == tuple(guess_names(doc))


def test_a_surname_has_the_label_of_the_full_name() -> None:
    text = "Ada Lorne spoke. Lorne left."
    guesses = [Guess("PERSON", 0, 9, 0.9), Guess("ORG", 17, 22, 0.8)]

    settled = agreed(text, guesses)

    assert [one.label for one in settled] == ["PERSON", "PERSON"]


def test_a_short_name_has_the_label_of_the_longer_company() -> None:
    text = "Velin Labs grew. Velin sold."
    guesses = [Guess("ORG", 0, 10, 0.9), Guess("PERSON", 17, 22, 0.8)]

    settled = agreed(text, guesses)

    assert [one.label for one in settled] == ["ORG", "ORG"]


def test_an_unsure_long_name_settles_nothing() -> None:
    text = "Velin Labs grew. Velin sold."
    guesses = [Guess("ORG", 0, 10, 0.3), Guess("PERSON", 17, 22, 0.8)]

    settled = agreed(text, guesses)

    assert [one.label for one in settled] == ["ORG", "PERSON"]


def test_of_two_labels_for_a_name_the_surer_wins() -> None:
    text = "Osk, Osk, Osk"
    guesses = [
        Guess("ORG", 0, 3, 0.4),
        Guess("PERSON", 5, 8, 0.9),
        Guess("ORG", 10, 13, 0.4),
    ]

    settled = agreed(text, guesses)

    assert {one.label for one in settled} == {"PERSON"}


def test_a_common_word_at_the_start_of_a_sentence_is_no_name() -> None:
    text = "Tariffs rose. Nobody likes tariffs."

    settled = agreed(text, [Guess("ORG", 0, 7, 0.9)])

    assert settled == ()


@pytest.mark.parametrize("text", ["Nothing came. Her car left.", "Ukrainian ships sailed."])
def test_a_pronoun_and_a_demonym_are_no_names(text: str) -> None:
    first = text.split()[0]

    settled = agreed(text, [Guess("PERSON", 0, len(first), 0.9)])

    assert settled == ()


def test_a_name_that_is_also_a_common_word_stays_if_it_is_raised_within_a_sentence() -> None:
    text = "Anchor sells rope. An anchor from Anchor holds."
    guesses = [Guess("ORG", 0, 6, 0.9), Guess("ORG", 34, 40, 0.9)]

    settled = agreed(text, guesses)

    assert settled == tuple(guesses)


def test_a_rule_keeps_its_label_whatever_else_bears_its_name() -> None:
    text = "Osk, Osk"
    guesses = [Guess("RULE", 0, 3, 0.4), Guess("ORG", 5, 8, 0.9)]

    settled = agreed(text, guesses)

    assert [one.label for one in settled] == ["RULE", "ORG"]


def test_the_model_says_what_it_was_trained_on() -> None:
    place = files("extractors.entities") / "names_model" / "meta.json"

    meta = json.loads(place.read_text(encoding="utf-8"))

    assert len(meta["sources"]) == 4
    assert "seed 20250513" in meta["notes"]

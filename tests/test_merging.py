"""What a guess is worth beside what the rules are sure of."""

import pytest

from extractors.entities.folding import fold
from extractors.entities.guesses import believed
from extractors.entities.merging import merged
from extractors.entities.statistical import Guess
from extractors.model import Mention


def guess(text: str, name: str, label: str = "ORG", confidence: float = 0.9) -> Guess:
    start = text.index(name)
    return Guess(label, start, start + len(name), confidence)


def sure(text: str, name: str, label: str = "ORG", entity: str = "known") -> Mention:
    start = text.index(name)
    return Mention(label, start, start + len(name), name, entity, name, "name")


def read(text: str, *guesses: Guess, known: tuple[Mention, ...] = ()) -> list[tuple[str, str]]:
    counted = believed(fold(text), guesses)
    return [(one.text, one.label) for one in merged(text, known, (), counted)]


def test_a_guess_stands_beside_what_is_sure() -> None:
    text = "Huawei and Larkfield Compute signed."

    mentions = merged(text, (sure(text, "Huawei"),), (), (guess(text, "Larkfield Compute"),))

    assert [(m.text, m.entity, m.reason) for m in mentions] == [
        ("Huawei", "known", "name"),
        ("Larkfield Compute", "", "model 0.90"),
    ]


def test_what_a_rule_has_read_is_not_guessed_at() -> None:
    text = "The Ascend 910C shipped."

    assert read(text, guess(text, "Ascend"), known=(sure(text, "Ascend 910C", "PRODUCT"),)) == [
        ("Ascend 910C", "PRODUCT")
    ]


def test_a_range_in_which_no_name_can_be_stays_empty() -> None:
    text = "They ascend the Blackwell falls."

    assert merged(text, (), [(16, 25)], (guess(text, "Blackwell"),)) == ()


def test_a_guess_that_is_not_sure_enough_does_not_count() -> None:
    text = "Perhaps Orbwell did."

    assert read(text, guess(text, "Orbwell", confidence=0.3)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He said so.", "He"),
        ("It is done.", "is"),
        ("From Illinois came word.", "Illinois"),
        ("TAIPEI, May 3 - Chips", "TAIPEI"),
        ("SUPPLEMENTARY INFORMATION: The rule", "SUPPLEMENTARY INFORMATION"),
        ("controlled for RS reasons", "RS"),
        ("section 7.4 of it", "7.4"),
    ],
)
def test_towns_headings_and_common_words_are_no_names(text: str, name: str) -> None:
    assert read(text, guess(text, name)) == []


def test_one_word_that_nobody_bears_as_a_surname_is_no_person() -> None:
    text = "Codeberg hosts it."

    assert read(text, guess(text, "Codeberg", "PERSON")) == [("Codeberg", "ORG")]


def test_a_surname_is_the_person_whose_full_name_stands_elsewhere() -> None:
    text = "Mei Zhang spoke. Later Zhang left."
    later = text.rindex("Zhang")

    mentions = merged(
        text,
        (),
        (),
        believed(
            fold(text), (guess(text, "Mei Zhang", "PERSON"), Guess("ORG", later, later + 5, 0.6))
        ),
    )

    assert [(m.text, m.label, m.name) for m in mentions] == [
        ("Mei Zhang", "PERSON", "Mei Zhang"),
        ("Zhang", "PERSON", "Mei Zhang"),
    ]


def test_a_surname_after_a_title_is_a_person() -> None:
    text = "It was Mr. Osei who came."

    assert read(text, guess(text, "Osei", "PERSON")) == [("Osei", "PERSON")]


def test_a_longer_name_goes_before_the_one_that_it_holds() -> None:
    text = "It added Huawei Cloud to the list."

    assert read(text, guess(text, "Huawei Cloud"), known=(sure(text, "Huawei"),)) == [
        ("Huawei Cloud", "ORG")
    ]


def test_two_names_are_not_one() -> None:
    text = "Intel and AMD agree."
    both = (sure(text, "Intel"), sure(text, "AMD"))

    assert read(text, guess(text, "Intel and AMD"), known=both) == [
        ("Intel", "ORG"),
        ("AMD", "ORG"),
    ]


def test_a_maker_and_its_product_are_two_names() -> None:
    text = "The Nvidia H20 sells."
    both = (sure(text, "Nvidia"), sure(text, "H20", "PRODUCT"))

    assert read(text, guess(text, "Nvidia H20", "PRODUCT"), known=both) == [
        ("Nvidia", "ORG"),
        ("H20", "PRODUCT"),
    ]


def test_the_first_word_of_a_sentence_makes_no_longer_name() -> None:
    text = "Using Huawei chips is risky."

    assert read(text, guess(text, "Using Huawei"), known=(sure(text, "Huawei"),)) == [
        ("Huawei", "ORG")
    ]

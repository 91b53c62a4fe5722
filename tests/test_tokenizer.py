"""The tokenizer and the plain form in which names are compared."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.folding import fold, well_formed
from extractors.entities.tokenizer import Tokenizer

TOKENIZER = Tokenizer(spacy.blank("en").vocab)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("910C", ["910C"]),
        ("§ 744.11(a)(2)", ["§", "744.11(a)(2)"]),
        ("3A090.a.", ["3A090.a", "."]),
        ("U.S.-origin", ["U.S.", "-", "origin"]),
        ("H100/H200", ["H100", "/", "H200"]),
        ("90 FR 5298", ["90", "FR", "5298"]),
        ("China’s Co., Ltd.", ["China", "’s", "Co.", ",", "Ltd."]),
        ("O'Brien of AT&T", ["O'Brien", "of", "AT&T"]),
        (" a  b\n", [" ", "a", " ", "b", "\n"]),
    ],
)
def test_marks_that_belong_to_a_token_stay_in_it(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_a_doc_gives_back_the_text(text: str) -> None:
    assert TOKENIZER(text).text == well_formed(text)


def test_a_long_run_is_cut() -> None:
    assert [len(token) for token in TOKENIZER("a" * 200 + " " * 100)] == [80, 80, 40, 80, 19]


def test_the_tokenizer_has_nothing_to_keep() -> None:
    assert TOKENIZER.to_bytes() == b""
    assert TOKENIZER.from_bytes(b"") is TOKENIZER
    assert TOKENIZER.from_disk("nowhere") is TOKENIZER
    TOKENIZER.to_disk("nowhere")


@given(st.text(alphabet="aB \u00a0\u200b\u00ad\n’‑İ\ud800"))
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded = fold(text)

    spans = [folded.span(index, index + 1) for index in range(len(folded.text))]

    assert len(folded.lower) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_folding_makes_marks_plain() -> None:
    folded = fold("Hua\u00adwei’s\u00a0 \u200b910‑C\u202f\nİ")

    assert folded.text == "Huawei's 910-C \nİ"
    assert folded.span(0, 6) == (0, 7)
    assert folded.span(3, 3) == (3, 3)

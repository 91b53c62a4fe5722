"""Citations and numbers in their normal forms: GUIDELINES §3 on sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.identifiers import find_identifiers

# (text, the identifiers in order as label and value)
CITED: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("ECCN 3A090.a and 4A003.z", (("ECCN", "3A090.a"), ("ECCN", "4A003.z"))),
    ("items under ECCN 3a001.", (("ECCN", "3A001"),)),
    ("An export of 9A610.x.1 goods.", (("ECCN", "9A610.x.1"),)),
    ("EAR99 items need no export license.", ()),
    ("Room 3A101 is upstairs.", ()),
    ("15 CFR 744.11(a)(2)(ii)", (("CFR", "15 CFR 744.11"),)),
    ("15 C.F.R. § 744.21", (("CFR", "15 CFR 744.21"),)),
    ("15 CFR Part 744", (("CFR", "15 CFR 744"),)),
    ("15 CFR Parts 732, 734 and 744", (("CFR", "15 CFR 732"), ("CFR", "15 CFR 734"), ("CFR", "15 CFR 744"))),
    ("15 CFR parts 730–774", (("CFR", "15 CFR 730-774"),)),
    ("15 CFR Parts 730 through 774", (("CFR", "15 CFR 730-774"),)),
    ("15 CFR 740.2(a)(9), 742.4, and 744.23", (("CFR", "15 CFR 740.2"), ("CFR", "15 CFR 742.4"), ("CFR", "15 CFR 744.23"))),
    ("17 CFR 240.10b-5", (("CFR", "17 CFR 240.10b-5"),)),
    ("Title 15, Code of Federal Regulations, part 744", (("CFR", "15 CFR 744"),)),
    ("Supplement No. 4 to part 744 of the EAR", (("CFR", "15 CFR 744"),)),
    ("Under the EAR, § 744.16 and section 744.23 apply.", (("CFR", "15 CFR 744.16"), ("CFR", "15 CFR 744.23"))),
    ("EAR §§ 744.11(a) and 744.16(b)", (("CFR", "15 CFR 744.11"), ("CFR", "15 CFR 744.16"))),
    ("part 744 of a cookbook", ()),
    ("Under the EAR, part 2 and section 5 apply.", ()),
    ("31 CFR part 560; see § 560.204", (("CFR", "31 CFR 560"), ("CFR", "31 CFR 560.204"))),
    ("15 CFR 744.11, 90 FR 4621", (("CFR", "15 CFR 744.11"), ("FR", "90 FR 4621"))),
    ("15 CFR Part 744, 2025 edition", (("CFR", "15 CFR 744"),)),
    ("87 Fed. Reg. 61971", (("FR", "87 FR 61971"),)),
    ("[88 FR 71,991]", (("FR", "88 FR 71991"),)),
    ("88 Federal Register 71991", (("FR", "88 FR 71991"),)),
    ("RIN 0694–AJ90", (("RIN", "0694-AJ90"),)),
    ("part 2024-AB12", ()),
    ("RIN 2040-AG12", (("RIN", "2040-AG12"),)),
    ("Executive Orders 13873 and 14105", (("EO", "EO 13873"), ("EO", "EO 14105"))),
    ("E.O.s 13382 and 14114", (("EO", "EO 13382"), ("EO", "EO 14114"))),
    ("Executive Order 14,105", (("EO", "EO 14105"),)),
    ("90 Fed Reg 4544", (("FR", "90 FR 4544"),)),
    ("RIN 0694-XC121", (("RIN", "0694-XC121"),)),
    ("E.O. 14320; EO 13694", (("EO", "EO 14320"), ("EO", "EO 13694"))),
    ("S. 1705 and H.R. 3447", (("BILL", "S. 1705"), ("BILL", "H.R. 3447"))),
    ("HR 3447, H. R. 12 and S.J.Res. 5", (("BILL", "H.R. 3447"), ("BILL", "H.R. 12"), ("BILL", "S.J.Res. 5"))),
    ("U.S. 1705 and Harry S. 1945", ()),
    ("[Docket No. 231013-0245]", (("DOCKET", "231013-0245"),)),
    ("Docket Nos. FAA-2024-0455 and FAA-2024-0456", (("DOCKET", "FAA-2024-0455"), ("DOCKET", "FAA-2024-0456"))),
    ("file BIS-2024-0055-0003 online", (("DOCKET", "BIS-2024-0055"),)),
    ("docket BIS-2024-0055-0003", (("DOCKET", "BIS-2024-0055"),)),
    ("the bug CVE-2024-1234", ()),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_citation_gets_its_normal_form(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert tuple((found.label, found.value) for found in find_identifiers(text)) == expected


def test_each_value_is_given_once_where_it_first_stands() -> None:
    found = find_identifiers("ECCN 3A090, 3A090 and 3A090")

    assert [(one.value, one.start, one.end) for one in found] == [("3A090", 5, 10)]


def test_offsets_count_in_the_text_as_it_was() -> None:
    text = "see\u00a0 15\u00a0CFR\u200b 744.11"

    found = find_identifiers(text)

    assert [text[one.start : one.end] for one in found] == ["15\u00a0CFR\u200b 744.11"]


@given(st.text(alphabet="15CFR 744.,-–§()ands90SHEO\u200b\u00a0"))
def test_any_jumble_of_citations_can_be_read(text: str) -> None:
    found = find_identifiers(text)

    assert len({(one.label, one.value) for one in found}) == len(found)

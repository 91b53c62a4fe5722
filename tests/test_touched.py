from extractors.hunks import Change
from extractors.law.behind import behind, comparison_url, documents_behind
from extractors.model import Document, Identifier, Mention, Paragraph
from extractors.redline import redline
from extractors.touched import names_inside, numbers_inside

HUAWEI = "Exports to Huawei of items in ECCN 3A090.a require a license."


def change(before: str, after: str, *more: tuple[str, str, str]) -> Change:
    """Return the change of one paragraph, and of (kind, before, after) of its section."""
    old = [
        Paragraph("15 CFR 744.11(a)", before),
        *(Paragraph("15 CFR 744.11", b, k) for k, b, _ in more),
    ]
    new = [
        Paragraph("15 CFR 744.11(a)", after),
        *(Paragraph("15 CFR 744.11", a, k) for k, _, a in more),
    ]
    return Change("ecfr:15-744.11", 2, redline(old, new))


def mention(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention("ORG", start, start + len(name), name, name.lower(), name)


def eccn(text: str, value: str) -> Identifier:
    start = text.index(value)
    return Identifier("ECCN", value, start, start + len(value))


def test_a_name_beside_the_changed_words_is_not_inside_them() -> None:
    after = HUAWEI.replace("require a", "do not require a")

    found = change(HUAWEI, after)

    assert names_inside(found, [mention(after, "Huawei")], [mention(HUAWEI, "Huawei")]) == ()


def test_names_and_eccns_that_come_or_go_are_inside() -> None:
    after = HUAWEI.replace("Huawei", "SMIC").replace("3A090.a", "4A090")

    found = change(HUAWEI, after)

    names = names_inside(found, [mention(after, "SMIC")], [mention(HUAWEI, "Huawei")])
    numbers = numbers_inside(found, [eccn(after, "4A090")], [eccn(HUAWEI, "3A090.a")])
    assert names == ("SMIC", "Huawei")
    assert numbers == ("4A090", "3A090.a")


def test_the_document_behind_a_change_is_the_one_that_came_to_be_cited() -> None:
    old = "[61 FR 12802, Mar. 25, 1996, as amended at 90 FR 47201, Sept. 30, 2025]"
    new = old.replace("2025]", "2025; 91 FR 36073, June 16, 2026]")

    found = change("A license is required.", "No license is required.", ("citation", old, new))

    documents = documents_behind(found.hunks)
    assert [str(cited) for cited in behind(found.hunks[0], documents)] == [
        "91 FR 36073, June 16, 2026"
    ]
    assert behind(found.hunks[1], documents) == ()


def test_the_document_behind_an_entry_is_cited_at_the_end_of_the_list() -> None:
    supplement = "Supplement No. 1 to Part 774"
    cites = ("[61 FR 12937, Mar. 25, 1996]", "[61 FR 12937, Mar. 25, 1996; 91 FR 1, Jan. 2, 2026]")
    hunks = redline(
        [Paragraph("ECCN 3A090.a", "a. 4800"), Paragraph(supplement, cites[0], "citation")],
        [Paragraph("ECCN 3A090.a", "a. 2400"), Paragraph(supplement, cites[1], "citation")],
    )

    (cited,) = behind(hunks[0], documents_behind(hunks))
    assert cited.citation == "91 FR 1"


def test_a_stay_names_its_own_document() -> None:
    note = "At 90 FR 50857, Nov. 12, 2025, paragraph (a) was stayed, effective until Nov. 9, 2026."

    found = change("A.", "A.", ("effective date note", "Nothing yet.", note))

    assert [str(c) for c in documents_behind(found.hunks)["15 CFR 744.11"]] == [
        "90 FR 50857, November 12, 2025"
    ]


def law(as_of: str) -> Document:
    url = "https://www.ecfr.gov/current/title-15/section-744.11"
    return Document(
        "ecfr:15-744.11", "e", url, "", None, (), fields={"as_of": as_of} if as_of else {}
    )


def test_the_whole_of_a_change_is_where_the_ecfr_compares_both_days() -> None:
    assert comparison_url(law("2026-03-25"), law("2026-07-23")) == (
        "https://www.ecfr.gov/compare/2026-03-25/to/2026-07-23/title-15/section-744.11"
    )
    assert comparison_url(law(""), law("2026-07-23")) == law("").url

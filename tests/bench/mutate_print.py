"""Mutations that leave the law as it is: the printer's, and what points elsewhere."""

from collections.abc import Sequence
from random import Random  # noqa: TID251 - seeded: the same mutations at every run

from lawfile import Draft, LawFile, Mutation, Told, rewrite, told
from lxml import etree

from extractors.hunks import HunkClass


def _printed(*rules: tuple[str, str]) -> Mutation:
    """Return the mutation that does one of `rules`: what it finds, and what it puts there."""

    def mutate(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
        spot = law.worded(rng)
        pattern, other = rng.choice(rules)
        done = rewrite(rng, draft.element(spot), pattern, lambda found: found.expand(other))
        return (told("amended", HunkClass.EDITORIAL, spot.label),) if done else None

    return mutate


def capitals(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Print a word with another first letter, or in capitals."""
    spot = law.worded(rng)
    change = rng.choice((str.capitalize, str.upper))
    done = rewrite(rng, draft.element(spot), r"(?<![\w(.])[a-z]{3,}\b", lambda m: change(m[0]))
    return (told("amended", HunkClass.EDITORIAL, spot.label),) if done else None


def markup(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Mark italics by the other of the two tags."""
    spot = law.worded(rng)
    marked = [e for e in draft.element(spot).iter() if e.tag == "I" or e.get("T") == "03"]
    if not marked:
        return None
    one = rng.choice(marked)
    if one.tag == "I":
        one.tag = "E"
        one.set("T", "03")
    else:
        one.tag = "I"
        del one.attrib["T"]
    return ()


def laid_out(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put more white space where some is, as a printer lays out his lines."""
    spot = law.worded(rng)
    blank = rng.choice(("  ", "\n", " \n  ", "\u2009"))
    return () if rewrite(rng, draft.element(spot), r"(?<=[\w,]) (?=\w)", lambda _: blank) else None


def attributes(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Give the volumes other numbers and the cells another style."""
    spot = law.worded(rng)
    for element in draft.place(spot.place).iter("TD", "P", "DIV8", "DIV9"):
        element.set("class", f"left-{rng.randrange(9)}")
    draft.place(spot.place).set("VOLUME", "3")
    return ()


def cita_extended(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Name one amendment more."""
    spot = rng.choice([s for s in law.spots if s.tag == "CITA"])
    found = rewrite(
        rng, draft.element(spot), r"\]", lambda _: "; 91 FR 36073, June 16, 2026]", last=True
    )
    return (told("amended", HunkClass.POINTER, spot.label),) if found else None


def _new_block(xml: str, kind: HunkClass) -> Mutation:
    """Return the mutation that adds `xml` to a section, at its end."""

    def mutate(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
        number = rng.choice(sorted({s.place for s in law.spots}))
        draft.place(number).append(etree.fromstring(xml))
        return (told("added", kind, law.places[number].citation),)

    return mutate


def stay_lifted(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Take out an effective date note."""
    spot = rng.choice([s for s in law.spots if s.paragraph.kind == "effective date note"])
    note = draft.element(spot).getparent()
    assert note is not None
    assert note.tag == "EFFDNOT"
    place = note.getparent()
    assert place is not None
    place.remove(note)
    return (told("removed", HunkClass.STATUS, spot.label),)


def stay_extended(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Let an effective date note name a later year."""
    spot = rng.choice([s for s in law.spots if s.paragraph.kind == "effective date note"])
    done = rewrite(rng, draft.element(spot), r"20\d\d(?=\D*$)", lambda _: "2031")
    return (told("amended", HunkClass.STATUS, spot.label),) if done else None


_STAY = (
    "<EFFDNOT><HED>Effective Date Note:</HED><PSPACE>At 91 FR 50000, Nov. 12, 2026, the first"
    " sentence was stayed, effective until Nov. 9, 2027.</PSPACE></EFFDNOT>"
)
_LINK = (
    '<XREF ID="20260716" REFID="7">Link to an amendment published at 91 FR 41000, July 16,'
    " 2026.</XREF>"
)
_NOTE = (
    "<EDNOTE><HED>Editorial Note:</HED><PSPACE>At 91 FR 41000, July 16, 2026, an amendment could"
    " not be incorporated.</PSPACE></EDNOTE>"
)

MUTATIONS: dict[str, Mutation] = {
    "dashes": _printed(
        ("—(?!\\d)", "-"),
        ("—(?!\\d)", "–"),
        ("—(?!\\d)", " — "),
        ("—(?!\\d)", "--"),
        (r"(?<=[a-z])-(?=[a-z])", "‑"),
        (r"(?<=\d)-(?=\d)", "–"),
    ),
    "spaces at punctuation": _printed(
        (r"(?<=[a-z])([.,;:]) (?=[A-Za-z])", r"\1"),
        (r"(?<=[a-z]) (?=\()", ""),
        (r"(?<=[)”]) (?=[a-z])", ""),
    ),
    "capitals": capitals,
    "quotation marks": _printed(
        ("[“”]", '"'),
        ("’", "'"),
        ("(?<=[a-z])'(?=[a-z])", "’"),
        ('"', "”"),
    ),
    "a full stop lost": _printed((r"(?<=[a-z)])\.(?=\s*$)", ""), (r"(?<=[a-z)])\.(?= [A-Z])", "")),
    "mark-up": markup,
    "white space": laid_out,
    "attributes": attributes,
    "a citation more": cita_extended,
    "a link to an amendment": _new_block(_LINK, HunkClass.POINTER),
    "an editorial note": _new_block(_NOTE, HunkClass.POINTER),
    "a stay begins": _new_block(_STAY, HunkClass.STATUS),
    "a stay ends": stay_lifted,
    "a stay is extended": stay_extended,
}

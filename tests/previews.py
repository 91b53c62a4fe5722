"""Made-up rules applied to a made-up section: what tests of the preview share."""

from extractors.law.reading import LawText, read_law
from extractors.preview.applying import preview
from extractors.preview.nouns import Instruction, Preview
from law_files import fragment
from rules import regtext, rule

TITLES = (
    "<P>(a) <I>Scope.</I> This section applies to exporters. An exporter keeps records.</P>"
    "<P>(b) <I>Licences.</I> A licence is required for:</P>"
    "<P>(1) Cameras to Country Group B;</P><P>(2) Lenses to Country Group B; and</P>"
    "<P>(3) Shutters.</P>"
    "<P>(c) <I>Records.</I> The exporter keeps the records for two years.</P>"
    "<CITA>[61 FR 12802, Mar. 25, 1996]</CITA>"
)


def law(body: str = TITLES, number: str = "744.1", head: str = "Cameras.") -> tuple[LawText, ...]:
    return read_law(fragment(f"<HEAD>§ {number} {head}</HEAD>{body}", number), "made.xml")


def after(*paragraphs: str, onto: tuple[LawText, ...] | None = None) -> Preview:
    return preview(
        [rule(regtext(*paragraphs), "This rule is effective May 1, 2025.")], onto or law()
    )


def words(found: Preview) -> dict[str, str]:
    return {one.label: one.after for one in found.provisions}


def only(found: Preview) -> Instruction:
    (one,) = found.instructions
    return one

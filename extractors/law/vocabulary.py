"""The closed vocabulary of the law: every tag that is read, and what stands in it.

Tags: GPO, eCFR XML User Guide (2014) and CFR XML User Guide (2009), and files of both.
"""

from types import MappingProxyType

from extractors.xmltext import Inline

ITALIC = frozenset({"I", "i", "em"})
SKIPPED = frozenset({"img", "GPH", "GID", "MATH", "MID", "PRTPAGE", "FNP", "FNC", "Q"})
# Numbers of pictures, the only text that something skipped may have.
PICTURES = frozenset({"GID", "MID"})
INLINE = (
    frozenset({"E", "B", "SU", "FTREF", "FR", "AC", "ABBR", "sup", "sub", "strong", "b", "a"})
    | frozenset({"br", "cite", "name", "FAX", "FTREF1"})
    | ITALIC
)
STARS = "STARS"
STARS_TEXT = "* * * * *"
# Italics are marked, since they tell the fifth level of paragraphs from the second.
RUNNING = Inline(
    inline=INLINE,
    emphasis=frozenset({"E", "I", "B", "FTREF"}),
    breaks=frozenset({STARS}),
    line_ends=frozenset({"br"}),
    skipped=SKIPPED,
    italic=ITALIC,
    read_as=MappingProxyType({STARS: STARS_TEXT}),
)

ROWS = frozenset({"TR", "ROW", "BOXHD"})
CELLS = frozenset({"TD", "TH", "ENT", "CHED"})


def _each(kind: str, tags: str) -> dict[str, str]:
    return dict.fromkeys(tags.split(), kind)


# What holds one run of text, and what it is; "" takes what it stands in.
LINES = MappingProxyType(
    _each(
        "",
        "P P-1 P-2 P-3 P-DASH P1 P2 FP FP-1 FP-2 FP-DASH FP1 FP1-2 FP2 FP2-2 FP2-3 FP3 FP4 FRP"
        " FRP0 FL-2 LDRWK LDRFIG HALFDASH LI HED HED1 PSPACE BIBLFULL DATE BOXTXT STYLE AMDDATE"
        " P2-3 P4-5 P6-7 P8-9 IPAR NPAR ADDR AGENCY NAME OFFICE POSITION STUB CITEP",
    )
    | _each(
        "heading",
        "HEAD HD HD1 HD2 HD3 HD4 HD5 HD6 SECTNO SUBJECT SUBJECT1 SUBJECT2 SUBJECT3 RESERVED PARTHD"
        " DOCKETHD ALPHHD HD7 HD8 AGHD CFRHD CFRNO CFRID PGHD SIDEHED THED TITLENO",
    )
    | _each("caption", "CAPTION TCAP BCAP TTITLE TDESC")
    | _each("contents", "PG PT PTHD SECHD CHAPNO SUBTI SUBJL SUBJ1L SUBJ2L SUBJ3L SUBJ4L SUBCHIND")
    | _each("authority", "SECAUTH PARAUTH")
    | _each("pending amendment", "XREF EXT-XREF")
    | {"CITA": "citation", "APPRO": "approval", "TNOTE": "footnote", "EAR": "running head"}
)
# What holds blocks, and what its text is.
CONTAINERS = MappingProxyType(
    _each(
        "",
        "DIV TABLE THEAD TBODY TFOOT EXTRACT SCOL2 GPOTABLE DIV1 DIV2 DIV3 DIV4 DIV5 DIV6 DIV7 DIV8"
        " DIV9 PART SUBPART SUBJGRP SECTION APPENDIX REVTXT TEXT BODY ECFRBRWS DLPSTEXTCLASS"
        " CFRGRANULE CFRDOC TITLE SUBTITLE CHAPTER SUBCHAP SIG ONOTE OWNER PUBLI REV CITE",
    )
    | _each("footnote", "FTNT EFTNT")
    | _each("effective date note", "EFFDNOT EFFDNOTP SUPERSED")
    | _each("contents", "CFRTOC CHAPTI CONTENTS APP TOC ALPHLIST EXPL EXPLA FAIDS")
    | {"AUTH": "authority", "SOURCE": "source", "NOTE": "note", "EXAMPLE": "example"}
    | {"EDNOTE": "editorial note", "CROSSREF": "cross-reference"}
)
# What is about the file and not of the law.
METADATA = frozenset({"HEADER", "FDSYS"})

KNOWN = SKIPPED | INLINE | {STARS} | ROWS | CELLS | LINES.keys() | CONTAINERS.keys() | METADATA

# What the words in it go on with: "Authority:" and the authority.
LEADS = frozenset({"HED", "SECTNO"})
GOES_ON = frozenset({"PSPACE", "SUBJECT", "RESERVED"})
# Where the first head and the first paragraph are one.
LED_NOTES = frozenset({"AUTH", "SOURCE", "EDNOTE", "EFFDNOTP"})

PARTS = frozenset({"DIV5", "PART"})
SECTIONS = frozenset({"DIV8", "SECTION"})
APPENDICES = frozenset({"DIV9", "APPENDIX"})
PROVISIONS = SECTIONS | APPENDICES

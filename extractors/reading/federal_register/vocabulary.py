"""The elements that the Federal Register's XML is written with; any other is named.

GPO, Federal Register XML User Guide, and the schema FRMergedXML.xsd
(https://www.govinfo.gov/bulkdata/FR/resources).
"""

from lxml import etree

KNOWN = frozenset(
    {
        "FEDREG", "VOL", "NO", "DATE", "UNITNAME", "CNTNTS", "AIDS", "AGCY", "EAR", "CAT",
        "DOC", "DOCENT", "SJ", "SJDENT", "SJDOC", "SEE", "PGS", "PTS", "FRDOCBP", "NEWPART",
        "PTITLE", "PARTNO", "HRULE", "RULES", "RULE", "PRORULES", "PRORULE", "NOTICES",
        "NOTICE", "CORRECT", "PRESDOCS", "PRESDOCU", "PROCLA", "PROC", "EXECORD", "EXECORDR",
        "PRESDET", "DETERM", "PRESMEMO", "PRMEMO", "PRNOTICE", "PNOTICE", "PRORDER", "ORDER",
        "OPRNOTICE", "LETTER", "PRLETTER", "TITLE3", "PRES", "PSIG", "PLACE", "PREAMB",
        "PREAMHD", "AGENCY", "SUBAGY", "CFR", "DEPDOC", "RIN", "SUBJECT", "AGY", "ACT", "SUM",
        "DATES", "EFFDATE", "ADD", "FURINF", "SUPLINF", "LSTSUB", "AUTH", "PRIACT", "EXTRACT",
        "EXAMPLE", "NOTE", "EDNOTE", "EFFDNOT", "EFFDNOTP", "APPRO", "OATH", "SIG", "SIGDAT",
        "NAME", "TITLE", "DATED", "FRDOC", "FILED", "BILCOD", "EXHIBIT", "APPENDIX", "ATTACH",
        "REGTEXT", "AMDPAR", "CHAPTER", "SUBCHAP", "PART", "SUBPART", "SUBJGRP", "CONTENTS",
        "SECHD", "SECTION", "SECTNO", "RESERVED", "CITA", "SOURCE", "SECAUTH", "PARAUTH",
        "PARSOURCE", "XREF", "CROSSREF", "HED", "HD1", "HD2", "HD3", "P", "FP", "HD", "E", "SU",
        "FTREF", "FTNT", "FR", "LI", "AC", "I", "B", "STARS", "PRTPAGE", "GPH", "GID", "MID",
        "MATH", "LDRFIG", "PHOTO", "CAPTION", "GPOTABLE", "TTITLE", "TDESC", "BOXHD", "CHED",
        "ROW", "ENT", "TNOTE", "SIGROW", "OLNOTE1", "OLNOTES", "OLPOCK1", "DISCLAIM"
    }
)  # fmt: skip


def unknown_of(root: etree._Element) -> str:
    """Return the path of the first element whose meaning is not known, "" if all are.

    Its text is kept, as paragraphs of their own: a rule is not left untold for a new tag of the
    printer's, and what is new is not read over in silence.
    """
    unknown = next((one for one in root.iter("*") if str(one.tag) not in KNOWN), None)
    return "" if unknown is None else unknown.getroottree().getpath(unknown)

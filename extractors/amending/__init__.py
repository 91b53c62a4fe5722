"""Amendments: what a Federal Register document does to the Code of Federal Regulations, and when.

All of it is read from a `Document`'s labelled paragraphs, so that it can be read again from what
is stored. How agencies word instructions: Document Drafting Handbook, chapter 3 (Office of the
Federal Register, https://www.archives.gov/federal-register/write/handbook).
"""

from extractors.amending.behind import Candidate, amending_documents
from extractors.amending.corrections import corrections_of
from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.amending.nouns import Amendment, AmendmentDate

__all__ = [
    "Amendment",
    "AmendmentDate",
    "Candidate",
    "amending_documents",
    "amendments_of",
    "corrections_of",
    "effective_days",
]

"""Amendments: what a Federal Register document does to the Code of Federal Regulations, and when.

All of it is read from a `Document`'s labelled paragraphs, so that it can be read again from what
is stored. How agencies word instructions: Document Drafting Handbook, chapter 3 (Office of the
Federal Register, https://www.archives.gov/federal-register/write/handbook).
"""

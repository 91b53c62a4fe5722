"""The law as it will read: the instructions of a rule applied to the text that they amend.

Nothing is guessed: an instruction that cannot be carried out to the letter changes nothing, and
says why. How instructions are meant: Document Drafting Handbook, chapter 3 (Office of the Federal
Register); 1 CFR 21.
"""

"""Rules as things: which documents are of one rule, and what it is called."""

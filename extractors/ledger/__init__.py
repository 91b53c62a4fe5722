"""The ledger: what all claims on a rule together say of a day, and what is scheduled."""
